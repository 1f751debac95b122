-- The second wall between athletes: whatever a statement says, its athlete's rows are all it sees and changes.
-- `paceline.athlete_id` names whom a transaction is for (memory/walls.py sets it); where it is empty, nobody is kept
-- in, which only those who are not `paceline_athlete` may do. Superusers pass every wall, so they take that role.
-- Called at the end of every migration, so that a table added later is walled as well. Puts up what is missing only.
-- Where tables lie on many machines (Citus) there are none: what a transaction says does not reach those machines.
create procedure put_up_walls() language plpgsql as $$
declare
    whole record;
    has_role boolean;
    is_theirs text;
    passes constant text := '%s or (current_user <> ''paceline_athlete'' '
        'and coalesce(current_setting(''paceline.athlete_id'', true), '''') = '''')';
    everything constant text := 'select, insert, update, delete';
begin
    if exists (select from pg_extension where extname = 'citus') then
        return;
    end if;
    begin
        if not exists (select from pg_roles where rolname = 'paceline_athlete') then
            create role paceline_athlete nologin;
        end if;
        if not pg_has_role(current_user, 'paceline_athlete', 'member') then
            grant paceline_athlete to current_user;
        end if;
    exception when insufficient_privilege or duplicate_object or unique_violation then
        null;  -- Made at the same moment in a database beside this one; or an owner, whom the walls hold as they are.
    end;
    has_role := exists (select from pg_roles where rolname = 'paceline_athlete');
    if has_role and not has_schema_privilege('paceline_athlete', current_schema(), 'usage') then
        execute format('grant usage on schema %I to paceline_athlete', current_schema());
    end if;
    for whole in
        select c.oid, format('%I.%I', n.nspname, c.relname) as name, c.relname, c.relrowsecurity, c.relforcerowsecurity,
            a.attname, coalesce(a.attnotnull, false) as is_somebodys
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attname = 'athlete_id' and not a.attisdropped
        where n.nspname = current_schema() and c.relkind in ('r', 'p')
            and (
                a.attname is not null
                or c.relname in ('checkpoints', 'checkpoint_blobs', 'checkpoint_writes')
            )
        order by c.relname
    loop
        is_theirs := case
            when whole.attname is not null
            then case when whole.is_somebodys then '' else 'athlete_id is null or ' end
                || 'athlete_id = current_setting(''paceline.athlete_id'', true)'
            else 'starts_with(thread_id, current_setting(''paceline.athlete_id'', true) || ''/'')'
        end;
        if not exists (select from pg_policy where polrelid = whole.oid and polname = 'athletes_apart') then
            execute format(
                'create policy athletes_apart on %s using (%s)', whole.name, format(passes, is_theirs)
            );
        end if;
        if not whole.relrowsecurity then
            execute format('alter table %s enable row level security', whole.name);
        end if;
        if not whole.relforcerowsecurity then
            execute format('alter table %s force row level security', whole.name);
        end if;
        if has_role and not has_table_privilege('paceline_athlete', whole.oid, 'delete') then
            execute format('grant %s on %s to paceline_athlete', everything, whole.name);
        end if;
    end loop;
end
$$;

-- A token is looked up by its digest; that no two are the same, 256 random bits see to. An index that promises it
-- would have to know of all athletes' links at once, wherever they lie.
alter table share_link drop constraint share_link_token_sha256_key;
create index share_link_of_token on share_link (token_sha256);
