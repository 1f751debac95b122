"""What is said of a picture: few sentences, the numbers in the athlete's units, and always a way on."""

import pytest

from tests.support.picture_readings import a_profile, a_reading, a_refusal, a_table, found
from tests.support.races import a_course
from tools.domain.course import CoursePhotoReading
from tools.domain.course_picture import Disagreement, KeptPicture, PictureReading
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.wording.pictures import VISION_SILENT, beside_facts, is_usable, picture_facts


def said(reading: PictureReading, brief: RaceBrief | None = None, **changed: object) -> str:
    kept = KeptPicture(id="r", upload_id="u", name="photo.jpg", reading=reading).model_copy(update=changed)
    return " ".join(fact for paragraph in picture_facts(kept, brief or RaceBrief()) for fact in paragraph)


def test_a_profile_is_told_with_its_numbers_and_what_comes_next() -> None:
    told = said(a_reading(), RaceBrief(goal_time_s=13_500))
    assert "“photo.jpg” as an elevation profile: 42 km, 220–230 m of climbing, between 40 m and 190 m" in told
    assert "quite sure of it: 9 of 9 labels" in told
    assert told.endswith("then I plan on it for your 3:45:00.")
    miles = said(a_reading(), RaceBrief(units=UnitSystem.IMPERIAL))
    assert "26.1 mi" in miles
    assert "130 ft and 620 ft" in miles


@pytest.mark.parametrize(
    ("reading", "way_on"),
    [
        (a_reading(), "Use this course"),
        (a_table(), "Use these numbers"),
        (a_refusal(), "Drop the GPX file, or tell me its length"),
        (
            a_reading(refusal="It rises and falls in time, not distance. Tell me its length."),
            "Tell me its length",
        ),
        (a_table(stations=(), distance=None), "Drop the course as a GPX file, or tell me its distance"),
    ],
)
def test_there_is_always_a_way_on(reading: PictureReading, way_on: str) -> None:
    assert way_on in said(reading)


def test_how_sure_it_is_is_said_in_words() -> None:
    assert "I am fairly sure" in said(a_reading(confidence=0.6))
    assert "I am not sure" in said(a_reading(confidence=0.2))
    assert "sure of it" not in said(a_refusal())


def test_stations_laps_and_pages_are_counted() -> None:
    assert "2 aid stations: km 5.2 and 21" in said(a_table())
    assert "page 2 of 3" in said(a_reading(page=2, pages=3))


def test_disagreements_and_what_a_model_says_are_shown_as_such() -> None:
    seen = CoursePhotoReading(
        is_course=True, course_type="x", key_segments=("Castle\nClimb",), could_not_determine=("gain",)
    )
    differs = Disagreement(what="distance", first="a", second="b", sentence="They do not agree on it.")
    told = said(a_reading(seen=seen, disagreements=(differs,)))
    assert "They do not agree on it." in told
    assert "names “Castle Climb”" in told
    assert "could not determine “gain”" in told
    silent = said(a_reading(confidence_reasons=("one reason", VISION_SILENT)))
    assert silent.count(VISION_SILENT) == 1


def test_beside_a_file_it_is_said_where_they_agree_and_where_not() -> None:
    kept = KeptPicture(id="r", upload_id="u", name="photo.jpg", reading=a_reading())
    course = a_course().model_copy(update={"distance_m": 42_195.0})
    ((first, *facts),) = beside_facts(kept, course)
    assert "stays the course" in first
    assert any("agree on the distance" in fact for fact in facts)
    far = KeptPicture(
        id="r",
        upload_id="u",
        name="p",
        reading=a_reading(a_profile(9_000), distance=found("distance", 9_000)),
    )
    assert any(
        "do not agree on the distance" in fact for facts in beside_facts(far, course) for fact in facts
    )
    nothing = KeptPicture(id="r", upload_id="u", name="p", reading=a_refusal())
    assert "nothing to hold against" in beside_facts(nothing, course)[0][0]


def test_only_what_can_be_planned_with_can_be_confirmed() -> None:
    assert is_usable(a_reading())
    assert is_usable(a_table())
    assert not is_usable(a_refusal())
    assert not is_usable(a_reading(refusal="no"))
    assert not is_usable(a_table(stations=(), distance=None))
