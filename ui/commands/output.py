"""How an answer reaches a program, a picture file, and whoever reads what went wrong."""

import json
import sys
from pathlib import Path

from tools.kit.errors import PacelineError, UnreadableFile
from ui.commands.answer import Answer, plain


def print_json(keys: object) -> None:
    """Print keys as JSON that every program can read: no NaN, UTF-8, escapes where that cannot be written."""
    unwritable = (sys.stdout.encoding or "utf-8").lower() != "utf-8"
    sys.stdout.write(json.dumps(plain(keys), indent=2, ensure_ascii=unwritable, allow_nan=False) + "\n")


def print_error(error: PacelineError, *, as_json: bool) -> None:
    """Say one sentence on standard error; programs find it on standard output as well."""
    if as_json:
        print_json({"error": str(error), "code": error.code})
    sys.stderr.write(f"{harmless(str(error))}\n")


def save_picture(answer: Answer, path: Path) -> None:
    """Draw an answer into a file. Raises UnreadableFile when there is nothing to draw or nowhere to."""
    if answer.draw is None:
        raise UnreadableFile(answer.no_picture)
    from ui.commands.plot_style import save_figure

    try:
        save_figure(answer.draw, path)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be written: {error.strerror}.") from error


def harmless(text: str) -> str:
    """Return a text without what would steer the terminal: names come out of files."""
    return "".join(character for character in text if character.isprintable())
