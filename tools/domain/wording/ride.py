"""Sentences about a ride: the power to hold, what it leads to, and where it changes."""

from tools.domain import display
from tools.domain.course import Climb, CourseAnalysis
from tools.domain.race import UnitSystem
from tools.domain.riding.ride_target import PLACEHOLDER_W_PER_KG, PowerOrigin
from tools.domain.strategy import PacingPlan, RaceStrategy, RidePlan, RideSection
from tools.domain.wording.course import climb_name

# What is worth a sentence: our design choice [D].
LEVEL_GRADE, DESCENT_GRADE = 0.01, -0.02
SHORTEST_CLIMB_S = 180.0
MOST_CLIMBS = 3
WORTH_SAYING_S, WORTH_SAYING_SHARE = 15.0, 0.002
STEEPER_BY = 0.015
MISSED_GOAL_S = 60.0
COASTING_W = 20.0
"""Less than this on the pedals is coasting to a rider (our design choice [D])."""


def ride_facts(strategy: RaceStrategy, course: CourseAnalysis, ride: RidePlan) -> tuple[str, ...]:
    """Return the power and the finish first, then climbs, flats and descents, what varying saves, gears."""
    units, missed = strategy.brief.units, missed_goal(strategy)
    return (
        *missed,
        *_headline(strategy, course, ride),
        *_climbs(ride, course, units),
        *_elsewhere(ride),
        *_halfway(strategy.pacing, course, units),
        *_saved(ride),
        *_reserve(ride),
        *gear_facts(ride),
        *(warning for warning in strategy.pacing.warnings if warning not in missed),
    )


def ride_confidence(ride: RidePlan) -> str:
    """Say how sure the finish is, and what would tell whether the power fits the rider."""
    if ride.intensity_factor.value is None:
        return (
            f"This power on this course leads to {_range(ride)}. Without your FTP I cannot tell whether it "
            "fits you: tell me your FTP, or your best powers over 3 and 12 minutes."
        )
    return f"This power on this course leads to {_range(ride)} on an open road."


def _range(ride: RidePlan) -> str:
    if ride.finish.low is None or ride.finish.high is None:
        return "a finish I cannot give a range for"
    return display.rough_range(ride.finish.low, ride.finish.high)


def normalized_power(ride: RidePlan) -> str:
    """Write the power a ride is planned at, with its share of the threshold where that is known."""
    watts = display.power(ride.normalized_power.value or 0.0)
    share = ride.intensity_factor.value
    return f"{watts} normalized" + ("" if share is None else f", {display.percent(share)} of your FTP")


def held_power(watts: float) -> str:
    """Write a power to hold: 185 W, or "coast" where it is next to nothing."""
    return "coast" if watts < COASTING_W else display.power(watts)


def missed_goal(strategy: RaceStrategy) -> tuple[str, ...]:
    """Return the plan's own words about a goal it does not meet: the answer to "can I do it?"."""
    plan, goal_s = strategy.pacing, strategy.brief.goal_time_s
    if plan.ride is None or goal_s is None or abs(goal_s - plan.goal_time_s) < MISSED_GOAL_S:
        return ()
    return tuple(said for said in plan.warnings if said.startswith(f"{display.clock(goal_s)} "))


def section_at(ride: RidePlan, at_m: float) -> RideSection:
    """Return the section of a place; the last one beyond the finish."""
    return next((section for section in ride.sections if at_m <= section.end_m), ride.sections[-1])


def section_name(section: RideSection, course: CourseAnalysis) -> str:
    """Name a section: a climb as the course names it, so that text, table and chart agree; then its wind."""
    if section.kind is None:
        return section.name
    climb = next((climb for climb in course.climbs if _is_within(section, climb)), None)
    named = climb_name(climb, course) if climb is not None and section.mean_grade > 0 else None
    plain = named or section.kind.capitalize()
    return f"{plain}, {section.wind}" if section.wind else plain


def section_sentence(section: RideSection, course: CourseAnalysis, units: UnitSystem) -> str:
    """Tell one section: what to hold, how fast that is, how long it takes, in which gear."""
    where = display.stretch(section.start_m, section.end_m, units)
    what = f"{section_name(section, course)}, {display.grade(section.mean_grade)}"
    return f"{where[0].upper()}{where[1:]} ({what}): {_held((section,), units)}{_in_gear(section)}."


def _held(sections: tuple[RideSection, ...], units: UnitSystem) -> str:
    """Write what to hold over neighbouring sections, how long that takes and how fast it is."""
    time_s = sum(section.duration_s for section in sections)
    watts, low_w, high_w = (
        sum(getattr(section, name) * section.duration_s for section in sections) / time_s
        for name in ("power_w", "low_w", "high_w")
    )
    hold = held_power(watts)
    if watts >= COASTING_W:
        hold = f"hold {hold} ({display.power_range(low_w, high_w)})"
    speed = display.speed((sections[-1].end_m - sections[0].start_m) / time_s, units)
    return f"{hold}, about {display.duration(time_s)} at {speed}"


def _headline(strategy: RaceStrategy, course: CourseAnalysis, ride: RidePlan) -> tuple[str, ...]:
    units, plan, goal_s = strategy.brief.units, strategy.pacing, strategy.brief.goal_time_s
    where = "on this course" if course.grade else f"over {display.distance(course.distance_m, units)}"
    speed = display.speed(course.distance_m / plan.goal_time_s, units)
    finish = f"{display.clock(plan.goal_time_s)} {where}"
    if goal_s is not None and abs(goal_s - plan.goal_time_s) < MISSED_GOAL_S:
        return (f"{finish} takes {normalized_power(ride)}: {speed} on average.",)
    held = _placeholder(ride) or f"At {normalized_power(ride)},"
    return (f"{held} expect {finish}{_likely(ride)}: {speed} on average.",)


