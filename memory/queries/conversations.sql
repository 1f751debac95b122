-- name: with_superseded_checkpoints
-- Threads that hold more than the newest checkpoint.
select thread_id from checkpoints group by thread_id having count(*) > 1;
