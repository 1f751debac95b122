-- name: make
-- Make an athlete's account, or give it another address, name and password.
insert into account (athlete_id, email, name, password_hash, made_at, password_set_at)
values (%(athlete_id)s, %(email)s, %(name)s, %(password_hash)s, %(now)s,
    case when %(password_hash)s::text is null then null else %(now)s end)
on conflict (athlete_id) do update
set email = excluded.email, name = excluded.name,
    password_hash = coalesce(excluded.password_hash, account.password_hash),
    password_set_at = coalesce(excluded.password_set_at, account.password_set_at);

-- name: forget_email
-- Let go of an athlete's address, in the house's list of whose is which.
delete from account_email where athlete_id = %(athlete_id)s;

-- name: take_email
-- Note whose an address is; nothing happens where it is somebody's already.
insert into account_email (email, athlete_id, verified) values (%(email)s, %(athlete_id)s, %(verified)s)
on conflict do nothing;

-- name: verify_email
-- Note that an athlete's address is theirs beyond doubt.
update account_email set verified = true where athlete_id = %(athlete_id)s and email = %(email)s;

-- name: of_email
-- Whose an address is, of the house, and whether that is beyond doubt.
select athlete_id, verified from account_email where email = %(email)s;

-- name: of_athlete
-- An athlete's account.
select athlete_id, email, name, password_hash, made_at from account where athlete_id = %(athlete_id)s;

-- name: everybodys
-- The accounts of every athlete, oldest first.
select athlete_id, email, name, password_hash, made_at from account order by made_at, athlete_id;

-- name: set_password
-- Keep another password of an athlete, as its hash.
update account set password_hash = %(password_hash)s, password_set_at = %(now)s where athlete_id = %(athlete_id)s;

-- name: shut
-- Take an athlete's password away.
update account set password_hash = null, password_set_at = null where athlete_id = %(athlete_id)s;

-- name: doubt_email
-- Note that an athlete's address opens their account no longer by a service's word.
update account_email set verified = false where athlete_id = %(athlete_id)s;
