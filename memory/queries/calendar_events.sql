-- name: sent
-- The events of this athlete at a service from a day on, and all of one plan.
select plan_id, workout_id, event_id, day, content_key from calendar_event
where athlete_id = %(athlete_id)s and source = %(source)s and (day >= %(today)s or plan_id = %(plan_id)s)
order by day, plan_id, workout_id;

-- name: keep
-- Note the event that a session of this athlete is now.
insert into calendar_event (athlete_id, source, plan_id, workout_id, event_id, day, content_key)
values (
    %(athlete_id)s, %(source)s, %(plan_id)s, %(workout_id)s, %(event_id)s, %(day)s, %(content_key)s
)
on conflict (athlete_id, source, plan_id, workout_id) do update
set event_id = excluded.event_id, day = excluded.day, content_key = excluded.content_key, sent_at = now();

-- name: forget
-- Forget an event of this athlete that was taken off.
delete from calendar_event
where athlete_id = %(athlete_id)s and source = %(source)s and plan_id = %(plan_id)s
    and workout_id = %(workout_id)s;
