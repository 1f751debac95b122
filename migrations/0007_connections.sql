-- The services an athlete connected. `secret` (keys, tokens) is encrypted with a key that is not in this database.
create table connection (
    athlete_id text not null references athlete on delete cascade,
    source text not null,
    status text not null,
    secret bytea,
    account text,
    trouble text,
    key_expires_on date,
    connected_at timestamptz not null default now(),
    primary key (athlete_id, source)
);

create index connection_account on connection (source, account);

-- Every import and every sync, with what became of it. `wanted` says what was asked for: files, or a time.
create table sync_run (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    source text not null,
    asked_by text not null,
    label text not null,
    wanted jsonb not null,
    status text not null,
    total integer,
    error text,
    asked_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    primary key (athlete_id, id)
);

create index sync_run_newest on sync_run (athlete_id, source, asked_at desc);

-- What became of each file or activity of a run: written with the activity itself, so that a run that was
-- killed goes on where it was and counts nothing twice.
create table sync_item (
    athlete_id text not null,
    run_id text not null,
    item text not null,
    outcome text not null,
    reason text,
    activity_id text,
    done_at timestamptz not null default now(),
    primary key (athlete_id, run_id, item),
    foreign key (athlete_id, run_id) references sync_run on delete cascade
);
