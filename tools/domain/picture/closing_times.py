"""When the stations of a table close: times of day or times from the start, told apart by what is possible.

A cut-off from the start grows with the distance from nothing; a time of day begins with the gun's hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.clock_words import DAY_S, WrittenTime, hours_written
from tools.domain.picture.table_words import ELAPSED, OF_DAY, START, START_TIME, Column
from tools.domain.picture.text_table import TextTable
from tools.domain.picture.words import plain

SLOWEST_M_PER_S, FASTEST_M_PER_S = 0.4, 12.0  # 1.4 to 43 km/h: cut-offs of foot and bicycle races [D]
_LONGEST_DAYS = 6


@dataclass(frozen=True, slots=True)
class ClosingTimes:
    """Cut-offs from the start for each row, None where none was read; `start_of_day_s` is the gun's hour.

    `of_day_s` are the same as times of day from the start's midnight, where they were written so. `unclear`
    says why times that were read could not be used.
    """

    from_start_s: tuple[float | None, ...]
    of_day_s: tuple[float | None, ...]
    start_of_day_s: float | None = None
    unclear: str | None = None


def closing_times(table: TextTable, texts: Sequence[TextInPicture]) -> ClosingTimes:
    """Return the cut-offs of a table's rows."""
    none: tuple[float | None, ...] = (None,) * len(table.rows)
    at = table.column(Column.CUTOFF)
    if at is None and not table.has_header:
        at = _unnamed_times(table)
    if at is None:
        return ClosingTimes(none, none)
    written = [hours_written(row.cells[at]) if row.cells[at] else None for row in table.rows]
    rising = _without_going_back([each.seconds if each else None for each in written])
    if not any(each is not None for each in rising):
        return ClosingTimes(none, none)
    gun = _start_told(table, at, texts)
    if _are_of_day(table, at, written, rising, gun):
        if gun is None:
            return ClosingTimes(
                none, tuple(rising), None, "the cut-offs are times of day and the start's is not said"
            )
        rising = _after(gun, rising)
        from_start = [each - gun if each is not None and each > gun else None for each in rising]
        return ClosingTimes(_possible(table, from_start), tuple(rising), gun)
    return ClosingTimes(_possible(table, rising), none, gun)


def _unnamed_times(table: TextTable) -> int | None:
    """Return the last column that is mostly times, where no header names one."""
    for at in reversed(range(len(table.columns))):
        timed = [row for row in table.rows if at != table.key and hours_written(row.cells[at])]
        if len(timed) >= 0.5 * len(table.rows):
            return at
    return None


def _without_going_back(seconds: list[float | None]) -> list[float | None]:
    """Return times with a day added where they fall back past midnight."""
    days = 0
    last: float | None = None
    found: list[float | None] = []
    for each in seconds:
        if each is None:
            found.append(None)
            continue
        while last is not None and each + days * DAY_S < last - 60 and days < _LONGEST_DAYS:
            days += 1
        last = each + days * DAY_S
        found.append(last)
    return found


def _after(gun: float, rising: list[float | None]) -> list[float | None]:
    """Return the times moved by whole days so that the first comes after the start."""
    first = next(each for each in rising if each is not None)
    move = DAY_S if first < gun - 60 else 0.0
    return [each + move if each is not None else None for each in rising]


def _start_told(table: TextTable, at: int, texts: Sequence[TextInPicture]) -> float | None:
    """Return the start's time of day: of the start's row, else of a line such as "Start: 06:00"."""
    first = table.rows[0]
    time = hours_written(first.cells[at])
    is_start = first.at_m == 0 or any(START.search(plain(cell)) for cell in first.cells)
    if is_start and time is not None and time.seconds > 0:
        return time.seconds % DAY_S
    for text in texts:
        simple = plain(text.text)
        named = START_TIME.search(simple)
        if named and (time := hours_written(simple[named.end() :])) is not None:
            return time.seconds % DAY_S
    return None


def _are_of_day(
    table: TextTable,
    at: int,
    written: Sequence[WrittenTime | None],
    rising: list[float | None],
    gun: float | None,
) -> bool:
    if any(each is not None and each.of_day for each in written):
        return True
    header = table.columns[at].text
    if ELAPSED.search(header) or any(each is not None and each.seconds >= 30 * 3600 for each in written):
        return False
    if OF_DAY.search(header):
        return True
    if written[0] is not None and table.rows[0].at_m == 0:
        return written[0].seconds > 0
    if gun is not None:
        return all(each >= gun for each in rising if each is not None) and not _grow_from_nothing(
            table, rising
        )
    return not _grow_from_nothing(table, rising)


def _grow_from_nothing(table: TextTable, rising: list[float | None]) -> bool:
    """Tell whether times over distances lead back to nothing at the start, within a third of the first."""
    known = [(row.at_m, t) for row, t in zip(table.rows, rising, strict=True) if t and row.at_m > 0]
    if len(known) < 2:
        return bool(known) and known[0][0] / known[0][1] >= SLOWEST_M_PER_S
    (first_m, first_s), (last_m, last_s) = known[0], known[-1]
    if last_m <= first_m:
        return False
    per_m = (last_s - first_s) / (last_m - first_m)
    at_start = first_s - per_m * first_m
    return abs(at_start) <= max(first_s / 3, 1800.0)


def _possible(table: TextTable, seconds: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return the cut-offs a race can have; a misread one asks for an impossible speed, or comes too early."""
    kept = [
        each if each and SLOWEST_M_PER_S / 2 <= row.at_m / each <= FASTEST_M_PER_S else None
        for row, each in zip(table.rows, seconds, strict=True)
    ]
    known = [(i, each) for i, each in enumerate(kept) if each is not None]
    wrong = {i for (_, before), (i, after) in pairwise(known) if after < before}
    return tuple(None if i in wrong else each for i, each in enumerate(kept))
