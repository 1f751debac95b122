"""What an athlete says of themselves and of a race under way, through the whole coach."""

from pathlib import Path

from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on


async def talk(
    database: Database, home: Path, athlete_id: str, *messages: str, course: bytes = b""
) -> list[Heard]:
    async with coach_on(database, home) as coach:
        uploads = []
        if course:
            uploads = [(await coach.receive_upload(athlete_id, "c.gpx", "application/gpx+xml", course)).id]
        heard = []
        for message in messages:
            heard.append(await ask(coach, athlete_id, "t", message, uploads))
            uploads = []
        return heard


async def test_age_takes_caffeine_out_of_the_plan_and_says_so_once(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    first, second = await talk(database, tmp_path, athlete_id, "im 17, 110 km gran fondo", "how many gels?")
    assert "I leave caffeine out of your plan: age under 18 rules it out." in first.section("answer")
    assert "affeine gel" not in first.text + second.text
    assert "rules it out" not in second.text


async def test_a_plan_goes_on_without_caffeine_after_a_red_flag_is_cleared(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    _, flagged, cleared, slower = await talk(
        database,
        tmp_path,
        athlete_id,
        "marathon in 3:30, 60 kg",
        "I'm pregnant",
        "cleared by my midwife",
        "make it 3:40",
    )
    assert flagged.sections == ["answer"]
    assert "caffeine" in cleared.section("nutrition")
    assert "I leave caffeine out of your plan: pregnancy rules it out." in cleared.text
    assert "rules it out" not in slower.text


async def test_a_race_named_with_a_red_flag_is_planned_once_it_is_cleared(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    _, cleared = await talk(
        database, tmp_path, athlete_id, "I'm pregnant, 10k in 60 min", "ok my midwife said yes"
    )
    assert cleared.sections[:3] == ["pacing", "nutrition", "mental"]


async def test_what_was_cleared_and_changes_nothing_is_answered_in_a_sentence(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    *_, cleared = await talk(
        database, tmp_path, athlete_id, "50k trail in 7h", "my knee hurts", "doctor says fine"
    )
    assert cleared.text == "Good. Then we go on: ask me for what you need, or change something."


async def test_halfway_of_a_dropped_course_is_known(
    database: Database, tmp_path: Path, athlete_id: str, sample_gpx: bytes
) -> None:
    *_, live = await talk(
        database,
        tmp_path,
        athlete_id,
        "3:40",
        "hit halfway in 1:46, what will I finish in?",
        course=sample_gpx,
    )
    assert live.section("pacing").startswith("At km 21.1 in 1:46:00")


async def test_a_ride_under_way_hears_the_plans_own_clock(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    *_, live = await talk(
        database, tmp_path, athlete_id, "100 km ride, ftp 250, 72 kg", "im 40 km in after 1:20"
    )
    assert "At km 40 the clock should read" in live.section("pacing")


async def test_a_race_date_that_has_passed_is_refused_with_a_sentence(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    (heard,) = await talk(database, tmp_path, athlete_id, "my marathon is on 1 May 2020")
    assert "1 May 2020 has already passed, so I took no race date from it." in heard.text
