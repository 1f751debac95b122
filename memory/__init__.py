"""What the coach remembers, in Postgres."""
