-- name: owned_tables
-- The tables that say whose their rows are, of every athlete, with the columns that can be taken along.
select c.table_name,
    array_agg(c.column_name::text order by c.ordinal_position)
        filter (where c.udt_name not in ('bytea', 'vector', 'halfvec') and c.column_name <> 'athlete_id') as columns
from information_schema.columns c
join information_schema.tables t using (table_schema, table_name)
where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
    and exists (
        select from information_schema.columns whose
        where whose.table_schema = c.table_schema and whose.table_name = c.table_name
            and whose.column_name = 'athlete_id'
    )
group by c.table_name
order by c.table_name;

-- name: uploads
-- The files an athlete gave, by their content.
select id, name, sha256 from upload where athlete_id = %(athlete_id)s order by received_at, id;

-- name: recordings
-- The activities of an athlete whose records are kept.
select activity_id from recording where athlete_id = %(athlete_id)s order by activity_id;

-- name: recording
-- The records of one activity of an athlete.
select columns from recording where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s;

-- name: conversations
-- An athlete's conversations as the page keeps them, each with what was said in order.
select jsonb_build_object(
    'id', c.id, 'name', c.name, 'begun_at', c.begun_at, 'changed_at', c.changed_at,
    'messages', coalesce((
        select jsonb_agg(jsonb_build_object(
            'who', case s.kind when 'user_message' then 'athlete' else 'coach' end,
            'said_at', s.began_at, 'text', s.output, 'thumb', t.value, 'noted', t.comment
        ) order by s.began_at, s.id)
        from conversation_step s
        left join conversation_thumb t on t.athlete_id = s.athlete_id and t.step_id = s.id
        where s.athlete_id = %(athlete_id)s and s.conversation_id = c.id
            and s.kind in ('user_message', 'assistant_message')
    ), '[]'),
    'shown', coalesce((
        select jsonb_agg(
            jsonb_build_object('name', e.name, 'props', e.props, 'file', e.object_key) order by e.shown_at, e.id
        )
        from conversation_element e where e.athlete_id = %(athlete_id)s and e.conversation_id = c.id
    ), '[]')
)::text as body
from conversation c
where c.athlete_id = %(athlete_id)s
order by c.begun_at, c.id;

-- name: only_theirs
-- The contents that an athlete gave and nobody else of the house.
select distinct sha256 from upload mine
where athlete_id = %(athlete_id)s and not exists (
    select from upload others where others.sha256 = mine.sha256 and others.athlete_id <> mine.athlete_id
);

-- name: at_work
-- How many of an athlete's imports and syncs are being worked on right now, in the queue of the house.
select count(*) as jobs from procrastinate_jobs where status = 'doing' and args ->> 'athlete_id' = %(athlete_id)s;

-- name: delete_jobs
-- Delete an athlete's imports and syncs from the queue of the house.
delete from procrastinate_jobs where args ->> 'athlete_id' = %(athlete_id)s;

-- name: delete_anybodys
-- Delete the answers that are anybody's, and so of every athlete: one who leaves may have asked first.
delete from answer_cache where athlete_id is null;

-- name: delete_athlete
-- Delete an athlete with everything that hangs on them.
delete from athlete where athlete_id = %(athlete_id)s;

-- name: name_files
-- Put files of one who leaves on the list of the house: they are deleted once the rows are gone.
insert into leaving_file (place, name) select %(place)s, unnest(%(names)s::text[]) on conflict do nothing;

-- name: files_to_delete
-- The files still to be deleted, of every athlete who left.
select place, name from leaving_file order by place, name;

-- name: is_needed
-- Whether a content was given again, by whomever of the house.
select exists (select from upload where sha256 = %(name)s) as needed;

-- name: file_deleted
-- Strike a deleted file from the list of the house.
delete from leaving_file where place = %(place)s and name = %(name)s;
