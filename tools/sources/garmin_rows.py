"""Garmin's answers as our nouns: activities as its list tells them, mornings as its measures do."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import LONGEST_NAME, WellnessDay
from tools.domain.others_words import LONGEST_NOTE, others_words
from tools.kit.sources import Listed
from tools.sources.service_answers import day, entries, entry, identity, measured, moment, number, offset_s
from tools.sources.sport_names import sport_named

# Garmin's names that sound like a sport of ours and are none.
_NO_SPORT_OF_OURS = ("motor", "wheelchair")
_INDOORS = ("indoor_", "treadmill_", "virtual_")
# Connect's app gives weights in grams, the Personal API in kilograms: nobody weighs more than this in kg,
# nobody less in grams. Our design choice [D].
_HEAVIEST_KG = 500.0
_MOST_BPM = 250.0
_MOST_HRV_MS = 500.0
_DAY_S = 86_400.0


def listed_activity(row: Mapping[str, object]) -> Listed | None:
    """Return one row of the activity list; None for one without an id, which nobody can fetch."""
    source_id = identity(row.get("activityId"))
    if source_id is None:
        return None
    started_at = moment(row.get("startTimeGMT")) or moment(row.get("beginTimestamp"))
    type_key = entry(row, "activityType", "typeKey")
    return Listed(
        source_id=source_id,
        name=others_words(row.get("activityName"), LONGEST_NAME),
        note=others_words(row.get("description"), LONGEST_NOTE),
        sport=_sport(type_key),
        started_at=started_at,
        utc_offset_s=offset_s(row.get("startTimeLocal"), started_at),
        distance_m=number(row.get("distance")),
        duration_s=number(row.get("duration")),
        ascent_m=number(row.get("elevationGain")),
        average_heart_rate_bpm=measured(row.get("averageHR"), _MOST_BPM),
        average_power_w=number(row.get("avgPower")),
        race=entry(row, "eventType", "typeKey") == "race",
        indoor=isinstance(type_key, str) and type_key.startswith(_INDOORS),
    )


def _sport(type_key: object) -> ActivitySport:
    if not isinstance(type_key, str) or type_key.startswith(_NO_SPORT_OF_OURS):
        return ActivitySport.OTHER
    return sport_named(type_key)


def resting_heart_rates(answer: object) -> dict[date, float]:
    """Return beats per minute by day, from the daily summaries."""
    rows = entries(entry(answer, "data"))
    return _by_day((row.get("calendarDate"), _resting(row)) for row in rows)


def _resting(row: Mapping[str, object]) -> float | None:
    told = entry(row, "heartRate", "restingValue") or row.get("restingHeartRate")
    return measured(told, _MOST_BPM)


def night_hrv(answer: object) -> dict[date, float]:
    """Return the mean of each night's heart rate variability in ms, by the day one woke up."""
    rows = entries(entry(answer, "hrvSummaries"))
    return _by_day((row.get("calendarDate"), measured(row.get("lastNightAvg"), _MOST_HRV_MS)) for row in rows)


def nights(answer: object) -> dict[date, float]:
    """Return seconds asleep, by the day one woke up."""
    rows = entries(answer)
    return _by_day((row.get("calendarDate"), measured(row.get("sleepTimeSeconds"), _DAY_S)) for row in rows)


def weights(answer: object) -> dict[date, float]:
    """Return the last weight of each day in kg."""
    rows = entries(entry(answer, "dailyWeightSummaries"))
    return _by_day((row.get("summaryDate"), _weight_kg(row)) for row in rows)


def _weight_kg(row: Mapping[str, object]) -> float | None:
    weight = measured(entry(row, "latestWeight", "weight"), _HEAVIEST_KG * 1000)
    return weight / 1000 if weight is not None and weight > _HEAVIEST_KG else weight


def _by_day(told: Iterable[tuple[object, float | None]]) -> dict[date, float]:
    known = ((day(when), value) for when, value in told)
    return {when: value for when, value in known if when is not None and value is not None}


def wellness_days(measures: Mapping[str, Mapping[date, float]], since: date) -> tuple[WellnessDay, ...]:
    """Return mornings since a day, oldest first, from measures by the name of WellnessDay's fields."""
    mornings: dict[date, dict[str, Any]] = {}
    for name, by_day in measures.items():
        for when, value in by_day.items():
            mornings.setdefault(when, {})[name] = value
    return tuple(WellnessDay(day=when, **mornings[when]) for when in sorted(mornings) if when >= since)
