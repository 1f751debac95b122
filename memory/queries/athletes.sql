-- name: ensure
-- Remember that an athlete exists.
insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing;

-- name: preferences
-- How an athlete likes to read, if they ever said.
select units, weight_kg, sport from athlete_preferences where athlete_id = %(athlete_id)s;

-- name: set_preferences
-- Keep what an athlete said, in place of what they said before.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into athlete_preferences (athlete_id, units, weight_kg, sport)
values (%(athlete_id)s, %(units)s, %(weight_kg)s, %(sport)s)
on conflict (athlete_id) do update
set units = excluded.units, weight_kg = excluded.weight_kg, sport = excluded.sport, updated_at = now();

-- name: lock
-- Let one change at a time happen to what is kept of an athlete, for the length of a transaction.
insert into athlete (athlete_id) values (%(athlete_id)s)
on conflict (athlete_id) do update set athlete_id = excluded.athlete_id;
