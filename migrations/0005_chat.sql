-- The tables of Chainlit's own data layer, under the names it expects. No extension is needed for the ids.
create table "User" (
    id text primary key default gen_random_uuid()::text,
    identifier text not null unique,
    metadata jsonb not null,
    "createdAt" timestamp(3) not null default now(),
    "updatedAt" timestamp(3) not null default now()
);

create table "Thread" (
    id text primary key,
    name text,
    metadata jsonb not null,
    tags text[] default '{}',
    "userId" text references "User" (id) on delete set null,
    "createdAt" timestamp(3) not null default now(),
    "updatedAt" timestamp(3) not null default now(),
    "deletedAt" timestamp(3)
);

create table "Step" (
    id text primary key,
    "threadId" text references "Thread" (id) on delete cascade,
    "parentId" text references "Step" (id) on delete cascade,
    name text,
    type text not null,
    input text,
    output text,
    metadata jsonb not null,
    "showInput" text default 'json',
    "isError" boolean default false,
    "startTime" timestamp(3) not null,
    "endTime" timestamp(3) not null,
    "createdAt" timestamp(3) not null default now(),
    "updatedAt" timestamp(3) not null default now()
);

create table "Element" (
    id text primary key,
    "threadId" text references "Thread" (id) on delete cascade,
    "stepId" text not null references "Step" (id) on delete cascade,
    metadata jsonb not null,
    mime text,
    name text not null,
    "objectKey" text,
    url text,
    "chainlitKey" text,
    display text,
    size text,
    language text,
    page integer,
    props jsonb,
    "createdAt" timestamp(3) not null default now(),
    "updatedAt" timestamp(3) not null default now()
);

create table "Feedback" (
    id text primary key default gen_random_uuid()::text,
    "stepId" text references "Step" (id) on delete set null,
    name text not null,
    value double precision not null,
    comment text,
    "createdAt" timestamp(3) not null default now(),
    "updatedAt" timestamp(3) not null default now()
);

create index thread_of_user on "Thread" ("userId", "updatedAt");
create index step_of_thread on "Step" ("threadId", "startTime");
create index step_of_step on "Step" ("parentId");
create index element_of_thread on "Element" ("threadId");
create index element_of_step on "Element" ("stepId");
create index feedback_of_step on "Feedback" ("stepId");
