"""A plan on two pages of paper: the course, fuel and cues; then splits, what to bring, cut-offs and notes."""

from dataclasses import replace

from tools.domain.carrying.carry_plan import CarryPlan
from tools.domain.carrying.carry_rows import CarryRow, taken_words
from tools.domain.carrying.moment import MomentKind
from tools.domain.ground.grade_bands import grade_colour
from tools.domain.race import Sport
from tools.formats.carried import Carried
from tools.formats.columns import LEAST_FLEX, Columns, Row, Sign, Table, row
from tools.formats.drawing import DRAWING, MM, Align, Point, Sheet, label, paper
from tools.formats.lettering import width_pt
from tools.formats.profile_drawing import Look, draw_profile, grade_legend

MARGIN = 13 * MM
PROFILES_HIGH = tuple(high * MM for high in (110, 95, 80, 68, 58))
FLAT_PROFILES_HIGH = (50 * MM,)
LEGEND_HIGH = 22.0
MOST_ROWS = 60
"""More splits than these are printed by fives: our design choice [D]."""
ON_PAGE_2 = "the rest is in the table on page 2"
ON_THE_WAY = (MomentKind.AID, MomentKind.STOP, MomentKind.CUTOFF)


def written(carried: Carried) -> bytes:
    """Write the two pages as PDF."""
    with DRAWING:
        sheet = Sheet(paper(carried.plan.units), _subject(carried.plan))
        _first_page(sheet, carried)
        sheet.next_page()
        _second_page(sheet, carried)
        return sheet.finished()


def _subject(plan: CarryPlan) -> str:
    return f"{plan.title}, {plan.goal}"


def _first_page(sheet: Sheet, carried: Carried) -> None:
    plan = carried.plan
    y = _headline(sheet, plan)
    y = _facts(sheet, plan, y)
    wide, tables = sheet.width - 2 * MARGIN, (_fuel(plan), _stations(plan), _climbs(plan), _cues(plan))
    below = [
        Columns(
            (MARGIN, y + high + LEGEND_HIGH),
            (wide, sheet.height - MARGIN - y - high - LEGEND_HIGH),
        )
        for high in (PROFILES_HIGH if carried.course.elevation_m else FLAT_PROFILES_HIGH)
    ]
    columns = next((each for each in below if each.room(tables)), below[-1])
    high = columns.corner[1] - LEGEND_HIGH - y
    draw_profile(sheet, carried, (MARGIN, y), (wide, high), Look())
    _legend(sheet, carried, y + high + 4)
    columns.draw(sheet, tables)
    _footer(sheet, plan, 1)


def _second_page(sheet: Sheet, carried: Carried) -> None:
    plan = carried.plan
    y = MARGIN + 11
    wide = sheet.width - 2 * MARGIN
    sheet.text((MARGIN, y), label(plan.title, bold=True), 12, bold=True, room_pt=wide - 90)
    sheet.text(
        (sheet.width - MARGIN, y), plan.goal, 12, bold=True, colour=sheet.palette.accent, align="right"
    )
    y += 12
    shares = (0.5, 0.5) if plan.sections else (0.62, 0.38) if _is_long(plan) else (0.58, 0.42)
    room = (wide, sheet.height - MARGIN - y)
    tables = (_sections(plan), _splits(plan), _checklist(plan), _notes(plan))
    Columns((MARGIN, y), room, shares).draw(sheet, tables)
    _footer(sheet, plan, 2)


