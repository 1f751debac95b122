-- Training plans by versions, the rules they obey, facts learnt; and what a proposal needs to carry all of them.
-- A version is never changed and never deleted on its own: the next one takes its place.
create table training_plan (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    name text not null,
    created_at timestamptz not null default now(),
    retired_at timestamptz,
    primary key (athlete_id, id)
);

-- The athlete trains by one plan at a time.
create unique index training_plan_current on training_plan (athlete_id) where retired_at is null;

create table plan_version (
    athlete_id text not null,
    plan_id text not null,
    version integer not null check (version > 0),
    parent integer,
    headline text not null,
    reason text not null,
    evidence jsonb not null default '[]',
    changes text[] not null default '{}',
    made_by text not null,
    rules_version integer not null default 0,
    strategy_id text,
    restored_from integer,
    proposal_id text,
    body jsonb not null,
    made_at timestamptz not null default now(),
    primary key (athlete_id, plan_id, version),
    foreign key (athlete_id, plan_id) references training_plan on delete cascade
);

-- One proposal makes one version, whatever happens at the same time.
create unique index plan_version_of_proposal on plan_version (athlete_id, proposal_id) where proposal_id is not null;

create table rule_set (
    athlete_id text not null references athlete on delete cascade,
    version integer not null check (version > 0),
    parent integer,
    reason text not null,
    rules jsonb not null,
    proposal_id text,
    made_at timestamptz not null default now(),
    primary key (athlete_id, version)
);

create unique index rule_set_of_proposal on rule_set (athlete_id, proposal_id) where proposal_id is not null;

create table fact (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    text text not null,
    source text not null,
    activity_id text,
    learnt_on date not null,
    proposal_id text,
    kept_at timestamptz not null default now(),
    forgotten_at timestamptz,
    primary key (athlete_id, id)
);

-- `version` of a proposal is the version it would make, `based_on` the one it was made from (0: none), `current_plan`
-- the plan the athlete trained by then: a new plan takes its place, and no other's.
alter table proposal
    add column based_on integer,
    add column current_plan text,
    add column reason text not null default '',
    add column evidence jsonb not null default '[]';

-- The same plan may be saved again when an old version is brought back; saving twice by mistake is told from that
-- by the lock on the athlete and a look before the insert.
drop index strategy_content;
create index strategy_content on strategy (athlete_id, content_key) where deleted_at is null;
alter table strategy add column restored_from integer;

-- A review taken over into the plan: since when that is being done, when it was, and the proposal that came of it
-- (null: nothing had to change). And what an analysis was put into words with.
alter table analysis
    add column approving_since timestamptz,
    add column approved_at timestamptz,
    add column approved_as text,
    add column spoken_with jsonb;

alter table athlete_preferences
    add column time_zone text,
    add column small_changes boolean not null default false;
