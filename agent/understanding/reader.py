"""Reads one message: every recogniser in its turn, the most specific first."""

import re
from datetime import date
from typing import cast

from agent.understanding.aid_words import read_aid_stations
from agent.understanding.dates import read_date
from agent.understanding.distances import (
    SaidDistance,
    read_place,
    read_weekly_distance,
    said_distances,
    too_long,
)
from agent.understanding.gears import read_gears
from agent.understanding.goals import SaidGoal, read_goal
from agent.understanding.halts import read_cutoffs, read_stops
from agent.understanding.heat_words import read_acclimatisation, read_dew_point, read_humidity
from agent.understanding.live import read_under_way
from agent.understanding.plan_wanted import adds_a_race, wants_training
from agent.understanding.pockets import read_pockets
from agent.understanding.power import read_efforts, read_target_power, read_thresholds
from agent.understanding.quantities import (
    read_carbs_rate,
    read_gut_training,
    read_sweat_rate,
    read_temperature,
    read_weight,
)
from agent.understanding.race_told import tells_a_race_run
from agent.understanding.reading import Reading, plain
from agent.understanding.recorded import speaks_of_recordings_alone
from agent.understanding.results import improves, read_results, read_training_pace
from agent.understanding.riding import (
    read_air_and_ground,
    read_cadence,
    read_drafting,
    read_masses,
    read_rider_mass,
)
from agent.understanding.rules_asked import states_rules
from agent.understanding.spelling import as_meant
from agent.understanding.sports import read_sport, sport_of
from agent.understanding.start_words import read_start
from agent.understanding.sweat_test import take_sweat_test
from agent.understanding.times import SaidPace, read_paces, said_times
from agent.understanding.trail import read_climbing_speed, read_surface
from agent.understanding.training_amounts import without_training_amounts
from agent.understanding.training_asked import PlanAsked, about_training_plan
from agent.understanding.training_time import without_training_time
from agent.understanding.understood import Understood
from agent.understanding.wind_words import read_wind
from agent.understanding.wishes import (
    read_avoidances,
    read_even_pace,
    read_race_name,
    read_units,
    wants_sample,
    why_no_caffeine,
    with_no_caffeine,
)
from tools.domain.race import AidStation, Avoidance, Cutoff, RaceBrief, RaceResult, Stop, UnitSystem

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
    text = as_meant(text[:_LONGEST_MESSAGE])
    said = plain(text)
    if tells_a_race_run(said) or adds_a_race(said):
        return Understood()
    if _ABOUT_THE_LIBRARY.search(said) or speaks_of_recordings_alone(said):
        return Understood()
    asked = about_training_plan(said)
    if asked is None and wants_training(said, today):
        asked = PlanAsked.NEW
    if asked is PlanAsked.NEW and not (brief.distance_m or brief.course_id):
        return understand_race(without_training_amounts(without_training_time(text)), today, brief)
    if asked or states_rules(said, today):
        return Understood()
    return understand_race(text, today, brief)


def understand_race(text: str, today: date, brief: RaceBrief) -> Understood:
    """Return what words that are known to be of a race say of it. Never raises."""
    reading = Reading(text[:_LONGEST_MESSAGE])
    take_sweat_test(reading)
    before, brief = brief, brief.model_copy(update={"sport": sport_of(reading.text, brief)})
    start = read_start(reading)
    brief = brief.model_copy(update={"start_time": start or brief.start_time})
    under_way = read_under_way(reading, brief, brief.sport)
    changes = {"start_time": start} | _what_is_not_the_goal(reading, today, brief)
    named = said_distances(reading, brief.sport)
    changes |= _on_the_course(reading, brief, named[0].distance_m if named else brief.distance_m)
    changes |= _of_a_rider(reading, brief)
    changes |= read_wind(reading, brief)
    paces = read_paces(reading, brief.units is UnitSystem.IMPERIAL)
    changes["training_pace_s_per_km"] = read_training_pace(reading, paces)
    changes |= _wishes_and_weather(reading, brief)
    sport = read_sport(reading, before)
    changes["sport"] = sport if sport is not before.sport else None
    at_m = under_way.at_m if under_way else _asked_place(reading, brief, changes)
    distances = said_distances(reading, brief.sport)
    goal = _read_the_race(reading, brief, changes, distances, paces)
    return Understood(
        changes={name: value for name, value in changes.items() if value is not None},
        at_m=at_m,
        elapsed_s=under_way.elapsed_s if under_way else None,
        wants_sample=wants_sample(reading),
        heard=tuple(piece for _, piece in sorted(reading.heard, key=lambda item: item[0])),
        refused=tuple(reading.refused),
        pace_s_per_m=goal.pace_s_per_m,
        without_caffeine=why_no_caffeine(reading.original),
        spoken_units=_spoken_units(
            [*(said.imperial for said in distances), *(said.imperial for said in paces)]
        ),
    )


