-- What a fact said before its athlete wrote it anew, and the words that came from: who forgets the fact forgets those.
alter table fact add column wordings text[] not null default '{}';
