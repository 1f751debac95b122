"""`paceline fuel`: what to eat and drink, and when."""

from argparse import ArgumentParser, Namespace
from functools import partial
from typing import TYPE_CHECKING

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.strategy import FuelPlan, RaceStrategy
from tools.domain.strategy_building import build_strategy
from ui.commands import race_options
from ui.commands.answer import Answer, Keys, Parts, Table, Words, details, numbers, reasons
from ui.commands.course import NO_HEIGHTS
from ui.commands.reading import course_of
from ui.tables import fuel_table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

USAGE = "(--course FILE | --distance-km KM) [--goal H:MM:SS] [options]"
DESCRIPTION = "Plan eating and drinking. Limits hold whatever is asked for; symptoms are for a doctor."


def add_options(parser: ArgumentParser) -> None:
    """Add the command's options."""
    race_options.add_goal(parser)
    race_options.add_course(parser)
    race_options.add_eating(parser)
    race_options.add_day(parser)
    race_options.add_runner(parser)
    race_options.add_rider(parser)
    race_options.add_output(parser)


def answer(options: Namespace) -> Answer:
    """Plan the fuel."""
    course = course_of(options)
    strategy = build_strategy(course, race_options.brief_of(options))
    units = strategy.brief.units
    return Answer(
        keys=_keys(course, strategy),
        tell=partial(_parts, strategy),
        draw=partial(_draw, course=course, strategy=strategy, units=units) if course.elevation_m else None,
        no_picture=NO_HEIGHTS,
    )


def _keys(course: CourseAnalysis, strategy: RaceStrategy) -> Keys:
    fuel = strategy.fuel
    named = {
        "carbs_g_per_h": fuel.carbs_rate,
        "carbs_total_g": fuel.carbs_total,
        "fluid_l_per_h": fuel.fluid_rate,
        "sodium_mg_per_h": fuel.sodium_rate,
        "caffeine_mg": fuel.caffeine,
        "carb_loading_g_per_day": fuel.carb_loading,
        "pre_race_carbs_g": fuel.pre_race_carbs,
    }
    return {
        "course": course.name,
        "sport": strategy.brief.sport,
        "distance_m": course.distance_m,
        "goal_time_s": strategy.pacing.goal_time_s,
        **numbers(named),
        "events": fuel.events,
        "blocked": fuel.blocked,
        "assumptions": fuel.assumptions,
        "warnings": fuel.warnings,
        "reasons": reasons(named),
        "findings": details((*_rates(fuel), *fuel.findings)),
    }


def _rates(fuel: FuelPlan) -> tuple[Finding, ...]:
    return tuple(value for value in dict(fuel).values() if isinstance(value, Finding))


def _parts(strategy: RaceStrategy) -> Parts:
    """The page's own fuel table, and what the plan rests on."""
    told = fuel_table(strategy)
    rows = told["rows"] if isinstance(told["rows"], list) else []
    rates = told["rates"] if isinstance(told["rates"], list) else []
    usual = (str(told["usual_note"]),) if told["usual_note"] else ()
    return (
        Words("Stop", (strategy.fuel.blocked,) if strategy.fuel.blocked else ()),
        Table(
            "An hour and in all", ("", "amount"), tuple((str(name), str(amount)) for name, amount in rates)
        ),
        Table(
            title="Schedule",
            columns=("race time", "where", "what", "carbs", "drink", "note"),
            rows=tuple(tuple(str(cell) for cell in row) for row in rows),
            left=3,
            wide_last=True,
        ),
        Words("", usual),
        Words("Assumed", strategy.fuel.assumptions),
        Words("Mind", strategy.fuel.warnings),
    )


def _draw(figure: "Figure", course: CourseAnalysis, strategy: RaceStrategy, units: UnitSystem) -> None:
    from ui.commands.plot_course import draw_fuel

    draw_fuel(figure, course, strategy, units)
