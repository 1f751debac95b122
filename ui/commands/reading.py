"""Files and courses for a command; every failure is a sentence that begins with the file's name."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.domain.course import CourseAnalysis
from tools.domain.display import race_distance
from tools.domain.ground.course_analysis import flat_course
from tools.domain.race import UnitSystem
from tools.kit.errors import MissingInput, UnreadableFile
from tools.sources.course_file import read_course
from ui.commands.race_options import SPORTS, certified_distance_m

STANDARD_INPUT = "-"


def read_bytes(name: str) -> bytes:
    """Return a file's bytes, those of standard input for `-`. Raises UnreadableFile with what to do."""
    if not name:
        raise UnreadableFile("The name of the file is empty.")
    if name == STANDARD_INPUT and sys.stdin is None:
        raise UnreadableFile("Standard input is closed; name a file.")
    try:
        return sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(f"There is no file {name}.") from error
    except IsADirectoryError as error:
        raise UnreadableFile(f"{name} is a folder; name a file.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnreadableFile(f"{name} cannot be opened: {reason}.") from error


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Begin the sentence of a file that cannot be used with its name: a program may read many."""
    try:
        yield
    except UnreadableFile as error:
        raise type(error)(f"{file}: {error}") from error


def course_in(file: str, options: Namespace) -> CourseAnalysis:
    """Return the course of a file, judged for the sport and the distance said. Raises UnreadableFile."""
    content = read_bytes(file)
    with naming(file):
        return read_course(
            content, file, sport=SPORTS[options.sport], certified_distance_m=certified_distance_m(options)
        )


def course_of(options: Namespace) -> CourseAnalysis:
    """Return the course a race is planned on: a file's, or a flat one. Raises MissingInput without either."""
    if options.course:
        return course_in(options.course, options)
    certified_m = certified_distance_m(options)
    if certified_m is None:
        raise MissingInput("Name the course: --course FILE, or --distance-km 42.195.")
    name = race_distance(certified_m, UnitSystem(options.units))
    return flat_course(certified_m, f"{name[0].upper()}{name[1:]}")
