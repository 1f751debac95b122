-- What is remembered of an athlete beyond one conversation: facts from their own words beside the lessons kept with
-- a click. What a newer fact has taken the place of stays to be looked at; what is forgotten is gone for good.
delete from fact where forgotten_at is not null;

alter table fact
    drop column forgotten_at,
    add column kind text not null default 'lesson',
    add column slot text not null default '',
    add column quote text not null default '',
    add column thread_id text,
    add column confidence double precision not null default 1 check (confidence between 0 and 1),
    -- Vectors of different models have different lengths and are never compared: `embedded_by` names the model.
    add column embedding vector,
    add column embedded_by text,
    add column superseded_at timestamptz,
    add column superseded_by text,
    add column corrected_at timestamptz;

alter table athlete_preferences add column remembers boolean not null default true;
