-- name: contents
-- The contents that anybody gave with their sizes, of every athlete.
select sha256, max(size_bytes)::int8 as size_bytes from upload group by sha256 order by sha256;

-- name: sealed
-- The keys and tokens of connections as they are sealed, of every athlete.
select source, secret from connection where secret is not null order by athlete_id, source;

-- name: server
-- Which server this is, with which pgvector, and how large the database of the house is.
select current_setting('server_version_num')::int as version,
    (select extversion from pg_extension where extname = 'vector') as vector,
    pg_database_size(current_database()) as size_bytes;

-- name: migrations
-- The migrations that ran on this database, of the house.
select name, sha256 from schema_migration order by name;

-- name: was_made
-- Whether this database of the house was ever migrated.
select to_regclass('schema_migration') is not null as was_made;
