-- name: keep
-- Write a request to a model down, once; nothing where the athlete is gone meanwhile.
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
