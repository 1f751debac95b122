"""Sentences about conditions: said when they matter, in the athlete's units, and silent otherwise."""

import pytest

from tests.support.courses import course_of, flat, symmetric_hill
from tools.domain.course import CourseAnalysis
from tools.domain.race import RaceBrief, Stop, Surface, UnitSystem
from tools.domain.running.pacing import plan_pacing


def said(course: CourseAnalysis, **named: object) -> str:
    made = plan_pacing(course, RaceBrief(**({"goal_time_s": 13_500} | named)))  # type: ignore[arg-type]
    return "\n".join((*made.assumptions, *made.warnings))


def eastward() -> CourseAnalysis:
    course = flat(10_000)
    return course.model_copy(update={"bearing_deg": (90,) * len(course.grade)})


def test_a_plain_plan_says_nothing_of_conditions() -> None:
    words = said(flat())
    for unsaid in ("pavement", "sea", "climb", "stop", "cut-off", "wind", "walking"):
        assert unsaid not in words


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ({"surface": Surface.SINGLE_TRACK}, "Single track counts 12.5 % slower than pavement (10–15 %)"),
        ({"surface_share": 0.05}, "The surface counts 5 % slower than pavement, as you said"),
        ({"stops": (Stop(at_m=20_000, duration_s=60),)}, "One stop, 60 s in all, within the goal"),
        ({"stops": (Stop(at_m=90_000, duration_s=60),)}, "A stop at km 90 is not on this course"),
        ({"stop_s_per_aid": 60}, "I do not know where aid stations are, so no stop is planned at them"),
        ({"wind_from_deg": 225}, "I cannot say where the wind from the south-west meets you"),
    ],
)
def test_what_was_named_is_answered(named: dict[str, object], words: str) -> None:
    assert words in said(flat(), **named)


def test_heights_above_the_sea_are_counted_and_said_with_their_range() -> None:
    assert "The height above the sea costs about 5.6 % (4.8–12.4 %)" in said(course_of(lambda _: 2300.0))
    assert "higher than anything measured" in said(course_of(lambda _: 3200.0))


def test_a_climbing_speed_is_the_athletes_or_named_as_a_default() -> None:
    mountain = symmetric_hill(16_000, 0.2)
    assert "faster than 900 m an hour, my default" in said(mountain)
    assert "faster than 2,950 ft an hour" in said(mountain, units=UnitSystem.IMPERIAL)
    assert "No climb is planned faster than your 800 m an hour." in said(mountain, climbing_speed_m_per_h=800)
    assert "8 km of this course is planned as walking, km 0–8: hike by effort" in said(mountain)


def test_a_goal_that_asks_much_of_the_running_is_doubted() -> None:
    words = said(symmetric_hill(16_000, 0.2), climbing_speed_m_per_h=550)
    assert "faster than even effort. Is that still your race?" in words


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (
            {"wind_from_deg": 90},
            "The wind from the east is in your face for 100 % of the way, longest km 0–10.",
        ),
        ({"wind_from_deg": 90}, "Without its speed I name no cost"),
        ({"wind_from_deg": 0}, "The wind from the north is never straight in your face."),
        ({"wind_from_deg": 270}, "never straight in your face, behind you for 100 %"),
        ({"wind_from_deg": 90, "wind_speed_m_per_s": 4}, "more effort; the targets stay: hold the effort."),
        ({"wind_from_deg": 270, "wind_speed_m_per_s": 4}, "of the effort; I have not counted on it."),
        ({"wind_from_deg": 90, "wind_speed_m_per_s": 0}, "about what it gives back"),
    ],
)
def test_wind_is_told_by_where_it_meets_the_runner(named: dict[str, object], words: str) -> None:
    assert words in said(eastward(), goal_time_s=3000, **named)


def test_wind_changes_no_target() -> None:
    calm = plan_pacing(eastward(), RaceBrief(goal_time_s=3000))
    windy = plan_pacing(eastward(), RaceBrief(goal_time_s=3000, wind_from_deg=90, wind_speed_m_per_s=9))
    assert windy.splits_km == calm.splits_km
