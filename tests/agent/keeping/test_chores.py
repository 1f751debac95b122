"""The house keeps itself: a backup when one is due, no second one, old ones gone, the newest never."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent.keeping.backups import folder_of, is_due, let_old_ones_go
from agent.keeping.retention import do_chores
from agent.settings import Settings
from memory.backups.manifest import MANIFEST, backups_in, name_of
from memory.database import Database

NOW = datetime(2026, 6, 1, tzinfo=UTC)


async def test_a_backup_is_made_when_it_is_due_and_only_then(database: Database, home: Path) -> None:
    settings = Settings(_env_file=None, paceline_home=home)
    for _ in range(2):
        await do_chores(settings, database)
    assert len(backups_in(folder_of(settings))) == 1


async def test_who_wants_none_gets_none(database: Database, home: Path) -> None:
    settings = Settings(_env_file=None, paceline_home=home, backup_every_h=0)
    await do_chores(settings, database)
    assert backups_in(folder_of(settings)) == ()


def test_old_ones_go_and_the_newest_stays_however_old(home: Path) -> None:
    settings = Settings(_env_file=None, paceline_home=home, backup_days=30)
    for days in (200, 100, 31, 29):
        folder = folder_of(settings) / name_of(NOW - timedelta(days=days))
        folder.mkdir(parents=True)
        (folder / MANIFEST).touch()
    assert let_old_ones_go(settings, NOW) == 3
    assert let_old_ones_go(settings, NOW + timedelta(days=300)) == 0
    assert [path.name for _, path in backups_in(folder_of(settings))] == [name_of(NOW - timedelta(days=29))]
    assert is_due(settings, NOW)
    assert not is_due(settings, NOW - timedelta(days=29) + timedelta(hours=23))
