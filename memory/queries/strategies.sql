-- name: history
-- Every version the athlete has saved and not deleted, newest first.
select id, name, version, race_name, distance_m, goal_time_s, saved_at, restored_from from strategy
where athlete_id = %(athlete_id)s and deleted_at is null
order by saved_at desc, version desc, id;

-- name: saved
-- One saved version with its body.
select id, name, version, race_name, distance_m, goal_time_s, saved_at, restored_from, content_key, body::text as body
from strategy
where athlete_id = %(athlete_id)s and id = %(id)s and deleted_at is null;

-- name: with_content
-- The newest version that already holds this very plan.
select id, name, version, race_name, distance_m, goal_time_s, saved_at, restored_from from strategy
where athlete_id = %(athlete_id)s and content_key = %(content_key)s and deleted_at is null
order by saved_at desc, version desc
limit 1;

-- name: newest
-- The newest version of a name.
select id, version, content_key from strategy
where athlete_id = %(athlete_id)s and name = %(name)s and deleted_at is null
order by version desc
limit 1;

-- name: next_version
-- The number a new version of this name gets; a deleted version's number is not given again.
select coalesce(max(version), 0) + 1 as version from strategy
where athlete_id = %(athlete_id)s and name = %(name)s;

-- name: save
-- Keep a version.
insert into strategy (
    athlete_id, id, name, version, content_key, course_id, race_name, distance_m, goal_time_s, body,
    restored_from
)
values (
    %(athlete_id)s, %(id)s, %(name)s, %(version)s, %(content_key)s, %(course_id)s, %(race_name)s, %(distance_m)s,
    %(goal_time_s)s, %(body)s::jsonb, %(restored_from)s
);

-- name: delete
-- Take a version out of the athlete's sight; the row stays.
update strategy set deleted_at = now() where athlete_id = %(athlete_id)s and id = %(id)s and deleted_at is null;
