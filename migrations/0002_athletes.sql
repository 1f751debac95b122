-- Who is coached, and how they like to read.
create table athlete (
    athlete_id text primary key,
    created_at timestamptz not null default now()
);

create table athlete_preferences (
    athlete_id text primary key references athlete on delete cascade,
    units text not null,
    weight_kg double precision,
    sport text not null,
    updated_at timestamptz not null default now()
);
