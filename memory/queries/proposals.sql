-- name: expire
-- Close what has waited too long; a plan nobody saved is not kept.
update proposal set status = 'expired', decided_at = expires_at, outcome = %(outcome)s, body = null
where athlete_id = %(athlete_id)s and status = 'pending' and expires_at <= now();

-- name: propose
-- Put a change on the desk, open or already settled.
insert into proposal (
    athlete_id, id, thread_id, kind, status, title, summary, changes, name, version, content_key, body, subject_id,
    outcome, expires_at, decided_at
)
values (
    %(athlete_id)s, %(id)s, %(thread_id)s, %(kind)s, %(status)s, %(title)s, %(summary)s, %(changes)s, %(name)s,
    %(version)s, %(content_key)s, %(body)s::jsonb, %(subject_id)s, %(outcome)s, now() + %(lifetime)s,
    case when %(status)s <> 'pending' then now() end
)
returning id, kind, status, title, summary, changes, created_at, expires_at, decided_at, outcome, subject_id;

-- name: waiting
-- The open proposal about the same thing in the same thread.
select id, name, kind, status, title, summary, changes, created_at, expires_at, decided_at, outcome, subject_id
from proposal
where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s and kind = %(kind)s
    and content_key = %(content_key)s and status = 'pending';

-- name: proposal
-- A proposal of this athlete.
select id, kind, status, title, summary, changes, created_at, expires_at, decided_at, outcome, subject_id
from proposal
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: claim
-- Decide an open proposal: of all who try, one gets the row.
update proposal set status = %(status)s, decided_at = now()
where athlete_id = %(athlete_id)s and id = %(id)s and status = 'pending' and expires_at > now()
returning kind, name, version, content_key, subject_id, body::text as body;

-- name: settle
-- Write down what a decision did; the plan is in `strategy` now, or nowhere.
update proposal set
    status = %(status)s, outcome = %(outcome)s, subject_id = %(subject_id)s, decided_at = now(), body = null
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: forget_waiting
-- Take away the open proposals of a thread that is forgotten: nobody can see their cards any more.
delete from proposal where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s and status = 'pending';
