"""Whatever is typed is survived, and the same thing said in many ways is understood as the same."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.understanding import understand
from tests.support.understanding import change
from tools.domain.race import Avoidance, Cutoff, PowerEffort, RaceBrief, RaceResult, Sport, UnitSystem
from tools.domain.units import METRES_PER_MILE

TODAY = date(2026, 11, 21)
PIECES = (
    "3:45",
    "1:45:30",
    "sub",
    "half",
    "marathon",
    "km",
    "30",
    "mile",
    "18 April",
    "31.02.",
    "2027-13-40",
    "kg",
    "st",
    "11",
    "°",
    "-5",
    "degrees",
    "F",
    "gels",
    "no",
    "not",
    "but",
    "ran",
    "PB",
    "in",
    "weeks",
    "1,000,000",
    "0",
    "0:00",
    "99999999",
    "/",
    "h",
    "m",
    "an hour",
    "per",
    "week",
    "every",
    "aid",
    "sweat",
    "Boston",
    "next",
    "sunday",
    ",",
    ".",
    "İ",
    "ß",
    "\x1f",
    "\x00",
    "🏃",
    "½",
    "٣:٤٥",
    "x" * 50,
    "\n",
    "100 miler",
    "5:20/km",
    "°C",
    "ago",
    "99 months",
    "ftp",
    "4.2 w/kg",
    "250 W",
    "W'",
    "20 kJ",
    "20 min 290",
    "with the bike",
    "50/34",
    "11-34",
    "34x34",
    "cda .32",
    "crr",
    "wind",
    "from the west",
    "from 270",
    "15 km/h",
    "cutoff",
    "km 60",
    "by 6:30",
    "stop",
    "at each aid station",
    "single track",
    "700 m an hour",
    "humidity 80%",
    "dew point",
    "two 750 ml bottles",
    "carry 4 gels",
    "I'm at 30k in 2:35",
    "what will I run",
    "century",
    "in a group",
    "999999 rpm",
)
briefs = st.builds(
    RaceBrief,
    distance_m=st.none() | st.floats(100, 1_000_000),
    goal_time_s=st.none() | st.floats(60, 1_000_000),
    sport=st.sampled_from(Sport),
    units=st.sampled_from(UnitSystem),
    avoid=st.lists(st.sampled_from(Avoidance), unique=True).map(tuple),
    weight_kg=st.none() | st.floats(25, 250),
    temperature_c=st.none() | st.floats(-40, 55),
    ftp_w=st.none() | st.floats(40, 600),
    target_power_w=st.none() | st.floats(30, 600),
    recent_result=st.none() | st.just(RaceResult(distance_m=10_000, time_s=2_500)),
    power_efforts=st.just(()) | st.just((PowerEffort(power_w=300, duration_s=300),)),
    cutoffs=st.just(()) | st.just((Cutoff(at_m=30_000, time_s=14_000),)),
)
messages = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@given(text=messages, brief=briefs)
@settings(max_examples=600, deadline=None)
def test_no_message_raises_and_what_is_understood_fits_the_brief(text: str, brief: RaceBrief) -> None:
    understood = understand(text, TODAY, brief)
    changed = brief.with_changes(**understood.changes)
    assert set(understood.changes) <= set(RaceBrief.model_fields)
    for name, value in understood.changes.items():
        assert getattr(changed, name) == value
    assert understood.at_m is None or understood.at_m >= 0


@given(text=messages)
@settings(max_examples=100, deadline=None)
def test_every_number_understood_rests_on_words_the_athlete_wrote(text: str) -> None:
    for piece in understand(text, TODAY, RaceBrief()).heard:
        assert piece.words.casefold() in text.casefold().replace("\x00", " ") or piece.meaning == "race_name"


@pytest.mark.parametrize(
    "text", ["1{blank}", "bike{commas}", "20 min{blank}", "sub 4 marathon{blank}in 3:30"]
)
def test_thousands_of_blanks_and_commas_are_survived(text: str) -> None:
    """They kept a pattern busy for minutes; the run's own time limit is what this would exceed."""
    message = text.format(blank=" " * 3_900, commas=" , " * 1_300)
    assert understand(message, TODAY, RaceBrief(sport=Sport.RIDE)).refused == ()


