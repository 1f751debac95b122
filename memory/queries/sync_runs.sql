-- name: ask
-- Put down that a run is wanted.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into sync_run (athlete_id, id, source, asked_by, label, wanted, status)
values (%(athlete_id)s, %(id)s, %(source)s, %(asked_by)s, %(label)s, %(wanted)s::jsonb, 'queued');

-- name: open_run
-- The run of a source that is queued or under way.
select id from sync_run
where athlete_id = %(athlete_id)s and source = %(source)s and source <> 'file' and status in ('queued', 'running')
order by asked_at desc limit 1;

-- name: wanted
-- What a run was asked for.
select wanted from sync_run where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: start
-- Begin or go on; a run that was stopped or is over stays so.
update sync_run set status = 'running', started_at = coalesce(started_at, now()), error = null
where athlete_id = %(athlete_id)s and id = %(id)s and status in ('queued', 'running')
returning id;

-- name: set_total
-- Say how many items there are.
update sync_run set total = %(total)s where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: note
-- Say why a run waits, while it goes on.
update sync_run set error = %(error)s
where athlete_id = %(athlete_id)s and id = %(id)s and status in ('queued', 'running');

-- name: finish
-- End a run; one that is over already stays as it ended.
update sync_run set status = %(status)s, error = %(error)s, finished_at = now()
where athlete_id = %(athlete_id)s and id = %(id)s and status in ('queued', 'running')
returning id;

-- name: reopen
-- Let a stopped or failed run go on.
update sync_run set status = 'queued', error = null, finished_at = null
where athlete_id = %(athlete_id)s and id = %(id)s and status in ('stopped', 'failed')
returning id;

-- name: hold_open
-- See that a run is still wanted, and let nobody stop it before the transaction ends.
select id from sync_run
where athlete_id = %(athlete_id)s and id = %(run_id)s and status in ('queued', 'running') for share;

-- name: keep_item
-- Put down what became of one item; what was put down before stands.
insert into sync_item (athlete_id, run_id, item, outcome, reason, activity_id)
values (%(athlete_id)s, %(run_id)s, %(item)s, %(outcome)s, %(reason)s, %(activity_id)s)
on conflict do nothing;

-- name: done_items
-- The items a run has dealt with.
select item from sync_item where athlete_id = %(athlete_id)s and run_id = %(run_id)s;

-- name: failures
-- What could not be taken, in the order of the items.
select item as file, reason from sync_item
where athlete_id = %(athlete_id)s and run_id = %(run_id)s and outcome = 'failed'
order by item limit %(limit)s;

-- name: runs
-- Runs with their counts, newest first; one alone where its id is named.
select r.id, r.source, r.asked_by, r.label, r.status, r.total, r.error, r.asked_at, r.started_at, r.finished_at,
    count(i.item) filter (where i.outcome = 'imported') as imported,
    count(i.item) filter (where i.outcome = 'duplicate') as duplicates,
    count(i.item) filter (where i.outcome = 'course') as courses,
    count(i.item) filter (where i.outcome = 'failed') as failed
from (
    select * from sync_run
    where athlete_id = %(athlete_id)s and (%(id)s::text is null or id = %(id)s)
    order by asked_at desc, id limit %(limit)s
) r
left join sync_item i on i.athlete_id = %(athlete_id)s and i.run_id = r.id
group by r.id, r.source, r.asked_by, r.label, r.status, r.total, r.error, r.asked_at, r.started_at, r.finished_at
order by r.asked_at desc, r.id;

-- name: status
-- How a run stands.
select status from sync_run where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: without_a_job
-- Runs that are wanted, of every athlete, and that nothing in the queue will do; one just asked for is on its way.
select athlete_id, source, id from sync_run r
where status in ('queued', 'running') and asked_at < now() - %(on_its_way)s
    and not exists (
        select from procrastinate_jobs j where j.status in ('todo', 'doing') and j.args ->> 'run_id' = r.id
    )
order by asked_at;

-- name: items_of_source
-- What became of the items of a service since it was connected, in all its runs; the newest word counts.
-- Final is what failed and what the athlete deleted: both have their reason.
select distinct on (i.item) i.item, i.reason is not null as final
from sync_item i
join sync_run r on r.athlete_id = i.athlete_id and r.id = i.run_id
join connection c on c.athlete_id = r.athlete_id and c.source = r.source
where r.athlete_id = %(athlete_id)s and r.source = %(source)s and i.done_at >= c.connected_at
order by i.item, i.done_at desc;

-- name: mark_deleted
-- Put down that the athlete deleted what a service gave: it is not asked for again while it is connected.
update sync_item i set reason = 'You deleted it.'
from sync_run r
where r.athlete_id = i.athlete_id and r.id = i.run_id and i.athlete_id = %(athlete_id)s and r.source = %(source)s
    and i.item = %(item)s and i.reason is null;
