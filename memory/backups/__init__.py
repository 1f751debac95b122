"""Backups: the database in one snapshot, then the files, with a manifest that says what there must be."""
