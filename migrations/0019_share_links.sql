-- Links to one saved version of a strategy. A token is looked up by its SHA-256; `sealed_token` is the same token
-- encrypted with a key that is not in this database, so that its athlete can be shown the link again.
create table share_link (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    strategy_id text not null,
    token_sha256 bytea not null unique,
    sealed_token bytea not null,
    view text not null,
    made_at timestamptz not null,
    ends_at timestamptz not null,
    revoked_at timestamptz,
    primary key (athlete_id, id),
    foreign key (athlete_id, strategy_id) references strategy (athlete_id, id) on delete cascade
);

create index share_link_of_strategy on share_link (athlete_id, strategy_id, made_at desc);
