-- name: facts
-- What is known of an athlete and holds, newest first.
select id, text, source, activity_id, learnt_on, kept_at, kind, slot, quote, thread_id, confidence, superseded_at,
    superseded_by, corrected_at
from fact
where athlete_id = %(athlete_id)s and superseded_at is null
order by kept_at desc, id;

-- name: every_fact
-- What was ever known of an athlete and is not forgotten: what holds first, then what no longer does, newest first.
select id, text, source, activity_id, learnt_on, kept_at, kind, slot, quote, thread_id, confidence, superseded_at,
    superseded_by, corrected_at
from fact
where athlete_id = %(athlete_id)s
order by superseded_at is not null, kept_at desc, id;

-- name: with_text
-- The fact that already says this.
select id from fact where athlete_id = %(athlete_id)s and text = %(text)s and superseded_at is null;

-- name: keep
-- Keep a fact.
insert into fact (athlete_id, id, text, source, activity_id, learnt_on, proposal_id, kind, slot, quote, thread_id,
    confidence, embedding, embedded_by, kept_at)
values (%(athlete_id)s, %(id)s, %(text)s, %(source)s, %(activity_id)s, %(learnt_on)s, %(proposal_id)s, %(kind)s,
    %(slot)s, %(quote)s, %(thread_id)s, %(confidence)s, %(embedding)s::vector, %(embedded_by)s, clock_timestamp());

-- name: supersede
-- Let facts hold no longer, as another took their place or they came to an end.
update fact set superseded_at = now(), superseded_by = %(superseded_by)s
where athlete_id = %(athlete_id)s and id = any(%(ids)s) and superseded_at is null;

-- name: likenesses
-- How near the facts that hold are in meaning to a vector of the same model, as cosines.
select id, 1 - (embedding <=> %(vector)s::vector) as likeness from fact
where athlete_id = %(athlete_id)s and superseded_at is null and embedded_by = %(embedded_by)s;

-- name: not_embedded
-- The facts that hold and have no vector of this model.
select id, text, slot from fact
where athlete_id = %(athlete_id)s and superseded_at is null and embedded_by is distinct from %(embedded_by)s
order by kept_at, id;

-- name: embed
-- Keep the vector of a fact.
update fact set embedding = %(embedding)s::vector, embedded_by = %(embedded_by)s
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: correct
-- Let a fact say what its athlete wrote in its place; what it said before is kept for forgetting alone.
-- Its vector is made again when it is next looked for.
update fact
set text = %(text)s, quote = %(quote)s, slot = %(slot)s, kind = %(kind)s, confidence = 1, corrected_at = now(),
    embedding = null, embedded_by = null, wordings = wordings || array[text, quote]
where athlete_id = %(athlete_id)s and id = %(id)s and superseded_at is null
returning id, text, source, activity_id, learnt_on, kept_at, kind, slot, quote, thread_id, confidence, superseded_at,
    superseded_by, corrected_at;

-- name: forget
-- Forget a fact for good.
delete from fact where athlete_id = %(athlete_id)s and id = %(id)s;
