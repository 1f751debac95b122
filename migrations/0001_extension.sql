-- pgvector: meaning is searched in the same database that holds the facts.
create extension if not exists vector;
