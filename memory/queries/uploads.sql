-- name: keep
-- Keep a file's card; the same content again keeps its id and takes the newest name.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into upload (athlete_id, id, sha256, name, media_type, size_bytes)
values (%(athlete_id)s, %(id)s, %(sha256)s, %(name)s, %(media_type)s, %(size_bytes)s)
on conflict (athlete_id, id) do update
set name = excluded.name, media_type = excluded.media_type, received_at = now();

-- name: upload
-- A file of this athlete.
select id, name, media_type, size_bytes from upload where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: sha256
-- Where the content of a file of this athlete lies.
select sha256 from upload where athlete_id = %(athlete_id)s and id = %(id)s;
