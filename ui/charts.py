"""The course chart's props: a small profile with targets, climbs, fuel and cues placed on it."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.ground.aid_services import gives_own_things
from tools.domain.ground.aid_stations import station_near, stations_of
from tools.domain.ground.thinned_profile import thinned_profile
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.strategy import PacingPlan, RaceStrategy
from tools.domain.units import METRES_PER_FOOT
from tools.domain.wording.course import climb_name
from tools.domain.wording.ride import held_power
from tools.domain.wording.stations import services_words

MOST_POINTS = 360
MOST_CLIMBS = 8
MOST_STATIONS, MOST_POINTS_NAMED = 100, 30

Props = dict[str, object]


def course_chart(course: CourseAnalysis, units: UnitSystem, strategy: RaceStrategy | None = None) -> Props:
    """Return what CourseChart.jsx draws: positions in kilometres or miles, heights in metres or feet."""
    length_m = display.unit_length_m(units)
    return {
        "title": strategy.race_name if strategy else course.name,
        "facts": _facts(course, strategy, units),
        "length": round(course.distance_m / length_m, 3),
        "unit": "mi" if units is UnitSystem.IMPERIAL else "km",
        "place_word": "mile" if units is UnitSystem.IMPERIAL else "km",
        "height_unit": "ft" if units is UnitSystem.IMPERIAL else "m",
        "profile": _profile(course, units),
        "climbs": _climbs(course, length_m),
        "target": _target_words(strategy, units),
        "targets": _targets(strategy.pacing, units) if strategy else [],
        "fuel": _fuel(strategy, length_m) if strategy else [],
        "cues": _cues(strategy, length_m) if strategy else [],
        "aid": _places(course, strategy, length_m),
    }


def _places(course: CourseAnalysis, strategy: RaceStrategy | None, length_m: float) -> list[list[object]]:
    """Return [[position, name, what is there, whether own things wait]]: stations, then other points."""
    stations = stations_of(course, strategy.brief if strategy else RaceBrief())
    shown: list[list[object]] = [
        [
            round(station.at_m / length_m, 2),
            station.name,
            services_words(station),
            gives_own_things(station),
        ]
        for station in stations
    ]
    others = [
        [round(point.distance_m / length_m, 2), point.name, "", False]
        for point in course.waypoints
        if point.distance_m is not None and station_near(point.distance_m, stations) is None
    ]
    return [*shown[:MOST_STATIONS], *others[:MOST_POINTS_NAMED]]


def _target_words(strategy: RaceStrategy | None, units: UnitSystem) -> list[str]:
    """Return what the targets are and their unit."""
    if strategy is not None and strategy.pacing.ride is not None:
        return ["target power", " W"]
    return ["target pace", f" {display.pace_unit(units)}"]


def _facts(course: CourseAnalysis, strategy: RaceStrategy | None, units: UnitSystem) -> list[str]:
    distance = display.distance(course.distance_m, units)
    facts = [] if strategy and strategy.race_name == distance else [distance]
    if course.gain.value is not None:
        low, high = course.gain.low, course.gain.high
        rise = (
            display.height_range(low, high, units)
            if low is not None and high is not None
            else display.height(course.gain.value, units)
        )
        facts.append(f"{rise} up")
    if strategy:
        facts.append(display.clock(strategy.pacing.goal_time_s))
    return facts


def _profile(course: CourseAnalysis, units: UnitSystem) -> list[list[float]]:
    """Return [[position, height, grade in percent]]: at most MOST_POINTS, summits and valleys kept."""
    heights = course.elevation_m
    per_height = METRES_PER_FOOT if units is UnitSystem.IMPERIAL else 1.0
    per_place = display.unit_length_m(units)
    return [
        [
            round(min(i * course.step_m, course.distance_m) / per_place, 3),
            round(heights[i] / per_height, 1),
            round(100 * course.grade[i], 1),
        ]
        for i in thinned_profile(course, MOST_POINTS)
    ]


def _climbs(course: CourseAnalysis, length_m: float) -> list[Props]:
    """Return the largest climbs, named as the key segments name them."""
    largest = sorted(course.climbs, key=lambda climb: climb.gain_m, reverse=True)[:MOST_CLIMBS]
    return [
        {
            "start": round(climb.start_m / length_m, 2),
            "end": round((climb.start_m + climb.length_m) / length_m, 2),
            "name": climb_name(climb, course),
            "grade": display.grade(climb.mean_grade),
            "category": climb.category,
            "gain": round(climb.gain_m),
        }
        for climb in sorted(largest, key=lambda climb: climb.start_m)
    ]


def _targets(plan: PacingPlan, units: UnitSystem) -> list[list[object]]:
    """Return [[from, to, what orders the targets from hard to easy, the target as the table writes it]].

    That is seconds per kilometre or mile, or watts of a ride below zero, since more of them is harder.
    """
    length_m = display.unit_length_m(units)
    if plan.ride is not None:
        return [
            [
                round(section.start_m / length_m, 3),
                round(section.end_m / length_m, 3),
                round(-section.power_w, 1),
                held_power(section.power_w).removesuffix(" W"),
            ]
            for section in plan.ride.sections
        ]
    return [
        [
            round(split.start_m / length_m, 3),
            round((split.start_m + split.distance_m) / length_m, 3),
            round(split.target_s / split.distance_m * length_m, 1),
            display.pace_number(split.target_s / split.distance_m, units),
        ]
        for split in plan.splits_in(units)
    ]


def _fuel(strategy: RaceStrategy, length_m: float) -> list[list[object]]:
    return [[round(event.at_m / length_m, 2), event.item.value] for event in strategy.fuel.events]


def _cues(strategy: RaceStrategy, length_m: float) -> list[list[object]]:
    return [
        [round(cue.start_m / length_m, 2), round(cue.end_m / length_m, 2), cue.text]
        for cue in strategy.mental.cues
    ]
