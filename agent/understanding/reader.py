"""Reads one message: every recogniser in its turn, the most specific first."""

import re
from datetime import date

from agent.understanding.dates import read_date
from agent.understanding.distances import (
    SaidDistance,
    read_aid_spacing,
    read_place,
    read_weekly_distance,
    said_distances,
    too_long,
)
from agent.understanding.goals import read_goal
from agent.understanding.quantities import (
    read_carbs_rate,
    read_gut_training,
    read_sweat_rate,
    read_temperature,
    read_weight,
)
from agent.understanding.reading import Reading
from agent.understanding.results import improves, read_result
from agent.understanding.times import read_paces, said_times
from agent.understanding.understood import Understood
from agent.understanding.wishes import (
    read_avoidances,
    read_race_name,
    read_sport,
    read_units,
    wants_sample,
)
from tools.domain.race import RaceBrief, UnitSystem

_LONGEST_MESSAGE = 4_000
_DENIED = re.compile(
    r"(?:\bnot|\binstead of|\brather than|\bisn't|\bno longer|\bforget)\s+(?:a |an |the |my )?$"
)
# What is said about a saved plan ("open the 3:30 half marathon one") says nothing about the race at hand.
_ABOUT_THE_LIBRARY = re.compile(
    r"^\W*(?:(?:please|can|could|you|i|want|to|let's)\s+)*"
    r"(?:open|delete|compare|save|store|load|remove|reopen|list)\b"
    r"(?!\s+(?:energy|time|my\s+legs|myself|strength|minutes|seconds|something|"
    r"(?:the\s+|all\s+|my\s+)?(?:gels?|caffeine|coffee|bars?|solids?|sports)))"
    r"|\b(?:saved|stored)\b"
)


def understand(text: str, today: date, brief: RaceBrief) -> Understood:
    """Return what the message says about the race, read against what is known already.

    Never raises. Only the first 4,000 characters are read.
    """
    reading = Reading(text[:_LONGEST_MESSAGE])
    if _ABOUT_THE_LIBRARY.search(reading.text):
        return Understood()
    changes = _what_is_not_the_goal(reading, today, brief)
    paces = read_paces(reading, brief.units is UnitSystem.IMPERIAL)
    changes |= _wishes_and_quantities(reading, brief)
    sport = read_sport(reading, brief.sport) or brief.sport
    changes["sport"] = sport if sport is not brief.sport else None
    at_m = read_place(reading, brief.distance_m)
    distances = said_distances(reading)
    spoken_units = _spoken_units([*(said.imperial for said in distances), *(said.imperial for said in paces)])
    for said in distances:
        reading.take(said.start, said.end)
    times = said_times(reading)
    said_m = distances[0].distance_m if distances else None
    result = changes["recent_result"] = read_result(
        reading, distances, times, said_m or brief.distance_m, sport
    )
    race_m = changes["distance_m"] = _race_distance(reading, distances)
    if race_m is None and brief.distance_m is None and result and improves(times, result, sport):
        race_m = changes["distance_m"] = result.distance_m
    goal = read_goal(reading, times, paces, brief.model_copy(update={"sport": sport}), race_m)
    changes["goal_time_s"] = goal.time_s
    return Understood(
        changes={name: value for name, value in changes.items() if value is not None},
        at_m=at_m,
        wants_sample=wants_sample(reading),
        heard=tuple(piece for _, piece in sorted(reading.heard, key=lambda item: item[0])),
        refused=tuple(reading.refused),
        pace_s_per_m=goal.pace_s_per_m,
        spoken_units=spoken_units,
    )


def _what_is_not_the_goal(reading: Reading, today: date, brief: RaceBrief) -> dict[str, object]:
    """Read what must be out of the way before any time or distance can be the race's."""
    imperial = brief.units is UnitSystem.IMPERIAL
    return {
        "race_name": read_race_name(reading),
        "race_date": read_date(reading, today, imperial),
        "sweat_rate_l_per_h": read_sweat_rate(reading),
        "carbs_g_per_h": read_carbs_rate(reading),
        "gut_trained": read_gut_training(reading),
        "weekly_distance_km": read_weekly_distance(reading, imperial),
        "aid_every_m": read_aid_spacing(reading),
        "avoid": read_avoidances(reading, brief.avoid),
    }


def _wishes_and_quantities(reading: Reading, brief: RaceBrief) -> dict[str, object]:
    imperial = brief.units is UnitSystem.IMPERIAL
    return {
        "units": read_units(reading),
        "temperature_c": read_temperature(reading, imperial, brief.temperature_c),
        "weight_kg": read_weight(reading, imperial),
    }


def _race_distance(reading: Reading, distances: list[SaidDistance]) -> float | None:
    """Return the first distance that is neither denied nor beyond any race, in metres."""
    for said in distances:
        if _DENIED.search(reading.before(said.start)):
            continue
        words = reading.original[said.start : said.end].strip()
        if too_long(said):
            reading.refused.append(f"{words} is longer than any race I can plan, so I left it out.")
            continue
        reading.hear("distance_m", said.start, said.end, said.distance_m)
        return said.distance_m
    return None


def _spoken_units(said: list[bool | None]) -> UnitSystem | None:
    measured = [imperial for imperial in said if imperial is not None]
    if not measured:
        return None
    return UnitSystem.IMPERIAL if all(measured) else UnitSystem.METRIC
