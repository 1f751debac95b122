"""Two recordings of one activity: the same hours, the same way, no other sport."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.activity import ActivitySport
from tools.domain.recordings.same_activity import SEARCH_S, Outline, is_same_activity

BEGUN = datetime(2026, 5, 3, 6, 30, tzinfo=UTC)


def outline(
    late_s: float = 0.0, duration_s: float = 3600.0, distance_m: float | None = 30_000.0, sport: str = "ride"
) -> Outline:
    return Outline(
        sport=ActivitySport(sport),
        started_at=BEGUN + timedelta(seconds=late_s),
        duration_s=duration_s,
        distance_m=distance_m,
    )


@pytest.mark.parametrize(
    "other",
    [
        outline(),
        outline(late_s=40, duration_s=3550, distance_m=30_400),
        outline(late_s=-90, duration_s=3700),
        outline(late_s=700, duration_s=2900),  # started late: 80.6 % of the hour
        outline(distance_m=None),
        outline(distance_m=0.0),
        outline(distance_m=31_500),  # 5 % of 31,500 m are 1,575 m
        outline(sport="other"),
    ],
)
def test_these_are_one(other: Outline) -> None:
    assert is_same_activity(outline(), other)


@pytest.mark.parametrize(
    "other",
    [
        outline(late_s=800, duration_s=2800),  # 77.8 % of the hour
        outline(late_s=3600),
        outline(late_s=-3600),
        outline(duration_s=1800),
        outline(distance_m=31_600),
        outline(distance_m=15_000),
        outline(sport="run"),
        outline(late_s=86_400),
    ],
)
def test_these_are_two(other: Outline) -> None:
    assert not is_same_activity(outline(), other)


def test_short_ways_may_differ_by_the_error_of_a_receiver() -> None:
    one = outline(duration_s=300, distance_m=800)
    assert is_same_activity(one, outline(duration_s=300, distance_m=890))
    assert not is_same_activity(one, outline(duration_s=300, distance_m=910))


def test_entries_without_a_duration_are_one_when_they_begin_together() -> None:
    assert is_same_activity(outline(duration_s=0), outline(duration_s=0))
    assert not is_same_activity(outline(duration_s=0), outline(late_s=2, duration_s=0))


outlines = st.builds(
    outline,
    late_s=st.floats(-90_000, 90_000),
    duration_s=st.floats(0, 100_000),
    distance_m=st.none() | st.floats(0, 500_000),
    sport=st.sampled_from([str(sport) for sport in ActivitySport]),
)


@given(outlines, outlines)
def test_it_does_not_matter_which_is_asked(one: Outline, other: Outline) -> None:
    assert is_same_activity(one, other) == is_same_activity(other, one)


@given(outlines)
def test_an_activity_is_itself(one: Outline) -> None:
    assert is_same_activity(one, one)


@given(outlines, outlines)
def test_no_pair_is_missed_by_looking_only_around_the_start(one: Outline, other: Outline) -> None:
    apart_s = abs((one.started_at - other.started_at).total_seconds())
    if apart_s > SEARCH_S and max(one.duration_s, other.duration_s) < SEARCH_S / 0.2:
        assert not is_same_activity(one, other)
