-- Files of athletes who left, until they are deleted from the disk: named in the same transaction that deletes the
-- rows, so that a crash in between leaves nothing behind. Nobody's id stands here.
create table leaving_file (
    place text not null check (place in ('blobs', 'chat')),
    name text not null,
    primary key (place, name)
);
