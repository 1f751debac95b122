-- name: keep
-- Keep what was read on a page of a picture; read again, it waits again, unless this athlete has it in use.
insert into course_picture (athlete_id, id, upload_id, page, reading)
values (%(athlete_id)s, %(id)s, %(upload_id)s, %(page)s, %(reading)s::jsonb)
on conflict (athlete_id, upload_id, page) do update
set reading = excluded.reading, corrections = '{}', course_id = null, decided = null, decided_at = null, read_at = now()
where course_picture.decided is distinct from 'used' or (course_picture.course_id is not null and not exists (
    select from course c where c.athlete_id = course_picture.athlete_id and c.id = course_picture.course_id
));

-- name: picture
-- A reading of this athlete, with the name of its picture; one whose course was deleted waits again.
select p.id, p.upload_id, u.name, p.reading::text as reading, p.corrections::text as corrections, c.id as course_id,
    case when p.course_id is null or c.id is not null then p.decided end as decided
from course_picture p
join upload u using (athlete_id)
left join course c on c.athlete_id = p.athlete_id and c.id = p.course_id
where p.athlete_id = %(athlete_id)s and p.id = %(id)s and u.id = p.upload_id;

-- name: of_upload
-- The readings of a picture of this athlete, page by page.
select p.id, p.upload_id, u.name, p.reading::text as reading, p.corrections::text as corrections, c.id as course_id,
    case when p.course_id is null or c.id is not null then p.decided end as decided
from course_picture p
join upload u using (athlete_id)
left join course c on c.athlete_id = p.athlete_id and c.id = p.course_id
where p.athlete_id = %(athlete_id)s and p.upload_id = %(upload_id)s and u.id = p.upload_id
order by p.page;

-- name: hold
-- Hold a reading of this athlete until the transaction ends: what follows sees all that was decided before.
select id from course_picture where athlete_id = %(athlete_id)s and id = %(id)s for update;

-- name: waits
-- A reading of this athlete that is not in use; one whose course was deleted is not.
select id from course_picture p
where p.athlete_id = %(athlete_id)s and p.id = %(id)s and (p.decided is distinct from 'used' or (
    p.course_id is not null
    and not exists (select from course c where c.athlete_id = %(athlete_id)s and c.id = p.course_id)
));

-- name: use
-- Note this athlete's yes to a reading.
update course_picture
set decided = 'used', decided_at = now(), corrections = %(corrections)s::jsonb, course_id = %(course_id)s
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: decline
-- Note this athlete's no to a reading that is not in use.
update course_picture set decided = 'declined', decided_at = now()
where athlete_id = %(athlete_id)s and id = %(id)s and decided is null;
