"""Cards of 60 by 100 mm to tape to the stem or the top tube: what to hold, where, and what to take.

A ride is written by its sections of power, a run by its splits. What has no room
on one card goes on the next.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tools.domain.carrying.carry_plan import CarryPlan, CarrySection
from tools.formats.carried import Carried
from tools.formats.columns import Setting
from tools.formats.drawing import DRAWING, MM, Align, Point, Sheet, label, paper
from tools.formats.fuel_marks import fuel_mark, fuel_marked
from tools.formats.lettering import width_pt
from tools.formats.profile_drawing import Look, draw_profile

# What a card is: our design choice [D].
CARD_MM, BETWEEN_MM, MARGIN_MM, INSIDE_MM = (60.0, 100.0), 5.0, 10.0, 3.0
PROFILE_MM = 13.0
SIZES_PT = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
LINE, LOOSEST_LINE, GAP, WIDEST_GAP = 1.3, 2.0, 0.6, 3.0
FEW_CARDS = 2
LEAST_NAME = 4.0  # of a section, in letter sizes
SAID = "Print at 100 % (“actual size”): a card is 60 by 100 mm. Cut, and cover with clear tape."

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """Rows of drawable words: `bold` is one of their columns, `flexible` is cut where there is no room."""

    rows: Sequence[Cells]
    align: tuple[Align, ...]
    bold: int
    flexible: int | None

    def wides(self) -> list[float]:
        """Return how wide each column is at a size of 1 pt."""
        return [
            max(width_pt(row[i], 1.0, i == self.bold) for row in self.rows) for i in range(len(self.align))
        ]

    def fits(self, size_pt: float, room_pt: float) -> bool:
        """Tell whether the columns have room, the flexible one cut to its least."""
        wides = self.wides()
        if self.flexible is not None:
            wides[self.flexible] = min(wides[self.flexible], LEAST_NAME)
        return size_pt * (sum(wides) + GAP * (len(wides) - 1)) <= room_pt


def written(carried: Carried) -> bytes:
    """Write the cards as PDF."""
    plan = carried.plan
    with DRAWING:
        sheet = Sheet(paper(plan.units), f"{plan.title}, stem card")
        listed = _sections(carried) if plan.sections else _splits(plan)
        size_pt, cards = _size(listed, carried)
        most = max(1, math.ceil(len(listed.rows) / cards))
        pitch = min(LOOSEST_LINE * size_pt, _room(carried)[1] / most)
        parts = [listed.rows[first : first + most] for first in range(0, len(listed.rows), most)] or [()]
        places = _places(sheet)
        for number, rows in enumerate(parts):
            if number and number % len(places) == 0:
                sheet.next_page()
            if number % len(places) == 0:
                sheet.text((MARGIN_MM * MM, MARGIN_MM * MM + 6), SAID, 8, colour=sheet.palette.quiet)
            corner = places[number % len(places)]
            y = _card(sheet, carried, corner, f"{number + 1} of {len(parts)}" if len(parts) > 1 else "")
            _rows(sheet, listed, rows, (corner[0] + INSIDE_MM * MM, y), Setting(size_pt, pitch / size_pt))
        return sheet.finished()


def _places(sheet: Sheet) -> list[Point]:
    """Return the upper left corners of the cards that a page holds."""
    wide, high = CARD_MM
    across = int((sheet.width / MM - 2 * MARGIN_MM + BETWEEN_MM) // (wide + BETWEEN_MM))
    down = int((sheet.height / MM - 2 * MARGIN_MM - 6 + BETWEEN_MM) // (high + BETWEEN_MM))
    return [
        ((MARGIN_MM + i * (wide + BETWEEN_MM)) * MM, (MARGIN_MM + 6 + j * (high + BETWEEN_MM)) * MM)
        for j in range(down)
        for i in range(across)
    ]


def _size(listed: _List, carried: Carried) -> tuple[float, int]:
    """Return the largest letters that need few cards, or the smallest, and how many cards there are."""
    wide, high = _room(carried)
    for size_pt in SIZES_PT:
        cards = max(1, math.ceil(len(listed.rows) / int(high // (LINE * size_pt))))
        if cards <= FEW_CARDS and (not listed.rows or listed.fits(size_pt, wide)):
            break
    return size_pt, cards


def _room(carried: Carried) -> tuple[float, float]:
    """Return the width and height that a card has for rows."""
    return (CARD_MM[0] - 2 * INSIDE_MM) * MM, (CARD_MM[1] - INSIDE_MM) * MM - _head_pt(carried)


def _head_pt(carried: Carried) -> float:
    return 30.0 + (PROFILE_MM * MM + 5 if carried.course.elevation_m else 0.0)


def _card(sheet: Sheet, carried: Carried, corner: Point, number: str) -> float:
    """Draw a card's edge, head and profile; return where its rows begin."""
    (x, y), plan, inside = corner, carried.plan, INSIDE_MM * MM
    wide, high = CARD_MM[0] * MM, CARD_MM[1] * MM
    corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
    sheet.line(corners, sheet.palette.ink, 0.6, dashes=(3, 2), closed=True)
    goal_pt = sheet.text(
        (x + wide - inside, y + 16), plan.goal, 11, bold=True, colour=sheet.palette.accent, align="right"
    )
    room = wide - 2 * inside - goal_pt - 6
    sheet.text((x + inside, y + 16), label(plan.title, bold=True), 9, bold=True, room_pt=room)
    room = wide - 2 * inside - (width_pt(number, 6) + 4 if number else 0)
    sheet.text((x + inside, y + 25), _facts(plan, room), 6, colour=sheet.palette.quiet)
    sheet.text((x + wide - inside, y + 25), number, 6, colour=sheet.palette.quiet, align="right")
    if carried.course.elevation_m:
        bare = Look(target=False, names=False, scales=False, marks=False)
        box = (wide - 2 * inside, PROFILE_MM * MM)
        draw_profile(sheet, carried, (x + inside, y + 29), box, bare)
    return y + _head_pt(carried)


