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
        select from recording r
        where r.athlete_id = a.athlete_id and r.activity_id = a.id
            and (r.expires_at is null or r.expires_at > now())
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
-- Keep the records of an activity. Reviews made of earlier records that were to end do not outlive those.
with reviews as (
    delete from analysis
    where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s and %(lifetime)s::interval is not null
)
insert into recording (athlete_id, activity_id, columns, expires_at)
values (%(athlete_id)s, %(activity_id)s, %(columns)s, now() + %(lifetime)s)
on conflict (athlete_id, activity_id) do update set columns = excluded.columns, expires_at = excluded.expires_at;

-- name: activities
-- Activities that count, newest first; days are those of where an activity began.
-- No clock is a whole day off UTC: the index finds what may be meant, and the local day of those decides.
select a.id, source, source_id, ai_allowed, a.expires_at, upload_id, file_name, summary::text as summary, duplicate_of,
    kept_at,
    r.expires_at as records_expire_at,
    r.activity_id is not null and (r.expires_at is null or r.expires_at > now()) as has_recording
from activity a
left join recording r on r.athlete_id = a.athlete_id and r.activity_id = a.id
where a.athlete_id = %(athlete_id)s and duplicate_of is null
    and (ai_allowed or %(owner)s) and (a.expires_at is null or a.expires_at > now())
    and (%(since)s::date is null or started_at >= (%(since)s::date - 1)::timestamp at time zone 'UTC')
    and (%(until)s::date is null or started_at < (%(until)s::date + 2)::timestamp at time zone 'UTC')
    and (
        (%(since)s::date is null and %(until)s::date is null)
        or (
            (started_at at time zone 'UTC')
            + make_interval(secs => coalesce((summary ->> 'utc_offset_s')::float8, 0))
        )::date between coalesce(%(since)s::date, '-infinity') and coalesce(%(until)s::date, 'infinity')
    )
    and (%(sport)s::text is null or sport = %(sport)s)
order by started_at desc nulls last, kept_at desc, id
limit %(limit)s;

-- name: activity
-- One activity, a duplicate too.
select a.id, source, source_id, ai_allowed, a.expires_at, upload_id, file_name, summary::text as summary, duplicate_of,
    kept_at,
    r.expires_at as records_expire_at,
    r.activity_id is not null and (r.expires_at is null or r.expires_at > now()) as has_recording
from activity a
left join recording r on r.athlete_id = a.athlete_id and r.activity_id = a.id
where a.athlete_id = %(athlete_id)s and a.id = %(id)s
    and (ai_allowed or %(owner)s) and (a.expires_at is null or a.expires_at > now());

-- name: recording
-- The records of an activity.
select r.columns from recording r
join activity a on a.athlete_id = r.athlete_id and a.id = r.activity_id
where r.athlete_id = %(athlete_id)s and r.activity_id = %(id)s
    and (a.ai_allowed or %(owner)s) and (a.expires_at is null or a.expires_at > now())
    and (r.expires_at is null or r.expires_at > now());

-- name: withheld
-- How many activities a model may not see.
select count(*) as withheld from activity
where athlete_id = %(athlete_id)s and duplicate_of is null and not ai_allowed and not %(owner)s
    and (expires_at is null or expires_at > now());

-- name: keep_review
-- Store a review and say when it was first made; the same one again changes who told it at most.
with kept as (
    insert into analysis (athlete_id, activity_id, id, body, spoken_with)
    select athlete_id, id, %(id)s, %(body)s::jsonb, %(spoken_with)s::jsonb from activity
    where athlete_id = %(athlete_id)s and id = %(activity_id)s
    on conflict (athlete_id, activity_id, id) do update set spoken_with = excluded.spoken_with
    where analysis.spoken_with is distinct from excluded.spoken_with and excluded.spoken_with is not null
        and (analysis.spoken_with is null or excluded.spoken_with ->> 'model' <> %(offline)s)
    returning id, made_at, spoken_with, approved_at
)
select id, made_at, spoken_with, approved_at from kept
union all
select id, made_at, spoken_with, approved_at from analysis
where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s and id = %(id)s
    and not exists (select from kept);

