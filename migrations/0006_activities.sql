-- What an athlete did. Every row says where it came from (`source`), whether a language model, an embedding or a
-- memory may ever see it (`ai_allowed`), and until when it may be kept (`expires_at`; null: for good).
-- `summary` is what the history needs of a recording; `content_key` (SHA-256 of the content, and the leg) tells the same recording twice.
create table activity (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    source text not null,
    source_id text,
    ai_allowed boolean not null,
    expires_at timestamptz,
    content_key text,
    upload_id text,
    file_name text,
    sport text not null,
    started_at timestamptz,
    distance_m double precision,
    duration_s double precision not null,
    summary jsonb not null,
    duplicate_of text,
    kept_at timestamptz not null default now(),
    primary key (athlete_id, id),
    foreign key (athlete_id, upload_id) references upload
);

create unique index activity_content on activity (athlete_id, content_key) where content_key is not null;
create unique index activity_source on activity (athlete_id, source, source_id) where source_id is not null;
create index activity_by_time on activity (athlete_id, started_at);
create index activity_expiry on activity (expires_at) where expires_at is not null;

-- The records themselves (numpy's npz, deflated): read for a review, never for a list. Where their source lets nothing
-- be kept for good they end (`expires_at`) so long after they were fetched, however often the activity is listed again.
create table recording (
    athlete_id text not null,
    activity_id text not null,
    columns bytea not null,
    expires_at timestamptz,
    primary key (athlete_id, activity_id),
    foreign key (athlete_id, activity_id) references activity on delete cascade
);

create index recording_expiry on recording (expires_at) where expires_at is not null;

-- A review as it was given: with the thresholds of that day it stays what was said then.
create table analysis (
    athlete_id text not null,
    activity_id text not null,
    id text not null,
    body jsonb not null,
    made_at timestamptz not null default now(),
    primary key (athlete_id, activity_id, id),
    foreign key (athlete_id, activity_id) references activity on delete cascade
);

-- A morning's measures, a row a day and source.
create table wellness (
    athlete_id text not null references athlete on delete cascade,
    day date not null,
    source text not null,
    ai_allowed boolean not null,
    expires_at timestamptz,
    body jsonb not null,
    kept_at timestamptz not null default now(),
    primary key (athlete_id, day, source)
);

-- What an athlete says of themselves against what their history says: it wins. Never changed, only followed by another.
create table profile_correction (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    name text not null,
    value double precision,
    note text,
    said_at timestamptz not null default now(),
    primary key (athlete_id, id)
);

create index profile_correction_newest on profile_correction (athlete_id, name, said_at desc);
