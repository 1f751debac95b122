-- name: courses
-- The courses of an athlete's library that a search finds, in the order asked for, with how many there are.
select c.id, coalesce(c.title, c.name) as title, c.distance_m, c.gain_m, c.difficulty, c.origin, c.kept_at, c.places,
    (select count(*) from strategy s
     where s.athlete_id = c.athlete_id and s.course_id = c.id and s.deleted_at is null) as saved_strategies,
    (select count(*) from course_section x where x.athlete_id = c.athlete_id and x.course_id = c.id) as sections,
    count(*) over () as total
from course c
where c.athlete_id = %(athlete_id)s and c.put_away_at is null
    and (%(search)s::text is null or coalesce(c.title, c.name) ilike %(search)s)
order by
    case when %(order)s::text = 'name' then lower(coalesce(c.title, c.name)) end,
    case when %(order)s::text = 'longest' then c.distance_m when %(order)s::text = 'hilliest' then c.gain_m end
        desc nulls last,
    c.kept_at desc, c.id
limit %(limit)s offset %(offset)s;

-- name: summary
-- A course of an athlete's library as a list shows it.
select c.id, coalesce(c.title, c.name) as title, c.distance_m, c.gain_m, c.difficulty, c.origin, c.kept_at,
    (select count(*) from strategy s
     where s.athlete_id = c.athlete_id and s.course_id = c.id and s.deleted_at is null) as saved_strategies,
    (select count(*) from course_section x where x.athlete_id = c.athlete_id and x.course_id = c.id) as sections
from course c
where c.athlete_id = %(athlete_id)s and c.id = %(id)s and c.put_away_at is null;

-- name: rename
-- Give a course the athlete's own name.
update course set title = %(title)s where athlete_id = %(athlete_id)s and id = %(id)s and put_away_at is null
returning id;

-- name: delete
-- Delete a course that no saved strategy stands on.
delete from course c
where c.athlete_id = %(athlete_id)s and c.id = %(id)s and not exists (
    select from strategy s where s.athlete_id = c.athlete_id and s.course_id = c.id and s.deleted_at is null
)
returning id;

-- name: put_away
-- Take a course out of the library, while saved strategies still stand on it.
update course set put_away_at = now() where athlete_id = %(athlete_id)s and id = %(id)s and put_away_at is null
returning id;

-- name: delete_sections
-- Delete the stretches kept of a course.
delete from course_section where athlete_id = %(athlete_id)s and course_id = %(course_id)s;

-- name: sections
-- The stretches kept of an athlete's course, in its order.
select id, course_id, name, start_m, end_m from course_section
where athlete_id = %(athlete_id)s and course_id = %(course_id)s order by start_m, end_m;

-- name: keep_section
-- Keep a stretch of a course under a name; the same stretch again takes the new name.
insert into course_section (athlete_id, id, course_id, name, start_m, end_m)
values (%(athlete_id)s, %(id)s, %(course_id)s, %(name)s, %(start_m)s, %(end_m)s)
on conflict (athlete_id, course_id, start_m, end_m) do update set name = excluded.name
returning id;

-- name: delete_section
-- Delete a stretch.
delete from course_section where athlete_id = %(athlete_id)s and id = %(id)s returning id;
