-- name: keep
-- Keep an activity. The same content, or the same activity of a service, again is no second row.
insert into activity (
    athlete_id, id, source, source_id, ai_allowed, expires_at, content_key, upload_id, file_name,
    sport, started_at, distance_m, duration_s, summary, duplicate_of
)
values (
    %(athlete_id)s, %(id)s, %(source)s, %(source_id)s, %(ai_allowed)s, now() + %(lifetime)s, %(content_key)s,
    %(upload_id)s, %(file_name)s, %(sport)s, %(started_at)s, %(distance_m)s, %(duration_s)s, %(summary)s::jsonb,
    %(duplicate_of)s
)
on conflict do nothing
returning id;

-- name: same_content
-- The activity kept from this content or this id of a service, if any; that of the service first.
select id, source, source_id,
    exists (
        select from recording r where r.athlete_id = a.athlete_id and r.activity_id = a.id
    ) as has_recording
from activity a
where athlete_id = %(athlete_id)s
    and (content_key = %(content_key)s or (source = %(source)s and source_id = %(source_id)s))
order by source_id is not distinct from %(source_id)s desc, id
limit 1;

-- name: around
-- Activities that began about the same time and count.
select id, source, sport, started_at, distance_m, duration_s from activity
where athlete_id = %(athlete_id)s and duplicate_of is null
    and started_at between %(earliest)s and %(latest)s
    and (expires_at is null or expires_at > now());

-- name: mark_duplicate
-- Let another row tell this activity from now on, and those this one told.
update activity set duplicate_of = %(duplicate_of)s
where athlete_id = %(athlete_id)s and (id = %(id)s or duplicate_of = %(id)s);

-- name: refresh
-- What a service lists again may be kept anew from now.
update activity
set expires_at = now() + %(lifetime)s, summary = %(summary)s::jsonb, sport = %(sport)s, started_at = %(started_at)s,
    distance_m = %(distance_m)s, duration_s = %(duration_s)s
where athlete_id = %(athlete_id)s and source = %(source)s and source_id = %(source_id)s
returning id;

-- name: keep_recording
-- Keep the records of an activity.
insert into recording (athlete_id, activity_id, columns) values (%(athlete_id)s, %(activity_id)s, %(columns)s)
on conflict (athlete_id, activity_id) do update set columns = excluded.columns;

-- name: activities
-- Activities that count, newest first.
select a.id, source, source_id, ai_allowed, expires_at, upload_id, file_name, summary::text as summary, duplicate_of,
    kept_at,
    exists (
        select from recording r where r.athlete_id = a.athlete_id and r.activity_id = a.id
    ) as has_recording
from activity a
where a.athlete_id = %(athlete_id)s and duplicate_of is null
    and (ai_allowed or %(owner)s) and (expires_at is null or expires_at > now())
    and (%(since)s::timestamptz is null or started_at >= %(since)s)
    and (%(until)s::timestamptz is null or started_at < %(until)s)
    and (%(sport)s::text is null or sport = %(sport)s)
order by started_at desc nulls last, kept_at desc, id
limit %(limit)s;

-- name: activity
-- One activity, a duplicate too.
select a.id, source, source_id, ai_allowed, expires_at, upload_id, file_name, summary::text as summary, duplicate_of,
    kept_at,
    exists (
        select from recording r where r.athlete_id = a.athlete_id and r.activity_id = a.id
    ) as has_recording
from activity a
where a.athlete_id = %(athlete_id)s and a.id = %(id)s
    and (ai_allowed or %(owner)s) and (expires_at is null or expires_at > now());

-- name: recording
-- The records of an activity.
select r.columns from recording r
join activity a on a.athlete_id = r.athlete_id and a.id = r.activity_id
where r.athlete_id = %(athlete_id)s and r.activity_id = %(id)s
    and (a.ai_allowed or %(owner)s) and (a.expires_at is null or a.expires_at > now());

-- name: withheld
-- How many activities a model may not see.
select count(*) as withheld from activity
where athlete_id = %(athlete_id)s and duplicate_of is null and not ai_allowed and not %(owner)s
    and (expires_at is null or expires_at > now());

-- name: known_until
-- When the newest activity began.
select max(started_at) as known_until from activity
where athlete_id = %(athlete_id)s and (ai_allowed or %(owner)s) and (expires_at is null or expires_at > now());

-- name: keep_review
-- Store a review; the same one again changes nothing.
insert into analysis (athlete_id, activity_id, id, body)
select athlete_id, id, %(id)s, %(body)s::jsonb from activity where athlete_id = %(athlete_id)s and id = %(activity_id)s
on conflict do nothing;

-- name: reviews
-- The reviews of an activity, newest first.
select body, made_at from analysis
where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s
order by made_at desc, id;

-- name: delete
-- Delete an activity for good.
delete from activity where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: delete_of_source
-- Delete the activity a service calls so.
delete from activity where athlete_id = %(athlete_id)s and source = %(source)s and source_id = %(source_id)s;

-- name: delete_source
-- Delete all that came from a service.
delete from activity where athlete_id = %(athlete_id)s and source = %(source)s;

-- name: delete_source_wellness
-- Delete the mornings that came from a service.
delete from wellness where athlete_id = %(athlete_id)s and source = %(source)s;

-- name: free_duplicates
-- Where the teller of an activity is gone, let one of those it told tell the others, of every athlete.
-- One that a model may see comes before a walled one: nothing counts twice, no file hides behind a service.
with orphan as (
    select athlete_id, id,
        first_value(id) over (
            partition by athlete_id, duplicate_of order by ai_allowed desc, kept_at, id
        ) as teller
    from activity a
    where duplicate_of is not null
        and not exists (select from activity t where t.athlete_id = a.athlete_id and t.id = a.duplicate_of)
)
update activity a set duplicate_of = nullif(o.teller, o.id)
from orphan o
where a.athlete_id = o.athlete_id and a.id = o.id;

-- name: purge_expired
-- Delete what may be kept no longer, of every athlete.
delete from activity where expires_at <= now();

-- name: purge_expired_wellness
-- Delete the mornings that may be kept no longer, of every athlete.
delete from wellness where expires_at <= now();

-- name: keep_wellness
-- Keep a morning's measures in place of those the same source gave before.
insert into wellness (athlete_id, day, source, ai_allowed, expires_at, body)
values (%(athlete_id)s, %(day)s, %(source)s, %(ai_allowed)s, now() + %(lifetime)s, %(body)s::jsonb)
on conflict (athlete_id, day, source) do update
set body = excluded.body, ai_allowed = excluded.ai_allowed, expires_at = excluded.expires_at, kept_at = now();

-- name: wellness
-- The mornings since a day, oldest first; the newest source of a day last.
select body from wellness
where athlete_id = %(athlete_id)s and day >= %(since)s
    and (ai_allowed or %(owner)s) and (expires_at is null or expires_at > now())
order by day, kept_at;

-- name: kept_of_source
-- What is kept of a service, and whether with its records.
select source_id, started_at,
    exists (
        select from recording r where r.athlete_id = a.athlete_id and r.activity_id = a.id
    ) as has_recording
from activity a
where athlete_id = %(athlete_id)s and source = %(source)s and source_id is not null
    and (expires_at is null or expires_at > now());

-- name: renew
-- Let what a service lists again be kept anew, with the words that stand there now.
update activity
set expires_at = now() + %(lifetime)s, summary = summary || %(words)s::jsonb
where athlete_id = %(athlete_id)s and source = %(source)s and source_id = %(source_id)s;
