"""The library of courses: found, sorted, named, deleted; and only its athlete's."""

import numpy as np
import pytest

from memory.course_library import AthleteLibrary
from memory.courses import CourseStore
from memory.database import Database
from memory.proposals import ProposalStore
from tests.support.races import a_course, a_finding, a_strategy
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.course_library import CourseOrder
from tools.kit.errors import NotFound

PLACES = CoursePlaces(lat=np.array([47.0, 47.1, 47.05]), lon=np.array([8.0, 8.1, 8.3]))


def hilly(number: int, name: str, *, km: float, gain_m: float) -> CourseAnalysis:
    changes = {"distance_m": 1000 * km, "gain": a_finding("gain", gain_m)}
    return a_course(f"course-{number}", name).model_copy(update=changes)


@pytest.fixture
async def library(database: Database, athlete_id: str) -> AthleteLibrary:
    shelf = CourseStore(database).for_athlete(athlete_id)
    await shelf.keep(hilly(1, "Boston", km=42.2, gain_m=240), None, PLACES)
    await shelf.keep(hilly(2, "alpine 100% trail", km=100, gain_m=6_000), None)
    await shelf.keep(hilly(3, "Berlin", km=42.2, gain_m=70), None)
    return AthleteLibrary(database, athlete_id)


async def titles(library: AthleteLibrary, **asked: object) -> list[str]:
    page, _ = await library.page(**asked)  # type: ignore[arg-type]
    return [each.title for each in page.courses]


async def test_a_page_is_sorted_searched_and_counted(library: AthleteLibrary) -> None:
    page, places = await library.page(limit=2)
    assert (len(page.courses), page.total, page.courses[0].title) == (2, 3, "Berlin")
    assert places == {}
    _, places = await library.page()
    assert np.allclose(places["course-1"].lon, PLACES.lon, atol=1e-7)
    assert await titles(library, order=CourseOrder.NAME) == ["alpine 100% trail", "Berlin", "Boston"]
    assert await titles(library, order=CourseOrder.LONGEST) == ["alpine 100% trail", "Berlin", "Boston"]
    assert await titles(library, order=CourseOrder.HILLIEST) == ["alpine 100% trail", "Boston", "Berlin"]
    assert await titles(library, search="b") == ["Berlin", "Boston"]
    assert await titles(library, search="100%") == ["alpine 100% trail"]
    assert await titles(library, search="b_rlin") == []
    assert await titles(library, search="x", offset=1) == []


async def test_a_name_of_ones_own_stands_before_the_files(library: AthleteLibrary) -> None:
    await library.rename("course-1", "Spring race")

    assert (await library.summary("course-1")).title == "Spring race"
    assert await titles(library, search="boston") == []
    with pytest.raises(NotFound):
        await library.rename("course-9", "None")


async def test_deleted_it_is_gone_and_its_stretches_with_it(
    library: AthleteLibrary, database: Database, athlete_id: str
) -> None:
    await library.keep_section("course-1", "Heartbreak", 32_000, 33_000)

    assert await library.delete("course-1")

    assert await library.sections("course-1") == ()
    with pytest.raises(NotFound):
        await library.summary("course-1")
    with pytest.raises(NotFound):
        await CourseStore(database).for_athlete(athlete_id).course("course-1")
    with pytest.raises(NotFound):
        await library.delete("course-1")


async def test_a_course_of_a_saved_strategy_leaves_the_library_alone(
    library: AthleteLibrary, database: Database, athlete_id: str
) -> None:
    strategy = a_strategy().model_copy(update={"course_id": "course-1"})
    desk = ProposalStore(database).for_athlete(athlete_id, "thread")
    await desk.decide((await desk.propose_save(strategy, "Boston")).id, True)
    assert (await library.summary("course-1")).saved_strategies == 1

    assert not await library.delete("course-1")

    assert await titles(library) == ["Berlin", "alpine 100% trail"]
    shelf = CourseStore(database).for_athlete(athlete_id)
    assert (await shelf.course("course-1")).name == "Boston"
    await shelf.keep(hilly(1, "Boston", km=42.2, gain_m=240), None)  # dropped again, it is there again
    assert "Boston" in await titles(library)


async def test_a_stretch_is_kept_once_and_renamed(library: AthleteLibrary) -> None:
    await library.keep_section("course-1", "Hill", 32_000, 33_000)
    await library.keep_section("course-1", "Heartbreak Hill", 32_000, 33_000)
    await library.keep_section("course-1", "Downhill", 0, 6_000)

    first, second = await library.sections("course-1")
    assert (first.name, second.name) == ("Downhill", "Heartbreak Hill")
    assert (await library.summary("course-1")).sections == 2
    await library.delete_section(first.id)
    with pytest.raises(NotFound):
        await library.delete_section(first.id)


async def test_another_athlete_sees_and_changes_nothing(library: AthleteLibrary, database: Database) -> None:
    stranger = AthleteLibrary(database, f"not-{library.athlete_id}")
    await library.keep_section("course-1", "Hill", 32_000, 33_000)
    (section,) = await library.sections("course-1")

    assert (await stranger.page())[0].total == 0
    assert await stranger.sections("course-1") == ()
    for attempt in (
        stranger.summary("course-1"),
        stranger.rename("course-1", "Mine"),
        stranger.delete("course-1"),
        stranger.delete_section(section.id),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert (await library.summary("course-1")).title == "Boston"


async def test_two_hundred_and_more_are_listed_page_by_page(database: Database, athlete_id: str) -> None:
    shelf = CourseStore(database).for_athlete(athlete_id)
    for number in range(230):
        await shelf.keep(hilly(number, f"Route {number:03}", km=10 + number, gain_m=number), None, PLACES)
    library = AthleteLibrary(database, athlete_id)

    seen = [title for start in range(0, 250, 50) for title in await titles(library, offset=start)]

    assert sorted(seen) == [f"Route {number:03}" for number in range(230)]
