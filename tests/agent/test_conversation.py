"""Whole conversations with the offline coach on a real database."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.conversations import prune_superseded
from memory.database import Database
from tests.support.coaching import SAMPLE, ask, coach_on
from tools.domain.athlete import AthletePreferences
from tools.domain.proposal import ProposalStatus
from tools.domain.race import Avoidance, Sport, UnitSystem
from tools.kit.context import Upload
from tools.kit.errors import NotFound


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


async def test_the_sample_race_is_a_whole_plan_with_one_card(coach: Coach, athlete_id: str) -> None:
    heard = await ask(coach, athlete_id, "t", SAMPLE)
    assert heard.sections[:3] == ["pacing", "nutrition", "mental"]
    (pacing,) = heard.shown("pacing")
    assert sum(split.target_s for split in pacing.strategy.pacing.splits_km) == pytest.approx(13_500, abs=1)
    assert len(heard.shown("fuel")) == len(heard.shown("cues")) == len(heard.shown("proposal")) == 1
    assert heard.notices == []


async def test_missing_inputs_are_asked_for_once_in_one_sentence(coach: Coach, athlete_id: str) -> None:
    first = await ask(coach, athlete_id, "t", "plan my marathon")
    assert "Tell me your goal time, your weight and the race date" in first.section("answer")
    second = await ask(coach, athlete_id, "t", "make it 3:25")
    assert "Tell me" not in second.section("answer")


async def test_follow_ups_change_only_what_was_said(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "plan my marathon on 18 April in 3:45, I'm 58 kg")
    faster = await ask(coach, athlete_id, "t", "make it 3:25")
    (pacing,) = faster.shown("pacing")
    assert pacing.strategy.brief.goal_time_s == 12_300
    assert pacing.strategy.brief.weight_kg == 58
    assert "3:25" in faster.text
    place = await ask(coach, athlete_id, "t", "what about km 30?")
    assert "km 30" in place.text
    assert place.shown("proposal") == []
    gels = await ask(coach, athlete_id, "t", "I can't stomach gels")
    (fuel,) = gels.shown("fuel")
    assert Avoidance.GELS in fuel.strategy.brief.avoid
    assert not any("gel" in event.item for event in fuel.strategy.fuel.events)
    miles = await ask(coach, athlete_id, "t", "in miles please")
    assert "/mi" in miles.text
    assert "/km" not in miles.text


async def test_a_pace_becomes_a_goal_once_the_course_is_known(
    coach: Coach, athlete_id: str, sample_gpx: bytes
) -> None:
    upload = await coach.receive_upload(athlete_id, "course.gpx", "application/gpx+xml", sample_gpx)
    heard = await ask(coach, athlete_id, "t", "here is my course, I want to run 5:20/km", [upload.id])
    (pacing,) = heard.shown("pacing")
    assert pacing.strategy.pacing.goal_time_s == pytest.approx(320 * pacing.course.distance_m / 1000, abs=1)


async def test_what_changed_is_told_once(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "plan my half marathon in 1:45")
    heavier = await ask(coach, athlete_id, "t", "I'm 62 kg, what changes for pace and fuel?")
    assert heavier.section("pacing").startswith("The targets stay as they are.")
    assert "carbohydrate a day" in heavier.section("nutrition")
    asked = await ask(coach, athlete_id, "t", "what should I eat?")
    assert asked.section("nutrition").startswith("Take 40 g of carbohydrate an hour")


async def test_of_two_courses_the_planned_one_is_named(
    coach: Coach, athlete_id: str, sample_gpx: bytes
) -> None:
    other = sample_gpx.replace(b"Lakeside", b"Seaside")
    uploads = [
        (await coach.receive_upload(athlete_id, name, "application/gpx+xml", content)).id
        for name, content in (("lake.gpx", sample_gpx), ("sea.gpx", other))
    ]
    heard = await ask(coach, athlete_id, "t", "3:45 please", uploads)
    assert "You dropped 2 courses: I planned the last, sea.gpx." in heard.section("answer")


async def test_a_course_that_names_its_distance_is_planned_on_it(
    coach: Coach, athlete_id: str, sample_gpx: bytes
) -> None:
    upload = await coach.receive_upload(athlete_id, "course.gpx", "application/gpx+xml", sample_gpx)
    heard = await ask(coach, athlete_id, "t", "3:45", [upload.id])
    (pacing,) = heard.shown("pacing")
    assert pacing.course.distance_m == pytest.approx(42_195)
    assert pacing.strategy.brief.goal_time_s == 13_500


async def test_another_distance_forgets_the_goal_of_the_first(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "plan my marathon in 3:30")
    heard = await ask(coach, athlete_id, "t", "plan a half marathon instead")
    (pacing,) = heard.shown("pacing")
    assert pacing.strategy.brief.goal_time_s is None
    assert any("placeholder" in said for said in pacing.strategy.pacing.assumptions)


async def test_a_ride_stays_a_ride_over_another_distance_of_its_kind(coach: Coach, athlete_id: str) -> None:
    ride = await ask(coach, athlete_id, "t", "plan a 100 km bike ride in 3:20")
    assert "normalized" in ride.section("pacing").split("\n")[0]
    longer = await ask(coach, athlete_id, "t", "rather 130 km, in 4:30")
    assert longer.shown("pacing")[0].strategy.brief.sport is Sport.RIDE
    run = await ask(coach, athlete_id, "t", "plan a 5k in 22:30")
    assert run.shown("pacing")[0].strategy.brief.sport is Sport.RUN


async def test_cutoffs_belong_to_their_race(coach: Coach, athlete_id: str) -> None:
    first = await ask(coach, athlete_id, "t", "100 km in 14 hours, cutoff 9:00 h at km 60")
    assert [cutoff.at_m for cutoff in first.shown("pacing")[0].strategy.brief.cutoffs] == [60_000]
    other = await ask(coach, athlete_id, "t", "plan a 50 km race in 6 hours, cutoff 4:00 h at km 30")
    assert [cutoff.at_m for cutoff in other.shown("pacing")[0].strategy.brief.cutoffs] == [30_000]


async def test_saving_takes_a_click_and_happens_once(coach: Coach, athlete_id: str) -> None:
    heard = await ask(coach, athlete_id, "t", "plan my marathon in 3:30")
    assert await coach.history(athlete_id) == ()
    (card,) = heard.shown("proposal")
    applied = await coach.decide(athlete_id, card.proposal.id, True)
    again = await coach.decide(athlete_id, card.proposal.id, True)
    assert applied.status is again.status is ProposalStatus.APPLIED
    assert len(await coach.history(athlete_id)) == 1
    await ask(coach, athlete_id, "t", "save it")
    assert len(await coach.history(athlete_id)) == 1


async def test_another_athlete_sees_and_decides_nothing(coach: Coach, athlete_id: str) -> None:
    heard = await ask(coach, athlete_id, "t", "plan my marathon in 3:30")
    (card,) = heard.shown("proposal")
    with pytest.raises(NotFound):
        await coach.decide(f"{athlete_id}-other", card.proposal.id, True)
    assert await coach.history(athlete_id) == ()


async def test_saved_strategies_are_listed_opened_compared_and_deleted_with_a_question(
    coach: Coach, athlete_id: str
) -> None:
    for goal in ("3:30", "3:20"):
        heard = await ask(coach, athlete_id, "t", f"plan the Berlin marathon in {goal}")
        await coach.decide(athlete_id, heard.shown("proposal")[0].proposal.id, True)
    listed = await ask(coach, athlete_id, "t", "show my strategies")
    assert len(listed.shown("strategies")[0].strategies) == 2
    opened = await ask(coach, athlete_id, "t", "open v1")
    assert opened.shown("pacing")[0].strategy.brief.goal_time_s == 12_600
    compared = await ask(coach, athlete_id, "t", "compare v1 and v2")
    assert compared.shown("comparison")[0].rows
    asked = await ask(coach, athlete_id, "t", "delete v1")
    assert len(await coach.history(athlete_id)) == 2
    await coach.decide(athlete_id, asked.shown("proposal")[0].proposal.id, True)
    assert [saved.version for saved in await coach.history(athlete_id)] == [2]


async def test_a_red_flag_stops_the_plan(coach: Coach, athlete_id: str) -> None:
    heard = await ask(coach, athlete_id, "t", "I have chest pain, can you plan my marathon in 3:30?")
    assert heard.sections == ["answer"]
    assert heard.steps == []
    assert heard.shown("proposal") == []


async def test_nothing_is_planned_until_a_symptom_was_looked_at(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "I felt chest pain on my run")
    held = await ask(coach, athlete_id, "t", "fine, plan my marathon in 3:50 then")
    assert held.sections == ["answer"]
    assert "cleared" in held.text
    assert held.shown("proposal") == []
    planned = await ask(coach, athlete_id, "t", "cleared by my doctor: plan my marathon in 3:50")
    assert planned.shown("proposal")


async def test_a_goal_that_cannot_be_is_said_and_not_replaced(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "plan my marathon in 4:00")
    heard = await ask(coach, athlete_id, "t", "make it 1:30")
    assert heard.sections == ["answer"]
    assert "1:30" in heard.text


async def test_a_question_makes_no_second_card(coach: Coach, athlete_id: str) -> None:
    first = await ask(coach, athlete_id, "t", "plan my marathon in 3:30, 60 kg, on 18 April")
    assert first.shown("proposal")[0].proposal.title == "Save as “18 April marathon” v1"
    for question in ("how much caffeine?", "in miles please"):
        assert (await ask(coach, athlete_id, "t", question)).shown("proposal") == []
    vegan = await ask(coach, athlete_id, "t", "make it 3:25, and no caffeine")
    assert vegan.shown("pacing")[0].strategy.brief.goal_time_s == 12_300
    assert len(vegan.shown("proposal")) == 1


async def test_a_broken_file_is_kept_and_said_and_nothing_is_planned_without_it(
    coach: Coach, athlete_id: str
) -> None:
    upload = await coach.receive_upload(athlete_id, "course.gpx", "application/gpx+xml", b"not a gpx at all")
    heard = await ask(coach, athlete_id, "t", "plan this in 3:30", [upload.id])
    assert heard.sections == ["answer"]
    assert heard.shown("pacing") == []
    fit = await coach.receive_upload(athlete_id, "ride.fit", "application/octet-stream", b"\x0e\x10fit")
    heard = await ask(coach, athlete_id, "t", "", [fit.id])
    assert "ride.fit" in heard.text
    assert "Export the course as GPX, TCX or FIT" in heard.text
    heard = await ask(
        coach, athlete_id, "t", "", [(await _received(coach, athlete_id, "map.kml", b"<kml/>")).id]
    )
    assert "I kept map.kml, but I read courses from GPX, FIT and TCX files" in heard.text
    assert heard.shown("pacing") == []


async def test_a_course_is_read_from_any_kind_of_course_file(
    coach: Coach, athlete_id: str, sample_gpx: bytes
) -> None:
    tcx = (Path(__file__).parents[1] / "data" / "togeojson__sample.tcx").read_bytes()
    packed = await _received(coach, athlete_id, "course.gpx.gz", gzip.compress(sample_gpx))
    heard = await ask(coach, athlete_id, "t", "3:45", [packed.id])
    assert heard.shown("pacing")[0].course.distance_m == pytest.approx(42_195)
    other = await _received(coach, athlete_id, "ride.tcx", tcx)
    heard = await ask(coach, athlete_id, "another", "plan this ride", [other.id])
    assert heard.shown("pacing")[0].course.distance_m > 40


async def _received(coach: Coach, athlete_id: str, name: str, content: bytes) -> Upload:
    return await coach.receive_upload(athlete_id, name, "application/octet-stream", content)


async def test_settings_count_from_the_next_message(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "plan my marathon in 3:30")
    await coach.set_preferences(athlete_id, AthletePreferences(units=UnitSystem.IMPERIAL, weight_kg=61))
    heard = await ask(coach, athlete_id, "t", "plan my race")
    (pacing,) = heard.shown("pacing")
    assert pacing.strategy.brief.units is UnitSystem.IMPERIAL
    assert pacing.strategy.brief.weight_kg == 61


async def test_a_conversation_survives_a_restart(database: Database, tmp_path: Path, athlete_id: str) -> None:
    async with coach_on(database, tmp_path) as before:
        await ask(before, athlete_id, "t", "plan my marathon in 3:45")
    async with coach_on(database, tmp_path) as after:
        heard = await ask(after, athlete_id, "t", "make it 3:25")
    assert heard.shown("pacing")[0].strategy.brief.goal_time_s == 12_300


async def test_only_the_newest_checkpoint_stays(coach: Coach, athlete_id: str, database: Database) -> None:
    thread = f"{athlete_id}/t"
    for goal in ("3:45", "3:40", "3:35"):
        await ask(coach, athlete_id, "t", f"plan my marathon in {goal}")
        assert await _checkpoints(database, thread) == 1
    broken_off = coach.answer(athlete_id, "t", "make it 3:30")
    await anext(broken_off)
    await broken_off.aclose()
    await prune_superseded(database)
    assert await _checkpoints(database, thread) == 1
    heard = await ask(coach, athlete_id, "t", "what about km 30?")
    assert "km 30" in heard.text


async def test_a_conversation_takes_the_same_room_at_turn_10_and_at_turn_500(
    coach: Coach, athlete_id: str, database: Database
) -> None:
    """At most 4 rows and 20 kB in all, however long the thread, on turns that plan anew."""
    planning = {1: "plan my marathon in 3:30", 10: "make it 3:25", 500: "make it 3:20"}
    kept = {}
    for turn in range(1, 501):
        await ask(coach, athlete_id, "long", planning.get(turn, "what can you do?"))
        if turn in planning:
            kept[turn] = await _stored(database, f"{athlete_id}/long")
    assert all(rows <= 4 and size <= 20_000 for rows, size in kept.values()), kept


async def _checkpoints(database: Database, thread: str) -> int:
    rows = await database.rows("select 1 from checkpoints where thread_id = %(thread)s", thread=thread)
    return len(rows)


async def _stored(database: Database, thread: str) -> tuple[int, int]:
    row = await database.row(
        """
        select (select count(*) from checkpoints where thread_id = %(thread)s)
             + (select count(*) from checkpoint_blobs where thread_id = %(thread)s)
             + (select count(*) from checkpoint_writes where thread_id = %(thread)s) as rows,
               (select coalesce(sum(length(blob)), 0)
                from checkpoint_blobs where thread_id = %(thread)s)
             + (select coalesce(sum(length(checkpoint::text)), 0)
                from checkpoints where thread_id = %(thread)s) as size
        """,
        thread=thread,
    )
    assert row is not None
    return int(row["rows"]), int(row["size"])


async def test_an_opened_strategy_is_what_the_conversation_is_about(coach: Coach, athlete_id: str) -> None:
    planned = await ask(coach, athlete_id, "t", "plan my marathon in 3:30, 70 kg")
    (card,) = planned.shown("proposal")
    await coach.decide(athlete_id, card.proposal.id, True)

    await ask(coach, athlete_id, "another", "plan a 10k in 45:00")
    await ask(coach, athlete_id, "another", "open Marathon v1")
    place = await ask(coach, athlete_id, "another", "what about km 30?")
    assert "km 30" in place.text
    faster = await ask(coach, athlete_id, "another", "make it 3:25")
    assert "from 3:30:00 to 3:25:00" in faster.section("pacing")


async def test_it_is_the_saved_strategy_spoken_of_last(coach: Coach, athlete_id: str) -> None:
    for goal in ("3:30", "3:20", "3:10"):
        heard = await ask(coach, athlete_id, "t", f"plan the Berlin marathon in {goal}")
        await coach.decide(athlete_id, heard.shown("proposal")[0].proposal.id, True)
    by_version = {each.version: each.id for each in await coach.history(athlete_id)}

    async def carried(text: str) -> str:
        heard = await ask(coach, athlete_id, "another", text)
        return heard.shown("carry")[0].strategy_id

    assert await carried("put my Berlin v1 plan on my watch") == by_version[1]
    assert await carried("make a pace band of it") == by_version[1]
    assert await carried("share it with my crew") == by_version[1]
    await ask(coach, athlete_id, "another", "open v2")
    assert await carried("give me the PDF") == by_version[2]
    await ask(coach, athlete_id, "another", "make it 3:10")
    assert await carried("share it with my crew") == by_version[3]


async def test_a_saved_strategy_is_opened_in_the_units_of_today(coach: Coach, athlete_id: str) -> None:
    planned = await ask(coach, athlete_id, "t", "plan my marathon in 3:30, 70 kg")
    (card,) = planned.shown("proposal")
    await coach.decide(athlete_id, card.proposal.id, True)

    await coach.set_preferences(athlete_id, AthletePreferences(units=UnitSystem.IMPERIAL))
    opened = await ask(coach, athlete_id, "another", "open Marathon v1")
    assert "/mi" in opened.text
    assert "/km" not in opened.text

    planned = await ask(coach, athlete_id, "t", "make it 3:25")
    (card,) = planned.shown("proposal")
    await coach.decide(athlete_id, card.proposal.id, True)
    await coach.set_preferences(athlete_id, AthletePreferences(units=UnitSystem.METRIC))
    (compared,) = (await ask(coach, athlete_id, "third", "compare v1 and v2")).shown("comparison")
    assert not any("/mi" in text for row in compared.rows for text in row)


async def test_a_cyclist_gets_power_and_is_asked_for_nothing_known(coach: Coach, athlete_id: str) -> None:
    heard = await ask(coach, athlete_id, "t", "120 km gran fondo, FTP 250, 83 kg with the bike, plan my race")
    (pacing,) = heard.shown("pacing")
    assert pacing.strategy.pacing.ride is not None
    assert pacing.strategy.brief.system_mass_kg == 83
    assert "normalized" in heard.section("pacing")
    assert "/km" not in heard.section("pacing")
    assert heard.section("answer") == "Tell me the race date, and I will put it on the plan."
    gears = await ask(coach, athlete_id, "t", "is 50/34 with 11-34 enough?")
    assert gears.shown("pacing")[0].strategy.brief.cassette == (11, 34)


async def test_a_split_on_the_way_is_projected(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "marathon in 3:30, 70 kg")
    heard = await ask(coach, athlete_id, "t", "I'm at 30k in 2:35, what will I run?")
    assert heard.steps == ["Projecting the finish"]
    assert "km 30 in 2:35:00" in heard.text
    again = await ask(coach, athlete_id, "t", "what is my average pace?")
    assert "3:30:00" in again.text