def _asked_place(reading: Reading, brief: RaceBrief, changes: dict[str, object]) -> float | None:
    """Return the place asked about; where a station, halt or cut-off was told, its place is no question."""
    told = {
        one.at_m
        for name in ("aid_stations", "cutoffs", "stops")
        for one in cast(tuple[AidStation | Cutoff | Stop, ...], changes[name] or ())
    }
    at_m = read_place(reading, brief.distance_m)
    return None if at_m in told else at_m


def _read_the_race(
    reading: Reading,
    brief: RaceBrief,
    changes: dict[str, object],
    distances: list[SaidDistance],
    paces: list[SaidPace],
) -> SaidGoal:
    """Read results, distance, goal and the finish's cut-off into the changes, as each leaves less to read."""
    for said in distances:
        reading.take(said.start, said.end)
    said_m = distances[0].distance_m if distances else None
    if changes["cutoffs"] is None:
        changes["cutoffs"] = read_cutoffs(reading, brief, said_m or brief.distance_m)
    times = said_times(reading)
    open_distances = list(distances)
    results = read_results(reading, open_distances, times, said_m or brief.distance_m, brief.sport)
    changes |= _results(results, brief)
    race_m = changes["distance_m"] = _race_distance(reading, open_distances)
    if race_m is None and brief.distance_m is None and results and improves(times, results[0], brief.sport):
        race_m = changes["distance_m"] = results[0].distance_m
    goal = read_goal(reading, times, paces, brief, race_m)
    changes["goal_time_s"] = goal.time_s
    return goal


def _results(said: tuple[RaceResult, ...], brief: RaceBrief) -> dict[str, object]:
    """Return the result that counts and the others; one known before over another distance is kept."""
    if not said:
        return {}
    known = filter(None, (*brief.other_results, brief.recent_result))
    others = {result.distance_m: result for result in (*known, *said[1:])}
    others.pop(said[0].distance_m, None)
    return {"recent_result": said[0], "other_results": tuple(others.values()) or None}


def _what_is_not_the_goal(reading: Reading, today: date, brief: RaceBrief) -> dict[str, object]:
    """Read what must be out of the way before any time or distance can be the race's."""
    imperial = brief.units is UnitSystem.IMPERIAL
    return {
        **read_aid_stations(reading, brief),
        "race_name": read_race_name(reading),
        "race_date": read_date(reading, today, imperial),
        "sweat_rate_l_per_h": read_sweat_rate(reading),
        "carbs_g_per_h": read_carbs_rate(reading),
        "gut_trained": read_gut_training(reading),
        "weekly_distance_km": read_weekly_distance(reading, imperial),
        "avoid": _avoided(reading, brief.avoid),
    }


def _avoided(reading: Reading, already: tuple[Avoidance, ...]) -> tuple[Avoidance, ...] | None:
    """Read what is not wanted, and leave out caffeine where something said of the athlete rules it out."""
    said = read_avoidances(reading, already)
    avoid = already if said is None else said
    if Avoidance.CAFFEINE in avoid or not why_no_caffeine(reading.original):
        return said
    return with_no_caffeine(avoid)


def _on_the_course(reading: Reading, brief: RaceBrief, race_m: float | None) -> dict[str, object]:
    """Read cut-offs and halts, whose places and times are not the race's, and what is underfoot."""
    return {
        "cutoffs": read_cutoffs(reading, brief, None),
        **read_stops(reading, brief, race_m),
        "climbing_speed_m_per_h": read_climbing_speed(reading),
        **read_surface(reading, brief.sport),
        **read_pockets(reading),
    }


def _of_a_rider(reading: Reading, brief: RaceBrief) -> dict[str, object]:
    """Read masses, then power (watts per kilogram need the weight), then all that is on the bicycle."""
    imperial = brief.units is UnitSystem.IMPERIAL
    masses = read_masses(reading, brief.sport, imperial=imperial)
    weight_kg = read_weight(reading, imperial)
    if weight_kg is None and masses["bike_mass_kg"] is not None:
        weight_kg = read_rider_mass(reading, imperial=imperial)
    known_kg = weight_kg or brief.weight_kg
    efforts = read_efforts(reading, brief)
    thresholds = read_thresholds(reading, known_kg)
    return {
        **masses,
        "weight_kg": weight_kg,
        "power_efforts": efforts,
        **thresholds,
        "target_power_w": read_target_power(reading, brief, thresholds["ftp_w"] or brief.ftp_w, known_kg),
        **read_gears(reading, brief.sport),
        "cadence_rpm": read_cadence(reading, brief.sport),
        **read_air_and_ground(reading, brief.sport),
        "drafting": read_drafting(reading, brief.sport),
    }


def _wishes_and_weather(reading: Reading, brief: RaceBrief) -> dict[str, object]:
    imperial = brief.units is UnitSystem.IMPERIAL
    dew_point_c = read_dew_point(reading, imperial=imperial)
    temperature_c = read_temperature(reading, imperial, brief.temperature_c)
    return {
        "units": read_units(reading),
        "even_pace": read_even_pace(reading),
        "temperature_c": temperature_c,
        "dew_point_c": dew_point_c or read_humidity(reading, temperature_c or brief.temperature_c),
        "heat_acclimatised": read_acclimatisation(reading),
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
