"""Everything can be taken along, and everything goes: whatever tables there are."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agent.coach import Coach
from agent.leaving import CONFIRMATION, delete_files
from agent.taking_along import CALLED, LEFT_OUT
from memory.account import delete_account
from memory.database import Database
from tests.agent.test_forgetting import told
from tests.support.chat_rows import Chat
from tests.support.coaching import SAMPLE, ask, coach_on
from tests.support.own_activities import of_a_service
from tests.support.recent_runs import easy_run_fit
from tests.support.whole_database import places_of, rows_of
from tools.domain.athlete import AthletePreferences
from tools.domain.provenance import Source
from tools.kit.errors import MissingInput

SECRET = "sesame-" + "opens-the-door"
PICTURE = b"\x89PNG not really"
RUN, SHARED_RUN = easy_run_fit(3), easy_run_fit(5)


async def living(coach: Coach, database: Database, athlete_id: str) -> list[str]:
    """Let an athlete leave something in every corner; return the ids of the files they gave."""
    await coach.set_preferences(athlete_id, AthletePreferences(weight_kg=71.5))
    upload = await coach.receive_upload(athlete_id, "run.fit", "application/fit", RUN)
    await coach.data.desk(athlete_id).import_now(upload.id)
    waiting = await coach.receive_upload(athlete_id, "run-2.fit", "application/fit", SHARED_RUN)
    await coach.data.desk(athlete_id).import_uploads((waiting.id,))
    await coach.data.desk(athlete_id).connect(Source.INTERVALS, {"key": SECRET}, account="i123")
    await coach.data.shelf(athlete_id).intake.keep([of_a_service(Source.STRAVA, "77")])
    heard = await ask(coach, athlete_id, "one", SAMPLE)
    assert heard.text
    saving = await ask(coach, athlete_id, "one", "save it")
    for shown in saving.shown("proposal"):
        await coach.decide(athlete_id, shown.proposal.id, True)
    proposal, *_ = await coach.plans.propose_rules(athlete_id, "one", "no runs on Fridays")
    assert proposal is not None
    await coach.decide(athlete_id, proposal.id, True)
    await told(coach, athlete_id, "my dog barks", "Has a dog")
    chat = await Chat.of(database, athlete_id)
    await chat.says("one", "Hello coach", "Hello athlete")
    await chat.shows({"text": "a card"}, key=f"{athlete_id}/picture.png")
    await chat.thumbs("not good")
    picture = chat_folder(coach) / athlete_id / "picture.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(PICTURE)
    return [upload.id, waiting.id]


def chat_folder(coach: Coach) -> Path:
    """Where the files shown in conversations lie."""
    return coach.home / "chainlit" / "files"


async def path_of(coach: Coach, athlete_id: str, upload_id: str) -> Path:
    """Where a file that was given lies."""
    async with coach.uploads.for_athlete(athlete_id).lent(upload_id) as path:
        return path


async def exported(coach: Coach, athlete_id: str) -> zipfile.ZipFile:
    pieces = [piece async for piece in coach.account.export(athlete_id)]
    return zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def document_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(archive.read("paceline.json"))
    return document


async def test_everything_can_be_taken_along_but_secrets(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        files = await living(coach, database, athlete_id)
        archive = await exported(coach, athlete_id)
        kept = document_of(archive)
    assert archive.testzip() is None
    assert kept["format"] == "paceline export"
    assert kept["preferences"][0]["weight_kg"] == 71.5
    assert {each["source"] for each in kept["activities"]} == {"file", "strava"}
    assert [each["text"] for each in kept["facts"]] == ["Has a dog"]
    assert "embedding" not in kept["facts"][0]
    assert kept["rules"][0]["rules"][0]["words"]
    assert kept["strategies"][0]["body"]["brief"]
    assert kept["connections"][0] == kept["connections"][0] | {"source": "intervals", "account": "i123"}
    assert [message["text"] for message in kept["conversations"][0]["messages"]] == [
        "Hello coach",
        "Hello athlete",
    ]
    remembered = kept["conversations_as_remembered"][0]
    assert remembered["messages"][0] == {"who": "athlete", "text": SAMPLE}
    names = archive.namelist()
    assert all(any(name.startswith(f"files/{upload_id}/") for name in names) for upload_id in files)
    assert archive.read(f"chat/{athlete_id}/picture.png") == PICTURE
    (recording, *_) = [name for name in names if name.startswith("recordings/")]
    assert np.load(io.BytesIO(archive.read(recording))).files
    whole = b"".join(archive.read(name) for name in names)
    assert SECRET.encode() not in whole
    assert b'"secret"' not in whole


async def test_every_table_with_something_of_the_athlete_is_in_the_document(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        await living(coach, database, athlete_id)
        kept = document_of(await exported(coach, athlete_id))
        for row in await database.rows(
            "select table_name from information_schema.columns where column_name = 'athlete_id'"
        ):
            table = row["table_name"]
            of_theirs = await database.rows(
                f"select 1 from {table} where athlete_id = %(athlete_id)s", athlete_id=athlete_id
            )
            if of_theirs and table not in LEFT_OUT:
                assert len(kept[CALLED.get(table, table)]) == len(of_theirs), table


async def test_who_leaves_leaves_nothing_behind(database: Database, home: Path, athlete_id: str) -> None:
    other = f"other-{athlete_id[8:]}"
    async with coach_on(database, home) as coach:
        await living(coach, database, athlete_id)
        shared = await coach.receive_upload(other, "the same.fit", "application/fit", SHARED_RUN)
        letter = await coach.receive_upload(athlete_id, "letter.txt", "text/plain", athlete_id.encode())
        alone = await path_of(coach, athlete_id, letter.id)
        assert {"athlete", "activity", "checkpoints", "conversation", "procrastinate_jobs"} <= set(
            await rows_of(database, athlete_id)
        )
        with pytest.raises(MissingInput, match="write: delete everything"):
            await coach.account.leave(athlete_id, "yes")
        assert await rows_of(database, athlete_id)

        done = await coach.account.leave(athlete_id, "Delete  everything")

        assert done.sentences[0].startswith("Everything of yours is deleted")
        assert await places_of(database, athlete_id) == []
        assert not alone.exists()
        assert not (chat_folder(coach) / athlete_id / "picture.png").exists()
        assert await coach.uploads.for_athlete(other).content(shared.id) == SHARED_RUN
        assert await database.rows("select * from leaving_file") == []

        assert (await coach.account.leave(athlete_id, CONFIRMATION)).sentences == done.sentences
        heard = await ask(coach, athlete_id, "one", "show my strategies")
        assert "no saved strategy" in heard.text
        assert await coach.history(athlete_id) == ()


async def test_files_left_by_a_crash_go_at_the_next_start(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        one, two = (f"{athlete_id} {number}".encode() for number in (1, 2))
        upload = await coach.receive_upload(athlete_id, "one.txt", "text/plain", one)
        again = await coach.receive_upload(athlete_id, "two.txt", "text/plain", two)
        gone, needed = [await path_of(coach, athlete_id, each.id) for each in (upload, again)]
        await delete_account(database, athlete_id)  # and here the lights go out
        assert gone.exists()
        await coach.receive_upload(f"other-{athlete_id}", "two.txt", "text/plain", two)
        await delete_files(database, coach.account.leaving.blobs, coach.account.leaving.chat_files)
        assert (gone.exists(), needed.exists()) == (False, True)
        assert (
            await delete_files(database, coach.account.leaving.blobs, coach.account.leaving.chat_files) == 0
        )


async def test_a_key_that_leads_out_of_the_folder_deletes_nothing(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        precious = home / "chainlit" / "precious.txt"
        precious.parent.mkdir(parents=True, exist_ok=True)
        precious.write_text("mine")
        chat = await Chat.of(database, athlete_id)
        await chat.says("one", "Hello", "Hello")
        await chat.shows({}, key="../precious.txt")
        await coach.preferences(athlete_id)
        assert "chat/../precious.txt" not in (await exported(coach, athlete_id)).namelist()
        await coach.account.leave(athlete_id, CONFIRMATION)
        assert precious.read_text() == "mine"
