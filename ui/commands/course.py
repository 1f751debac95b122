"""`paceline course FILE`: what a course asks."""

from argparse import ArgumentParser, Namespace
from functools import partial
from typing import TYPE_CHECKING

from tools.domain import display
from tools.domain.course import Climb, CourseAnalysis
from tools.domain.race import UnitSystem
from ui.commands import arguments
from ui.commands.answer import Answer, Parts, Table, Words
from ui.commands.race_options import SPORTS, add_output
from ui.commands.reading import course_in
from ui.course_answer import CourseAnswer

if TYPE_CHECKING:
    from matplotlib.figure import Figure

USAGE = "FILE [options]"
DESCRIPTION = "Analyse a course. --json prints the keys POST /course/analyze-gpx answers with."
NO_HEIGHTS = "This course has no heights, so there is nothing to draw."


def add_options(parser: ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="FILE", help="a GPX, TCX or FIT file, plain or gzipped")
    parser.add_argument(
        "--distance-km", type=arguments.positive, metavar="KM", help="the race's certified distance"
    )
    parser.add_argument("--sport", choices=sorted(SPORTS), default="running", help="default: running")
    add_output(parser)


def answer(options: Namespace) -> Answer:
    """Analyse the file."""
    course = course_in(options.file, options)
    units = UnitSystem(options.units)
    return Answer(
        keys=CourseAnswer.of(course).model_dump(mode="json"),
        tell=partial(_parts, course, units),
        draw=partial(_draw, course=course, units=units) if course.elevation_m else None,
        no_picture=NO_HEIGHTS,
    )


def _parts(course: CourseAnalysis, units: UnitSystem) -> Parts:
    # A program needs no words, and they take longer to load than a course to analyse.
    from tools.domain.wording import course_facts

    return (Words("", course_facts(course, units)), _climb_table(course.climbs, units))


def _climb_table(climbs: tuple[Climb, ...], units: UnitSystem) -> Table:
    """Return the climbs in the order of the course."""
    from tools.domain.ground.grade_bands import grade_colour

    return Table(
        title="Climbs",
        columns=("where", "length", "height", "grade", "steepest", "category"),
        rows=tuple(
            (
                display.stretch(climb.start_m, climb.start_m + climb.length_m, units),
                display.short_distance(climb.length_m, units),
                display.height(climb.gain_m, units),
                display.grade(climb.mean_grade),
                display.grade(climb.max_grade),
                climb.category or "",
            )
            for climb in climbs
        ),
        coloured=3,
        colours=tuple(grade_colour(climb.mean_grade) for climb in climbs),
    )


def _draw(figure: "Figure", course: CourseAnalysis, units: UnitSystem) -> None:
    from ui.commands.plot_course import draw_course

    draw_course(figure, course, units)
