"""`paceline export`: a race's plan as a file: paper, calendar, watch, trainer, or for programs."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tools.domain.carrying.carry_plan import carry_plan
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.race import RaceBrief
from tools.domain.strategy_building import build_strategy
from tools.formats.carried import (
    KINDS,
    LARGEST_WRIST_MM,
    SMALLEST_WRIST_MM,
    USUAL_WRIST_MM,
    Carried,
    CarriedFile,
    CarryFormat,
    why_not,
    written,
)
from tools.kit.errors import MissingInput, UnreadableFile
from ui.commands import arguments, race_options
from ui.commands.answer import Answer, Words
from ui.commands.reading import course_of, read_bytes

USAGE = "(--course FILE | --distance-km KM) --format FORMAT [--out FILE] [options]"
DESCRIPTION = "Plan a race and write the plan as a file. Formats: " + ", ".join(CarryFormat) + "."
STANDARD_OUTPUT = "-"


def add_options(parser: ArgumentParser) -> None:
    """Add the command's options."""
    race_options.add_goal(parser)
    file = parser.add_argument_group("the file")
    formats = [format.value for format in CarryFormat]
    file.add_argument("--format", required=True, choices=formats, metavar="FORMAT", help="see above")
    file.add_argument("--out", metavar="FILE", help="where to; - for standard output; default: its own name")
    file.add_argument("--force", action="store_true", help="write over a file that is there")
    file.add_argument("--name", dest="race_name", metavar="TEXT", help="what the plan is called")
    file.add_argument("--units", choices=["metric", "imperial"], default="metric", help="of its words")
    limits = f"{SMALLEST_WRIST_MM:.0f} to {LARGEST_WRIST_MM:.0f}, default {USUAL_WRIST_MM:.0f}"
    file.add_argument(
        "--wrist",
        type=arguments.positive,
        default=USUAL_WRIST_MM,
        metavar="MM",
        help=f"around the wrist, of a band ({limits})",
    )
    race_options.add_course(parser)
    race_options.add_eating(parser)
    race_options.add_day(parser)
    race_options.add_start(parser)
    race_options.add_runner(parser)
    race_options.add_rider(parser)
    parser.set_defaults(json=False, plot=None)


def answer(options: Namespace) -> Answer:
    """Plan the race and write the file; refuse before any work where it could not be written."""
    wanted = CarryFormat(options.format)
    refuse_to_write_over(options)
    carried = _carried(options)
    if reason := why_not(carried, wanted):
        raise MissingInput(f"{KINDS[wanted].title}: {reason}")
    return _hand_over(written(carried, wanted), options)


def refuse_to_write_over(options: Namespace) -> None:
    """Raise UnreadableFile for a file that is there, unless it is to be written over."""
    if options.out not in (None, STANDARD_OUTPUT) and not options.force and Path(options.out).exists():
        raise UnreadableFile(f"{options.out} is there already: name another file, or add --force.")
    if options.out == STANDARD_OUTPUT and sys.stdout.isatty() and not _is_text(CarryFormat(options.format)):
        raise UnreadableFile("A terminal cannot show this format: name a file with --out.")


def _carried(options: Namespace) -> Carried:
    brief = race_options.brief_of(options)
    course, places = _course(options, brief)
    strategy = build_strategy(course, brief)
    plan = carry_plan(strategy.race_name, 1, strategy, course)
    return Carried(plan, strategy, course, places, wrist_mm=options.wrist)


def _course(options: Namespace, brief: RaceBrief) -> tuple[CourseAnalysis, CoursePlaces | None]:
    """Return the course and where it lies, which only a file knows."""
    if not options.course:
        return course_of(options), None
    from tools.domain.ground.course_places import course_places
    from tools.sources.course_file import course_of_track, read_track
    from ui.commands.reading import naming

    content = read_bytes(options.course)
    with naming(options.course):
        track = read_track(content)
        course = course_of_track(
            track, options.course, sport=brief.sport, certified_distance_m=brief.distance_m
        )
        return course, course_places(track)


def _hand_over(file: CarriedFile, options: Namespace) -> Answer:
    keys = {"file": file.name, "media_type": file.media_type, "bytes": len(file.content)}
    if options.out == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(file.content)
        return Answer(keys=keys, tell=lambda: ())
    path = Path(options.out or file.name)
    _write(path, file.content, over=options.force)
    words = f"{path} is written: {KINDS[CarryFormat(options.format)].what_for}."
    return Answer(keys=keys, tell=lambda: (Words("", (words,)),))


def _write(path: Path, content: bytes, *, over: bool) -> None:
    try:
        with path.open("wb" if over else "xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise UnreadableFile(f"{path} is there already: name another file, or add --force.") from error
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be written: {error.strerror}.") from error


def _is_text(wanted: CarryFormat) -> bool:
    return KINDS[wanted].media_type.startswith(("text/", "application/json")) or (
        KINDS[wanted].media_type.endswith("xml")
    )
