-- What services outside answered about the weather and the ground, until it expires. The house's, no athlete's: the
-- key is a digest of what was asked (a place, a day, a tile of the map), and nothing of who asked is in it.
create table outside_answer (
    service text not null,
    key bytea not null,
    answer bytea not null,
    kept_at timestamptz not null default now(),
    expires_at timestamptz not null,
    primary key (service, key)
);

-- Pictures and packed numbers: compressing them again would only take time.
alter table outside_answer alter column answer set storage external;
create index outside_answer_oldest on outside_answer (service, kept_at);
create index outside_answer_expiry on outside_answer (expires_at);
