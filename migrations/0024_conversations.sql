-- Conversations in our own tables: the athlete comes first in every key, as everywhere else.
-- `turn` says how far the answer to a message came: 'open' while it is written, 'done' when it was shown or
-- stopped, 'cut' when whoever wrote it died; null for what asks for no answer.
create table conversation (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    name text,
    metadata jsonb not null default '{}',
    tags text[] not null default '{}',
    begun_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    primary key (athlete_id, id)
);

create table conversation_step (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    conversation_id text not null,
    parent_id text,
    kind text not null,
    name text,
    input text,
    output text,
    metadata jsonb not null default '{}',
    show_input text,
    is_error boolean not null default false,
    turn text check (turn in ('open', 'done', 'cut')),
    began_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz not null default clock_timestamp(),
    primary key (athlete_id, id),
    foreign key (athlete_id, conversation_id) references conversation on delete cascade
);

-- What was shown may arrive before the message it was shown with: hence no key to the step.
create table conversation_element (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    conversation_id text not null,
    step_id text not null,
    kind text not null,
    name text not null,
    mime text,
    object_key text,
    url text,
    chainlit_key text,
    display text,
    size text,
    language text,
    page integer,
    props jsonb not null default '{}',
    shown_at timestamptz not null default clock_timestamp(),
    primary key (athlete_id, id),
    foreign key (athlete_id, conversation_id) references conversation on delete cascade
);

create table conversation_thumb (
    athlete_id text not null references athlete on delete cascade,
    step_id text not null,
    value double precision not null,
    comment text,
    given_at timestamptz not null default clock_timestamp(),
    primary key (athlete_id, step_id),
    foreign key (athlete_id, step_id) references conversation_step on delete cascade
);

create index conversation_listed on conversation (athlete_id, changed_at desc, id desc);
create index conversation_step_in_order on conversation_step (athlete_id, conversation_id, began_at);
create index conversation_step_of_parent on conversation_step (athlete_id, parent_id);
create index conversation_step_open on conversation_step (athlete_id, conversation_id) where turn = 'open';
create index conversation_element_of_conversation on conversation_element (athlete_id, conversation_id);
create index conversation_element_of_step on conversation_element (athlete_id, step_id);
create index conversation_element_of_file on conversation_element (athlete_id, object_key)
where object_key is not null;

-- What the page has kept until now moves over; its times were UTC without saying so. What belonged to nobody
-- (rows whose conversation or owner was gone) could not be reached any more, and stays behind.
insert into athlete (athlete_id)
select distinct u.identifier from "User" u join "Thread" t on t."userId" = u.id
on conflict do nothing;

insert into conversation (athlete_id, id, name, metadata, tags, begun_at, changed_at)
select u.identifier, t.id, t.name, t.metadata, coalesce(t.tags, '{}'),
    t."createdAt" at time zone 'UTC', t."updatedAt" at time zone 'UTC'
from "Thread" t join "User" u on u.id = t."userId"
where t."deletedAt" is null;

insert into conversation_step (
    athlete_id, id, conversation_id, parent_id, kind, name, input, output, metadata, show_input, is_error,
    turn, began_at, ended_at
)
select c.athlete_id, s.id, c.id, s."parentId", s.type, s.name, s.input, s.output, s.metadata, s."showInput",
    coalesce(s."isError", false), case s.type when 'user_message' then 'done' end,
    s."startTime" at time zone 'UTC', s."endTime" at time zone 'UTC'
from "Step" s join conversation c on c.id = s."threadId";

insert into conversation_element (
    athlete_id, id, conversation_id, step_id, kind, name, mime, object_key, url, chainlit_key, display, size,
    language, page, props, shown_at
)
select c.athlete_id, e.id, c.id, e."stepId", coalesce(e.metadata ->> 'type', 'file'), e.name, e.mime,
    e."objectKey", e.url, e."chainlitKey", e.display, e.size, e.language, e.page,
    case jsonb_typeof(e.props) when 'object' then e.props else '{}' end, e."createdAt" at time zone 'UTC'
from "Element" e join conversation c on c.id = e."threadId";

insert into conversation_thumb (athlete_id, step_id, value, comment, given_at)
select distinct on (s.athlete_id, s.id) s.athlete_id, s.id, f.value, f.comment, f."updatedAt" at time zone 'UTC'
from "Feedback" f join conversation_step s on s.id = f."stepId"
order by s.athlete_id, s.id, f."createdAt" desc;

drop table "Feedback", "Element", "Step", "Thread", "User";
