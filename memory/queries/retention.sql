-- name: take_on
-- Take on a chore of the house that is due; nobody else will before it is due again.
insert into chore (name, begun_at) values (%(name)s, now())
on conflict (name) do update set begun_at = now() where chore.begun_at <= now() - %(rest)s::interval
returning name;

-- name: superseded_analyses
-- Delete old reviews that a newer one of their activity replaced and nobody approved, of every athlete.
delete from analysis a
where a.approved_at is null and a.made_at < now() - %(age)s::interval
    and exists (
        select from analysis newer
        where newer.athlete_id = a.athlete_id and newer.activity_id = a.activity_id and newer.made_at > a.made_at
    );

-- name: ended_share_links
-- Delete links that ended or were taken back long enough ago, of every athlete.
delete from share_link where least(ends_at, coalesce(revoked_at, ends_at)) < now() - %(age)s::interval;

-- name: expired_answers
-- Delete answers given before that may serve no longer, of every athlete.
delete from answer_cache where expires_at <= now();

-- name: expired_outside_answers
-- Delete what services outside answered and may serve no longer, of the house.
delete from outside_answer where expires_at <= now();

-- name: old_requests
-- Delete what was noted of requests to models long ago, of every athlete.
delete from model_request where asked_at < now() - %(age)s::interval;

-- name: contents
-- The keys of the contents that anybody gave, of every athlete.
select distinct left(sha256, 2) || '/' || sha256 as name from upload;

-- name: contents_names
-- Whether anybody gave a content, of every athlete.
select 1 as named from upload where sha256 = right(%(name)s, 64) limit 1;

-- name: chat_files
-- The files that conversations show, of every athlete.
select object_key as name from conversation_element where object_key is not null;

-- name: chat_files_names
-- Whether a conversation shows a file, of every athlete.
select 1 as named from conversation_element where object_key = %(name)s limit 1;

-- name: orphans
-- Put files of the house that nobody names on its list, others off it; return those that stand there long enough.
with listed as (
    insert into orphan_file (place, name, seen_at) select %(place)s, unnest(%(names)s::text[]), now()
    on conflict do nothing
), named_again as (
    delete from orphan_file where place = %(place)s and not name = any(%(names)s::text[])
)
select name from orphan_file
where place = %(place)s and name = any(%(names)s::text[]) and seen_at < now() - %(age)s::interval
order by name;

-- name: hold
-- Let nobody of the house name a file until this transaction ends.
lock table upload, conversation_element in share mode;

-- name: strike_off
-- Strike a file off the list of the house.
delete from orphan_file where place = %(place)s and name = %(name)s;

-- name: tables
-- The tables of the house that are ours to vacuum.
select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = current_schema() and c.relkind = 'r' and pg_has_role(c.relowner, 'usage')
order by c.relname;
