-- The prompts as versions: what is active is what the models are told. They belong to the house, not to an athlete.
create table prompt_version (
    name text not null,
    model text not null default '',
    version integer not null check (version > 0),
    text text not null,
    active boolean not null,
    seeded boolean not null default false,
    note text not null default '',
    made_at timestamptz not null default now(),
    activated_at timestamptz,
    primary key (name, model, version)
);

create unique index prompt_active on prompt_version (name, model) where active;

-- What each section of an answer was put into words with: the model, and the version of every prompt it was given.
create table answer (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    thread_id text not null,
    section text not null,
    model text not null,
    prompts jsonb not null default '{}',
    said_at timestamptz not null default now(),
    primary key (athlete_id, id)
);

create index answer_of_thread on answer (athlete_id, thread_id, said_at);
