"""What has had its time goes, and nothing else; a file goes only when nobody named it for a day."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from memory.blobs import BlobStore
from memory.database import Database
from memory.folder_files import FolderFiles
from memory.retention import AGES, Retention
from memory.uploads import UploadStore

LONG_AGO = timedelta(days=2)


async def test_a_chore_is_taken_on_once_however_many_ask(database: Database) -> None:
    retention, chore = Retention(database), uuid4().hex
    assert await retention.take_on(chore, timedelta(hours=1))
    assert not await retention.take_on(chore, timedelta(hours=1))
    await database.run(
        "update chore set begun_at = begun_at - interval '2 hours' where name = %(n)s", n=chore
    )
    assert await retention.take_on(chore, timedelta(hours=1))


async def aged(database: Database) -> None:
    """Let everything on the list of orphans have been there for two days."""
    await database.run("update orphan_file set seen_at = seen_at - %(age)s::interval", age=LONG_AGO)


async def test_a_content_nobody_names_goes_at_the_second_look(
    database: Database, home: Path, athlete_id: str
) -> None:
    blobs = BlobStore(FolderFiles(home / "blobs"))
    uploads = UploadStore(database, blobs).for_athlete(athlete_id)
    await database.run(
        "insert into athlete (athlete_id) values (%(id)s) on conflict do nothing", id=athlete_id
    )
    kept = await uploads.receive("kept.gpx", "application/gpx+xml", f"kept {athlete_id}".encode())
    orphan, given_again = (blobs.put(f"{what} {athlete_id}".encode()) for what in ("orphan", "again"))
    retention = Retention(database)

    assert await retention.files("blobs", blobs.files, "contents") == 0
    await uploads.receive("again.gpx", "application/gpx+xml", f"again {athlete_id}".encode())
    assert await retention.files("blobs", blobs.files, "contents") == 0, "not a day yet"
    await aged(database)
    assert await retention.files("blobs", blobs.files, "contents") == 1
    left = {Path(key).name for key, _ in blobs.files.listed()}
    assert orphan not in left
    assert left == {given_again, sha256(f"kept {athlete_id}".encode()).hexdigest()}
    assert await uploads.content(kept.id)


async def test_a_file_no_conversation_shows_goes_too(database: Database, home: Path, athlete_id: str) -> None:
    chat = FolderFiles(home / "chat")
    for name in ("shown", "alone"):
        chat.keep(f"{athlete_id}/{name}", b"x")
    await database.run(
        "insert into athlete (athlete_id) values (%(id)s) on conflict do nothing", id=athlete_id
    )
    await database.run("insert into conversation (athlete_id, id) values (%(id)s, 't')", id=athlete_id)
    await database.run(
        "insert into conversation_element (athlete_id, id, conversation_id, step_id, kind, name, object_key)"
        " values (%(id)s, 'e', 't', 's', 'image', 'n', %(key)s)",
        id=athlete_id, key=f"{athlete_id}/shown",
    )  # fmt: skip
    retention = Retention(database)
    assert await retention.files("chat", chat, "chat_files") == 0
    await aged(database)
    assert await retention.files("chat", chat, "chat_files") == 1
    assert [key for key, _ in chat.listed()] == [f"{athlete_id}/shown"]


async def test_old_reviews_go_but_the_newest_and_the_approved_stay(
    database: Database, athlete_id: str
) -> None:
    old = AGES["superseded_analyses"] + timedelta(days=1)
    await database.run(
        "insert into athlete (athlete_id) values (%(id)s) on conflict do nothing", id=athlete_id
    )
    await database.run(
        "insert into activity (athlete_id, id, source, ai_allowed, sport, duration_s, summary)"
        " values (%(id)s, 'a', 'file', true, 'run', 1, '{}')",
        id=athlete_id,
    )
    for name, days, approved in (("oldest", 2, False), ("approved", 1, True), ("newest", 0, False)):
        await database.run(
            "insert into analysis (athlete_id, activity_id, id, body, made_at, approved_at)"
            " values (%(id)s, 'a', %(name)s, '{}', now() - %(age)s, case when %(yes)s then now() end)",
            id=athlete_id, name=name, age=old + timedelta(days=days), yes=approved,
        )  # fmt: skip
    gone = await Retention(database).rows()
    assert gone["superseded_analyses"] >= 1
    left = await database.rows(
        "select id from analysis where athlete_id = %(athlete_id)s order by id", athlete_id=athlete_id
    )
    assert [row["id"] for row in left] == ["approved", "newest"]


async def test_the_tables_are_vacuumed(database: Database) -> None:
    await Retention(database).vacuum()
    row = await database.row(
        "select last_vacuum is not null as done from pg_stat_user_tables where relname = 'athlete'"
    )
    assert row == {"done": True}
