"""What is understood of a race under way."""

import pytest

from tests.support.understanding import MARATHON, NOTHING, TRAIL, said
from tools.domain.race import Cutoff, RaceResult


@pytest.mark.parametrize(
    ("text", "at_m", "elapsed_s"),
    [
        ("I'm at 30k in 2:35, what will I run?", 30_000, 9_300),
        ("passed halfway in 1:44:30, what am I on course for?", 21_097.5, 6_270),
        ("I'm through half in 1:44, what will I run?", 21_097.5, 6_240),
        ("20 miles in 2:36, what's my finish?", 32_186.88, 9_360),
        ("10k in 48:00 so far", 10_000, 2_880),
        ("at 30k in 2:29:30, still on for 3:30?", 30_000, 8_970),
        ("passed 15k at 1:13, projected finish?", 15_000, 4_380),
        ("if I hit 20 miles at 2:35 what will I finish in", 32_186.88, 9_300),
        ("2:35 at 30k, what now?", 30_000, 9_300),
        ("I'm at km 20 now", None, None),
    ],
)
def test_where_the_athlete_is_and_since_when(text: str, at_m: float | None, elapsed_s: float | None) -> None:
    understood = said(text, MARATHON)
    assert understood.elapsed_s == elapsed_s
    if at_m is not None:
        assert understood.at_m == pytest.approx(at_m)
        assert "recent_result" not in understood.changes


def test_a_race_that_was_is_a_result() -> None:
    understood = said("I ran 30k in 2:35 last week, what can I run?", MARATHON)
    assert understood.elapsed_s is None
    assert understood.changes == {"recent_result": RaceResult(distance_m=30_000, time_s=9_300)}


def test_where_a_race_of_the_past_stood_is_nothing() -> None:
    assert said("at 30k in 2:35 last year I died", MARATHON).changes == {}


def test_a_result_in_a_question_is_no_race_under_way() -> None:
    understood = said("I did 48:20 for 10k, what can I run in a marathon?", NOTHING)
    assert understood.elapsed_s is None
    assert understood.changes["recent_result"] == RaceResult(distance_m=10_000, time_s=2_900)


def test_a_place_beyond_the_finish_is_not_on_the_way() -> None:
    assert said("I'm at 80k in 9:00, what will I finish in?", TRAIL).elapsed_s is None


@pytest.mark.parametrize(
    ("text", "at_m", "elapsed_s"),
    [
        ("im 25 km in after 2:10", 25_000, 7_800),
        ("now 10 miles in, 1h20 on the clock", 16_093.44, 4_800),
        ("we're 30k down in 2:40", 30_000, 9_600),
    ],
)
def test_so_far_into_a_race(text: str, at_m: float, elapsed_s: float) -> None:
    understood = said(text, MARATHON)
    assert understood.at_m == pytest.approx(at_m)
    assert understood.elapsed_s == elapsed_s
    assert understood.changes == {}


def test_a_split_is_told_from_the_cutoff_beside_it() -> None:
    understood = said("5:12 at km 38, still ok for the 42k cutoff at 6h?", TRAIL)
    assert (understood.at_m, understood.elapsed_s) == (38_000, 18_720)
    assert understood.changes == {"cutoffs": (Cutoff(at_m=42_000, time_s=21_600),)}
    only_limits = said("the cutoffs are at km 30 in 5h and at km 50 in 8h, can I still make it?", TRAIL)
    assert only_limits.elapsed_s is None
    assert len(only_limits.changes["cutoffs"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["bonked at 4 hours last time", "I cramped after 3:10 last year"])
def test_when_it_went_wrong_is_neither_a_result_nor_a_goal(text: str) -> None:
    assert said(text, TRAIL).changes == {}
