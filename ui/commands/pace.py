"""`paceline pace`: targets for every kilometre of a run, power for every section of a ride."""

from argparse import ArgumentParser, Namespace
from functools import partial
from typing import TYPE_CHECKING

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.ground.grade_bands import grade_colour
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.running.pacing import plan_pacing
from tools.domain.strategy import PacingPlan, RidePlan, Split
from ui.commands import race_options
from ui.commands.answer import Answer, Keys, Parts, Table, Words, details, numbers, reasons
from ui.commands.course import NO_HEIGHTS
from ui.commands.reading import course_of
from ui.ride_table import ride_table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

USAGE = "(--course FILE | --distance-km KM) [--goal H:MM:SS] [options]"
DESCRIPTION = "Plan a race. Splits add up to the goal, stops included; a ride is paced by power."


def add_options(parser: ArgumentParser) -> None:
    """Add the command's options."""
    race_options.add_goal(parser)
    race_options.add_course(parser)
    race_options.add_day(parser)
    race_options.add_runner(parser)
    race_options.add_rider(parser)
    race_options.add_output(parser)


def answer(options: Namespace) -> Answer:
    """Plan the race."""
    course, brief = course_of(options), race_options.brief_of(options)
    plan = plan_pacing(course, brief)
    return Answer(
        keys=_keys(course, brief, plan),
        tell=partial(_parts, course, brief, plan),
        draw=partial(_draw, course=course, plan=plan, units=brief.units) if course.elevation_m else None,
        no_picture=NO_HEIGHTS,
    )


def _keys(course: CourseAnalysis, brief: RaceBrief, plan: PacingPlan) -> Keys:
    named = {
        "flat_pace_s_per_km": plan.flat_pace,
        "course_factor": plan.course_factor,
        "predicted_time_s": plan.prediction,
    }
    return {
        "course": course.name,
        "sport": brief.sport,
        "distance_m": course.distance_m,
        "goal_time_s": plan.goal_time_s,
        **numbers(named),
        "splits": plan.splits_km,
        "splits_mile": plan.splits_mile,
        "walk_breaks": plan.walk_breaks,
        "cutoffs": plan.cutoffs,
        "ride": _ride_keys(plan.ride) if plan.ride else None,
        "assumptions": plan.assumptions,
        "warnings": plan.warnings,
        "reasons": reasons(named),
        "findings": details((plan.flat_pace, plan.course_factor, plan.prediction, *plan.findings)),
    }


def _ride_keys(ride: RidePlan) -> Keys:
    named = {
        "finish_s": ride.finish,
        "steady_time_s": ride.steady_time,
        "average_power_w": ride.average_power,
        "normalized_power_w": ride.normalized_power,
        "intensity_factor": ride.intensity_factor,
        "training_stress": ride.training_stress,
        "variability_index": ride.variability_index,
        "work_kj": ride.work,
        "w_balance_low": ride.w_balance_low,
        "cda_m2": ride.drag_area,
        "crr": ride.rolling_resistance,
        "system_mass_kg": ride.system_mass,
        "air_density_kg_per_m3": ride.air_density,
        "steepest_cadence_rpm": ride.gears,
    }
    return {
        **numbers(named),
        "binding": ride.binding,
        "sections": ride.sections,
        "reasons": reasons(named),
        "findings": details(ride.findings),
    }


def _parts(course: CourseAnalysis, brief: RaceBrief, plan: PacingPlan) -> Parts:
    units = brief.units
    target = _ride_tables(plan.ride, units) if plan.ride else (_split_table(plan.splits_in(units), units),)
    return (
        Words("", (_headline(course, plan, units),)),
        *target,
        _walks(plan, units),
        _cutoffs(plan, units),
        Words("Assumed", plan.assumptions),
        Words("Mind", plan.warnings),
    )


def _headline(course: CourseAnalysis, plan: PacingPlan, units: UnitSystem) -> str:
    what = f"{course.name}, {display.distance(course.distance_m, units)}: {display.clock(plan.goal_time_s)}"
    if plan.ride is not None:
        return f"{what} ({_range(plan.ride.finish)}), limited by {plan.ride.binding}."
    if plan.flat_pace.value is None:
        return f"{what}."
    return f"{what}, {display.pace(plan.flat_pace.value / 1000, units)} on the flat."


def _range(finish: Finding) -> str:
    if finish.low is None or finish.high is None:
        return str(finish.reason or "no range known")
    return display.rough_range(finish.low, finish.high)


def _split_table(splits: tuple[Split, ...], units: UnitSystem) -> Table:
    """One row a kilometre or mile; times in whole seconds that add up to the goal."""
    whole = display.whole_seconds([split.cumulative_s for split in splits])
    unit = display.pace_unit(units)
    return Table(
        title="Splits",
        columns=(
            "mile" if units is UnitSystem.IMPERIAL else "km",
            "grade",
            f"pace {unit}",
            "allowed",
            "split",
            "race time",
        ),
        rows=tuple(
            (
                display.place(split.start_m + split.distance_m, units).split(" ", 1)[1],
                display.grade(split.grade),
                display.pace_number(split.target_s / split.distance_m, units),
                display.EN_DASH.join(
                    display.pace_number(end_s / split.distance_m, units)
                    for end_s in (split.low_s, split.high_s)
                ),
                display.clock(seconds),
                display.clock(split.cumulative_s),
            )
            for split, seconds in zip(splits, whole, strict=True)
        ),
        coloured=1,
        colours=tuple(grade_colour(split.grade) for split in splits),
    )


def _ride_tables(ride: RidePlan, units: UnitSystem) -> Parts:
    """The sections as the page tells them, and the totals."""
    told = ride_table(ride, units)
    gears = bool(told["with_gears"])
    names = ("where", "grade", "power", "speed", "time", *(("gear",) if gears else ()))
    titles = (
        str(told["place_word"]),
        "grade",
        "W",
        str(told["speed_unit"]),
        "time",
        *(("gear",) if gears else ()),
    )
    sections = told["sections"] if isinstance(told["sections"], list) else []
    facts = told["facts"] if isinstance(told["facts"], list) else []
    return (
        Table(
            title="Sections",
            columns=titles,
            rows=tuple(tuple(str(row[name]) for name in names) for row in sections),
            coloured=1,
            colours=tuple(row["colour"] for row in sections),
        ),
        Table("The whole ride", ("", "value"), tuple((str(name), str(value)) for name, value in facts)),
        Words("Gears", (str(ride.gears.inputs["advice"]),) if "advice" in ride.gears.inputs else ()),
    )


def _walks(plan: PacingPlan, units: UnitSystem) -> Table:
    return Table(
        title="Walk",
        columns=("where", "grade", "climbing"),
        rows=tuple(
            (
                display.stretch(walk.start_m, walk.end_m, units),
                display.grade(walk.mean_grade),
                f"{display.height(walk.climbing_speed_m_per_h, units)}/h",
            )
            for walk in plan.walk_breaks
        ),
    )


def _cutoffs(plan: PacingPlan, units: UnitSystem) -> Table:
    return Table(
        title="Cut-offs",
        columns=("where", "limit", "plan", "margin"),
        rows=tuple(
            (
                display.place(check.at_m, units),
                display.clock(check.cutoff_s),
                display.clock(check.planned_s),
                display.clock(check.margin_s),
            )
            for check in plan.cutoffs
        ),
    )


def _draw(figure: "Figure", course: CourseAnalysis, plan: PacingPlan, units: UnitSystem) -> None:
    from ui.commands.plot_course import draw_plan

    draw_plan(figure, course, plan, units)
