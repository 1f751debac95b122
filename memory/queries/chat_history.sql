-- name: begin
-- Have an athlete's conversation to speak in; one that is there keeps its name.
with known as (insert into athlete (athlete_id) values (%(athlete_id)s) on conflict do nothing)
insert into conversation as kept (athlete_id, id, name, tags)
values (%(athlete_id)s, %(id)s, %(name)s, %(tags)s)
on conflict (athlete_id, id) do update
set name = coalesce(kept.name, excluded.name), changed_at = statement_timestamp();

-- name: note
-- Say of an athlete's conversation what it is called and what is known of it; null leaves what there is.
update conversation set name = coalesce(%(name)s, name), tags = coalesce(%(tags)s::text[], tags),
    metadata = (metadata || %(metadata)s::jsonb) - %(gone)s::text[]
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: is_kept
-- Whether an athlete has such a conversation.
select exists (select from conversation where athlete_id = %(athlete_id)s and id = %(id)s) as kept;

-- name: listed
-- An athlete's conversations in which something is said or called so, the last spoken in first, from one on.
select id, name, metadata, tags, begun_at, changed_at from conversation c
where c.athlete_id = %(athlete_id)s
    and (%(before_at)s::timestamptz is null
        or (c.changed_at, c.id) < (%(before_at)s::timestamptz, %(before_id)s::text))
    and (%(pattern)s::text is null or c.name ilike %(pattern)s or exists (
        select from conversation_step s
        where s.athlete_id = %(athlete_id)s and s.conversation_id = c.id
            and s.kind in ('user_message', 'assistant_message') and s.output ilike %(pattern)s
    ))
order by c.changed_at desc, c.id desc limit %(limit)s;

-- name: conversation
-- What is known of an athlete's conversation.
select id, name, metadata, tags, begun_at, changed_at from conversation
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: steps
-- What was said and done in an athlete's conversation in order, each with the thumb it was given.
select s.id, s.conversation_id, s.parent_id, s.kind, s.name, s.input, s.output, s.metadata, s.show_input,
    s.is_error, s.turn, s.began_at, s.ended_at, t.value as thumb, t.comment as thumb_comment
from conversation_step s
left join conversation_thumb t on t.athlete_id = s.athlete_id and t.step_id = s.id
where s.athlete_id = %(athlete_id)s and s.conversation_id = %(id)s
order by s.began_at, s.id;

-- name: shown
-- What was shown in an athlete's conversation, all of it or one.
select id, conversation_id, step_id, kind, name, mime, object_key, url, chainlit_key, display, size, language,
    page, props
from conversation_element
where athlete_id = %(athlete_id)s and conversation_id = %(id)s
    and (%(element_id)s::text is null or id = %(element_id)s)
order by shown_at, id;

-- name: delete
-- Delete an athlete's conversation with all that was said and shown in it.
delete from conversation where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: keep_step
-- Keep what was said in an athlete's conversation, if that is there; what is not said again stays as it was.
insert into conversation_step as kept (
    athlete_id, id, conversation_id, parent_id, kind, name, input, output, metadata, show_input, is_error,
    began_at, ended_at
)
select c.athlete_id, %(id)s, c.id, %(parent_id)s, %(kind)s, %(name)s, %(input)s, %(output)s,
    %(metadata)s::jsonb, %(show_input)s, %(is_error)s, %(began_at)s::timestamptz, %(ended_at)s::timestamptz
from conversation c where c.athlete_id = %(athlete_id)s and c.id = %(conversation_id)s
on conflict (athlete_id, id) do update set
    parent_id = coalesce(excluded.parent_id, kept.parent_id),
    kind = case excluded.kind when 'run' then kept.kind else excluded.kind end,
    name = coalesce(excluded.name, kept.name),
    input = coalesce(nullif(excluded.input, ''), kept.input),
    output = coalesce(nullif(excluded.output, ''), kept.output),
    metadata = case excluded.metadata when '{}' then kept.metadata else excluded.metadata end,
    show_input = coalesce(excluded.show_input, kept.show_input),
    is_error = excluded.is_error,
    began_at = least(excluded.began_at, kept.began_at),
    ended_at = excluded.ended_at
where kept.conversation_id = excluded.conversation_id;

-- name: begin_turn
-- Note that an athlete's message is being answered from now on; no row for one that was before.
-- Asked `again`, because what the first statement said was lost, there is a row for it too.
update conversation_step set turn = 'open'
where athlete_id = %(athlete_id)s and conversation_id = %(conversation_id)s and id = %(id)s
    and (turn is null or (turn = 'open' and %(again)s::boolean))
returning id;

-- name: end_turn
-- Note that what was to be said to an athlete's message has been shown.
update conversation_step set turn = 'done'
where athlete_id = %(athlete_id)s and id = %(id)s and turn = 'open';

-- name: open_turns
-- The messages of an athlete's conversation whose answer has not ended.
select id from conversation_step
where athlete_id = %(athlete_id)s and conversation_id = %(conversation_id)s and turn = 'open';