def _facts(plan: CarryPlan, room_pt: float) -> str:
    """Return as many whole facts as have room."""
    values = [label(value) for name, value in plan.facts if value != plan.goal]
    while values and width_pt(" · ".join(values), 6) > room_pt:
        values.pop()
    return " · ".join(values)


def _rows(sheet: Sheet, listed: _List, rows: Sequence[Cells], corner: Point, setting: Setting) -> None:
    """Write rows below each other; the flexible column takes what the others leave."""
    if not rows:
        return
    wide, (left, top) = (CARD_MM[0] - 2 * INSIDE_MM) * MM, corner
    size_pt, pitch = setting.size_pt, setting.pitch_pt
    wides = [size_pt * each for each in listed.wides()]
    gap = GAP * size_pt
    left_over = wide - sum(wides) - gap * (len(wides) - 1)
    if listed.flexible is not None:
        wides[listed.flexible] += left_over
    else:
        gap += min(left_over / (len(wides) - 1), WIDEST_GAP * size_pt)
    for i, row in enumerate(rows):
        y, at = top + (i + 0.5) * pitch + 0.36 * size_pt, left
        for column, (words, align) in enumerate(zip(row, listed.align, strict=True)):
            place = (at + (wides[column] if align == "right" else 0.0), y)
            bold = column == listed.bold
            colour = sheet.palette.accent if column == len(row) - 1 else None
            sheet.text(
                place, words, size_pt, bold=bold, align=align, colour=colour, room_pt=wides[column] + 0.1
            )
            at += wides[column] + gap
        if i + 1 < len(rows):
            below = top + (i + 1) * pitch
            sheet.line([(left, below), (left + wide, below)], width_pt=0.3)


def _sections(carried: Carried) -> _List:
    """Return where each section lies, what to hold on it, what it is, and what to take there."""
    plan = carried.plan
    rows = [
        (
            each.stretch.removeprefix(f"{plan.place_word} "),
            each.power,
            label(each.name),
            _taken_on(carried, each),
        )
        for each in plan.sections
    ]
    return _List(rows, ("left", "right", "left", "right"), bold=1, flexible=2)


def _taken_on(carried: Carried, section: CarrySection) -> str:
    events = carried.strategy.fuel.events
    return fuel_marked(event.item for event in events if section.start_m < event.at_m <= section.end_m)


def _splits(plan: CarryPlan) -> _List:
    """Return the place, the target, the clock of the race, and what to take."""
    rows = plan.rows if len(plan.rows) <= 60 or not plan.groups else plan.groups
    listed = [(each.place, each.target, each.elapsed, label(fuel_mark(each))) for each in rows]
    return _List(listed, ("right", "right", "right", "left"), bold=2, flexible=None)
