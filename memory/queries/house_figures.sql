-- name: alive
-- Whether Postgres answers: a question of the house.
select 1 as alive;

-- name: queue
-- How many jobs of the house's queue stand how, and for how many seconds the oldest that is due has waited.
select j.status::text as status, count(*)::int as jobs,
    coalesce(extract(epoch from now() - min(greatest(j.scheduled_at, e.at)) filter (
        where j.status = 'todo' and (j.scheduled_at is null or j.scheduled_at <= now())
    )), 0)::float8 as oldest_s
from procrastinate_jobs j
left join lateral (
    select max(at) as at from procrastinate_events
    where job_id = j.id and type in ('deferred', 'deferred_for_retry', 'retried')
) e on true
where j.status in ('todo', 'doing', 'failed')
group by j.status;

-- name: workers
-- How many workers of the house gave a sign of life within some seconds.
select count(*)::int as workers from procrastinate_workers
where last_heartbeat > now() - make_interval(secs => %(within_s)s);

-- name: last_syncs
-- When each service last gave its data, and how many runs of the last day failed: of every athlete together.
select source, max(finished_at) filter (where status = 'done') as last_done_at,
    count(*) filter (where status = 'failed' and finished_at > now() - interval '1 day')::int as failed_in_a_day
from sync_run where source <> 'file'
group by source order by source;
