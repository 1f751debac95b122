"""Courses come back equal to the last digit, and only to their athlete."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.courses import AthleteCourses, CourseStore
from memory.database import Database
from tests.support.races import a_course
from tools.kit.context import CourseShelf
from tools.kit.errors import NotFound


@pytest.fixture
def shelf(database: Database, athlete_id: str) -> AthleteCourses:
    return CourseStore(database).for_athlete(athlete_id)


async def test_a_course_comes_back_equal(shelf: AthleteCourses) -> None:
    assert isinstance(shelf, CourseShelf)
    await shelf.keep(a_course(), None)

    assert await shelf.course("course-1") == a_course()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    grade=st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=20),
    name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30),
)
async def test_whatever_it_holds(database: Database, athlete_id: str, grade: list[float], name: str) -> None:
    shelf = CourseStore(database).for_athlete(athlete_id)
    course = a_course(f"course-{hash((tuple(grade), name))}").model_copy(
        update={"grade": tuple(grade), "name": name}
    )
    await shelf.keep(course, None)

    assert await shelf.course(course.id) == course


async def test_the_character_postgres_cannot_hold_is_left_out(shelf: AthleteCourses) -> None:
    await shelf.keep(a_course(name="Lo\x00op \\u0000"), None)

    assert (await shelf.course("course-1")).name == "Loop \\u0000"


async def test_keeping_it_again_changes_nothing(shelf: AthleteCourses) -> None:
    await shelf.keep(a_course(name="first"), None)
    await shelf.keep(a_course(name="second"), None)

    assert (await shelf.course("course-1")).name == "first"


async def test_nobody_else_reads_it(shelf: AthleteCourses, database: Database, athlete_id: str) -> None:
    await shelf.keep(a_course(), None)

    with pytest.raises(NotFound, match="GPX"):
        await CourseStore(database).for_athlete(f"not-{athlete_id}").course("course-1")
