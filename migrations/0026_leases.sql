-- Who is answering in a conversation, over all servers of a house: a turn holds its conversation's row and renews it
-- until it ends. A row that has run out is nobody's: its server died, or its turn is over.
-- The empty thread_id stands for all of an athlete's conversations, held while their past is rewritten.
create table turn_lease (
    athlete_id text not null,
    thread_id text not null,
    holder text not null,
    runs_out_at timestamptz not null,
    primary key (athlete_id, thread_id)
);

-- What is set aside for requests to models that have not ended yet, so that the limit of a day holds over all servers.
-- A row that has run out was left by a server that died.
create table model_reservation (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    day date not null,
    input_tokens integer not null check (input_tokens >= 0),
    output_tokens integer not null check (output_tokens >= 0),
    cost numeric,
    estimated boolean not null,
    runs_out_at timestamptz not null,
    primary key (athlete_id, id)
);
