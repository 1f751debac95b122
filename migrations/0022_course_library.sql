-- The library of courses: an athlete's own name for one, when it was put away, and stretches worth a name.
-- What a list shows is drawn out of the analysis once, so that two hundred courses are listed without opening them.
alter table course
    add column title text,
    add column put_away_at timestamptz,
    add column gain_m double precision generated always as ((analysis -> 'gain' ->> 'value')::double precision) stored,
    add column origin text generated always as (analysis ->> 'origin') stored,
    add column difficulty text generated always as (analysis ->> 'difficulty') stored;

create index course_listed on course (athlete_id, kept_at desc) where put_away_at is null;

create table course_section (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    course_id text not null,
    name text not null,
    start_m double precision not null check (start_m >= 0),
    end_m double precision not null check (end_m > start_m),
    kept_at timestamptz not null default now(),
    primary key (athlete_id, id),
    unique (athlete_id, course_id, start_m, end_m),
    foreign key (athlete_id, course_id) references course on delete cascade
);
