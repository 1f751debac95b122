"""The facts of a turn that are values already: findings, and the brief of the race."""

import re
from collections.abc import Iterator

from tools.domain.checking.checked import Origin
from tools.domain.checking.facts import Fact, grouped
from tools.domain.checking.known_servings import of_servings
from tools.domain.checking.measures import (
    BARE,
    CELSIUS,
    COUNT,
    KILOGRAM,
    KM,
    LITRE,
    METRE,
    PACE_KM,
    PERCENT,
    RATES,
    RATIO,
    SECOND,
    UNITS,
    WATT,
    Dimension,
    Unit,
)
from tools.domain.checking.quantities import Reading
from tools.domain.checking.topics import topics_in, words_of
from tools.domain.checking.understanding import noun_stem
from tools.domain.checking.word_lists import words
from tools.domain.finding import Finding
from tools.domain.race import RaceBrief, RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M

YOUR_WORDS = "what you said"
_TOPICS_OF_NAMES = {
    "carbs": "carbohydrate",
    "flat_pace": "flat pace",
    "predicted_finish": "predicted",
    "finish_time": "predicted",
    "projected_finish": "predicted",
    "same_effort_finish": "predicted",
    "course_factor": "hills of this course",
    "second_half_over_first": "",
    "heat_slowdown": "heat slower",
    "ely_slowdown": "heat slower",
    "pre_race_carbs": "carbohydrate before the start",
    "carb_loading": "carbohydrate loading",
    "carb_loading_least": "carbohydrate loading",
    "water_with_gel": "water with a gel",
    "sweat_rate": "sweat",
    "start_drinking": "drink before the start",
    "critical_power": "critical power",
    "threshold_power": "ftp",
    "w_prime": "",
    "gain": "climbing gain",
    "loss": "descent loss",
}


def facts_of_finding(finding: Finding) -> Iterator[Fact]:
    """Give what a finding tells: its value, its range, and what share a ratio is."""
    unit, per = unit_named(finding.unit)
    placed = topics_in(words_of(_TOPICS_OF_NAMES.get(finding.name, finding.name.replace("_", " "))))
    topics = tuple(topic for each in placed for topic in each.topics)
    low, high = _base(finding.low, unit), _base(finding.high, unit)
    named = frozenset(finding.name.split("_"))

    def made(unit: Unit, value: float, low: float | None, high: float | None, *, alone: bool = False) -> Fact:
        groups = grouped((unit.dimension,), topics)
        return Fact(
            readings=(Reading(unit, value, high if alone else None, 0.0),),
            origin=Origin.FINDING,
            meaning=finding.name.replace("_", " "),
            groups=groups,
            words=named,
            low=low,
            high=high,
            is_exact=True,
            is_range=alone,
            per=per,
            nouns=frozenset({finding.unit.rstrip("s")}) if unit is COUNT else frozenset(),
            model=finding.model,
            source=finding.source,
            sure_groups=frozenset(groups),
            authors=authors_of(finding),
        )

    if isinstance(servings := finding.inputs.get("servings"), int):
        yield from of_servings(servings, finding)
    if finding.value is None:
        if low is not None and high is not None:
            yield made(unit, low, low, high, alone=True)
        return
    value = _base(finding.value, unit)
    assert value is not None
    yield made(unit, value, low, high)
    if unit is RATIO:
        share = [None if each is None else each * 100 for each in (finding.value, finding.low, finding.high)]
        yield made(PERCENT, share[0] or 0.0, share[1], share[2])
        over = [
            None if each is None else (each - 1) * 100 for each in (finding.value, finding.low, finding.high)
        ]
        yield made(PERCENT, over[0] or 0.0, over[1], over[2])


_CAPITALISED = re.compile(r"\b[A-Z][a-z]{4,}")


def authors_of(finding: Finding) -> frozenset[str]:
    """Return the names a model is known by: those of its id that its source has as names."""
    parts = set(finding.model.split("_"))
    return frozenset(
        noun_stem(name) for name in _CAPITALISED.findall(finding.source) if name.lower() in parts
    )


def unit_named(name: str) -> tuple[Unit, str]:
    """Return the unit a finding names, and per what."""
    lowered = name.lower()
    if (unit := UNITS.get(lowered)) is not None:
        return unit, unit.per
    front, _, back = lowered.partition("/")
    if back in RATES and front in UNITS:
        return UNITS[front], RATES[back]
    if lowered in ("ratio", "share", ""):
        return RATIO, ""
    return (COUNT if lowered.endswith("s") else BARE), ""


def _base(value: float | None, unit: Unit) -> float | None:
    return None if value is None else (value + unit.shift) * unit.factor


