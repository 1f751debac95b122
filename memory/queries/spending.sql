-- name: keep
-- Write a request to a model down, once, in place of what was set aside; nothing where the athlete is gone meanwhile.
with set_aside as (delete from model_reservation where athlete_id = %(athlete_id)s and id = %(id)s)
insert into model_request (athlete_id, id, thread_id, turn_id, day, purpose, model, outcome, input_tokens,
    output_tokens, cost, estimated, seconds, asked_at)
select athlete_id, %(id)s, %(thread_id)s, %(turn_id)s, %(day)s, %(purpose)s, %(model)s, %(outcome)s,
    %(input_tokens)s, %(output_tokens)s, %(cost)s, %(estimated)s, %(seconds)s, %(asked_at)s
from athlete where athlete_id = %(athlete_id)s
on conflict do nothing;

-- name: of_day
-- What the requests of one day took together, some of them left out.
select count(*) as requests, coalesce(sum(input_tokens), 0) as input_tokens,
    coalesce(sum(output_tokens), 0) as output_tokens, sum(cost) as cost,
    coalesce(bool_or(estimated), false) as estimated
from model_request
where athlete_id = %(athlete_id)s and day = %(day)s and id <> all(%(besides)s);

-- name: one_at_a_time
-- Let one request of an athlete at a time look at their day, for the length of a transaction.
select from athlete where athlete_id = %(athlete_id)s for no key update;

-- name: spoken_for_of_day
-- What the requests of one day took, with what is set aside for those under way, some of them left out.
-- Both are read at one moment: a request that ends in between would be in neither.
select count(*) as requests, coalesce(sum(input_tokens), 0) as input_tokens,
    coalesce(sum(output_tokens), 0) as output_tokens, sum(cost) as cost,
    coalesce(bool_or(estimated), false) as estimated
from (
    select id, input_tokens, output_tokens, cost, estimated from model_request
    where athlete_id = %(athlete_id)s and day = %(day)s
    union all
    select id, input_tokens, output_tokens, cost, estimated from model_reservation
    where athlete_id = %(athlete_id)s and day = %(day)s and runs_out_at > now()
) request
where id <> all(%(besides)s);

-- name: set_aside
-- Set aside what a request will take, and forget what servers that died had set aside for the athlete.
with run_out as (delete from model_reservation where athlete_id = %(athlete_id)s and runs_out_at <= now())
insert into model_reservation (athlete_id, id, day, input_tokens, output_tokens, cost, estimated, runs_out_at)
select athlete_id, %(id)s, %(day)s, %(input_tokens)s, %(output_tokens)s, %(cost)s, %(estimated)s,
    now() + make_interval(secs => %(seconds)s)
from athlete where athlete_id = %(athlete_id)s
on conflict do nothing;

-- name: by_day
-- What the requests of each day since one took together, newest first.
select day::text as part, count(*) as requests, sum(input_tokens) as input_tokens,
    sum(output_tokens) as output_tokens, sum(cost) as cost, bool_or(estimated) as estimated
from model_request where athlete_id = %(athlete_id)s and day >= %(since)s
group by day order by day desc;

-- name: by_thread
-- What the requests of each conversation since a day took together, the latest conversation first.
select thread_id as part, count(*) as requests, sum(input_tokens) as input_tokens,
    sum(output_tokens) as output_tokens, sum(cost) as cost, bool_or(estimated) as estimated
from model_request where athlete_id = %(athlete_id)s and day >= %(since)s
group by thread_id order by max(asked_at) desc;

-- name: by_model
-- What the requests to each model since a day took together, the most tokens first.
select model as part, count(*) as requests, sum(input_tokens) as input_tokens,
    sum(output_tokens) as output_tokens, sum(cost) as cost, bool_or(estimated) as estimated
from model_request where athlete_id = %(athlete_id)s and day >= %(since)s
group by model order by sum(input_tokens + output_tokens) desc;

-- name: of_thread
-- The requests of a conversation, newest first.
select id, thread_id, turn_id, day, purpose, model, outcome, input_tokens, output_tokens, cost, estimated, seconds,
    asked_at
from model_request where athlete_id = %(athlete_id)s and thread_id = %(thread_id)s
order by asked_at desc limit %(limit)s;
