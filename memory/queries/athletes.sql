-- name: ensure
-- Remember that an athlete exists.
insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing;

-- name: preferences
-- How an athlete likes to read, if they ever said.
select units, weight_kg, sport, time_zone, small_changes, remembers from athlete_preferences
where athlete_id = %(athlete_id)s;

-- name: set_preferences
-- Keep what an athlete said, in place of what they said before; their time zone is the browser's to tell.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into athlete_preferences (athlete_id, units, weight_kg, sport, small_changes, remembers)
values (%(athlete_id)s, %(units)s, %(weight_kg)s, %(sport)s, %(small_changes)s, %(remembers)s)
on conflict (athlete_id) do update
set units = excluded.units, weight_kg = excluded.weight_kg, sport = excluded.sport,
    small_changes = excluded.small_changes, remembers = excluded.remembers, updated_at = now();

-- name: set_time_zone
-- Keep where an athlete is, by the name of their time zone; the same again changes nothing.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into athlete_preferences (athlete_id, units, sport, time_zone)
values (%(athlete_id)s, %(units)s, %(sport)s, %(time_zone)s)
on conflict (athlete_id) do update set time_zone = excluded.time_zone, updated_at = now()
where athlete_preferences.time_zone is distinct from excluded.time_zone;

-- name: lock
-- Let one change at a time happen to what is kept of an athlete, for the length of a transaction.
insert into athlete (athlete_id) values (%(athlete_id)s)
on conflict (athlete_id) do update set athlete_id = excluded.athlete_id;
