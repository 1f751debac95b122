-- name: count
-- Count a try, in the list of the house; one whose time is over begins anew.
insert into sign_in_attempt (what, began_at, attempts) values (%(what)s, %(now)s, 1)
on conflict (what) do update
set attempts = case when sign_in_attempt.began_at <= %(since)s then 1 else sign_in_attempt.attempts + 1 end,
    began_at = case when sign_in_attempt.began_at <= %(since)s then excluded.began_at else sign_in_attempt.began_at end
returning attempts, began_at;

-- name: forgive
-- Strike tries from the list of the house: who tried was let in.
delete from sign_in_attempt where what = any(%(what)s);

-- name: forget_old
-- Forget the tries, of the house, whose time is over.
delete from sign_in_attempt where began_at <= %(since)s;
