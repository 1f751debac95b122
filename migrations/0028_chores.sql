-- What is done again and again for the whole house, and when it was last begun: whichever process finds a chore due
-- takes it on by writing the time down, so that no leader is needed.
create table chore (
    name text primary key,
    begun_at timestamptz not null
);

-- Files that nobody names any more, since they were first seen to be: they go at a later look. Nobody's id stands here
-- but where a chat file's key begins with one; it goes with the file.
create table orphan_file (
    place text not null check (place in ('blobs', 'chat')),
    name text not null,
    seen_at timestamptz not null,
    primary key (place, name)
);
