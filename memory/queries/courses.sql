-- name: keep
-- Keep an analysis; the same one again changes nothing.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into course (athlete_id, id, upload_id, name, distance_m, recorded_duration_s, analysis)
values (
    %(athlete_id)s, %(id)s, %(upload_id)s, %(name)s, %(distance_m)s, %(recorded_duration_s)s, %(analysis)s::jsonb
)
on conflict do nothing;

-- name: course
-- A course of this athlete.
select analysis::text as analysis from course where athlete_id = %(athlete_id)s and id = %(id)s;
