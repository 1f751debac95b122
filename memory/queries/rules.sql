-- name: rules
-- The rules as they stand.
select version, parent, reason, rules::text as rules, made_at from rule_set
where athlete_id = %(athlete_id)s
order by version desc
limit 1;

-- name: rule_versions
-- Every version of the rules, newest first.
select version, parent, reason, rules::text as rules, made_at from rule_set
where athlete_id = %(athlete_id)s
order by version desc;

-- name: version
-- One version of the rules.
select version, parent, reason, rules::text as rules, made_at from rule_set
where athlete_id = %(athlete_id)s and version = %(version)s;

-- name: newest
-- The number of the rules as they stand; 0 before the first.
select coalesce(max(version), 0) as version from rule_set where athlete_id = %(athlete_id)s;

-- name: add_version
-- Keep a version of the rules; a proposal makes one only.
insert into rule_set (athlete_id, version, parent, reason, rules, proposal_id)
values (%(athlete_id)s, %(version)s, %(parent)s, %(reason)s, %(rules)s::jsonb, %(proposal_id)s);
