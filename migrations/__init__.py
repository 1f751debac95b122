"""The database's shape as numbered SQL files, forward only; a file that has landed is never edited."""
