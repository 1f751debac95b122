-- Who may come in: accounts, the browsers they are signed in on, invitations, and keys for programs. Of passwords
-- there is an argon2 hash, of every token its SHA-256: what is here opens nothing. A token names its athlete, so
-- that it is looked up among that athlete's alone.
create table account (
    athlete_id text primary key references athlete on delete cascade,
    email text not null,
    name text not null default '',
    password_hash text,
    made_at timestamptz not null,
    password_set_at timestamptz
);

-- Whose an address is, of the whole house: each is somebody's once. Where the tables lie on many machines, it is
-- on every one of them, hence no reference to what is not.
-- `verified`: who sent the invitation, or a service they signed in with, says that it is theirs.
create table account_email (
    email text primary key,
    athlete_id text not null,
    verified boolean not null
);

create index account_email_of_athlete on account_email (athlete_id);

create table sign_in (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    token_sha256 bytea not null,
    device text not null,
    through text not null,
    made_at timestamptz not null,
    seen_at timestamptz not null,
    primary key (athlete_id, id)
);

create index sign_in_by_age on sign_in (seen_at);

-- `athlete_id` is who invites. `for_athlete_id` is whose account the link opens: of a new athlete it is made up
-- beforehand; of one who is here already the link sets a new password.
create table invitation (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    token_sha256 bytea not null,
    for_athlete_id text not null,
    email text,
    note text not null default '',
    made_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (athlete_id, id)
);

create table api_key (
    athlete_id text not null references athlete on delete cascade,
    id text not null,
    token_sha256 bytea not null,
    name text not null,
    scope text not null check (scope in ('read', 'write')),
    made_at timestamptz not null,
    used_on date,
    primary key (athlete_id, id)
);

-- How often something was tried lately, of the house: `what` is a digest of an address or an account.
create table sign_in_attempt (
    what bytea primary key,
    began_at timestamptz not null,
    attempts integer not null
);
