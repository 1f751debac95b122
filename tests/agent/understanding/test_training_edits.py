"""Changes of single sessions, as they are asked for."""

from datetime import date
from typing import Any

import pytest

from agent.understanding.training_edits import read_edits
from agent.understanding.training_wishes import read_races, read_wish

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        (
            "move tomorrow's long run to Monday",
            {"edit": "move", "session": "2026-11-22 long", "to": "2026-11-23"},
        ),
        ("push my tempo run to Friday", {"edit": "move", "session": "next tempo", "to": "2026-11-27"}),
        ("swap Tuesday with Thursday", {"edit": "swap_days", "session": "2026-11-24", "to": "2026-11-26"}),
        ("skip the swim on Wednesday", {"edit": "remove", "session": "2026-11-25 swim"}),
        ("shorten the long ride to 90 minutes", {"edit": "resize", "session": "next long", "minutes": 90.0}),
        (
            "make Sunday's long run an hour and a half",
            {"edit": "resize", "session": "2026-11-22 long", "minutes": 90.0},
        ),
        ("cut Thursday's run by 10 minutes", {"edit": "shorten", "session": "2026-11-26 run"}),
        ("make my next ride longer", {"edit": "lengthen", "session": "next ride"}),
        ("make tomorrow's run easier", {"edit": "replace", "session": "2026-11-22 run", "purpose": "easy"}),
        (
            "replace Tuesday's intervals with an easy ride of 45 minutes",
            {
                "edit": "replace",
                "session": "2026-11-24 intervals",
                "sport": "ride",
                "purpose": "easy",
                "minutes": 45.0,
            },
        ),
        (
            "add strength on Monday for 30 minutes",
            {"edit": "add", "to": "2026-11-23", "sport": "strength", "minutes": 30.0},
        ),
    ],
)
def test_an_edit_is_read(text: str, edit: dict[str, Any]) -> None:
    (found,) = read_edits(text, TODAY)
    assert edit.items() <= found.items(), found


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("a 12 week plan, 4 runs a week, 2x strength", {"weeks": 12, "days_a_week": 4, "strength_days": 2}),
        ("a training plan with 6-8 hours a week", {"hours_a_week": 8.0}),
        (
            "I train 5 hours a week now, at most 7 hours a week",
            {"weekly_hours_now": 5.0, "hours_a_week": 7.0},
        ),
        (
            "a triathlon training plan for beginners, 10 weeks",
            {"sport": "triathlon", "weeks": 10, "novice": True},
        ),
        ("a training plan, my longest run is 90 minutes", {"longest_now_minutes": 90.0}),
    ],
)
def test_a_wish_is_read(text: str, wish: dict[str, Any]) -> None:
    assert wish.items() <= read_wish(text, TODAY).items(), read_wish(text, TODAY)


def test_every_race_has_its_own_day_and_distance() -> None:
    text = "10k on 17 January, a half marathon on 7 February in 1:45 and the Berlin marathon on 25 April"
    first, second, third = read_races(text, TODAY)
    assert (first["day"], first["distance_km"]) == ("2027-01-17", 10.0)
    assert (second["day"], second["distance_km"], second["goal_time"]) == ("2027-02-07", 21.0975, "1:45:00")
    assert (third["day"], third["name"]) == ("2027-04-25", "Berlin Marathon")


def test_a_goal_under_an_hour_is_a_clock_time() -> None:
    (race,) = read_races("a plan for a 10k on 17 January in 42:30", TODAY)
    assert race["goal_time"] == "0:42:30"
