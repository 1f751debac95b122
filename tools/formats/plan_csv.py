"""A plan's splits as a table for spreadsheets: comma-separated UTF-8, with the words of the paper.

A byte order mark says UTF-8 to Excel, which would read the minus sign and the names wrongly without it. Two
columns of plain numbers stand beside the words, because spreadsheets read 52:17 as hours and minutes.
"""

import csv
import io

from tools.domain.carrying.carry_plan import CarryPlan
from tools.domain.carrying.moment import Moment
from tools.domain.race import Sport
from tools.formats.carried import Carried

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # full width, too


def written(carried: Carried) -> bytes:
    """Write the splits, then what happens on the way, below a line of names each."""
    plan = carried.plan
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(_head(plan))
    table.writerows(_splits(plan))
    return file.getvalue().encode("utf-8-sig", "replace")


def _head(plan: CarryPlan) -> list[str]:
    unit = plan.place_word
    target = "power (W)" if plan.sport is Sport.RIDE else f"pace (min{plan.target_unit})"
    return [
        *("plan", unit, "what", "grade", target, "split (h:min:s)", "race time (h:min:s)", "clock"),
        *("fuel", "note", "distance (m)", "race time (s)"),
    ]


def _splits(plan: CarryPlan) -> list[list[str]]:
    """Return the lines of splits and moments in the order of the course."""
    title = safe(plan.title)
    lines = [
        (
            row.end_m,
            [
                *(
                    title,
                    row.place,
                    "split",
                    row.grade,
                    row.target,
                    row.split,
                    row.elapsed,
                    row.clock_time or "",
                ),
                *(", ".join(row.fuel), "walk" if row.walk else "", f"{row.end_m:.0f}", f"{row.at_s:.0f}"),
            ],
        )
        for row in plan.rows
    ]
    lines += [(moment.at_m, _moment(title, moment)) for moment in plan.moments]
    return [line for _, line in sorted(lines, key=lambda each: each[0])]


def _moment(title: str, moment: Moment) -> list[str]:
    place = moment.place.split(" ", 1)[1]
    said = safe(moment.text)
    return [
        *(title, place, moment.kind.value, "", "", "", moment.elapsed, moment.clock_time or ""),
        *("", said, f"{moment.at_m:.0f}", f"{moment.at_s:.0f}"),
    ]


def safe(words: str) -> str:
    """Return somebody's words as a cell that no spreadsheet takes for a formula: with an apostrophe."""
    flat = " ".join(words.split())
    return f"'{flat}" if flat.startswith(FORMULA_SIGNS) or words.startswith(FORMULA_SIGNS) else flat
