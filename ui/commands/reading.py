"""Files and courses for a command; every failure is a sentence."""

from argparse import Namespace
from pathlib import Path

from tools.domain.course import CourseAnalysis
from tools.domain.display import race_distance
from tools.domain.ground.course_analysis import CourseTooShort, analyze_course, flat_course
from tools.domain.race import Sport, UnitSystem
from tools.kit.errors import MissingInput, UnreadableFile
from tools.sources.gpx import read_gpx
from ui.commands.race_options import SPORTS, certified_distance_m


def read_bytes(name: str) -> bytes:
    """Return a file's bytes. Raises UnreadableFile with what to do."""
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(f"There is no file {name}.") from error
    except IsADirectoryError as error:
        raise UnreadableFile(f"{name} is a folder; name a file.") from error
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be opened: {error.strerror}.") from error


def read_course(name: str, sport: Sport, certified_m: float | None) -> CourseAnalysis:
    """Return the course of a GPX file. Raises UnreadableFile."""
    content = read_bytes(name)
    if not content:
        raise UnreadableFile(f"{name} is empty (0 bytes). Export it again.")
    track = read_gpx(content)
    try:
        course = analyze_course(track, certified_distance_m=certified_m, sport=sport)
    except CourseTooShort as error:
        raise UnreadableFile(str(error)) from error
    return course if track.name else course.model_copy(update={"name": Path(name).stem})


def course_of(options: Namespace) -> CourseAnalysis:
    """Return the course a race is planned on: a file's, or a flat one. Raises MissingInput without either."""
    certified_m = certified_distance_m(options)
    if options.course:
        return read_course(options.course, SPORTS[options.sport], certified_m)
    if certified_m is None:
        raise MissingInput("Name the course: --course FILE, or --distance-km 42.195.")
    name = race_distance(certified_m, UnitSystem(options.units))
    return flat_course(certified_m, f"{name[0].upper()}{name[1:]}")
