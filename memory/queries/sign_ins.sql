-- name: keep
-- Remember that an athlete is signed in on a browser.
insert into sign_in (athlete_id, id, token_sha256, device, through, made_at, seen_at)
values (%(athlete_id)s, %(id)s, %(token_sha256)s, %(device)s, %(through)s, %(now)s, %(now)s);

-- name: of_token
-- What an athlete's token stands for, as long as it was used lately.
select athlete_id, id, device, through, made_at, seen_at from sign_in
where athlete_id = %(athlete_id)s and token_sha256 = %(token_sha256)s and seen_at > %(since)s;

-- name: seen
-- Note that an athlete's browser was here.
update sign_in set seen_at = greatest(seen_at, %(now)s) where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: of_athlete
-- The browsers an athlete is signed in on, the one seen last first.
select athlete_id, id, device, through, made_at, seen_at from sign_in
where athlete_id = %(athlete_id)s and seen_at > %(since)s
order by seen_at desc, id;

-- name: end
-- Sign an athlete out on one browser.
delete from sign_in where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: end_all
-- Sign an athlete out everywhere, but for one browser where that is said.
delete from sign_in where athlete_id = %(athlete_id)s and id is distinct from %(but)s;

-- name: living
-- Which of these sign-ins, of every athlete, still hold.
select s.id from sign_in s
join unnest(%(athletes)s::text[], %(ids)s::text[]) as asked (athlete_id, id)
    on asked.athlete_id = s.athlete_id and asked.id = s.id
where s.seen_at > %(since)s;

-- name: forget_old
-- Forget the sign-ins, of every athlete, that were not used for too long.
delete from sign_in where seen_at <= %(since)s;
