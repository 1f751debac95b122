"""A pace band to cut out: a strip as long as the wrist is round, with a tab to close it, in real millimetres.

Two strips of the same plan: every kilometre or mile where letters of 6 pt have room for them, and longer
steps in larger letters. A ruler beside them shows whether the printer kept the size.
"""

from tools.domain.carrying.carry_plan import CarryPlan
from tools.domain.ground.grade_bands import grade_colour
from tools.formats.band_strip import (
    BAR,
    BLOCK_GAP,
    EDGE_MM,
    GAP,
    HEAD_MM,
    TAKEN_SIZE,
    Strip,
    between,
    strips,
    taken,
)
from tools.formats.carried import LARGEST_WRIST_MM, SMALLEST_WRIST_MM, Carried
from tools.formats.drawing import DRAWING, MM, Point, Sheet, label, paper
from tools.formats.lettering import width_pt, wrapped
from tools.kit.errors import MissingInput

TAB_MM, RULER_MM, MARGIN_MM = 15.0, 100.0, 12.0  # our design choice [D]
HELD = ("Average pace", "Moving pace", "Normalized power")
SAID = (
    "Print at 100 % (“actual size”). Check the ruler below: it must be 100 mm long.",
    "Cut along the dashed line, wrap the strip around the wrist, and tape the tab under its other end.",
    "Clear tape over both sides keeps sweat and rain out.",
)


def written(carried: Carried) -> bytes:
    """Write the strips as PDF; raise MissingInput for a wrist that no band goes around."""
    plan, wrist_mm = carried.plan, carried.wrist_mm
    if not SMALLEST_WRIST_MM <= wrist_mm <= LARGEST_WRIST_MM:
        most = f"{SMALLEST_WRIST_MM:.0f} to {LARGEST_WRIST_MM:.0f} mm"
        raise MissingInput(f"A pace band is made for wrists of {most}. Measure yours and tell me its length.")
    with DRAWING:
        upright = paper(plan.units)
        turned = (wrist_mm + TAB_MM + 2 * MARGIN_MM) * MM > upright[0]
        sheet = Sheet((upright[1], upright[0]) if turned else upright, f"{plan.title}, pace band")
        y = _instructions(sheet, plan)
        for strip in strips(plan, wrist_mm):
            sheet.text((MARGIN_MM * MM, y + 10), strip.what, 9, bold=True, colour=sheet.palette.accent)
            _draw(sheet, plan, strip, (MARGIN_MM * MM, y + 16), wrist_mm)
            y += 16 + strip.high_mm * MM + 16
        _ruler(sheet, (MARGIN_MM * MM, y + 12))
        return sheet.finished()


def _instructions(sheet: Sheet, plan: CarryPlan) -> float:
    """Say how the band is made; return where that ends."""
    left, wide = MARGIN_MM * MM, sheet.width - 2 * MARGIN_MM * MM
    y = MARGIN_MM * MM + 12
    sheet.text((left, y), label(f"Pace band: {plan.title}", bold=True), 13, bold=True, room_pt=wide)
    for words in SAID:
        y += 13
        sheet.text((left, y), words, 8.5, colour=sheet.palette.quiet, room_pt=wide)
    return y + 16


def _draw(sheet: Sheet, plan: CarryPlan, strip: Strip, corner: Point, wrist_mm: float) -> None:
    """Draw one strip: the line to cut, the tab to close it, head, rows in blocks."""
    (left, top), wide, high, tab = corner, wrist_mm * MM, strip.high_mm * MM, TAB_MM * MM
    quiet, right = sheet.palette.quiet, left + wide + tab
    _head(sheet, plan, (left, top), high)
    _rows(sheet, strip, (left + HEAD_MM * MM, top + EDGE_MM * MM), wide - HEAD_MM * MM)
    corners = [(left, top), (right, top), (right, top + high), (left, top + high)]
    sheet.line(corners, sheet.palette.ink, 0.6, dashes=(3, 2), closed=True)
    sheet.line([(left + wide, top), (left + wide, top + high)], quiet, 0.5, dashes=(1, 2))
    for words, down in (("tab", -2.0), ("tape under", 7.0)):
        sheet.text((right - tab / 2, top + high / 2 + down), words, 6.5, colour=quiet, align="middle")


def _head(sheet: Sheet, plan: CarryPlan, corner: Point, high: float) -> None:
    """Write the goal where the band begins, below the race's name and over what is to be held."""
    (left, top), wide = corner, (HEAD_MM - EDGE_MM) * MM
    sheet.bar((left, top), (wide, high), sheet.palette.accent)
    size, middle, y = 13.0, left + wide / 2, top + high / 2
    while width_pt(plan.goal, size, bold=True) > wide - 6:
        size -= 0.5
    white = sheet.palette.ground
    held = next((value for name, value in plan.facts if name in HELD), plan.distance)
    first, *more = wrapped(label(plan.title), 6.5, wide - 6) or [""]
    lines = [first, " ".join(more)] if more else [first]
    for words, down in zip(reversed(lines), (-10.0, -18.0), strict=False):
        sheet.text((middle, y + down), words, 6.5, colour=white, align="middle", room_pt=wide - 4)
    sheet.text((middle, y + 5), plan.goal, size, bold=True, colour=white, align="middle")
    sheet.text((middle, y + 17), label(held), 7, colour=white, align="middle", room_pt=wide - 6)


def _rows(sheet: Sheet, strip: Strip, corner: Point, room_pt: float) -> None:
    """Write the rows block by block, a stroke in the colour of its grade before each."""
    size, (x, top), known = strip.size_pt, corner, any(row.grade for row in strip.rows)
    blocks, high = strip.blocks_pt, (strip.high_mm - 2 * EDGE_MM) * MM
    spread = max(0.0, (room_pt - strip.wide_pt()) / len(blocks))
    for number, (part, block) in enumerate(zip(strip.parts, blocks, strict=True)):
        if number:
            at = x - 0.5 * (BLOCK_GAP * size + spread)
            sheet.line([(at, top), (at, top + high)], width_pt=0.4)
        for i, row in enumerate(part):
            y = top + (i + 0.5) * high / strip.lines + 0.36 * size
            if known:
                colour = sheet.palette.grades[grade_colour(row.grade_m_per_m)]
                sheet.bar((x, y - 0.85 * size), (0.8 * BAR * size, 1.0 * size), colour)
            at = x + (BAR + 0.5 * GAP) * size + block[0]
            sheet.text((at, y), row.place, size, bold=True, align="right")
            at += GAP * size + block[1]
            sheet.text((at, y), row.elapsed, size, align="right")
            at += GAP * size
            words = taken(row, dots=strip.dots)
            sheet.text((at, y), words, TAKEN_SIZE * size, colour=sheet.palette.accent)
        x += sum(block) + size * between(block) + spread


def _ruler(sheet: Sheet, corner: Point) -> None:
    """Draw 100 mm with a stroke every 10 mm."""
    (left, y), ink = corner, sheet.palette.ink
    sheet.line([(left, y), (left + RULER_MM * MM, y)], ink, 0.6)
    for mark in range(round(RULER_MM) // 10 + 1):
        at, long = left + mark * 10 * MM, 6.0 if mark % 5 == 0 else 4.0
        sheet.line([(at, y - long), (at, y)], ink, 0.6)
    end = left + RULER_MM * MM + 6
    sheet.text((end, y), "This ruler is 100 mm long.", 7, colour=sheet.palette.quiet)
