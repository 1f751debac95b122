-- name: revision
-- How often what is kept of an athlete has changed, and in how many rows that is written.
select coalesce(sum(changes), 0)::bigint as revision, count(*) as written from athlete_revision
where athlete_id = %(athlete_id)s;

-- name: fold
-- Write an athlete's changes in one row; what others add meanwhile stays.
with gone as (delete from athlete_revision where athlete_id = %(athlete_id)s returning changes)
insert into athlete_revision (athlete_id, changes)
select %(athlete_id)s, sum(changes) from gone having count(*) > 0;

-- name: by_words
-- Which answer an athlete may be given to these very words.
-- Without one there is a row without an id where an answer to other words could be compared.
with same as (
    select id from answer_cache
    where (athlete_id = %(athlete_id)s or athlete_id is null)
        and key = any(%(keys)s) and words = %(words)s and expires_at > now()
    order by athlete_id nulls last
    limit 1
)
select * from same
union all
select null
where not exists (select from same)
    and exists (
        select from answer_cache
        where (athlete_id = %(athlete_id)s or athlete_id is null)
            and key = any(%(keys)s) and embedding is not null and expires_at > now()
    );

-- name: nearest
-- The answers an athlete may be given to the questions nearest in meaning, without those refused for these words.
select id, question, 1 - (embedding <=> %(embedding)s::halfvec) as cosine
from answer_cache a
where (athlete_id = %(athlete_id)s or athlete_id is null)
    and key = any(%(keys)s) and embedding is not null and expires_at > now()
    and not exists (
        select from answer_refusal r
        where r.athlete_id = %(athlete_id)s and r.asked = %(words)s and r.kept = a.words
    )
order by embedding <=> %(embedding)s::halfvec
limit %(limit)s;

-- name: used
-- Note that an athlete is given an answer again, and return it where it is still there.
with counted as (
    insert into answer_count as c (athlete_id, found_by_words, found_by_meaning)
    values (%(athlete_id)s, %(by_words)s, 1 - %(by_words)s)
    on conflict (athlete_id, day) do update
    set found_by_words = c.found_by_words + excluded.found_by_words,
        found_by_meaning = c.found_by_meaning + excluded.found_by_meaning
)
update answer_cache set uses = uses + 1, last_used_at = now()
where (athlete_id = %(athlete_id)s or athlete_id is null) and id = %(id)s
returning id, question, answer::text as answer, made_at;

-- name: keep
-- Keep an answer in place of an earlier one to the same words, and count it for the athlete.
with counted as (
    insert into answer_count as c (athlete_id, kept) values (%(asked_by)s, 1)
    on conflict (athlete_id, day) do update set kept = c.kept + 1
)
insert into answer_cache
    (id, key, words, athlete_id, asked_in, revision, question, embedding, answer, size_bytes, expires_at)
values (
    %(id)s, %(key)s, %(words)s, %(athlete_id)s, %(asked_in)s, %(revision)s, %(question)s,
    %(embedding)s::halfvec, %(answer)s::jsonb, %(size_bytes)s, now() + %(keep_for)s
)
on conflict (key, words, athlete_id) do update
set id = excluded.id, asked_in = excluded.asked_in, revision = excluded.revision, question = excluded.question,
    embedding = excluded.embedding, answer = excluded.answer, size_bytes = excluded.size_bytes, made_at = now(),
    expires_at = excluded.expires_at, last_used_at = now(), uses = 0;

-- name: make_room
-- Let go of an athlete's answers that a change made unfindable, and of those used longest ago beyond the limit.
delete from answer_cache
where athlete_id = %(athlete_id)s
    and (
        revision < %(revision)s
        or id in (
            select id from answer_cache where athlete_id = %(athlete_id)s
            order by last_used_at desc, id
            offset %(limit)s
        )
    );

-- name: sweep
-- Let go of expired answers, and of those used longest ago beyond the limit, of every athlete.
delete from answer_cache
where expires_at <= now()
    or id in (select id from answer_cache order by last_used_at desc, id offset %(limit)s);

-- name: refuse
-- Keep in mind that two questions are not one for an athlete, where the answer is still there.
insert into answer_refusal (athlete_id, asked, kept)
select %(athlete_id)s, %(asked)s, words from answer_cache
where (athlete_id = %(athlete_id)s or athlete_id is null) and id = %(id)s and words <> %(asked)s
on conflict do nothing;

-- name: remove
-- Let go of an answer an athlete was given.
delete from answer_cache where (athlete_id = %(athlete_id)s or athlete_id is null) and id = %(id)s;

-- name: count_thumbs_down
-- Count that an athlete put a thumb down.
insert into answer_count as c (athlete_id, thumbs_down) values (%(athlete_id)s, 1)
on conflict (athlete_id, day) do update set thumbs_down = c.thumbs_down + 1;

-- name: forget_all
-- Forget all answers of an athlete.
delete from answer_cache where athlete_id = %(athlete_id)s;

-- name: forget_anybodys
-- Forget the answers that belong to nobody, of the house.
delete from answer_cache where athlete_id is null;

-- name: forget_refusals
-- Forget which questions an athlete did not take for one.
delete from answer_refusal where athlete_id = %(athlete_id)s;

-- name: forget_text
-- Forget the answers that an athlete may be given and that hold a text, in their question or in what was said.
delete from answer_cache
where (athlete_id = %(athlete_id)s or athlete_id is null)
    and (
        position(lower(%(text)s) in lower(question)) > 0
        or position(lower(%(text)s) in lower(answer::text)) > 0
        or position(lower(%(escaped)s) in lower(answer::text)) > 0
    );

-- name: forget_conversation
-- Forget the answers given in a conversation; whoever deletes it names it by a digest of athlete and thread.
delete from answer_cache
where (athlete_id = %(athlete_id)s or athlete_id is null) and asked_in = %(asked_in)s;

-- name: stats
-- What is kept for an athlete and what it was good for.
select
    count(*) filter (where athlete_id is not null) as own,
    count(*) filter (where athlete_id is null) as anybodys,
    coalesce(sum(size_bytes) filter (where athlete_id is not null), 0)::bigint as size_bytes,
    min(made_at) filter (where athlete_id is not null) as oldest,
    max(made_at) filter (where athlete_id is not null) as newest
from answer_cache
where (athlete_id = %(athlete_id)s or athlete_id is null) and expires_at > now();

-- name: counts
-- How many answers an athlete had kept, was given again, and put a thumb down for, in all.
select
    coalesce(sum(kept), 0)::bigint as kept,
    coalesce(sum(found_by_words), 0)::bigint as found_by_words,
    coalesce(sum(found_by_meaning), 0)::bigint as found_by_meaning,
    coalesce(sum(thumbs_down), 0)::bigint as thumbs_down
from answer_count where athlete_id = %(athlete_id)s;
