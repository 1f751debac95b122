-- name: keep
-- Keep a link to a saved version that is not deleted.
insert into share_link (athlete_id, id, strategy_id, token_sha256, sealed_token, view, made_at, ends_at)
select s.athlete_id, %(id)s, s.id, %(token_sha256)s, %(sealed_token)s, %(view)s, %(made_at)s, %(ends_at)s
from strategy s
where s.athlete_id = %(athlete_id)s and s.id = %(strategy_id)s and s.deleted_at is null;

-- name: of_strategy
-- The links to one saved version of an athlete, newest first.
select id, strategy_id, view, made_at, ends_at, revoked_at, sealed_token from share_link
where athlete_id = %(athlete_id)s and strategy_id = %(strategy_id)s
order by made_at desc, id;

-- name: revoke
-- Take a link back; one taken back keeps the time it was.
update share_link set revoked_at = coalesce(revoked_at, %(now)s)
where athlete_id = %(athlete_id)s and strategy_id = %(strategy_id)s and id = %(id)s;

-- name: opened_by
-- The living link that a token opens, of every athlete: not taken back, not at its end, its strategy not deleted.
select l.athlete_id, l.id, l.strategy_id, l.view, l.made_at, l.ends_at, l.revoked_at
from share_link l
join strategy s on s.athlete_id = l.athlete_id and s.id = l.strategy_id
where l.token_sha256 = %(token_sha256)s and l.revoked_at is null and l.ends_at > %(now)s and s.deleted_at is null;
