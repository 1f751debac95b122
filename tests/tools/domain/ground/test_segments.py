"""Key segments: a few, in order, never overlapping, covering what matters, with advice without numbers."""

import re
from itertools import pairwise

import numpy as np
import pytest

from tools.domain.course import FloatArray, KeySegment, SegmentKind
from tools.domain.ground.climbs import climb_rule, find_rises
from tools.domain.ground.relief import Relief
from tools.domain.ground.segments import find_key_segments
from tools.domain.race import Sport


def segments(height_m: FloatArray, sport: Sport = Sport.RUN) -> tuple[KeySegment, ...]:
    relief = Relief.of(height_m, 10.0)
    rises = find_rises(relief, climb_rule(sport))
    return find_key_segments(relief, (height_m.size - 1) * 10.0, sport, rises)


def climb_and_descent() -> FloatArray:
    legs = [(600, 0.0), (300, 0.06), (800, 0.001), (300, -0.06), (1_000, 0.0)]
    return np.concatenate(
        [[100.0], 100.0 + np.cumsum(np.repeat([g for _, g in legs], [n for n, _ in legs]) * 10)]
    )


@pytest.mark.parametrize("sport", list(Sport))
def test_climb_and_descent_are_named_with_what_lies_between(sport: Sport) -> None:
    found = segments(climb_and_descent(), sport)
    kinds = [segment.kind for segment in found]
    assert kinds[0] is SegmentKind.START
    assert kinds[-1] is SegmentKind.FINISH
    climb = next(segment for segment in found if segment.kind is SegmentKind.CLIMB)
    descent = next(segment for segment in found if segment.kind is SegmentKind.DESCENT)
    assert (climb.name, descent.name) == ("The climb", "The descent")
    assert climb.start_m == pytest.approx(6_000, abs=600)
    assert climb.gain_m == pytest.approx(180, abs=10)
    assert descent.loss_m == pytest.approx(180, abs=10)
    assert descent.mean_grade < -0.03


@pytest.mark.parametrize("waves", [0.0, 3.0, 20.0, 150.0])
@pytest.mark.parametrize("kilometres", [0.02, 0.3, 5, 42, 170])
@pytest.mark.parametrize("sport", list(Sport))
def test_four_to_ten_in_order_within_the_course(waves: float, kilometres: float, sport: Sport) -> None:
    along = np.arange(int(kilometres * 100) + 1) * 10.0
    found = segments(300.0 + waves * np.sin(along / 900.0), sport)
    assert 4 <= len(found) <= 10
    assert found[0].start_m == 0.0
    assert found[-1].end_m == pytest.approx(along[-1], abs=0.1)
    assert all(before.end_m <= after.start_m + 0.11 for before, after in pairwise(found))
    assert all(segment.end_m > segment.start_m for segment in found)
    assert all(segment.advice.endswith(".") and not re.search(r"\d", segment.advice) for segment in found)
    assert [segment.kind for segment in found].count(SegmentKind.START) == 1


def test_a_race_up_one_mountain_is_told_in_halves() -> None:
    found = segments(np.arange(1_201) * 0.8)
    assert [segment.name for segment in found] == [
        "Start",
        "The climb, first half",
        "The climb, second half",
        "Finish",
    ]


def test_the_biggest_of_many_climbs_is_called_that() -> None:
    along = np.arange(4_201) * 10.0
    heights = 200.0 + (20.0 + along / 900.0) * np.sin(along / 600.0)
    names = [segment.name for segment in segments(heights) if segment.kind is SegmentKind.CLIMB]
    assert names.count("Biggest climb") == 1
    assert all("big" in name.lower() for name in names)


def test_a_long_false_flat_is_not_called_flat() -> None:
    found = segments(np.arange(2_001) * 0.1)
    assert "Mostly uphill" in [segment.name for segment in found]
