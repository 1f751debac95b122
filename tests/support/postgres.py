"""A real Postgres for the length of a test run, in a folder of its own."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memory.embedded import EmbeddedPostgres
from migrations.apply import migrate


@contextmanager
def open_home() -> Iterator[Path]:
    """Make a home that the account Postgres runs as may enter: pytest's own temporary folders are closed."""
    home = Path(tempfile.mkdtemp(prefix="paceline-test-"))
    home.chmod(0o755)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def migrated_postgres() -> Iterator[str]:
    """Run an embedded Postgres in a fresh home, with every table, and yield its address."""
    with open_home() as home:
        postgres = EmbeddedPostgres(home)
        try:
            migrate(postgres.start())
            yield postgres.url
        finally:
            postgres.release()
