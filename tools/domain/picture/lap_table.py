"""Laps and splits read from a table in a picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.domain.course_picture import LapRow, TextInPicture
from tools.domain.others_words import others_name
from tools.domain.picture.clock_words import minutes_written
from tools.domain.picture.measures import METRES, LengthUnit, amounts
from tools.domain.picture.table_words import Column
from tools.domain.picture.text_table import TableRow, TextTable
from tools.domain.picture.words import plain

FEWEST_LAPS = 3
_PACE = re.compile(r"(\d{1,2})[:'](\d{2})\"?\s*(?:min)?\s*/\s*(km|mi)")
_FASTEST_S_PER_KM, _SLOWEST_S_PER_KM = 60.0, 3600.0  # a descent on a bicycle to a hard climb [D]
_TIMED_SHARE = 0.6  # of the rows must have a time or a pace; our design choice [D]
_AGREE = 0.05  # a time and a pace say the same; our design choice [D]


@dataclass(frozen=True, slots=True)
class LapTable:
    """The laps in order; `quality` (0 to 1) is the share of rows read with a time, times how surely."""

    laps: tuple[LapRow, ...]
    quality: float
    distance_m: float | None


def lap_table(table: TextTable | None, texts: Sequence[TextInPicture]) -> LapTable | None:
    """Return the laps of a table, None where it is none of laps."""
    if table is None or len(table.rows) < FEWEST_LAPS:
        return None
    told = {column.column for column in table.columns}
    text = " ".join(plain(each.text) for each in texts)
    if told & {Column.CUTOFF, Column.OFFERS, Column.CREW, Column.DROP_BAG}:
        return None
    if not told & {Column.PACE, Column.LAP, Column.SPEED, Column.TIME} and not _PACE.search(text):
        return None
    lengths = _lengths(table)
    laps = tuple(_lap(table, row, length) for row, length in zip(table.rows, lengths, strict=True))
    timed = sum(lap.time_s is not None for lap in laps) / len(laps)
    if timed < _TIMED_SHARE:
        return None
    sure = sum(row.confidence for row in table.rows) / len(table.rows)
    read = len(table.rows) / (len(table.rows) + table.lost)
    known = [length for length in lengths if length is not None]
    return LapTable(laps, timed * sure * read, sum(known) if len(known) == len(laps) else None)


def _lengths(table: TextTable) -> list[float | None]:
    """Return the metres of each lap: the steps of a column that counts the way, or a column of lengths.

    A column that counts laps (1, 2, 3) says their length only where its header is a unit of length.
    """
    metres = METRES[table.unit]
    ends = [row.at_m for row in table.rows]
    beside = _lengths_beside(table, metres)
    if beside is not None:
        return beside
    counts_way = table.columns[table.key].column in {Column.KM, Column.MILE} or any(
        end % metres for end in ends
    )
    first_is_one = abs(ends[0] - metres) < 1 and table.unit_named
    if counts_way or first_is_one:
        steps = [ends[0], *(after - before for before, after in pairwise(ends))]
        return [step if step > 0 else None for step in steps]
    return [None] * len(ends)


def _lengths_beside(table: TextTable, metres: float) -> list[float | None] | None:
    """Return the lengths in a column of distances beside one that only counts laps."""
    for at, column in enumerate(table.columns):
        if at == table.key or column.column not in {Column.KM, Column.MILE}:
            continue
        unit = METRES[LengthUnit.MILE] if column.column is Column.MILE else metres
        found = [re.search(r"\d+(?:[.,]\d+)?", row.cells[at]) for row in table.rows]
        return [float(match[0].replace(",", ".")) * unit if match else None for match in found]
    return None


def _lap(table: TextTable, row: TableRow, length_m: float | None) -> LapRow:
    gain, loss = _climbed(table, row)
    return LapRow(
        label=others_name(row.written, 40) or "-",
        distance_m=round(length_m, 1) if length_m else None,
        time_s=_time(table, row, length_m),
        gain_m=gain,
        loss_m=loss,
    )


def _time(table: TextTable, row: TableRow, length_m: float | None) -> float | None:
    """Return the time of a lap; where its pace says something else, the one a second place agrees with."""
    by_pace = _time_by_pace(table, row, length_m)
    written = []
    for at, cell in enumerate(row.cells):
        if at == table.key or table.columns[at].column is Column.HEART_RATE or _PACE.search(plain(cell)):
            continue
        if table.columns[at].column is Column.PACE:
            continue
        time = minutes_written(cell)
        if time is not None and (not length_m or _is_possible(time.seconds, length_m)):
            written.append((table.columns[at].column is not Column.TIME, time.seconds))
    if by_pace is None:
        return min(written)[1] if written else None
    agreeing = [time for _, time in written if abs(time / by_pace - 1) <= _AGREE]
    return agreeing[0] if agreeing else round(by_pace, 1)


def _time_by_pace(table: TextTable, row: TableRow, length_m: float | None) -> float | None:
    if not length_m:
        return None
    pace = next((match for cell in row.cells if (match := _PACE.search(plain(cell)))), None)
    if pace is not None:
        seconds, unit = int(pace[1]) * 60 + int(pace[2]), METRES[LengthUnit(pace[3])]
        return seconds * length_m / unit or None
    at = table.column(Column.PACE)
    time = minutes_written(row.cells[at]) if at is not None else None
    by = time.seconds * length_m / METRES[table.unit] if time else None
    return by if by is not None and _is_possible(by, length_m) else None


def _is_possible(time_s: float, length_m: float) -> bool:
    return _FASTEST_S_PER_KM <= time_s / length_m * 1000 <= _SLOWEST_S_PER_KM


def _climbed(table: TextTable, row: TableRow) -> tuple[float | None, float | None]:
    """Return gain and loss: of their columns, else of a cell's arrows, else of its two heights in order."""
    up, down = table.column(Column.GAIN), table.column(Column.LOSS)
    if up is not None or down is not None:
        return _height(row, up), _height(row, down)
    gain = loss = None
    for at, cell in enumerate(row.cells):
        if at == table.key:
            continue
        heights = [a for a in amounts(cell) if a.unit in {LengthUnit.METRE, LengthUnit.FOOT}]
        if len(heights) == 2 and re.search(r"[▲▼↑↓△▽]", cell):
            gain, loss = heights[0].metres, heights[1].metres
    return gain, loss


def _height(row: TableRow, at: int | None) -> float | None:
    if at is None:
        return None
    found = re.search(r"\d+", row.cells[at])
    if found is None:
        return None
    feet = re.search(r"\bft\b", plain(row.cells[at])) is not None
    return float(found[0]) * (METRES[LengthUnit.FOOT] if feet else 1.0)
