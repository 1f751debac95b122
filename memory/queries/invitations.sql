-- name: keep
-- Keep an invitation of an athlete's.
insert into invitation (athlete_id, id, token_sha256, for_athlete_id, email, note, made_at, ends_at)
values (%(athlete_id)s, %(id)s, %(token_sha256)s, %(for_athlete_id)s, %(email)s, %(note)s, %(made_at)s, %(ends_at)s);

-- name: of_token
-- The living invitation an athlete's token stands for.
select athlete_id, id, for_athlete_id, email, note, made_at, ends_at from invitation
where athlete_id = %(athlete_id)s and token_sha256 = %(token_sha256)s and ends_at > %(now)s;

-- name: of_athlete
-- The living invitations of an athlete, newest first.
select athlete_id, id, for_athlete_id, email, note, made_at, ends_at from invitation
where athlete_id = %(athlete_id)s and ends_at > %(now)s
order by made_at desc, id;

-- name: use_up
-- Use an athlete's invitation up: only one who asks can.
delete from invitation where athlete_id = %(athlete_id)s and id = %(id)s and ends_at > %(now)s;

-- name: take_back
-- Take an athlete's invitation back.
delete from invitation where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: end_others
-- End the other invitations of an athlete that open the same account.
delete from invitation where athlete_id = %(athlete_id)s and for_athlete_id = %(for_athlete_id)s;

-- name: forget_old
-- Forget the invitations, of every athlete, that are over.
delete from invitation where ends_at <= %(now)s;
