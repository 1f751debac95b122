-- name: keep
-- Write down what the sections of an answer were put into words with, all in one statement.
insert into answer (athlete_id, id, thread_id, section, model, prompts)
select %(athlete_id)s, id, %(thread_id)s, section, model, prompts
from jsonb_to_recordset(%(said)s::jsonb) as said (id text, section text, model text, prompts jsonb)
on conflict do nothing;

-- name: of_thread
-- What the answers of a conversation were put into words with, newest first.
select id, thread_id, section, model, prompts, said_at from answer
where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s
order by said_at desc, section
limit %(limit)s;

-- name: newest
-- What the newest answers were put into words with.
select id, thread_id, section, model, prompts, said_at from answer
where athlete_id = %(athlete_id)s
order by said_at desc, section
limit %(limit)s;

-- name: forget
-- Forget the record of a conversation.
delete from answer where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s;
