-- A change that waits for a yes. `body` is the strategy a save would keep; `content_key` tells it from others.
create table proposal (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    thread_id text not null,
    kind text not null,
    status text not null default 'pending',
    title text not null,
    summary text not null,
    changes text[] not null default '{}',
    name text not null,
    version integer not null,
    content_key text not null,
    body jsonb,
    subject_id text,
    outcome text,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    decided_at timestamptz,
    primary key (athlete_id, id)
);

create unique index proposal_waiting on proposal (athlete_id, thread_id, kind, content_key) where status = 'pending';
