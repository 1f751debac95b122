"""A plan as the picture of a phone's lock screen: below the clock, above the buttons."""

import math
from collections.abc import Sequence

from tools.domain.carrying.carry_plan import CarryPlan
from tools.domain.carrying.carry_rows import CarryRow
from tools.formats.carried import Carried
from tools.formats.drawing import DRAWING, NIGHT, Point, Sheet, as_png, label
from tools.formats.fuel_marks import fuel_mark
from tools.formats.lettering import width_pt
from tools.formats.profile_drawing import Look, draw_profile

# A phone's screen: our design choice [D]. Points, of which each is three pixels: 1170 by 2532.
SCREEN_PT, PIXELS_PER_PT = (390.0, 844.0), 3.0
CLOCK_PT, BUTTONS_PT, SIDE_PT = 282.0, 96.0, 26.0
PROFILE_PT = 82.0
SIZES_PT = (17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
LINE, LOOSEST_LINE, GAP, BETWEEN = 1.3, 2.0, 0.7, 1.6
MOST_COLUMNS = 3


def written(carried: Carried) -> bytes:
    """Write the picture as PNG, 1170 by 2532 pixels, its upper third left to the phone's clock."""
    return as_png(drawn(carried), PIXELS_PER_PT)


def drawn(carried: Carried) -> bytes:
    """Return the picture before it becomes pixels, as a PDF of one page."""
    with DRAWING:
        sheet = Sheet(SCREEN_PT, carried.plan.title, NIGHT)
        y = _head(sheet, carried.plan)
        wide = sheet.width - 2 * SIDE_PT
        if carried.course.elevation_m:
            draw_profile(
                sheet, carried, (SIDE_PT, y), (wide, PROFILE_PT), Look(8.5, target=False, names=False)
            )
            y += PROFILE_PT + 16
        rows = carried.plan.groups or carried.plan.rows
        _rows(sheet, rows, (SIDE_PT, y), (wide, sheet.height - BUTTONS_PT - y))
        return sheet.finished()


def _head(sheet: Sheet, plan: CarryPlan) -> float:
    """Write the race and the goal; return where they end."""
    y, room = CLOCK_PT + 24, sheet.width - 2 * SIDE_PT
    goal_pt = sheet.text(
        (sheet.width - SIDE_PT, y), plan.goal, 26, bold=True, colour=sheet.palette.accent, align="right"
    )
    title = label(plan.title, bold=True)
    size = next(
        (
            size
            for size in (20.0, 18.0, 16.0, 14.0)
            if width_pt(title, size, bold=True) <= room - goal_pt - 12
        ),
        12.0,
    )
    sheet.text((SIDE_PT, y), title, size, bold=True, room_pt=room - goal_pt - 12)
    facts = [label(value) for _, value in plan.facts if value != plan.goal]
    while facts and width_pt(" · ".join(facts), 11) > room:
        facts.pop()
    sheet.text((SIDE_PT, y + 18), " · ".join(facts), 11, colour=sheet.palette.quiet)
    return y + 38


def _rows(sheet: Sheet, rows: Sequence[CarryRow], corner: Point, size: tuple[float, float]) -> None:
    """Write place, race time and what to take, in the largest letters that the columns have room for."""
    cells = [(row.place, row.elapsed, label(fuel_mark(row))) for row in rows]
    if not cells:
        return
    wides = [max(width_pt(row[i], 1.0, i == 1) for row in cells) for i in range(3)]
    wide = sum(wides) + 2 * GAP
    size_pt, columns = _setting(len(cells), wide, size)
    lines = math.ceil(len(cells) / columns)
    pitch = min(LOOSEST_LINE * size_pt, size[1] / lines)
    step = size[0] / columns
    for i, (place, elapsed, taken) in enumerate(cells):
        column, line = divmod(i, lines)
        y = corner[1] + (line + 0.7) * pitch
        at = corner[0] + column * step + wides[0] * size_pt
        sheet.text((at, y), place, size_pt, colour=sheet.palette.quiet, align="right")
        at += (GAP + wides[1]) * size_pt
        sheet.text((at, y), elapsed, size_pt, bold=True, align="right")
        at += GAP * size_pt
        room_pt = corner[0] + (column + 1) * step - at
        sheet.text((at, y), taken, size_pt, colour=sheet.palette.accent, room_pt=room_pt)


def _setting(count: int, wide: float, size: tuple[float, float]) -> tuple[float, int]:
    """Return the largest letters, and the fewest columns, in which rows of this width have room."""
    for size_pt in SIZES_PT:
        for columns in range(1, MOST_COLUMNS + 1):
            fits = (wide + BETWEEN * (columns > 1)) * size_pt <= size[0] / columns
            if fits and math.ceil(count / columns) * LINE * size_pt <= size[1]:
                return size_pt, columns
    return SIZES_PT[-1], MOST_COLUMNS
