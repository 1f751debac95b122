"""The picture that stands for a shared plan where its link is posted: race, goal and course, 1200 by 630."""

from tools.formats.carried import Carried
from tools.formats.drawing import DRAWING, Sheet, as_png, label
from tools.formats.lettering import width_pt
from tools.formats.profile_drawing import Look, draw_profile

# Points, of which each is two pixels: what Open Graph asks for. Our design choice [D].
PICTURE_PT, PIXELS_PER_PT, SIDE_PT = (600.0, 315.0), 2.0, 36.0
MOST_FACTS = 4


def written(carried: Carried) -> bytes:
    """Write the picture as PNG."""
    return as_png(drawn(carried), PIXELS_PER_PT)


def drawn(carried: Carried) -> bytes:
    """Return the picture before it becomes pixels, as a PDF of one page."""
    plan = carried.plan
    with DRAWING:
        sheet = Sheet(PICTURE_PT, plan.title)
        room, right = sheet.width - 2 * SIDE_PT, sheet.width - SIDE_PT
        accent, quiet = sheet.palette.accent, sheet.palette.quiet
        goal_pt = sheet.text((right, 68), plan.goal, 40, bold=True, colour=accent, align="right")
        title = label(plan.title, bold=True)
        free = room - goal_pt - 20
        size = next(
            (size for size in (30.0, 26.0, 22.0, 19.0) if width_pt(title, size, bold=True) <= free), 16.0
        )
        sheet.text((SIDE_PT, 62), title, size, bold=True, room_pt=free)
        sheet.text((SIDE_PT, 84), label(plan.when), 13, colour=quiet, room_pt=free)
        look = Look(9.0, target=not carried.course.elevation_m, marks=False)
        draw_profile(sheet, carried, (SIDE_PT, 98), (room, 130), look)
        facts = [(label(name), label(value, bold=True)) for name, value in plan.facts if value != plan.goal]
        step = room / MOST_FACTS
        for i, (name, value) in enumerate(facts[:MOST_FACTS]):
            sheet.text((SIDE_PT + i * step, 264), value, 17, bold=True, room_pt=step - 6)
            sheet.text((SIDE_PT + i * step, 279), name, 10, colour=quiet, room_pt=step - 6)
        sheet.text((right, 300), "Paceline", 10, colour=quiet, align="right")
        return sheet.finished()
