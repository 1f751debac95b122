-- name: keep
-- Keep who an athlete is elsewhere; what is kept already stays as it is.
insert into outside_identity (athlete_id, issuer, subject, made_at)
values (%(athlete_id)s, %(issuer)s, %(subject)s, %(now)s)
on conflict do nothing;

-- name: whose
-- Whom an identity elsewhere belongs to, of every athlete: who kept it first.
select athlete_id from outside_identity where issuer = %(issuer)s and subject = %(subject)s
order by made_at, athlete_id limit 1;

-- name: of_athlete
-- Where else an athlete is known.
select issuer, made_at from outside_identity where athlete_id = %(athlete_id)s order by issuer, made_at;

-- name: forget
-- Forget who an athlete is at a service.
delete from outside_identity where athlete_id = %(athlete_id)s and issuer = %(issuer)s;

-- name: forget_all
-- Forget who an athlete is elsewhere, at every service.
delete from outside_identity where athlete_id = %(athlete_id)s;
