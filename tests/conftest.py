"""What every test may ask for: one real Postgres for the run, and athletes nobody else uses."""

import gc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from memory.database import Database
from tests.support.postgres import migrated_postgres, open_home


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a migrated Postgres that lives as long as the run."""
    with migrated_postgres() as url:
        yield url


@pytest.fixture(scope="session")
async def database(postgres_url: str) -> AsyncIterator[Database]:
    """A pool on it."""
    async with Database(postgres_url) as database:
        yield database


@pytest.fixture
def athlete_id() -> str:
    """An athlete of this test alone: no test needs another's rows removed."""
    return f"athlete-{uuid4()}"


@pytest.fixture
def home() -> Iterator[Path]:
    """A fresh PACELINE_HOME that the account Postgres runs as may enter."""
    with open_home() as home:
        yield home


@pytest.fixture(scope="session")
def sample_gpx() -> bytes:
    """The bundled sample course as a file."""
    return (Path(__file__).parents[1] / "tools" / "data" / "sample-course.gpx").read_bytes()


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over the seventeen thousand tests: they stay until the end."""
    gc.collect()
    gc.freeze()
