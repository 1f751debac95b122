-- What was read in an athlete's pictures of courses: one row a page. `reading` is what was read, `corrections` what
-- the athlete put right by hand; `decided` is their word ('used' or 'declined'), null while the card waits.
create table course_picture (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    upload_id text not null,
    page integer not null default 1 check (page > 0),
    reading jsonb not null,
    corrections jsonb not null default '{}',
    course_id text,
    decided text check (decided in ('used', 'declined')),
    read_at timestamptz not null default now(),
    decided_at timestamptz,
    primary key (athlete_id, id),
    unique (athlete_id, upload_id, page),
    foreign key (athlete_id, upload_id) references upload
);
