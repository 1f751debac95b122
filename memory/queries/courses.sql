-- name: keep
-- Keep an analysis; the same one again is in the library again, and adds where it lies, if that was not known.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into course (athlete_id, id, upload_id, name, distance_m, recorded_duration_s, analysis, places)
values (
    %(athlete_id)s, %(id)s, %(upload_id)s, %(name)s, %(distance_m)s, %(recorded_duration_s)s, %(analysis)s::jsonb,
    %(places)s
)
on conflict (athlete_id, id) do update set places = coalesce(course.places, excluded.places), put_away_at = null
where course.put_away_at is not null or (course.places is null and excluded.places is not null);

-- name: places
-- Where a course of this athlete lies.
select places from course where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: course
-- A course of this athlete.
select analysis::text as analysis from course where athlete_id = %(athlete_id)s and id = %(id)s;
