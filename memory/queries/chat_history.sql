-- name: texts
-- What Chainlit keeps of an athlete's conversations, row by row, where it holds one of these words.
with said as (
    select t.id, 'Thread' as kind, to_jsonb(t) as row
    from "Thread" t join "User" u on u.id = t."userId" where u.identifier = %(athlete_id)s
    union all
    select s.id, 'Step', to_jsonb(s)
    from "Step" s join "Thread" t on t.id = s."threadId" join "User" u on u.id = t."userId"
    where u.identifier = %(athlete_id)s
    union all
    select e.id, 'Element', to_jsonb(e)
    from "Element" e join "Thread" t on t.id = e."threadId" join "User" u on u.id = t."userId"
    where u.identifier = %(athlete_id)s
    union all
    select f.id, 'Feedback', to_jsonb(f)
    from "Feedback" f join "Step" s on s.id = f."stepId" join "Thread" t on t.id = s."threadId"
    join "User" u on u.id = t."userId" where u.identifier = %(athlete_id)s
)
select id, kind, row from said where row::text ilike any(%(anchors)s);

-- name: set_thread
-- Say an athlete's conversation's name, and what is known of it, anew.
update "Thread" set name = %(name)s, metadata = %(metadata)s, tags = %(tags)s
where id = %(id)s and "userId" in (select id from "User" where identifier = %(athlete_id)s);

-- name: set_step
-- Say anew what was said in an athlete's conversation.
update "Step" s set name = %(name)s, input = %(input)s, output = %(output)s, metadata = %(metadata)s
from "Thread" t join "User" u on u.id = t."userId"
where s.id = %(id)s and t.id = s."threadId" and u.identifier = %(athlete_id)s;

-- name: set_element
-- Say anew what was shown in an athlete's conversation.
update "Element" e set props = %(props)s, metadata = %(metadata)s
from "Thread" t join "User" u on u.id = t."userId"
where e.id = %(id)s and t.id = e."threadId" and u.identifier = %(athlete_id)s;

-- name: set_feedback
-- Say anew what an athlete noted with a thumb.
update "Feedback" f set comment = %(comment)s
from "Step" s join "Thread" t on t.id = s."threadId" join "User" u on u.id = t."userId"
where f.id = %(id)s and s.id = f."stepId" and u.identifier = %(athlete_id)s;

-- name: feedback_alone
-- Delete the thumbs of every athlete whose message is gone: Chainlit leaves them behind.
delete from "Feedback" where "stepId" is null;

-- name: files
-- The files shown in an athlete's conversations, by their keys.
select e."objectKey" as key from "Element" e
join "Thread" t on t.id = e."threadId" join "User" u on u.id = t."userId"
where u.identifier = %(athlete_id)s and e."objectKey" is not null;

-- name: delete_feedback
-- Delete the thumbs in an athlete's conversations.
delete from "Feedback" f using "Step" s, "Thread" t, "User" u
where s.id = f."stepId" and t.id = s."threadId" and u.id = t."userId" and u.identifier = %(athlete_id)s;

-- name: delete_threads
-- Delete an athlete's conversations with all that was said and shown in them.
delete from "Thread" t using "User" u where u.id = t."userId" and u.identifier = %(athlete_id)s;

-- name: delete_user
-- Delete who an athlete is to the page.
delete from "User" where identifier = %(athlete_id)s;