-- name: abandoned
-- The messages of an athlete's conversation that nobody answers any more: their server died.
select id, output from conversation_step
where athlete_id = %(athlete_id)s and conversation_id = %(conversation_id)s and turn = 'open'
    and id <> all (%(living)s::text[]) and not exists (
        select from turn_lease l
        where l.athlete_id = %(athlete_id)s and l.thread_id = %(conversation_id)s
            and l.runs_out_at > statement_timestamp()
    )
order by began_at;

-- name: cut_turn
-- Note that the answer to an athlete's message died, once that is said in the conversation.
update conversation_step set turn = 'cut'
where athlete_id = %(athlete_id)s and id = %(id)s and turn = 'open';

-- name: delete_step
-- Delete what was said in an athlete's conversation.
delete from conversation_step where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: delete_shown_with
-- Delete what was shown with a message of an athlete's conversation; return the keys of its files.
delete from conversation_element where athlete_id = %(athlete_id)s and step_id = %(id)s returning object_key as key;

-- name: keep_shown
-- Keep what was shown in an athlete's conversation, if that is there; shown again, it shows something else.
insert into conversation_element as kept (
    athlete_id, id, conversation_id, step_id, kind, name, mime, object_key, url, chainlit_key, display, size,
    language, page, props
)
select c.athlete_id, %(id)s, c.id, %(step_id)s, %(kind)s, %(name)s, %(mime)s, %(object_key)s, %(url)s,
    %(chainlit_key)s, %(display)s, %(size)s, %(language)s, %(page)s::integer, %(props)s::jsonb
from conversation c where c.athlete_id = %(athlete_id)s and c.id = %(conversation_id)s
on conflict (athlete_id, id) do update set props = excluded.props
where kept.conversation_id = excluded.conversation_id;

-- name: delete_shown
-- Delete what was shown in an athlete's conversation; return the key of its file.
delete from conversation_element where athlete_id = %(athlete_id)s and id = %(id)s returning object_key as key;

-- name: file
-- The media type of a file shown in an athlete's conversation.
select mime from conversation_element where athlete_id = %(athlete_id)s and object_key = %(key)s limit 1;

-- name: files
-- The files shown in an athlete's conversations, by their keys; all of them or those of one.
select object_key as key from conversation_element
where athlete_id = %(athlete_id)s and object_key is not null
    and (%(id)s::text is null or conversation_id = %(id)s);

-- name: give_thumb
-- Keep the thumb an athlete gave to what was said to them, and return which answers stand there.
with given as (
    insert into conversation_thumb (athlete_id, step_id, value, comment)
    select s.athlete_id, s.id, %(value)s, %(comment)s from conversation_step s
    where s.athlete_id = %(athlete_id)s and s.id = %(step_id)s
    on conflict (athlete_id, step_id) do update
    set value = excluded.value, comment = excluded.comment, given_at = statement_timestamp()
    returning step_id
)
select answered.metadata ->> 'answer' as answer, answered.metadata ->> 'asked' as asked
from given left join conversation_step answered
    on answered.athlete_id = %(athlete_id)s and given.step_id in (answered.id, answered.parent_id)
    and answered.metadata ->> 'answer' is not null
order by answered.began_at limit 1;

-- name: take_thumb
-- Take back the thumb an athlete gave.
delete from conversation_thumb where athlete_id = %(athlete_id)s and step_id = %(step_id)s;

-- name: texts
-- What is kept of an athlete's conversations, row by row, where it holds one of these words.
with said as (
    select c.id, 'conversation' as kind, to_jsonb(c) as row from conversation c
    where c.athlete_id = %(athlete_id)s
    union all
    select s.id, 'conversation_step', to_jsonb(s) from conversation_step s where s.athlete_id = %(athlete_id)s
    union all
    select e.id, 'conversation_element', to_jsonb(e) from conversation_element e
    where e.athlete_id = %(athlete_id)s
    union all
    select t.step_id, 'conversation_thumb', to_jsonb(t) from conversation_thumb t
    where t.athlete_id = %(athlete_id)s
)
select id, kind, row from said where row::text ilike any(%(anchors)s);

-- name: set_conversation
-- Say an athlete's conversation's name, and what is known of it, anew.
update conversation set name = %(name)s, metadata = %(metadata)s, tags = %(tags)s
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: set_conversation_step
-- Say anew what was said in an athlete's conversation.
update conversation_step set name = %(name)s, input = %(input)s, output = %(output)s, metadata = %(metadata)s
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: set_conversation_element
-- Say anew what was shown in an athlete's conversation.
update conversation_element set name = %(name)s, props = %(props)s
where athlete_id = %(athlete_id)s and id = %(id)s;

-- name: set_conversation_thumb
-- Say anew what an athlete noted with a thumb.
update conversation_thumb set comment = %(comment)s
where athlete_id = %(athlete_id)s and step_id = %(step_id)s;
