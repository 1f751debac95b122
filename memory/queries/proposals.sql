-- name: expire
-- Close what has waited too long; what nobody said yes to is not kept.
update proposal set
    status = case when status = 'pending' then 'expired' else status end,
    decided_at = case when status = 'pending' then expires_at else decided_at end,
    outcome = case when status = 'pending' then %(outcome)s else outcome end,
    body = null
where athlete_id = %(athlete_id)s and (status = 'pending' or body is not null) and expires_at <= now();

-- name: propose
-- Put a change on the desk, open or already settled.
insert into proposal (
    athlete_id, id, thread_id, kind, status, title, summary, changes, name, version, content_key, body, subject_id,
    based_on, current_plan, reason, evidence, outcome, expires_at, decided_at
)
values (
    %(athlete_id)s, %(id)s, %(thread_id)s, %(kind)s, %(status)s, %(title)s, %(summary)s, %(changes)s, %(name)s,
    %(version)s, %(content_key)s, %(body)s::jsonb, %(subject_id)s, %(based_on)s, %(current_plan)s, %(reason)s,
    %(evidence)s::jsonb, %(outcome)s, now() + %(lifetime)s, case when %(status)s <> 'pending' then now() end
)
returning id, kind, status, title, summary, changes, created_at, expires_at, decided_at, outcome, subject_id, version,
    reason, evidence, based_on, false as rebasable;

-- name: waiting
-- The open proposals of a kind in a thread, newest first.
select id, name, content_key, kind, status, title, summary, changes, created_at, expires_at, decided_at, outcome,
    subject_id, version, reason, evidence, based_on, false as rebasable, body::text as body
from proposal
where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s and kind = %(kind)s and status = 'pending'
order by created_at desc, id;

-- name: last_applied
-- The proposal of a thread that was applied last.
select id, kind, status, title, summary, changes, created_at, expires_at, decided_at, outcome, subject_id,
    version, reason, evidence, based_on, false as rebasable
from proposal
where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s and status = 'applied'
order by coalesce(decided_at, created_at) desc, id
limit 1;

-- name: proposal
-- A proposal of this athlete.
select id, thread_id, kind, status, title, summary, changes, created_at, expires_at, decided_at, outcome, subject_id,
    version, reason, evidence, based_on, status = 'stale' and body is not null as rebasable, body::text as body
from proposal
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: proposals
-- The newest proposals of this athlete, those that wait first.
select id, kind, status, title, summary, changes, created_at, expires_at, decided_at, outcome, subject_id,
    version, reason, evidence, based_on, status = 'stale' and body is not null as rebasable
from proposal
where athlete_id = %(athlete_id)s and (%(status)s::text is null or status = %(status)s)
order by status = 'pending' desc, created_at desc, id
limit %(limit)s;

-- name: claim
-- Decide an open proposal: of all who try, one gets the row.
update proposal set status = %(status)s, decided_at = now()
where athlete_id = %(athlete_id)s and id = %(id)s and status = 'pending' and expires_at > now()
returning id, kind, name, version, content_key, subject_id, based_on, current_plan, body::text as body;

-- name: settle
-- Write down what a decision did. What was said yes to is in its own table now; only a stale one may be kept.
update proposal set
    status = %(status)s, outcome = %(outcome)s, subject_id = %(subject_id)s, decided_at = now(),
    version = coalesce(%(version)s, version), body = case when %(keeps_body)s then body end
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: forget_waiting
-- Take away the open proposals of a thread that is forgotten: nobody can see their cards any more.
delete from proposal where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s and status = 'pending';

-- name: forget_bodies
-- Keep no plan of a thread that is forgotten: its stale proposals can no longer be made again.
update proposal set body = null
where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s and body is not null;
