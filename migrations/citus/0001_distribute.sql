-- Lays the rows of athletes over many machines with Citus: all of one athlete lies on one machine, so that whatever
-- is asked for one athlete is asked there. Run by `python -m migrations --citus`, with `citus.enable_unsafe_triggers`
-- on at every machine. What is not named here stays where the coordinator is: the house's own tables, the queue,
-- and the answers given before, whose rows may be anybody's (docs/scaling.md).
set local citus.multi_shard_modify_mode to 'sequential';

-- The second wall stands on what a transaction says of itself, which does not reach the machines the rows lie on.
do $$
declare
    walled regclass;
begin
    for walled in select polrelid::regclass from pg_policy where polname = 'athletes_apart' loop
        execute format('drop policy athletes_apart on %s', walled);
        execute format('alter table %s no force row level security', walled);
        execute format('alter table %s disable row level security', walled);
        if exists (select from pg_roles where rolname = 'paceline_athlete') then
            execute format('revoke all on %s from paceline_athlete', walled);
        end if;
    end loop;
end
$$;

-- Citus knows triggers that fire for each row, beside the row, and none for each statement.
create temporary table watched on commit drop as
select distinct tgrelid::regclass::text as name from pg_trigger where tgname = 'answers_depend_insert';

do $$
declare
    watching record;
begin
    for watching in
        select tgrelid::regclass as watched, tgname from pg_trigger where tgname ~ '^answers_depend_(insert|update|delete)$'
    loop
        execute format('drop trigger %I on %s', watching.tgname, watching.watched);
    end loop;
end
$$;

-- Answers given before stay on the coordinator, where no key can lead to a row on another machine: those of an athlete
-- who leaves are deleted by name (memory/account.py).
alter table answer_cache drop constraint answer_cache_athlete_id_fkey;

-- Whose an address is, is asked before it is known whose: it is on every machine.
select create_reference_table('account_email');

select create_distributed_table('athlete', 'athlete_id');
select create_distributed_table('athlete_preferences', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('upload', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('course', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('course_section', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('course_picture', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('strategy', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('share_link', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('proposal', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('activity', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('recording', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('analysis', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('wellness', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('profile_correction', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('connection', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('sync_run', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('sync_item', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('training_plan', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('plan_version', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('rule_set', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('fact', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('calendar_event', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('answer', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('answer_refusal', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('answer_count', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('athlete_revision', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('model_request', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('model_reservation', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('turn_lease', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('conversation', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('conversation_step', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('conversation_element', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('conversation_thumb', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('account', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('sign_in', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('invitation', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('api_key', 'athlete_id', colocate_with => 'athlete');
select create_distributed_table('outside_identity', 'athlete_id', colocate_with => 'athlete');

-- What was said, by threads, as the checkpointer asks for it.
select create_distributed_table('checkpoints', 'thread_id', colocate_with => 'none');
select create_distributed_table('checkpoint_blobs', 'thread_id', colocate_with => 'checkpoints');
select create_distributed_table('checkpoint_writes', 'thread_id', colocate_with => 'checkpoints');

-- What the triggers write lies beside the row, since both are distributed by their athlete.
create function public.note_changed_row() returns trigger language plpgsql as $$
declare
    whose text := case tg_op when 'DELETE' then old.athlete_id else new.athlete_id end;
    unsaid constant text[] := '{kept_at,updated_at,expires_at,connected_at,secret}';
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - unsaid = to_jsonb(old) - unsaid then
        return null;
    end if;
    insert into public.athlete_revision (athlete_id)
    select a.athlete_id from public.athlete a where a.athlete_id = whose;
    return null;
end
$$;

-- Later migrations call it as well: here it watches by row.
create or replace procedure answers_depend_on(watched regclass) language plpgsql as $$
begin
    execute format(
        'create trigger answers_depend after insert or update or delete on %s '
        'for each row execute function public.note_changed_row()', watched);
end
$$;

do $$
declare
    each_watched text;
begin
    for each_watched in select name from watched order by name loop
        call answers_depend_on(each_watched::regclass);
    end loop;
end
$$;
