-- Answers given before, to be given again where everything they depend on is as it was. `key` is the digest of all of
-- that but the words of the question (tools/domain/questions/answer_key.py); whose an answer is (null: anybody's) and
-- which embedder made its vector are part of it, so that vectors of one key have one length. No vector index: within a
-- key the distances to a few hundred vectors are computed exactly, and an index over all keys would lose neighbours.
create table answer_cache (
    id text primary key,
    key bytea not null,
    words bytea not null,
    athlete_id text references athlete on delete cascade,
    asked_in bytea,
    revision bigint not null default 0,
    question text not null,
    embedding halfvec,
    answer jsonb not null,
    size_bytes integer not null,
    made_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_used_at timestamptz not null default now(),
    uses integer not null default 0
);

create unique index answer_cache_of_question on answer_cache (key, words, athlete_id) nulls not distinct;
create index answer_cache_of_athlete on answer_cache (athlete_id, last_used_at);
create index answer_cache_oldest on answer_cache (last_used_at);
create index answer_cache_of_conversation on answer_cache (asked_in);
create index answer_cache_expiry on answer_cache (expires_at);

-- Two questions that were taken for one and are not: the digests of their words, so that nothing said is kept here.
create table answer_refusal (
    athlete_id text not null references athlete on delete cascade,
    asked bytea not null,
    kept bytea not null,
    refused_at timestamptz not null default now(),
    primary key (athlete_id, asked, kept)
);

-- How many answers were kept, found again and thumbed down, by day.
create table answer_count (
    athlete_id text not null references athlete on delete cascade,
    day date not null default current_date,
    kept bigint not null default 0,
    found_by_words bigint not null default 0,
    found_by_meaning bigint not null default 0,
    thumbs_down bigint not null default 0,
    primary key (athlete_id, day)
);

-- Every change of what is kept of an athlete adds a row; their sum is the revision. Rows are added and never changed,
-- so that changes at the same time wait for nobody; `fold` (memory/queries/semantic_cache.sql) makes one row of many.
create table athlete_revision (
    athlete_id text not null references athlete on delete cascade,
    changes bigint not null default 1
);

create index athlete_revision_of_athlete on athlete_revision (athlete_id) include (changes);

-- Note whose rows came or went; of an athlete who goes themselves nothing is to be noted.
create function note_changed_athletes() returns trigger language plpgsql as $$
begin
    insert into athlete_revision (athlete_id)
    select a.athlete_id from athlete a where a.athlete_id in (select c.athlete_id from changed c);
    return null;
end
$$;

-- Note whose rows say something else than before: when a row was written or fetched is no change of it.
create function note_athletes_of_other_rows() returns trigger language plpgsql as $$
begin
    insert into athlete_revision (athlete_id)
    select a.athlete_id from athlete a where a.athlete_id in (
        with other as (
            select n.athlete_id, to_jsonb(n) - '{kept_at,updated_at,expires_at,connected_at,secret}'::text[] as said
            from changed n
            except all
            select b.athlete_id, to_jsonb(b) - '{kept_at,updated_at,expires_at,connected_at,secret}'::text[]
            from before_change b
        )
        select other.athlete_id from other
    );
    return null;
end
$$;

-- Let every change of a table, by whatever statement, make the answers given before it unfindable.
create procedure answers_depend_on(watched regclass) language plpgsql as $$
begin
    execute format(
        'create trigger answers_depend_insert after insert on %s referencing new table as changed '
        'for each statement execute function note_changed_athletes()', watched);
    execute format(
        'create trigger answers_depend_delete after delete on %s referencing old table as changed '
        'for each statement execute function note_changed_athletes()', watched);
    execute format(
        'create trigger answers_depend_update after update on %s '
        'referencing old table as before_change new table as changed '
        'for each statement execute function note_athletes_of_other_rows()', watched);
end
$$;

call answers_depend_on('activity');
call answers_depend_on('athlete_preferences');
call answers_depend_on('connection');
call answers_depend_on('course');
call answers_depend_on('fact');
call answers_depend_on('plan_version');
call answers_depend_on('profile_correction');
call answers_depend_on('rule_set');
call answers_depend_on('strategy');
call answers_depend_on('training_plan');
call answers_depend_on('wellness');
