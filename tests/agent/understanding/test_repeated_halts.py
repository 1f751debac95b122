"""What is understood of halts said all at once."""

import pytest

from tests.support.understanding import NOTHING, RIDE, TRAIL, change, said
from tools.domain.race import Stop

MILE_M = 1_609.344


@pytest.mark.parametrize(
    ("text", "places_km", "duration_s"),
    [
        ("stops at km 30 and km 60, 10 min each", (30, 60), 600),
        ("5 min stops at 30, 60 and 90 km", (30, 60, 90), 300),
        ("10 min stop every 50 km", (50, 100), 600),
        ("every 40 km a 5 min break", (40, 80), 300),
        ("I stop for 5 min every 60k", (60,), 300),
    ],
)
def test_halts_said_at_once(text: str, places_km: tuple[float, ...], duration_s: float) -> None:
    expected = tuple(Stop(at_m=km * 1000, duration_s=duration_s) for km in places_km)
    assert said(text, RIDE).changes == {"stops": expected}


def test_halts_every_so_many_miles_of_a_race_said_in_the_same_message() -> None:
    stops = change("200 miles on the bike, 10 min stop every 50 miles", "stops")
    assert [stop.at_m for stop in stops] == pytest.approx([50 * MILE_M, 100 * MILE_M, 150 * MILE_M])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("10 min stop every 50 km", "Tell me how long the race is, and I will plan 10 min stop every 50 km."),
        (
            "a 10 min break every 2 hours",
            "I plan halts by place: for 10 min break every 2 hours, tell me how many kilometres lie between "
            "them.",
        ),
    ],
)
def test_what_is_missing_is_asked_for(text: str, sentence: str) -> None:
    assert said(text, NOTHING).refused == (sentence,)


def test_more_halts_than_a_race_has_are_left_out() -> None:
    understood = said("1 min stop every 1 km", RIDE)
    assert "stops" not in understood.changes
    assert len(understood.refused) == 1


def test_another_number_after_a_halt_is_no_place() -> None:
    assert change("10 min break at km 30, 20 min at km 45", "stops", TRAIL) == (
        Stop(at_m=30_000, duration_s=600),
        Stop(at_m=45_000, duration_s=1_200),
    )
