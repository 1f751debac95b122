"""Sentences about a ride: the power to hold, what it leads to, and where it changes."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.race import UnitSystem
from tools.domain.strategy import PacingPlan, RaceStrategy, RidePlan, RideSection

# What is worth a sentence: our design choice [D].
CLIMB_GRADE, LEVEL_GRADE, DESCENT_GRADE = 0.03, 0.01, -0.02
SHORTEST_CLIMB_S = 180.0
MOST_CLIMBS = 3
WORTH_SAYING_S = 15.0
MISSED_GOAL_S = 60.0
COASTING_W = 5.0


def ride_facts(strategy: RaceStrategy, course: CourseAnalysis, ride: RidePlan) -> tuple[str, ...]:
    """Return the power and the finish first, then climbs, flats and descents, what varying saves, gears."""
    units = strategy.brief.units
    return (
        *_headline(strategy, course, ride),
        *_climbs(ride, units),
        *_elsewhere(ride),
        *_halfway(strategy.pacing, course, units),
        *_saved(ride),
        *_reserve(ride),
        *gear_facts(ride),
        *strategy.pacing.warnings,
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


def section_at(ride: RidePlan, at_m: float) -> RideSection:
    """Return the section of a place; the last one beyond the finish."""
    return next((section for section in ride.sections if at_m <= section.end_m), ride.sections[-1])


def section_sentence(section: RideSection, units: UnitSystem) -> str:
    """Tell one section: what to hold, how fast that is, how long it takes, in which gear."""
    band = display.power_range(section.low_w, section.high_w)
    speed, time = display.speed(section.speed_m_per_s, units), display.duration(section.duration_s)
    where = display.stretch(section.start_m, section.end_m, units)
    hold = "coast" if section.power_w < COASTING_W else f"hold {display.power(section.power_w)} ({band})"
    return f"{section.name} at {where}: {hold}, about {time} at {speed}{_in_gear(section)}."


def _headline(strategy: RaceStrategy, course: CourseAnalysis, ride: RidePlan) -> tuple[str, ...]:
    units, plan, goal_s = strategy.brief.units, strategy.pacing, strategy.brief.goal_time_s
    where = "on this course" if course.grade else f"over {display.distance(course.distance_m, units)}"
    speed = display.speed(course.distance_m / plan.goal_time_s, units)
    finish = f"{display.clock(plan.goal_time_s)} {where}"
    if goal_s is not None and abs(goal_s - plan.goal_time_s) < MISSED_GOAL_S:
        return (f"{finish} takes {normalized_power(ride)}: {speed} on average.",)
    likely = _likely(ride)
    first = f"At {normalized_power(ride)}, {finish} is what to expect{likely}: {speed} on average."
    if goal_s is None:
        return (first,)
    return (f"{display.clock(goal_s)} asks for more than this plan may spend.", first)


def _likely(ride: RidePlan) -> str:
    low_s, high_s = ride.finish.low, ride.finish.high
    if low_s is None or high_s is None:
        return ""
    return f", most likely {display.rough_range(low_s, high_s)}"


def _climbs(ride: RidePlan, units: UnitSystem) -> tuple[str, ...]:
    """Tell the longest climbs, in the order of the course."""
    climbs = [
        section
        for section in ride.sections
        if section.mean_grade >= CLIMB_GRADE and section.duration_s >= SHORTEST_CLIMB_S
    ]
    longest = sorted(climbs, key=lambda section: section.duration_s, reverse=True)[:MOST_CLIMBS]
    return tuple(
        section_sentence(section, units) for section in sorted(longest, key=lambda section: section.start_m)
    )


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
    if saved_s < WORTH_SAYING_S:
        return ()
    return (
        f"Varying the power like this saves about {display.duration(saved_s)} against holding it constant "
        "at the same normalized power.",
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
