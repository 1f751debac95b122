"""How an answer reaches a person: tables and sentences in a terminal. Nothing else here knows rich."""

import os
import sys

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from ui.commands.answer import Answer, Table, Words
from ui.commands.output import harmless

WIDTH_WITHOUT_TERMINAL = 100
SENTENCE_WIDTH, GAP_WIDTH = 12, 3
ACCENT, QUIET = "bold cyan", "dim"
GRADE_STYLES = ("blue", "blue", "cyan", "", "yellow", "dark_orange", "bold red")
"""Grade colours a terminal can show, from steep down over flat to steep up."""


def print_answer(answer: Answer) -> None:
    """Print every part for a person."""
    console = Console(highlight=False, width=_width())
    for part in answer.tell():
        if isinstance(part, Table) and part.rows:
            _heading(console, part.title)
            console.print(_table(part, console.width))
        elif isinstance(part, Words) and part.lines:
            _heading(console, part.title)
            for line in part.lines:
                console.print(_emphasised(line))


def _width() -> int | None:
    """The terminal's own width; a fixed one into a file or a pipe unless COLUMNS says otherwise."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH_WITHOUT_TERMINAL


def _heading(console: Console, title: str) -> None:
    if title:
        console.print(Text(f"\n{harmless(title)}", style=ACCENT))


def _emphasised(line: str) -> Text:
    """Return a sentence with what stands between ** in bold, as the chat shows it."""
    text = Text()
    for i, piece in enumerate(harmless(line).split("**")):
        text.append(piece, style="bold" if i % 2 else "")
    return text


def _table(part: Table, width: int) -> RichTable:
    """Return a table with its figures on one line; where that is too wide they break, and none is cut."""
    table = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=QUIET)
    last = len(part.columns) - 1
    wrapping = {i for i, wraps in ((0, part.wraps_first), (last, part.wide_last)) if wraps}
    narrow = _least_width(part, wrapping) > width
    for i, column in enumerate(part.columns):
        words = i < part.left or (part.wide_last and i == last)
        table.add_column(
            column,
            justify="left" if words else "right",
            no_wrap=not narrow and i not in wrapping,
            overflow="fold",
        )
    for i, row in enumerate(part.rows):
        cells = [Text(harmless(cell)) for cell in row]
        if part.coloured is not None and part.colours:
            cells[part.coloured].stylize(GRADE_STYLES[part.colours[i]])
        table.add_row(*cells)
    return table


def _least_width(part: Table, wrapping: set[int]) -> int:
    """Return the characters a table needs when only sentences break."""
    columns = zip(part.columns, *part.rows, strict=True)
    widest = (
        SENTENCE_WIDTH if i in wrapping else max(map(cell_len, cells)) for i, cells in enumerate(columns)
    )
    return sum(widest) + GAP_WIDTH * (len(part.columns) - 1)
