-- name: answers
-- Answers of a service, of the house, that have not expired.
select key, answer from outside_answer
where service = %(service)s and key = any(%(keys)s) and expires_at > now();

-- name: keep
-- Keep an answer of a service, of the house, in place of an older one.
insert into outside_answer (service, key, answer, expires_at)
values (%(service)s, %(key)s, %(answer)s, now() + %(keep_for)s)
on conflict (service, key) do update
set answer = excluded.answer, kept_at = now(), expires_at = excluded.expires_at;

-- name: sweep
-- Let go of what has expired, and of a service's oldest beyond its limit, of the house.
delete from outside_answer
where expires_at <= now()
    or (
        service = %(service)s
        and key in (
            select key from outside_answer where service = %(service)s
            order by kept_at desc, key
            offset %(limit)s
        )
    );
