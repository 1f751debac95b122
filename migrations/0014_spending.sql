-- Every request to a language model, once: what it was for, how it ended, and what it took.
create table model_request (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    thread_id text not null,
    turn_id text not null,
    day date not null,
    purpose text not null,
    model text not null,
    outcome text not null check (outcome in ('done', 'failed', 'cancelled')),
    input_tokens integer not null check (input_tokens >= 0),
    output_tokens integer not null check (output_tokens >= 0),
    cost numeric,
    estimated boolean not null,
    seconds real not null,
    asked_at timestamptz not null,
    primary key (athlete_id, id)
);

create index model_request_of_day on model_request (athlete_id, day);
