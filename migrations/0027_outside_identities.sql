-- Who an athlete is elsewhere: `subject` is theirs at `issuer` for good. An identity is looked up among those of
-- everybody, and the one kept first counts; so no index has to reach over all athletes.
create table outside_identity (
    athlete_id text not null references athlete on delete cascade,
    issuer text not null,
    subject text not null,
    made_at timestamptz not null,
    primary key (athlete_id, issuer, subject)
);

create index outside_identity_by_subject on outside_identity (issuer, subject);