def _placeholder(ride: RidePlan) -> str | None:
    """Say that a power is an example, where nothing is known of what the rider can hold; None elsewhere."""
    found = ride.normalized_power
    aimed_at, asked_w = found.inputs.get("aimed_at"), found.inputs.get("asked_w")
    missed = aimed_at == PowerOrigin.GOAL and found.low is None and ride.intensity_factor.value is None
    if not missed and aimed_at != PowerOrigin.PLACEHOLDER:
        return None
    if not isinstance(asked_w, float) or (found.value or 0.0) < COASTING_W:
        return None
    watts = display.power(asked_w)
    return f"As a placeholder at {watts} normalized ({PLACEHOLDER_W_PER_KG:g} W per kg):"


def _likely(ride: RidePlan) -> str:
    low_s, high_s = ride.finish.low, ride.finish.high
    if low_s is None or high_s is None:
        return ""
    return f", most likely {display.rough_range(low_s, high_s)}"


def _climbs(ride: RidePlan, course: CourseAnalysis, units: UnitSystem) -> tuple[str, ...]:
    """Tell the longest climbs, in the order of the course."""
    ridden = [
        (climb, sections)
        for climb in course.climbs
        if (sections := tuple(section for section in ride.sections if _is_within(section, climb)))
    ]
    ridden.sort(key=lambda each: sum(section.duration_s for section in each[1]), reverse=True)
    told = [
        (climb, sections)
        for climb, sections in ridden[:MOST_CLIMBS]
        if sum(section.duration_s for section in sections) >= SHORTEST_CLIMB_S
    ]
    told.sort(key=lambda each: each[0].start_m)
    return tuple(_climb_sentence(climb, sections, course, units) for climb, sections in told)


def _climb_sentence(
    climb: Climb, sections: tuple[RideSection, ...], course: CourseAnalysis, units: UnitSystem
) -> str:
    name = climb_name(climb, course) or "Climb"
    where = display.stretch(climb.start_m, climb.start_m + climb.length_m, units)
    said = f"{name} ({where}): {_held(sections, units)}"
    if len(sections) == 1:
        return f"{said}{_in_gear(sections[0])}."
    steepest = max(sections, key=lambda section: section.mean_grade)
    if steepest.mean_grade < climb.mean_grade + STEEPER_BY:
        return f"{said}."
    place = display.stretch(steepest.start_m, steepest.end_m, units)
    return f"{said}; hardest at {place}, {display.percent(steepest.mean_grade, 1)}{_in_gear(steepest)}."


def _is_within(section: RideSection, climb: Climb) -> bool:
    middle_m = (section.start_m + section.end_m) / 2
    return climb.start_m <= middle_m <= climb.start_m + climb.length_m


def _elsewhere(ride: RidePlan) -> tuple[str, ...]:
    level = _mean_power_w([section for section in ride.sections if abs(section.mean_grade) <= LEVEL_GRADE])
    down = _mean_power_w([section for section in ride.sections if section.mean_grade <= DESCENT_GRADE])
    if level is None:
        return () if down is None else (f"Downhill {_eased(down)}.",)
    flat = f"On the flat hold about {display.power(level)}"
    return (f"{flat}.",) if down is None else (f"{flat}; downhill {_eased(down)}.",)


def _eased(watts: float) -> str:
    return "coast" if watts < COASTING_W else f"ease to about {display.power(watts)}"


def _mean_power_w(sections: list[RideSection]) -> float | None:
    """Return the mean power over time, None where there is no such section."""
    time_s = sum(section.duration_s for section in sections)
    if time_s <= 0:
        return None
    return sum(section.power_w * section.duration_s for section in sections) / time_s


def _halfway(plan: PacingPlan, course: CourseAnalysis, units: UnitSystem) -> tuple[str, ...]:
    half_m = course.distance_m / 2
    passed = [split for split in plan.splits_in(units) if split.start_m + split.distance_m <= half_m]
    if len(passed) < 2:
        return ()
    place = display.place(passed[-1].start_m + passed[-1].distance_m, units)
    return (f"About halfway, at {place}, the clock should read {display.clock(passed[-1].cumulative_s)}.",)


def _saved(ride: RidePlan) -> tuple[str, ...]:
    if ride.steady_time.value is None or ride.finish.value is None:
        return ()
    saved_s = ride.steady_time.value - ride.finish.value
    if saved_s < max(WORTH_SAYING_S, WORTH_SAYING_SHARE * ride.finish.value):
        return ()
    saved = display.duration(10 * round(saved_s / 10))
    return (
        f"Varying the power like this saves about {saved} against holding it constant at the same "
        "normalized power.",
    )


def _reserve(ride: RidePlan) -> tuple[str, ...]:
    left = ride.w_balance_low.value
    if left is None:
        return ()
    if ride.binding == "W' balance":
        return (
            f"Your reserve above critical power (W′) sets the limit: it falls to {display.percent(left)}.",
        )
    return (f"Your reserve above critical power (W′) never falls below {display.percent(left)}.",)


def gear_facts(ride: RidePlan) -> tuple[str, ...]:
    """Say whether the lightest gear suffices; nothing where the gears are not known."""
    advice = ride.gears.inputs.get("advice")
    return (advice,) if isinstance(advice, str) and ride.gears.value is not None else ()


def _in_gear(section: RideSection) -> str:
    if section.gear is None or section.cadence_rpm is None or section.power_w < COASTING_W:
        return ""
    return f", {section.gear} at {section.cadence_rpm:.0f} rpm"
