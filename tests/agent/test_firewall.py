"""Nothing of Strava's reaches a language model: searched for on the wire and in every table, not assumed.

Its owner sees all of it, and with STRAVA_IN_MODEL the same search finds it, so that it can fail.
"""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from agent.coach import Coach
from memory.activities import AthleteActivities
from memory.activity_intake import RunItem
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tests.support.firewall import ACCOUNT, ITEM, marks_in, plant, tables_with_marks
from tests.support.model_endpoint import calls, model_endpoint, says
from tests.support.postgres import migrated_postgres
from tools.domain.dashboard import Period
from tools.domain.provenance import Source
from tools.domain.syncing import RunStatus

# What an athlete may ask, which specialist is chosen, and which tool the model then calls with what.
ASKED: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("What were my last rides?", "training", "fetch_activities", {"limit": 20}),
    (
        "What did I do this month in total?",
        "training",
        "fetch_activities",
        {"since": "2020-01-01", "limit": 50},
    ),
    ("How was my ride?", "training", "review_activity", {}),
    ("How was my harbour loop?", "training", "review_activity", {"which": "harbour loop"}),
    ("How is my form now?", "training", "show_dashboard", {"period": "12 weeks"}),
    ("What do you know of me?", "training", "show_profile", {}),
    ("What is my resting pulse?", "training", "show_profile", {"about": ["resting_heart_rate_bpm"]}),
    ("When did you last sync?", "training", "sync_status", {}),
    ("Please sync my Strava", "training", "sync_activities", {"source": "strava"}),
    ("What marathon could I run?", "training", "predict_finish", {}),
    (
        "Build me a training plan of 12 weeks",
        "training",
        "propose_plan_version",
        {"wish": {"weeks": 12, "sport": "ride"}},
    ),
    ("I've got a cold", "training", "propose_plan_version", {"event": {"event": "ill"}}),
    ("Show my training plan", "training", "show_plan", {"what": "whole"}),
    ("Plan my 90 km gran fondo in 3:10", "pacing", "plan_race_pacing", {}),
)
ROOT = Path(__file__).parents[2]
JOBS = {f"agent/jobs/{name}.py" for name in ("desk", "imports", "syncs")}
VAGUE = "and the other thing there, does it keep me going"
TOOLS = {tool for _, _, tool, _ in ASKED}
# Where the owner's own data lies; a connection tells its account to its owner alone.
OWNERS_TABLES = {"activity", "wellness", "analysis", "recording", "connection", "sync_item"}


def script() -> list[dict[str, Any]]:
    """The model calls each tool once and says what it was told."""
    fixtures = []
    for text, specialist, tool, arguments in ASKED:
        chosen = {"specialists": [specialist]}
        fixtures += [
            calls("choose_specialists", chosen, toolName="choose_specialists", userMessage=text),
            calls(tool, arguments, userMessage=text, hasToolResult=False),
            says("That is what I know.", userMessage=text, hasToolResult=True),
        ]
    return fixtures


@pytest.fixture
def own_postgres() -> Iterator[str]:
    """A Postgres of this test alone: every row of every table is searched."""
    with migrated_postgres() as url:
        yield url


async def look_as_owner(coach: Coach, athlete_id: str, marked: list[str]) -> str:
    """Everything the page may show its owner, computed first: nothing of it may be picked up later."""
    shown = [
        await coach.data.activities(athlete_id),
        *[await coach.data.review(athlete_id, activity_id) for activity_id in marked],
        await coach.data.dashboard(athlete_id, Period.WEEKS_12),
        await coach.data.profile(athlete_id),
    ]
    return repr(shown)


async def converse(coach: Coach, athlete_id: str) -> list[Heard]:
    """Ask everything in threads of their own, then all of it again in one."""
    apart = [
        await ask(coach, athlete_id, f"thread-{number}", text) for number, (text, *_) in enumerate(ASKED)
    ]
    return [*apart, *[await ask(coach, athlete_id, "one-thread", text) for text, *_ in ASKED]]


async def connected(coach: Coach, athlete_id: str) -> None:
    """A connection whose account is marked, and a sync that could not take a marked item."""
    desk = coach.data.desk(athlete_id)
    tokens = {"access_token": "a", "refresh_token": "r", "expires_at": "1"}
    await desk.connect(Source.STRAVA, tokens, account=ACCOUNT)
    run = await desk.sync(Source.STRAVA)
    await desk.house.activities.for_owner(athlete_id).intake.keep_failure(
        RunItem(run.id, ITEM), "Not readable."
    )
    await desk.house.runs.for_athlete(athlete_id).finish(run.id, RunStatus.FAILED, "Strava does not answer.")


