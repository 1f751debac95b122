-- name: current
-- The newest version of the plan the athlete trains by.
select plan_id, name, version, parent, headline, reason, evidence, changes, made_by, made_at, rules_version, strategy_id,
    restored_from, body::text as body
from plan_version v
join training_plan p on p.athlete_id = v.athlete_id and p.id = v.plan_id
where v.athlete_id = %(athlete_id)s and retired_at is null
order by version desc
limit 1;

-- name: newest
-- The newest version of a plan, and whether the athlete trains by it.
select plan_id, name, version, retired_at is null as current
from plan_version v
join training_plan p on p.athlete_id = v.athlete_id and p.id = v.plan_id
where v.athlete_id = %(athlete_id)s and plan_id = %(plan_id)s
order by version desc
limit 1;

-- name: plans
-- Every plan by its newest version, the current one first, then newest first.
select plan_id, name, max(version) as versions, retired_at is null as current, created_at as made_at,
    max(v.made_at) as changed_at
from plan_version v
join training_plan p on p.athlete_id = v.athlete_id and p.id = v.plan_id
where v.athlete_id = %(athlete_id)s
group by plan_id, name, retired_at, created_at
order by retired_at is null desc, max(v.made_at) desc, plan_id;

-- name: version
-- One version with its weeks.
select plan_id, name, version, parent, headline, reason, evidence, changes, made_by, made_at, rules_version, strategy_id,
    restored_from, body::text as body
from plan_version v
join training_plan p on p.athlete_id = v.athlete_id and p.id = v.plan_id
where v.athlete_id = %(athlete_id)s and plan_id = %(plan_id)s and version = %(version)s;

-- name: versions
-- The versions of a plan without their weeks, newest first.
select plan_id, name, version, parent, headline, reason, evidence, changes, made_by, made_at, rules_version, strategy_id,
    restored_from
from plan_version v
join training_plan p on p.athlete_id = v.athlete_id and p.id = v.plan_id
where v.athlete_id = %(athlete_id)s and plan_id = %(plan_id)s
order by version desc;

-- name: start
-- Begin a plan.
insert into training_plan (athlete_id, id, name) values (%(athlete_id)s, %(id)s, %(name)s);

-- name: retire_others
-- Let every plan but one be one the athlete no longer trains by.
update training_plan set retired_at = now()
where athlete_id = %(athlete_id)s and id <> %(id)s and retired_at is null;

-- name: train_by
-- Let a plan be the one the athlete trains by.
update training_plan set retired_at = null
where athlete_id = %(athlete_id)s and id = %(id)s and retired_at is not null;

-- name: add_version
-- Keep a version. The number is the next one; a proposal makes one version only.
insert into plan_version (
    athlete_id, plan_id, version, parent, headline, reason, evidence, changes, made_by, rules_version, strategy_id,
    restored_from, proposal_id, body
)
values (
    %(athlete_id)s, %(plan_id)s, %(version)s, %(parent)s, %(headline)s, %(reason)s, %(evidence)s::jsonb, %(changes)s,
    %(made_by)s, %(rules_version)s, %(strategy_id)s, %(restored_from)s, %(proposal_id)s, %(body)s::jsonb
);