def _headline(sheet: Sheet, plan: CarryPlan) -> float:
    """Write the race's name and day, and the goal beside them; return where they end."""
    y = MARGIN + 18
    goal_wide = width_pt(plan.goal, 24, bold=True)
    title = label(plan.title, bold=True)
    room = sheet.width - 2 * MARGIN - goal_wide - 14
    size = next((size for size in (20.0, 18.0, 16.0, 14.0) if width_pt(title, size, bold=True) <= room), 13.0)
    sheet.text((MARGIN, y), title, size, bold=True, room_pt=room)
    sheet.text(
        (sheet.width - MARGIN, y), plan.goal, 24, bold=True, colour=sheet.palette.accent, align="right"
    )
    below = label(plan.when) or plan.distance
    sheet.text((MARGIN, y + 15), below, 9.5, colour=sheet.palette.quiet, room_pt=room)
    what = "finish" if plan.sport is Sport.RIDE else "goal"
    sheet.text((sheet.width - MARGIN, y + 13), what, 8.5, colour=sheet.palette.quiet, align="right")
    return y + 24


def _facts(sheet: Sheet, plan: CarryPlan, y: float) -> float:
    """Write the few numbers at the head side by side, the goal being there already; return where they end."""
    facts = [(label(name), label(value, bold=True)) for name, value in plan.facts if value != plan.goal]
    if not facts:
        return y + 6
    wide = (sheet.width - 2 * MARGIN) / len(facts)
    size = min(12.0, *(12.0 * (wide - 8) / max(width_pt(value, 12, bold=True), 1) for _, value in facts))
    sheet.line([(MARGIN, y), (sheet.width - MARGIN, y)])
    for i, (name, value) in enumerate(facts):
        left = MARGIN + i * wide
        sheet.text((left, y + 16), value, size, bold=True)
        sheet.text((left, y + 27), name, 7.5, colour=sheet.palette.quiet, room_pt=wide - 6)
    sheet.line([(MARGIN, y + 34), (sheet.width - MARGIN, y + 34)])
    return y + 42


def _legend(sheet: Sheet, carried: Carried, y: float) -> None:
    """Say below the profile what its marks and colours are."""
    x, palette = MARGIN, sheet.palette
    kinds = {moment.kind for moment in carried.plan.moments}
    if MomentKind.FUEL in kinds:
        sheet.dot((x + 2, y + 4.5), 1.9, palette.accent)
        x += 8 + sheet.text((x + 6, y + 7), "fuel", 7, colour=palette.quiet) + 8
    if MomentKind.AID in kinds or carried.course.waypoints:
        sheet.line([(x + 1, y + 1), (x + 1, y + 7)], palette.ink, 1.1)
        x += 8 + sheet.text((x + 5, y + 7), "aid station", 7, colour=palette.quiet) + 8
    if MomentKind.CUTOFF in kinds:
        sheet.line([(x + 1, y), (x + 1, y + 8)], palette.warning, 0.8, dashes=(3, 2))
        sheet.text((x + 5, y + 7), "cut-off", 7, colour=palette.quiet)
    if carried.course.elevation_m:
        grade_legend(sheet, (sheet.width - MARGIN, y + 5), 6.5)


def _clocks(plan: CarryPlan) -> bool:
    return any(each.clock_time for each in plan.rows)


def _fuel(plan: CarryPlan) -> Table:
    return replace(_moments(plan, "Fuel", [MomentKind.FUEL], flex=LEAST_FLEX), rest=ON_PAGE_2)


def _stations(plan: CarryPlan) -> Table:
    return _moments(plan, "Aid stations and cut-offs", list(ON_THE_WAY))


def _moments(plan: CarryPlan, title: str, kinds: list[MomentKind], flex: float = 11.0) -> Table:
    """Return what happens on the way: place, time of the race, time of day, what."""
    clocks = _clocks(plan)
    rows = tuple(
        row(each.place, each.elapsed, *((each.clock_time or "",) if clocks else ()), each.text)
        for each in plan.moments
        if each.kind in kinds
    )
    align: tuple[Align, ...] = ("left", "right", "right", "left") if clocks else ("left", "right", "left")
    head = ("where", "race time", "clock", "what") if clocks else ("where", "race time", "what")
    return Table(title, rows, align, head, bold=0, flex=flex)


def _climbs(plan: CarryPlan) -> Table:
    return _moments(plan, "Climbs", [MomentKind.CLIMB])


