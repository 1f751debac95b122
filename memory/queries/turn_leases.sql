-- name: take
-- Take a conversation of an athlete, or go on holding it, unless it is somebody else's; returns a row if it is ours.
insert into turn_lease (athlete_id, thread_id, holder, runs_out_at)
values (%(athlete_id)s, %(thread_id)s, %(holder)s, statement_timestamp() + make_interval(secs => %(seconds)s))
on conflict (athlete_id, thread_id) do update
set holder = excluded.holder, runs_out_at = excluded.runs_out_at
where turn_lease.runs_out_at <= statement_timestamp() or turn_lease.holder = excluded.holder
returning holder;

-- name: give_back
-- Let go of a conversation of an athlete, and forget who held their others long ago.
with old as (
    delete from turn_lease
    where athlete_id = %(athlete_id)s and thread_id <> %(thread_id)s
        and runs_out_at < statement_timestamp() - interval '1 minute'
)
update turn_lease set runs_out_at = statement_timestamp()
where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s and holder = %(holder)s;

-- name: is_closed
-- Whether an athlete's past is being rewritten.
select from turn_lease
where athlete_id = %(athlete_id)s and thread_id = '' and runs_out_at > statement_timestamp();

-- name: others
-- How many seconds until the last of an athlete's turns has ended, at most; negative for how long ago it did.
select extract(epoch from max(runs_out_at) - statement_timestamp())::float8 as seconds from turn_lease
where athlete_id = %(athlete_id)s and thread_id <> '';

-- name: reopen
-- Let go of all conversations of an athlete.
delete from turn_lease where athlete_id = %(athlete_id)s and thread_id = '' and holder = %(holder)s;
