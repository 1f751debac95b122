"""How an answer reaches a person: tables and sentences in a terminal. Nothing else here knows rich."""

import json
import os
import sys
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from tools.kit.errors import PacelineError, UnreadableFile
from ui.commands.answer import Answer, Table, Words, plain

WIDTH_WITHOUT_TERMINAL = 100
ACCENT, QUIET = "bold cyan", "dim"
GRADE_STYLES = ("blue", "blue", "cyan", "", "yellow", "dark_orange", "bold red")
"""Grade colours a terminal can show, from steep down over flat to steep up."""


def print_json(keys: object) -> None:
    """Print keys as JSON that every program can read: no NaN, UTF-8."""
    sys.stdout.write(json.dumps(plain(keys), indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def print_answer(answer: Answer) -> None:
    """Print every part for a person."""
    console = Console(highlight=False, width=_width())
    for part in answer.parts:
        if isinstance(part, Table) and part.rows:
            _heading(console, part.title)
            console.print(_table(part))
        elif isinstance(part, Words) and part.lines:
            _heading(console, part.title)
            for line in part.lines:
                console.print(_emphasised(line))


def print_error(error: PacelineError, *, as_json: bool) -> None:
    """Say one sentence on standard error; programs find it on standard output as well."""
    if as_json:
        print_json({"error": str(error), "code": error.code})
    sys.stderr.write(f"{_harmless(str(error))}\n")


def save_picture(answer: Answer, path: Path) -> None:
    """Draw an answer into a file. Raises UnreadableFile when there is nothing to draw or nowhere to."""
    if answer.draw is None:
        raise UnreadableFile(answer.no_picture)
    from ui.commands.plot_style import save_figure

    try:
        save_figure(answer.draw, path)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be written: {error.strerror}.") from error


def _harmless(text: str) -> str:
    """Return a text without what would steer the terminal: names come out of files."""
    return "".join(character for character in text if character.isprintable())


def _width() -> int | None:
    """The terminal's own width; a fixed one into a file or a pipe unless COLUMNS says otherwise."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH_WITHOUT_TERMINAL


def _heading(console: Console, title: str) -> None:
    if title:
        console.print(Text(f"\n{_harmless(title)}", style=ACCENT))


def _emphasised(line: str) -> Text:
    """Return a sentence with what stands between ** in bold, as the chat shows it."""
    text = Text()
    for i, piece in enumerate(_harmless(line).split("**")):
        text.append(piece, style="bold" if i % 2 else "")
    return text


def _table(part: Table) -> RichTable:
    table = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=QUIET)
    last = len(part.columns) - 1
    for i, column in enumerate(part.columns):
        words = i < part.left or (part.wide_last and i == last)
        wraps = (part.wide_last and i == last) or (part.wraps_first and i == 0)
        table.add_column(column, justify="left" if words else "right", no_wrap=not wraps)
    for i, row in enumerate(part.rows):
        cells = [Text(_harmless(cell)) for cell in row]
        if part.coloured is not None and part.colours:
            cells[part.coloured].stylize(GRADE_STYLES[part.colours[i]])
        table.add_row(*cells)
    return table
