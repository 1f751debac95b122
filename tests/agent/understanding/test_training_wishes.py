"""What a wish for a plan says of today: what is done now is no race and no limit."""

from datetime import date

import pytest

from agent.understanding.training_wishes import read_wish


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("my longest run is 16 km, a plan for my second marathon on 2027-04-18", {"longest_now_km": 16.0}),
        ("plan for a half on 14 march 2027, longest run 2 hours", {"longest_now_minutes": 120.0}),
        (
            "I run 3 hours, ride 4 hours and swim 1 hour a week, olympic triathlon on 13 June 2027",
            {"weekly_hours_now": 8.0},
        ),
        ("I am training about 8 hours a week, 70.3 on 5 september 2027", {"weekly_hours_now": 8.0}),
    ],
)
def test_what_is_done_now_is_no_race_and_no_limit(said: str, wanted: dict[str, float]) -> None:
    wish = read_wish(said, date(2026, 11, 22))
    now = {name: value for name, value in wish.items() if name not in ("races", "strength_days")}
    assert now == wanted
    assert wish["races"][0]["distance_km"] in (42.195, 21.0975, 51.5, 113.0)
