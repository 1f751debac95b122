-- Coaching knowledge with its sources, as it is written in the program: the house's, no athlete's. The files are what
-- counts; these rows are made from them and found by meaning.
create table knowledge_passage (
    id text primary key,
    title text not null,
    text text not null,
    wordings text[] not null,
    citations jsonb not null,
    content_hash text not null
);

-- The questions a passage answers, each with its vector. Vectors of different models have different lengths and are
-- never compared: `embedded_by` names the model. Some hundred rows are compared one by one, exactly: no vector index.
create table knowledge_wording (
    embedded_by text not null,
    passage_id text not null references knowledge_passage on delete cascade,
    wording text not null,
    embedding vector not null,
    primary key (embedded_by, passage_id, wording)
);
