-- name: facts
-- What was learnt of an athlete and not forgotten, newest first.
select id, text, source, activity_id, learnt_on, kept_at from fact
where athlete_id = %(athlete_id)s and forgotten_at is null
order by kept_at desc, id;

-- name: with_text
-- The fact that already says this.
select id from fact where athlete_id = %(athlete_id)s and text = %(text)s and forgotten_at is null;

-- name: keep
-- Keep a fact.
insert into fact (athlete_id, id, text, source, activity_id, learnt_on, proposal_id)
values (%(athlete_id)s, %(id)s, %(text)s, %(source)s, %(activity_id)s, %(learnt_on)s, %(proposal_id)s);

-- name: forget
-- Take a fact out of sight; the row stays.
update fact set forgotten_at = now() where athlete_id = %(athlete_id)s and id = %(id)s and forgotten_at is null;
