-- name: active
-- Every active prompt, of the house.
select name, model, version, text, active, seeded, note, made_at from prompt_version where active;

-- name: listed
-- Every version of every prompt, newest first, with the text of those that count, of the house.
select name, model, version, case when active then text else '' end as text, active, seeded, note, made_at
from prompt_version
order by name, model, version desc;

-- name: versions
-- The versions of a prompt, newest first, of the house.
select name, model, version, text, active, seeded, note, made_at from prompt_version
where name = %(name)s and model = %(model)s
order by version desc;

-- name: version
-- One version of a prompt, of the house.
select name, model, version, text, active, seeded, note, made_at from prompt_version
where name = %(name)s and model = %(model)s and version = %(version)s;

-- name: lock
-- Let one change at a time happen to the prompts, of the house, for the length of a transaction.
select pg_advisory_xact_lock(hashtext('prompt_version'));

-- name: save
-- Keep a version as the next of its prompt, not active, of the house.
insert into prompt_version (name, model, version, text, active, seeded, note)
select %(name)s, %(model)s, coalesce(max(version), 0) + 1, %(text)s, false, %(seeded)s, %(note)s
from prompt_version where name = %(name)s and model = %(model)s
returning version;

-- name: deactivate
-- Let no version of a prompt count, of the house.
update prompt_version set active = false where name = %(name)s and model = %(model)s and active;

-- name: activate
-- Let a version of a prompt count, of the house.
update prompt_version set active = true, activated_at = clock_timestamp()
where name = %(name)s and model = %(model)s and version = %(version)s;

-- name: active_before
-- The version that was active before the one that is, of the house.
select version from prompt_version
where name = %(name)s and model = %(model)s and not active and activated_at is not null
order by activated_at desc limit 1;

-- name: newest_seed
-- The text of the newest version that came with the program, of the house.
select text from prompt_version where name = %(name)s and model = '' and seeded order by version desc limit 1;
