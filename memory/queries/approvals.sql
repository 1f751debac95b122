-- name: state
-- How the reviews of an activity stand: the one taken over into the plan first, then the newest.
select approved_at, approved_as from analysis
where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s
order by approved_at is null, made_at desc, id
limit 1;

-- name: begin
-- Begin to take the newest review of an activity over into the plan: of all who try, one does.
-- One who began and never ended (a killed server) is followed by the next after a while.
update analysis set approving_since = now()
where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s
    and approved_at is null and (approving_since is null or approving_since <= now() - %(patience)s::interval)
    and id = (
        select id from analysis
        where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s
        order by made_at desc, id
        limit 1
    )
    and not exists (
        select from analysis
        where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s and approved_at is not null
    );

-- name: done
-- Write down that a review was taken over, and the proposal that came of it.
update analysis set approved_at = now(), approved_as = %(proposal_id)s, approving_since = null
where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s and approving_since is not null;

-- name: give_up
-- Let a review be taken over by another try.
update analysis set approving_since = null
where athlete_id = %(athlete_id)s and activity_id = %(activity_id)s and approved_at is null;
