-- name: correct
-- Keep what an athlete said of themselves.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into profile_correction (athlete_id, id, name, value, note)
values (%(athlete_id)s, %(id)s, %(name)s, %(value)s, %(note)s);

-- name: corrections
-- The newest correction of each value.
select distinct on (name) name, value, note, said_at from profile_correction
where athlete_id = %(athlete_id)s
order by name, said_at desc, id;

-- name: withdraw
-- Go by the history again.
delete from profile_correction where athlete_id = %(athlete_id)s and name = %(name)s;
