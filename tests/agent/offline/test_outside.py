"""Which messages ask for the weather or for better heights, and which only speak of them."""

from datetime import date, time

import pytest

from agent.offline.intents import Intent
from agent.offline.nearest import NearestIntent
from agent.offline.outside import outside_calls, outside_intent
from agent.offline.routing import decide
from agent.offline.turn import OfflineTurn
from agent.understanding import understand
from tools.domain.race import RaceBrief
from tools.domain.weather import WeatherBasis, WeatherTaken
from tools.fetch_weather import NO_DATE
from tools.kit.outside_offers import WEATHER_OFFER

TODAY = date(2026, 4, 1)
MARATHON = RaceBrief(distance_m=42_195, goal_time_s=13_500)


def turn_of(text: str, brief: RaceBrief = MARATHON, **more: object) -> OfflineTurn:
    """Return a message about a marathon planned already."""
    said = understand(text, TODAY, brief).changes
    known: dict[str, object] = {"planned": True, "said": said} | more
    return OfflineTurn(text=text, today=TODAY, brief=brief.with_changes(**said), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "check the forecast",
        "what will the weather be",
        "What's the weather going to be like on race day?",
        "how hot will it be?",
        "how windy is it going to be",
        "will it rain?",
        "is it going to be hot on Sunday?",
        "weather?",
        "race day weather please",
        "look up the weather please",
        "can you check the weather forecast for the race",
        "what will the temperature be at the start?",
        "plan with the forecast",
    ],
)
def test_a_wish_for_the_weather(text: str) -> None:
    assert outside_intent(turn_of(text)) is Intent.WEATHER
    decision = decide(turn_of(text), NearestIntent())
    assert decision.intents == {"pacing": Intent.WEATHER}
    assert outside_calls(Intent.WEATHER) == [("fetch_weather", {})]


@pytest.mark.parametrize(
    "text",
    [
        "fix the elevation",
        "the elevation looks wrong",
        "correct the heights",
        "can you correct the elevation data?",
        "the heights of this course are missing",
        "the elevation gain seems too high",
        "that elevation profile can't be right",
        "improve the elevation please",
        "wrong elevation!",
    ],
)
def test_a_wish_for_better_heights(text: str) -> None:
    assert outside_intent(turn_of(text)) is Intent.ELEVATION
    assert outside_calls(Intent.ELEVATION) == [("correct_elevation", {})]


@pytest.mark.parametrize(
    "text",
    [
        "it will be 25 degrees",
        "the forecast says 25 degrees and a 20 km/h wind from the west",
        "forecast my finish time",
        "does hot weather slow me down?",
        "how does weather affect my pace?",
        "how do I train for hot weather?",
        "what should I wear in this weather?",
        "how hot is too hot to race?",
        "how much elevation does it have?",
        "what is the elevation gain?",
        "show me the elevation profile",
        "where is the highest point?",
        "what's the weather in Paris tomorrow",
        "plan my race",
        "yes",
    ],
)
def test_what_is_neither(text: str) -> None:
    assert outside_intent(turn_of(text)) is None


def test_a_dropped_file_is_planned_first() -> None:
    upload = {"id": "u1", "name": "a.gpx", "kind": "course", "course_id": "c1"}
    assert outside_intent(turn_of("check the forecast", new_uploads=(upload,))) is None


def test_yes_takes_what_was_offered_last() -> None:
    fix = "Say *fix the elevation*, and I take the heights along it from Mapbox."
    assert outside_intent(turn_of("yes please", asked=f"Your plan. {WEATHER_OFFER}")) is Intent.WEATHER
    assert outside_intent(turn_of("ok, do it", asked=f"Your plan. {fix}")) is Intent.ELEVATION
    assert outside_intent(turn_of("yes", asked=f"Your plan. {fix} {WEATHER_OFFER}")) is Intent.WEATHER


def test_a_start_told_after_the_weather_looks_again() -> None:
    taken = WeatherTaken(basis=WeatherBasis.FORECAST, day=date(2026, 4, 5), source="a service")
    known = MARATHON.with_changes(weather=taken)

    assert outside_intent(turn_of("9am start", known)) is Intent.WEATHER
    assert outside_intent(turn_of("9am start")) is None
    assert outside_intent(turn_of("it is on 5 April", asked=NO_DATE)) is Intent.WEATHER
    assert outside_intent(turn_of("9am start, goal 3:30", known)) is None
    assert turn_of("9am start").said == {"start_time": time(9)}
