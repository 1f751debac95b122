-- name: lock
-- Let one process at a time bring knowledge in, of the house, for the length of a transaction.
select pg_advisory_xact_lock(hashtext('knowledge_passage'));

-- name: hashes
-- What the passages kept were made of, of the house.
select id, content_hash from knowledge_passage;

-- name: put
-- Keep a passage as it is written now, of the house.
insert into knowledge_passage (id, title, text, wordings, citations, content_hash)
values (%(id)s, %(title)s, %(text)s, %(wordings)s, %(citations)s::jsonb, %(content_hash)s)
on conflict (id) do update set
    title = excluded.title, text = excluded.text, wordings = excluded.wordings,
    citations = excluded.citations, content_hash = excluded.content_hash;

-- name: leave_only
-- Take out the passages that are written no more, of the house.
delete from knowledge_passage where id <> all(%(ids)s);

-- name: forget_old_wordings
-- Take out the vectors of questions that are asked so no more, of the house.
delete from knowledge_wording w using knowledge_passage p
where p.id = w.passage_id and w.wording <> all(p.wordings);

-- name: not_embedded
-- The questions that have no vector of a model yet, of the house.
select p.id, wording from knowledge_passage p cross join unnest(p.wordings) as wording
where not exists (
    select from knowledge_wording w
    where w.embedded_by = %(embedded_by)s and w.passage_id = p.id and w.wording = wording.wording
);

-- name: embed
-- Keep vectors of questions, of the house.
insert into knowledge_wording (embedded_by, passage_id, wording, embedding)
select %(embedded_by)s, passage_id, wording, embedding::vector
from unnest(%(ids)s::text[], %(wordings)s::text[], %(vectors)s::text[]) as made (passage_id, wording, embedding)
on conflict do nothing;

-- name: nearest
-- The passages nearest to a question, by the nearest of their own questions, of the house.
select p.id, p.title, p.text, p.wordings, p.citations::text as citations, near.likeness
from (
    select passage_id, max(1 - (embedding <=> %(vector)s::vector)) as likeness
    from knowledge_wording where embedded_by = %(embedded_by)s
    group by passage_id order by likeness desc limit %(limit)s
) near join knowledge_passage p on p.id = near.passage_id
order by near.likeness desc;

-- name: spread
-- How near a passage's title lies to its other questions, and to titles of others, by a model, of the house.
with title as (
    select w.passage_id, w.wording, w.embedding
    from knowledge_wording w join knowledge_passage p on p.id = w.passage_id and p.title = w.wording
    where w.embedded_by = %(embedded_by)s
), own as (
    select max(1 - (t.embedding <=> w.embedding)) as likeness
    from title t join knowledge_wording w
        on w.embedded_by = %(embedded_by)s and w.passage_id = t.passage_id and w.wording <> t.wording
    group by t.passage_id
), others as (
    select avg(1 - (t.embedding <=> o.embedding)) as likeness
    from title t join title o on o.passage_id > t.passage_id
)
select (select percentile_cont(0.5) within group (order by likeness) from own) as own,
    (select likeness from others) as others;

-- name: passages
-- Passages by their ids, of the house.
select id, title, text, wordings, citations::text as citations from knowledge_passage where id = any(%(ids)s);