def spellings(hours: int, minutes: int) -> tuple[str, ...]:
    return (
        f"{hours}:{minutes:02}",
        f"{hours}:{minutes:02}:00",
        f"{hours}h{minutes:02}",
        f"{hours} h {minutes}",
        f"{hours}h {minutes}min",
        f"{hours}h{minutes}m",
        f"{hours} hours {minutes}",
        f"{hours} hours and {minutes} minutes",
        f"{hours} hrs {minutes} mins",
        f"{hours}.{minutes:02}",
        f"sub {hours}:{minutes:02}",
        f"sub {hours}{minutes:02}",
        f"under {hours} hours {minutes} min",
        f"{hours * 60 + minutes} minutes",
    )


@given(hours=st.integers(2, 6), minutes=st.integers(1, 59))
@settings(max_examples=60, deadline=None)
def test_a_marathon_goal_means_the_same_however_it_is_written(hours: int, minutes: int) -> None:
    seconds = hours * 3600 + minutes * 60
    if seconds < 7_200:
        return
    for spelling in spellings(hours, minutes):
        found = understand(f"marathon in {spelling}", TODAY, RaceBrief()).changes
        assert found == {"distance_m": 42_195, "goal_time_s": seconds}, spelling


@given(minutes=st.integers(26, 90), seconds=st.integers(0, 59))
@settings(max_examples=60, deadline=None)
def test_minutes_and_seconds_over_ten_kilometres(minutes: int, seconds: int) -> None:
    whole = minutes * 60 + seconds
    ways = [
        f"{minutes}:{seconds:02}",
        f"{minutes} min {seconds}",
        f"{minutes}m{seconds:02}s",
        f"0:{minutes:02}:{seconds:02}",
    ]
    for spelling in ways[: 3 if minutes > 59 else 4]:
        found = understand(f"10k, goal {spelling}", TODAY, RaceBrief()).changes
        assert found == {"distance_m": 10_000, "goal_time_s": whole}, spelling


@given(km=st.integers(3, 99), tenth=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_a_distance_means_the_same_however_it_is_written(km: int, tenth: int) -> None:
    metres = (km + tenth / 10) * 1000
    if any(abs(metres - official) < 200 for official in (21_097.5, 42_195)):
        return
    for spelling in (
        f"{km}.{tenth} km",
        f"{km},{tenth} km",
        f"{km}.{tenth}k",
        f"{km}.{tenth} kilometres",
        f"{km}.{tenth}-km race",
    ):
        found = understand(f"a race over {spelling}", TODAY, RaceBrief()).changes
        assert found == {"distance_m": pytest.approx(metres)}, spelling
    found = understand(f"a race over {km}.{tenth} miles", TODAY, RaceBrief()).changes
    if f"{km}.{tenth}" not in ("13.1", "26.2"):
        assert found == {"distance_m": pytest.approx((km + tenth / 10) * METRES_PER_MILE)}


@given(day=st.dates(date(2026, 11, 22), date(2029, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_a_date_means_the_same_however_it_is_written(day: date) -> None:
    month, short = day.strftime("%B"), day.strftime("%b")
    for spelling in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{short} {day.day} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day} {short.lower()} {day.year}",
    ):
        assert understand(f"race on {spelling}", TODAY, RaceBrief()).changes == {"race_date": day}, spelling


@given(day=st.dates(date(2026, 11, 22), date(2027, 11, 20)))
@settings(max_examples=60, deadline=None)
def test_a_date_without_a_year_is_the_next_one(day: date) -> None:
    spelling = f"{day.day} {day.strftime('%B')}"
    found = understand(f"race on {spelling}", TODAY, RaceBrief()).changes
    assert found == {"race_date": day}
    assert re.match(r"\d", spelling)


def test_hours_that_stand_alone_between_commas_are_the_goal() -> None:
    assert change("26h, 66 kg, pb marathon 3:20", "goal_time_s") == 93_600
    assert change("we met 26 h before, all of us, and then talked about the weather", "goal_time_s") is None