def _cues(plan: CarryPlan) -> Table:
    cues = [each for each in plan.moments if each.kind is MomentKind.CUE]
    return Table("In your head", tuple(row(each.place, each.text) for each in cues), ("left", "left"), bold=0)


def _sections(plan: CarryPlan) -> Table:
    rows = tuple(row(each.stretch, each.power, each.band, each.elapsed, each.name) for each in plan.sections)
    head = ("stretch", "hold", "between", "race time", "what")
    return Table("Power", rows, ("left", "right", "right", "right", "left"), head, bold=1)


def _is_long(plan: CarryPlan) -> bool:
    return len(plan.rows) > MOST_ROWS and bool(plan.groups)


def _splits(plan: CarryPlan) -> Table:
    """Return the splits: by kilometre or mile, or by fives where those would be too many for a page."""
    many = _is_long(plan)
    rows = plan.groups if many else plan.rows
    clocks, heights = _clocks(plan), any(each.grade for each in plan.rows)
    columns: list[tuple[str, Align, tuple[str, ...]]] = [
        (plan.place_word, "right", tuple(each.place for each in rows)),
        (_target_head(plan), "right", tuple(each.target for each in rows)),
        ("split", "right", tuple(each.split for each in rows)),
        ("race time", "right", tuple(each.elapsed for each in rows)),
    ]
    if clocks:
        columns.append(("clock", "right", tuple(each.clock_time or "" for each in rows)))
    if heights and many:
        columns.append(("up", "right", tuple(each.climb for each in rows)))
        columns.append(("down", "right", tuple(each.descent for each in rows)))
    elif heights:
        columns.append(("grade", "right", tuple(each.grade for each in rows)))
    columns.append(("fuel", "left", tuple(taken_words(each) for each in rows)))
    table_rows = tuple(
        Row(
            tuple(label(cells[i]) for _, _, cells in columns),
            _grade_sign(each) if heights else None,
            (i + 1) % 5 == 0,
        )
        for i, each in enumerate(rows)
    )
    return Table(
        "Splits",
        table_rows,
        tuple(align for _, align, _ in columns),
        tuple(head for head, _, _ in columns),
        bold=3,
        flex=6.5,
    )


def _target_head(plan: CarryPlan) -> str:
    return "power, W" if plan.sport is Sport.RIDE else f"pace {plan.target_unit}"


def _grade_sign(each: CarryRow) -> Sign:
    colour = grade_colour(each.grade_m_per_m)

    def draw(sheet: Sheet, at: Point, size_pt: float) -> None:
        sheet.bar(
            (at[0], at[1] - 0.78 * size_pt), (0.7 * size_pt, 0.85 * size_pt), sheet.palette.grades[colour]
        )

    return draw


def _checklist(plan: CarryPlan) -> Table:
    return Table("Before the start", tuple(row(each, sign=_tick_box) for each in plan.checklist))


def _tick_box(sheet: Sheet, at: Point, size_pt: float) -> None:
    sheet.box((at[0], at[1] - 0.72 * size_pt), (0.76 * size_pt, 0.76 * size_pt), sheet.palette.quiet, 0.7)


def _notes(plan: CarryPlan) -> Table:
    return Table("Good to know", tuple(row(each, sign=_bullet) for each in plan.notes))


def _bullet(sheet: Sheet, at: Point, size_pt: float) -> None:
    sheet.dot((at[0] + 0.35 * size_pt, at[1] - 0.32 * size_pt), 0.13 * size_pt, sheet.palette.quiet)


def _footer(sheet: Sheet, plan: CarryPlan, page: int) -> None:
    y, quiet = sheet.height - MARGIN + 14, sheet.palette.quiet
    sheet.text((MARGIN, y), f"Paceline · version {plan.version}", 7, colour=quiet)
    sheet.text((sheet.width - MARGIN, y), f"page {page} of 2", 7, colour=quiet, align="right")
