-- name: keep
-- Keep what was read on a page of a picture; read again, it waits again, unless it is in use.
insert into course_picture (athlete_id, id, upload_id, page, reading)
values (%(athlete_id)s, %(id)s, %(upload_id)s, %(page)s, %(reading)s::jsonb)
on conflict (athlete_id, upload_id, page) do update
set reading = excluded.reading, corrections = '{}', decided = null, decided_at = null, read_at = now()
where course_picture.decided is distinct from 'used';

-- name: picture
-- A reading of this athlete, with the name of its picture.
select p.id, p.upload_id, u.name, p.reading::text as reading, p.corrections::text as corrections, p.course_id, p.decided
from course_picture p join upload u using (athlete_id)
where p.athlete_id = %(athlete_id)s and p.id = %(id)s and u.id = p.upload_id;

-- name: of_upload
-- The readings of a picture of this athlete, page by page.
select p.id, p.upload_id, u.name, p.reading::text as reading, p.corrections::text as corrections, p.course_id, p.decided
from course_picture p join upload u using (athlete_id)
where p.athlete_id = %(athlete_id)s and p.upload_id = %(upload_id)s and u.id = p.upload_id
order by p.page;

-- name: waits
-- Hold a reading of this athlete that is not in use, until the transaction ends.
select id from course_picture
where athlete_id = %(athlete_id)s and id = %(id)s and decided is distinct from 'used' for update;

-- name: use
-- Note this athlete's yes to a reading.
update course_picture
set decided = 'used', decided_at = now(), corrections = %(corrections)s::jsonb, course_id = %(course_id)s
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: decline
-- Note this athlete's no to a reading that is not in use.
update course_picture set decided = 'declined', decided_at = now()
where athlete_id = %(athlete_id)s and id = %(id)s and decided is null;
