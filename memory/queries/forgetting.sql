-- name: forget_chain
-- Forget a fact and those it took the place of or that took its place; return how they were worded.
with recursive chain as (
    select id, superseded_by from fact where athlete_id = %(athlete_id)s and id = %(id)s
    union
    select f.id, f.superseded_by from fact f join chain c on f.superseded_by = c.id or c.superseded_by = f.id
    where f.athlete_id = %(athlete_id)s
)
delete from fact where athlete_id = %(athlete_id)s and id in (select id from chain)
returning text, quote, wordings;

-- name: facts
-- What every fact of an athlete says, and the words it came from.
select id, text, quote, wordings from fact where athlete_id = %(athlete_id)s order by id;

-- name: set_quote
-- Let a fact have come from other words; its vector is made again when it is next looked for.
update fact set quote = %(quote)s, embedding = null, embedded_by = null
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: set_wordings
-- Keep of what a fact said before only what stays.
update fact set wordings = %(wordings)s where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: forget_answers
-- Forget every answer kept for an athlete: any of them may rest on what is forgotten.
delete from answer_cache where athlete_id = %(athlete_id)s;

-- name: common_answers
-- Answers that are anybody's, and so of every athlete, that hold one of these words.
select id, question, answer from answer_cache
where athlete_id is null and (question ilike any(%(anchors)s) or answer::text ilike any(%(anchors)s));

-- name: forget_common_answers
-- Forget answers that are anybody's, and so of every athlete.
delete from answer_cache where athlete_id is null and id = any(%(ids)s);

-- name: forget_cards
-- Take away the open cards that would keep one of these wordings as a fact.
delete from proposal
where athlete_id = %(athlete_id)s and kind = 'keep_fact' and status = 'pending' and summary = any(%(wordings)s);

-- name: forget_digests
-- Keep no digest of these wordings with cards that were decided.
update proposal set content_key = ''
where athlete_id = %(athlete_id)s and kind = 'keep_fact' and summary = any(%(wordings)s);

-- name: told_columns
-- The columns in which text about an athlete may stand, of every athlete's tables; keys are none.
select c.table_name, array_agg(c.column_name::text order by c.ordinal_position) as columns
from information_schema.columns c
join information_schema.tables t using (table_schema, table_name)
where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
    and (c.data_type in ('text', 'character varying', 'json', 'jsonb') or c.udt_name = '_text')
    and exists (
        select from information_schema.columns whose
        where whose.table_schema = c.table_schema and whose.table_name = c.table_name
            and whose.column_name = 'athlete_id'
    )
    and not exists (
        select from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
        where k.conrelid = format('%%I', c.table_name)::regclass and k.contype in ('p', 'f', 'u')
            and a.attname = c.column_name
    )
group by c.table_name
order by c.table_name;

-- name: rules
-- The newest rules of an athlete.
select rules::text as rules from rule_set where athlete_id = %(athlete_id)s order by version desc limit 1;

-- name: forget_thread_links
-- Let an athlete's facts say no longer in which conversation they were learnt.
update fact set thread_id = null where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s;