@pytest.mark.endpoint
async def test_nothing_of_strava_reaches_the_model_or_what_it_reads(
    own_postgres: str, athlete_id: str, tmp_path: Path
) -> None:
    async with Database(own_postgres) as database:
        marked = await plant(database, athlete_id)
        with model_endpoint(script(), tmp_path) as endpoint:
            model = {"chat_model": "scripted", "openai_base_url": endpoint.base_url}
            async with coach_on(database, tmp_path, **model) as coach:
                await connected(coach, athlete_id)
                owners = await look_as_owner(coach, athlete_id, marked)
                heard = await converse(coach, athlete_id)
            sent = json.dumps(endpoint.requests(), ensure_ascii=False)
        assert [tool for tool in TOOLS if f'"name": "{tool}"' not in sent] == [], "every tool was called"
        assert "Plain ride" in sent, "what may be read is read"
        assert "MARKED" in owners, "its owner sees it"
        assert marks_in(sent) == [], "on the wire"
        assert [mark for each in heard for mark in marks_in(repr(each))] == [], "in answers and cards"
        found = await tables_with_marks(database)
        assert set(found) <= OWNERS_TABLES, found
        assert {"activity", "wellness", "analysis", "connection", "sync_item"} <= set(found), (
            "the search finds what is there"
        )


@pytest.mark.endpoint
async def test_the_setting_opens_the_wall_so_that_the_search_above_can_fail(
    own_postgres: str, athlete_id: str, tmp_path: Path
) -> None:
    async with Database(own_postgres) as database:
        await plant(database, athlete_id)
        with model_endpoint(script(), tmp_path) as endpoint:
            model = {"chat_model": "scripted", "openai_base_url": endpoint.base_url}
            async with coach_on(database, tmp_path, strava_in_model=True, **model) as coach:
                await converse(coach, athlete_id)
            sent = marks_in(json.dumps(endpoint.requests(), ensure_ascii=False))
        async with coach_on(database, tmp_path, strava_in_model=True) as offline:
            heard = await converse(offline, athlete_id)
        assert "MARKED" in sent
        assert {"187 bpm", "371 W", "43.2 km", "39 bpm"} <= set(sent)
        assert {"checkpoint_blobs", "checkpoint_writes", "checkpoints"} & set(
            await tables_with_marks(database)
        )
        assert any(marks_in(repr(each)) for each in heard)


@pytest.mark.endpoint
async def test_nothing_of_strava_is_embedded(own_postgres: str, athlete_id: str, tmp_path: Path) -> None:
    """The offline coach embeds what is said to find its meaning, here with the endpoint's model."""
    async with Database(own_postgres) as database:
        marked = await plant(database, athlete_id)
        vectors = [{"match": {"inputText": part}, "response": {"embedding": [3.0, 4.0]}} for part in " aeiou"]
        with model_endpoint(vectors, tmp_path) as endpoint:
            model = {"embedding_model": "scripted-embedding", "openai_base_url": endpoint.base_url}
            async with coach_on(database, tmp_path, **model) as coach:
                await connected(coach, athlete_id)
                await look_as_owner(coach, athlete_id, marked)
                heard = [
                    *await converse(coach, athlete_id),
                    await ask(coach, athlete_id, "one-thread", VAGUE),
                ]
            sent = endpoint.requests()
        assert VAGUE in json.dumps(sent), "what was said was embedded"
        assert marks_in(json.dumps(sent)) == []
        assert [mark for each in heard for mark in marks_in(repr(each))] == []
        assert any("Plain ride" in each.text for each in heard)
        assert set(await tables_with_marks(database)) <= OWNERS_TABLES


def test_only_the_owners_side_opens_the_owners_door() -> None:
    """`for_owner` is named where the page and the imports are, and nowhere a tool or a model's node is."""
    files = chain.from_iterable((ROOT / room).rglob("*.py") for room in ("agent", "tools", "ui"))
    naming = {
        str(file.relative_to(ROOT)) for file in files if "for_owner" in file.read_text(encoding="utf-8")
    }
    assert naming <= {"agent/athlete_data.py", "agent/strava_connecting.py", *JOBS}
    assert "agent/athlete_data.py" in naming


def test_what_speaks_with_a_model_imports_no_store() -> None:
    rooms = ("agent/nodes", "agent/specialists", "agent/offline", "agent/understanding", "tools")
    files = [
        *chain.from_iterable((ROOT / room).rglob("*.py") for room in rooms),
        ROOT / "agent" / "toolbox.py",
    ]
    behind = re.compile(
        r"^\s*(?:from|import) (?:memory|agent\.jobs|agent\.athlete_data|agent\.\w*connecting)\b", re.M
    )
    assert [str(file) for file in files if behind.search(file.read_text(encoding="utf-8"))] == []


async def test_a_tools_world_holds_the_models_shelf(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with coach_on(database, tmp_path) as coach:
        world = await coach._world(athlete_id, "thread")
    assert isinstance(world.activities, AthleteActivities)
    assert not world.activities.owner


@pytest.mark.parametrize(
    "text", ["187 bpm", "187.25", "371 W", "43.2 km", "43,210.9", "a MARKED-7f3a ride", "26.85 mi", "63.2 kg"]
)
def test_the_search_finds_a_mark_as_it_would_be_said(text: str) -> None:
    assert marks_in(f"You rode: {text}.")


@pytest.mark.parametrize("text", ["1871 W", "2371 W", "id-43.2 km", "at 12:43.2 km", "a 187-bpm", "143.2 km"])
def test_the_search_takes_no_other_number_for_a_mark(text: str) -> None:
    assert marks_in(text) == []
