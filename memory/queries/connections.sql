-- name: connect
-- Keep a connection in place of an earlier one to the same service.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into connection (athlete_id, source, status, secret, account, key_expires_on)
values (%(athlete_id)s, %(source)s, 'connected', %(secret)s, %(account)s, %(key_expires_on)s)
on conflict (athlete_id, source) do update
set status = excluded.status, secret = excluded.secret, account = excluded.account, trouble = null,
    key_expires_on = excluded.key_expires_on, connected_at = now();

-- name: connections
-- The services of an athlete, with the end of their last good sync.
select c.source, c.status, c.account, c.trouble, c.key_expires_on, c.connected_at,
    (
        select max(r.finished_at) from sync_run r
        where r.athlete_id = c.athlete_id and r.source = c.source and r.status = 'done'
    ) as last_sync
from connection c
where c.athlete_id = %(athlete_id)s
order by c.source;

-- name: secret
-- The encrypted secret of a connection.
select secret from connection where athlete_id = %(athlete_id)s and source = %(source)s;

-- name: lock_secret
-- The same, held until the transaction ends.
select secret from connection where athlete_id = %(athlete_id)s and source = %(source)s for update;

-- name: keep_secret
-- Replace a secret.
update connection set secret = %(secret)s where athlete_id = %(athlete_id)s and source = %(source)s;

-- name: set_trouble
-- Say what the athlete has to do, or that all is well again.
update connection set status = %(status)s, trouble = %(trouble)s
where athlete_id = %(athlete_id)s and source = %(source)s;

-- name: disconnect
-- Forget a connection and its secret.
delete from connection where athlete_id = %(athlete_id)s and source = %(source)s;

-- name: athlete_of
-- Whose connection an account of a service is, of every athlete.
select athlete_id from connection where source = %(source)s and account = %(account)s;

-- name: due
-- Connections that work, of every athlete, whose service was not asked for so long.
select athlete_id, source from connection c
where status = 'connected'
    and not exists (
        select from sync_run r
        where r.athlete_id = c.athlete_id and r.source = c.source and r.asked_at > now() - %(rest)s
    )
order by athlete_id, source;
