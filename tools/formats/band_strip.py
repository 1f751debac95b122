"""How the rows of a plan are set on a strip for the wrist: blocks of lines, in letters one can read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tools.domain.carrying.carry_plan import CarryPlan
from tools.domain.carrying.carry_rows import CarryRow
from tools.formats.drawing import MM, label
from tools.formats.fuel_marks import fuel_mark
from tools.formats.lettering import width_pt

# What a band is: our design choice [D]. Millimetres, points of letters, and gaps in letter sizes.
BANDS_HIGH_MM = (25.0, 30.0, 36.0)
EDGE_MM, HEAD_MM = 1.6, 22.0
LARGEST_PT, SMALLEST_PT, STEP_PT = 13.0, 6.0, 0.25
LINE = 1.2
GAP, BLOCK_GAP = 0.55, 1.1
BAR = 0.45  # of grade before a row
TAKEN_SIZE = 0.86  # of what to take, beside the rows' letters


Widths = tuple[float, float, float]
"""Of a row's place, its clock of the race, and what to take."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows in blocks of so many lines, in letters of a size; what to take in words or as dots.

    `widths` are those of each row at a size of 1 pt.
    """

    rows: Sequence[CarryRow]
    what: str
    high_mm: float
    size_pt: float
    dots: bool
    widths: Sequence[Widths]

    @property
    def lines(self) -> int:
        """How many lines a block has."""
        return math.floor((self.high_mm - 2 * EDGE_MM) * MM / (LINE * self.size_pt))

    @property
    def parts(self) -> list[Sequence[CarryRow]]:
        """The rows of each block."""
        return [self.rows[first : first + self.lines] for first in range(0, len(self.rows), self.lines)]

    @property
    def blocks_pt(self) -> list[Widths]:
        """The widths of each block's columns."""
        size, lines = self.size_pt, self.lines
        parts = (self.widths[first : first + lines] for first in range(0, len(self.widths), lines))
        return [
            (
                size * max(a for a, _, _ in part),
                size * max(b for _, b, _ in part),
                size * max(c for _, _, c in part),
            )
            for part in parts
        ]

    def wide_pt(self) -> float:
        """Return how wide all blocks are together."""
        return sum(sum(block) + self.size_pt * between(block) for block in self.blocks_pt)


def _widths(row: CarryRow, *, dots: bool) -> Widths:
    return (
        width_pt(row.place, 1.0, bold=True),
        width_pt(row.elapsed, 1.0),
        width_pt(taken(row, dots=dots), TAKEN_SIZE),
    )


def strips(plan: CarryPlan, wrist_mm: float) -> list[Strip]:
    """Return a strip by kilometre or mile where that can be read, and one of longer steps."""
    short = _set(plan.rows, f"Every {plan.place_word}", wrist_mm)
    steps = f"Every {plan.groups[0].place} {plan.place_word}" if plan.groups else ""
    long = _set(plan.groups, steps, wrist_mm) if len(plan.groups) > 1 else None
    found = [strip for strip in (short, long) if strip is not None]
    rows: Sequence[CarryRow] = plan.groups or plan.rows
    while not found and rows:
        rows = _every_other(rows)
        strip = _set(rows, "Long steps", wrist_mm)
        if strip is not None or len(rows) == 1:
            found.extend(filter(None, [strip]))
            break
    return found


def _set(rows: Sequence[CarryRow], what: str, wrist_mm: float) -> Strip | None:
    """Return the strip with the largest letters on the lowest band on which all rows can be read."""
    room_pt = (wrist_mm - HEAD_MM) * MM
    in_words, as_dots = ([_widths(row, dots=dots) for row in rows] for dots in (False, True))
    sizes = [LARGEST_PT - i * STEP_PT for i in range(round((LARGEST_PT - SMALLEST_PT) / STEP_PT) + 1)]
    for high_mm in BANDS_HIGH_MM:
        for dots in (False, True):
            widths = as_dots if dots else in_words
            tried = (Strip(rows, what, high_mm, size_pt, dots, widths) for size_pt in sizes)
            fitting = next((strip for strip in tried if strip.wide_pt() <= room_pt), None)
            if fitting is not None:
                return fitting
    return None


def _every_other(rows: Sequence[CarryRow]) -> list[CarryRow]:
    """Return every second row, with what the one before it says to take."""
    pairs = (rows[first : first + 2] for first in range(0, len(rows), 2))
    return [
        pair[-1].model_copy(update={"fuel": tuple(item for row in pair for item in row.fuel)})
        for pair in pairs
    ]


def taken(row: CarryRow, *, dots: bool) -> str:
    """Write what to take in a row, as words or as so many dots."""
    return "•" * len(row.fuel) if dots else label(fuel_mark(row))


def between(block: Widths) -> float:
    """Return the room between a block's columns and after it, in letter sizes."""
    return BAR + 1.5 * GAP + (GAP if block[2] else 0.0) + BLOCK_GAP
