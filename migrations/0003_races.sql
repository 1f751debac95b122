-- What an athlete brings (files), what was found in it (courses), and what was decided (strategies).
-- The athlete comes first in every key: no row can be reached without saying whose it is.
create table upload (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    sha256 text not null,
    name text not null,
    media_type text not null,
    size_bytes bigint not null,
    received_at timestamptz not null default now(),
    primary key (athlete_id, id)
);

create table course (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    upload_id text,
    name text not null,
    distance_m double precision not null,
    recorded_duration_s double precision,
    analysis jsonb not null,
    kept_at timestamptz not null default now(),
    primary key (athlete_id, id),
    foreign key (athlete_id, upload_id) references upload
);

-- Each saved version is a row. `content_key` says what was planned, whatever it is called:
-- the same plan saved again makes no second copy, unless the first was deleted.
create table strategy (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    name text not null,
    version integer not null check (version > 0),
    content_key text not null,
    course_id text not null,
    race_name text not null,
    distance_m double precision not null,
    goal_time_s double precision not null,
    body jsonb not null,
    saved_at timestamptz not null default now(),
    deleted_at timestamptz,
    primary key (athlete_id, id),
    unique (athlete_id, name, version)
);

create unique index strategy_content on strategy (athlete_id, content_key) where deleted_at is null;
