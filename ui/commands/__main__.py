"""`python -m ui.commands course FILE`: understand the command line, answer, say failures in a sentence."""

import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from types import ModuleType

from pydantic import ValidationError

from tools.kit.errors import PacelineError
from ui.commands import activity, course, fuel, pace, predict, validate
from ui.commands.output import print_answer, print_error, print_json, save_picture

COMMANDS: dict[str, ModuleType] = {
    "course": course,
    "activity": activity,
    "pace": pace,
    "predict": predict,
    "fuel": fuel,
    "validate": validate,
}
OTHER_NAMES = {
    "distance_m": "--distance-km",
    "weekly_distance_km": "--km-per-week",
    "aid_every_m": "--aid-every-km",
}


def parser() -> ArgumentParser:
    """Return the whole command line."""
    whole = ArgumentParser(
        prog="paceline",
        description="Endurance numbers without a chat. Every figure comes from the models the coach uses.",
        epilog="Keys of --json: docs/command-line.md. Exit codes: 0 done, 1 could not, 2 wrong options.",
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name, usage=f"paceline {name} {module.USAGE}", help=module.HELP, description=module.DESCRIPTION
        )
        module.add_options(command)
        command.set_defaults(answer=module.answer, parser=command)
    return whole


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code."""
    options = parser().parse_args(arguments)
    try:
        return _run(options)
    except ValidationError as error:
        command: ArgumentParser = options.parser
        return command.error(_first_problem(error, command))
    except PacelineError as error:
        print_error(error, as_json=options.json)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options: Namespace) -> int:
    """Answer and draw. A program gets all or nothing, a person the tables even if nothing can be drawn."""
    answer = options.answer(options)
    if not options.json:
        print_answer(answer)
    if options.plot:
        save_picture(answer, options.plot)
    if options.json:
        print_json(answer.keys)
    return 0


def _first_problem(error: ValidationError, command: ArgumentParser) -> str:
    """Return the first thing wrong, by the option it was said with."""
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    spoken = next((action.option_strings for action in command._actions if action.dest == field), [])
    name = spoken[0] if spoken else OTHER_NAMES.get(field, field)
    return f"{name}: {first['msg'][0].lower()}{first['msg'][1:]}"


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `paceline course FILE | head` ends without a word
    sys.exit(main(sys.argv[1:]))