def facts_of_brief(brief: RaceBrief) -> Iterator[Fact]:
    """Give what is said of the race and the athlete, and what follows from it at once."""
    for field, (unit, meaning, topics) in _FIELDS.items():
        value = getattr(brief, field)
        if value is not None:
            yield _said(unit, value, meaning, topics)
    for result in filter(None, (brief.recent_result, *brief.other_results)):
        yield from _result(result)
    for cutoff in brief.cutoffs:
        yield _said(_PLACE, cutoff.at_m, "your cut-off", "cut-off")
        yield _said(SECOND, cutoff.time_s, "your cut-off", "cut-off")
    for station in brief.aid_stations:
        yield _said(_PLACE, station.at_m, "an aid station you named", "aid station")
    halts = (*(each.stop_s for each in brief.aid_stations), *(each.stop_s for each in brief.aid_said))
    for halt_s in filter(None, halts):
        yield _said(SECOND, halt_s, "your halt at an aid station", "stop")
    for stop in brief.stops:
        yield _said(SECOND, stop.duration_s, "your planned stop", "stop")
    for effort in brief.power_efforts:
        yield _said(WATT, effort.power_w, "your best power", "best")
        yield _said(SECOND, effort.duration_s, "your best power", "best")
    if brief.distance_m and brief.goal_time_s:
        pace = brief.goal_time_s / brief.distance_m
        yield _said(
            PACE_KM, pace * 1000, "your goal time over the distance", "on average goal pace", exact=True
        )
        yield _said(SECOND, brief.goal_time_s / 2, "half of your goal time", "half", exact=True)
    if brief.distance_m:
        yield _said(METRE, brief.distance_m / 2, "half of the distance", "half of the distance", exact=True)
        for official in (MARATHON_M, HALF_MARATHON_M):
            if abs(brief.distance_m / official - 1) < 0.005:
                yield _said(METRE, official, "the official distance", "race distance", exact=True)


_PLACE = Unit("km", Dimension.PLACE, 1.0)
_BODY = "weigh"
_FIELDS: dict[str, tuple[Unit, str, str]] = {
    "distance_m": (METRE, "the distance of your race", "race distance"),
    "goal_time_s": (SECOND, "your goal time", "goal"),
    "weight_kg": (KILOGRAM, "your weight", _BODY),
    "temperature_c": (CELSIUS, "the temperature you expect", "temperature"),
    "weekly_distance_km": (KM, "your weekly distance", "weekly distance"),
    "sweat_rate_l_per_h": (LITRE, "your sweat rate", "sweat"),
    "carbs_g_per_h": (UNITS["g"], "the carbohydrate you take an hour", "carbohydrate"),
    "aid_every_m": (METRE, "the distance between aid stations", "every"),
    "training_pace_s_per_km": (UNITS["s/km"], "the mean pace of your training", "training pace"),
    "stop_s_per_aid": (SECOND, "your halt at an aid station", "stop"),
    "climbing_speed_m_per_h": (UNITS["m/h"], "your climbing speed", "climb"),
    "wind_speed_m_per_s": (UNITS["m/s"], "the wind you expect", "wind"),
    "dew_point_c": (CELSIUS, "the dew point", "dew point"),
    "carried_ml": (UNITS["ml"], "what you carry to drink", "drink"),
    "fade_percent": (PERCENT, "how much your races fade", "fade"),
    "ftp_w": (WATT, "your FTP", "ftp"),
    "critical_power_w": (WATT, "your critical power", "critical power"),
    "target_power_w": (WATT, "the power you want to ride at", "target"),
    "system_mass_kg": (KILOGRAM, "you and the bike together", "bike"),
    "bike_mass_kg": (KILOGRAM, "your bike", "bike"),
    "cadence_rpm": (UNITS["rpm"], "your cadence", "cadence"),
}


_OF_A_RESULT = words("result best ran raced recent race pb record 10k")


def _said(
    unit: Unit, value: float, meaning: str, topics: str, *, exact: bool = False,
    needs: frozenset[str] = frozenset(),
) -> Fact:  # fmt: skip
    groups = grouped(
        (unit.dimension,), (topic for each in topics_in(words_of(topics)) for topic in each.topics)
    )
    base = (value + unit.shift) * unit.factor
    readings = [Reading(unit, base, None, 0.0)]
    if "distance" in topics:
        readings.append(Reading(_PLACE, base, None, 0.0))
    return Fact(
        readings=tuple(readings),
        origin=Origin.ATHLETE,
        meaning=meaning,
        groups=groups,
        words=frozenset(topics.split()),
        is_exact=True,
        said_as=round(value, 4),
        per="hour" if "hour" in meaning or meaning == "your sweat rate" else "",
        source="" if exact else YOUR_WORDS,
        sure_groups=frozenset(groups),
        needs=needs,
    )


def _result(result: RaceResult) -> Iterator[Fact]:
    yield _said(METRE, result.distance_m, "the race you ran", "ran")
    yield _said(SECOND, result.time_s, "the race you ran", "best result")
    yield _said(
        PACE_KM, result.time_s / result.distance_m * 1000, "the pace of the race you ran", "pace", exact=True,
        needs=_OF_A_RESULT,
    )  # fmt: skip
