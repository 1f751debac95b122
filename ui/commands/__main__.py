"""`python -m ui.commands course FILE`: understand the command line, answer, say failures in a sentence.

Only the command that is asked for is loaded: what it needs takes longer to load than a course to analyse.
"""

import io
import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module

from pydantic import ValidationError

from tools.kit.errors import PacelineError
from ui.commands.output import print_error, print_json, save_picture

COMMANDS = {
    "course": "distance, climbing as a range, climbs and difficulty of a course file",
    "activity": "power, stress, zones, climbing and decoupling of a FIT, TCX or GPX recording",
    "pace": "targets for a race: pace for each km and mile, power for each section of a ride",
    "predict": "a finish time with its 80 %% range, from races you have run",
    "fuel": "carbohydrate, drink, sodium and caffeine of a race, with a schedule",
    "export": "a race's plan as a file: PDF, pace band, calendar, GPX, TCX, FIT, trainer files",
    "cache-eval": "how safely one answer is given to two questions, on pairs of questions",
    "validate": "compare our figures with references on a folder of real files, and write the report",
}
"""What each command answers, in the words of --help; its module has the same name, with _ for -."""
OTHER_NAMES = {
    "distance_m": "--distance-km",
    "weekly_distance_km": "--km-per-week",
    "aid_every_m": "--aid-every-km",
}


def parser(asked: str | None) -> ArgumentParser:
    """Return the whole command line, with the options of the command asked for."""
    whole = ArgumentParser(
        prog="paceline",
        description="Endurance numbers without a chat. Every figure comes from the models the coach uses.",
        epilog="Keys of --json: docs/command-line.md. Exit codes: 0 done, 1 could not, 2 wrong options.",
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, what in COMMANDS.items():
        command = commands.add_parser(name, help=what)
        if name == asked:
            module = import_module(f"ui.commands.{name.replace('-', '_')}")
            command.usage, command.description = f"paceline {name} {module.USAGE}", module.DESCRIPTION
            module.add_options(command)
            command.set_defaults(answer=module.answer, parser=command)
    return whole


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code."""
    asked = next((word for word in arguments if not word.startswith("-")), None)
    options, unknown = parser(asked).parse_known_args(arguments)
    if unknown:
        options.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    try:
        return _run(options)
    except ValidationError as error:
        command: ArgumentParser = options.parser
        return command.error(_first_problem(error, command))
    except PacelineError as error:
        print_error(error, as_json=options.json)
        return 1
    except OSError as error:  # files were read by now: what is left is the answer itself
        sys.stderr.write(f"The answer cannot be written: {error.strerror}.\n")
        os._exit(1)  # or Python would try to write it once more, and say so
    except KeyboardInterrupt:
        return 130


def _run(options: Namespace) -> int:
    """Answer and draw. A program gets all or nothing, a person the tables even if nothing can be drawn."""
    answer = options.answer(options)
    if not options.json:
        from ui.commands.terminal import print_answer

        print_answer(answer)
    if options.plot:
        save_picture(answer, options.plot)
    if options.json:
        print_json(answer.keys)
    sys.stdout.flush()
    return 0


def _first_problem(error: ValidationError, command: ArgumentParser) -> str:
    """Return the first thing wrong, by the option it was said with."""
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    spoken = next((action.option_strings for action in command._actions if action.dest == field), [])
    name = spoken[0] if spoken else OTHER_NAMES.get(field, field)
    return f"{name}: {first['msg'][0].lower()}{first['msg'][1:]}"


def _ready_streams() -> None:
    """Let a sign the terminal lacks become a question mark, and words to a closed stream nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed, as by `>&-`
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    _ready_streams()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `paceline course FILE | head` ends without a word
    sys.exit(main(sys.argv[1:]))