-- name: reviews
-- The reviews of an activity, newest first; none once the records they were made of have expired.
select id, body, made_at, spoken_with, approved_at from analysis a
where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s
    and not exists (
        select from recording r
        where r.athlete_id = a.athlete_id and r.activity_id = a.activity_id and r.expires_at <= now()
    )
order by made_at desc, id;

-- name: analyses
-- The newest reviews of all activities; none once the records they were made of have expired.
select a.id, a.body, a.made_at, a.spoken_with, a.approved_at from analysis a
join activity t on t.athlete_id = a.athlete_id and t.id = a.activity_id
where a.athlete_id = %(athlete_id)s and (t.ai_allowed or %(owner)s)
    and (t.expires_at is null or t.expires_at > now())
    and not exists (
        select from recording r
        where r.athlete_id = a.athlete_id and r.activity_id = a.activity_id and r.expires_at <= now()
    )
order by a.made_at desc, a.id
limit %(limit)s;

-- name: analysis
-- One review by its id; none once the records it was made of have expired.
select a.id, a.body, a.made_at, a.spoken_with, a.approved_at from analysis a
join activity t on t.athlete_id = a.athlete_id and t.id = a.activity_id
where a.athlete_id = %(athlete_id)s and a.id = %(id)s and (t.ai_allowed or %(owner)s)
    and (t.expires_at is null or t.expires_at > now())
    and not exists (
        select from recording r
        where r.athlete_id = a.athlete_id and r.activity_id = a.activity_id and r.expires_at <= now()
    );

-- name: delete
-- Delete an activity for good, with every copy of it: no other source tells it afterwards.
delete from activity a
using activity named
where named.athlete_id = %(athlete_id)s and named.id = %(id)s and a.athlete_id = named.athlete_id
    and coalesce(a.duplicate_of, a.id) = coalesce(named.duplicate_of, named.id)
returning a.source, a.source_id;

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

-- name: expired_records
-- The activities whose records may be kept no longer, of every athlete, held until the transaction ends.
select a.athlete_id, a.id, a.summary::text as summary
from activity a
join recording r on r.athlete_id = a.athlete_id and r.activity_id = a.id
where r.expires_at <= now()
order by a.athlete_id, a.id
for update;

-- name: forget_records
-- Delete the records of an activity, and leave its summary without them.
with records as (
    delete from recording where athlete_id = %(athlete_id)s and activity_id = %(id)s
)
update activity set summary = %(summary)s::jsonb where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: purge_reviews_without_records
-- Delete the reviews whose records may be kept no longer and are gone, of every athlete.
delete from analysis n using activity a
where a.athlete_id = n.athlete_id and a.id = n.activity_id and a.expires_at is not null
    and not exists (
        select from recording r where r.athlete_id = n.athlete_id and r.activity_id = n.activity_id
    );

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
-- What is kept of a service, whether with its records and until when, whether it counts, when it was last fetched.
select source_id, started_at, duplicate_of is null as counts, r.expires_at as records_expire_at, i.fetched_at,
    r.activity_id is not null and (r.expires_at is null or r.expires_at > now()) as has_recording
from activity a
left join recording r on r.athlete_id = a.athlete_id and r.activity_id = a.id
left join (
    select item, max(done_at) as fetched_at
    from sync_item
    join sync_run s on s.athlete_id = sync_item.athlete_id and s.id = run_id
    where s.athlete_id = %(athlete_id)s and s.source = %(source)s
    group by item
) i on i.item = a.source_id
where a.athlete_id = %(athlete_id)s and source = %(source)s and source_id is not null
    and (a.expires_at is null or a.expires_at > now());

-- name: renew
-- Let what a service lists again be kept anew, with what it says of it now. The records keep their own end.
update activity
set expires_at = now() + %(lifetime)s, summary = summary || %(told)s::jsonb,
    distance_m = coalesce((%(told)s::jsonb ->> 'distance_m')::double precision, distance_m),
    duration_s = coalesce((%(told)s::jsonb ->> 'duration_s')::double precision, duration_s)
where athlete_id = %(athlete_id)s and source = %(source)s and source_id = %(source_id)s;
