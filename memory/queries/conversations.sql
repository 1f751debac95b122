-- name: with_superseded_checkpoints
-- Threads of every athlete that hold more than the newest checkpoint.
select thread_id from checkpoints group by thread_id having count(*) > 1;

-- name: keep_newest
-- Delete what a conversation's newest checkpoint took the place of; only what older ones named goes with them.
with superseded as (
    delete from checkpoints older
    where thread_id = %(thread_id)s and exists (
        select from checkpoints newer
        where newer.thread_id = older.thread_id and newer.checkpoint_ns = older.checkpoint_ns
            and newer.checkpoint_id > older.checkpoint_id
    )
    returning checkpoint_ns, checkpoint_id, checkpoint -> 'channel_versions' as versions
), written as (
    delete from checkpoint_writes w using superseded s
    where w.thread_id = %(thread_id)s and w.checkpoint_ns = s.checkpoint_ns and w.checkpoint_id = s.checkpoint_id
)
delete from checkpoint_blobs b using superseded s, jsonb_each_text(s.versions) named
where b.thread_id = %(thread_id)s and b.checkpoint_ns = s.checkpoint_ns
    and b.channel = named.key and b.version = named.value
    and not exists (
        select from checkpoints kept
        where kept.thread_id = %(thread_id)s and kept.checkpoint_ns = b.checkpoint_ns
            and not exists (
                select from superseded gone
                where gone.checkpoint_ns = kept.checkpoint_ns and gone.checkpoint_id = kept.checkpoint_id
            )
            and kept.checkpoint -> 'channel_versions' ->> b.channel = b.version
    );

-- name: threads_of_athlete
-- An athlete's conversations; the id of each begins with its athlete's.
select distinct thread_id from checkpoints where starts_with(thread_id, %(athlete_id)s || '/');

-- name: states_of_athlete
-- The checkpoints of an athlete's conversations.
select thread_id, checkpoint_ns, checkpoint_id, checkpoint, metadata from checkpoints
where starts_with(thread_id, %(athlete_id)s || '/');

-- name: blobs_of_athlete
-- What the channels of an athlete's conversations hold.
select thread_id, checkpoint_ns, channel, version, type, blob from checkpoint_blobs
where starts_with(thread_id, %(athlete_id)s || '/');

-- name: writes_of_athlete
-- What turns of an athlete that broke off had written.
select thread_id, checkpoint_ns, checkpoint_id, task_id, idx, channel, type, blob from checkpoint_writes
where starts_with(thread_id, %(athlete_id)s || '/');

-- name: rewrite_state
-- Keep a checkpoint with another state in it.
update checkpoints set checkpoint = %(checkpoint)s, metadata = %(metadata)s
where thread_id = %(thread_id)s and checkpoint_ns = %(checkpoint_ns)s and checkpoint_id = %(checkpoint_id)s;

-- name: rewrite_blob
-- Let a channel hold something else.
update checkpoint_blobs set type = %(type)s, blob = %(blob)s
where thread_id = %(thread_id)s and checkpoint_ns = %(checkpoint_ns)s and channel = %(channel)s
    and version = %(version)s;

-- name: rewrite_write
-- Let a write say something else.
update checkpoint_writes set type = %(type)s, blob = %(blob)s
where thread_id = %(thread_id)s and checkpoint_ns = %(checkpoint_ns)s and checkpoint_id = %(checkpoint_id)s
    and task_id = %(task_id)s and idx = %(idx)s and channel = %(channel)s;

-- name: delete_states
-- Delete the checkpoints of all of an athlete's conversations.
delete from checkpoints where starts_with(thread_id, %(athlete_id)s || '/');

-- name: delete_blobs
-- Delete what the channels of an athlete's conversations held.
delete from checkpoint_blobs where starts_with(thread_id, %(athlete_id)s || '/');

-- name: delete_writes
-- Delete what turns of an athlete that broke off had written.
delete from checkpoint_writes where starts_with(thread_id, %(athlete_id)s || '/');
