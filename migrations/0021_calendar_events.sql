-- Which planned session stands as which event in an athlete's calendar at a service. It outlives its plan, so that
-- the sessions of a plan that was replaced can be taken off; `content_key` is a digest of what was sent.
create table calendar_event (
    athlete_id text not null references athlete on delete cascade,
    source text not null,
    plan_id text not null,
    workout_id text not null,
    event_id text not null,
    day date not null,
    content_key text not null,
    sent_at timestamptz not null default now(),
    primary key (athlete_id, source, plan_id, workout_id)
);
