-- name: keep
-- Keep a key of an athlete's.
insert into api_key (athlete_id, id, token_sha256, name, scope, made_at)
values (%(athlete_id)s, %(id)s, %(token_sha256)s, %(name)s, %(scope)s, %(made_at)s);

-- name: of_token
-- What an athlete's key stands for.
select athlete_id, id, name, scope, made_at, used_on from api_key
where athlete_id = %(athlete_id)s and token_sha256 = %(token_sha256)s;

-- name: used
-- Note the day an athlete's key was used.
update api_key set used_on = %(today)s where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: of_athlete
-- An athlete's keys, newest first.
select athlete_id, id, name, scope, made_at, used_on from api_key
where athlete_id = %(athlete_id)s
order by made_at desc, id;

-- name: revoke
-- Take an athlete's key back.
delete from api_key where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: revoke_all
-- Take all keys of an athlete back.
delete from api_key where athlete_id = %(athlete_id)s;

-- name: living
-- Which of these keys, of every athlete, still hold.
select k.id from api_key k
join unnest(%(athletes)s::text[], %(ids)s::text[]) as asked (athlete_id, id)
    on asked.athlete_id = k.athlete_id and asked.id = k.id;
