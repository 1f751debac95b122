"""Tables of a race from the lines of text in a picture: rows by their distances, columns by their headers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.measures import METRES, LengthUnit, bare_number
from tools.domain.picture.straight_rows import Piece, in_rows, in_words, laid_straight
from tools.domain.picture.table_header import (
    Header,
    TableColumn,
    columns_under,
    columns_without_header,
    headers_of,
)
from tools.domain.picture.table_words import Column
from tools.domain.picture.words import plain

FEWEST_ROWS = 2
_WHOLE_LINE = 0.75  # of a line's width inside one column: all of it belongs there; our design choice [D]
_TABLE_ENDS = 3.5  # row distances without a row; our design choice [D]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the number in its distance column as written, in metres, and its cells by column."""

    at_m: float
    written: str
    cells: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table: its columns, its rows in order, and what stands in rows without a distance ("Start 06:00").

    `lost` counts rows whose number did not fit between its neighbours; `unit_named` says that kilometres or
    miles are written somewhere, else kilometres are assumed.
    """

    columns: tuple[TableColumn, ...]
    key: int
    rows: tuple[TableRow, ...]
    loose: tuple[str, ...]
    lost: int
    has_header: bool
    unit: LengthUnit
    unit_named: bool

    def column(self, *wanted: Column) -> int | None:
        """Return the place of the first column that has one of the meanings."""
        return next((at for at, each in enumerate(self.columns) if each.column in wanted), None)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The number that counts the way in a row, and where it stands."""

    value: float
    piece: Piece


def text_table(texts: Sequence[TextInPicture]) -> TextTable | None:
    """Return the table with the most rows that count distances downwards, None where there is none.

    A table without a header has to be regular: three rows or more, none beside its place, evenly far apart.
    """
    rows = in_rows(laid_straight(texts))
    tables = [_under(rows, header, texts) for header in headers_of(rows)]
    best = max((each for each in tables if each), key=lambda each: len(each.rows) - each.lost, default=None)
    return best or _under(rows, None, texts)


def _under(
    rows: list[list[Piece]], header: Header | None, texts: Sequence[TextInPicture]
) -> TextTable | None:
    """Return the table under a header, or in all rows where there is none."""
    body = [piece for row in (rows[header[1] :] if header else rows) for piece in row]
    if len(body) < 2 * FEWEST_ROWS:
        return None
    columns = columns_under(header[2], body) if header else columns_without_header(body, len(rows))
    placed = _placed(body, columns)
    found = _key_column(placed, columns)
    if found is None or (header is None and not _is_regular(*found[1:])):
        return None
    key, anchors, lost = found
    above = [piece.text for row in rows[: header[0] if header else 0] for piece in row]
    unit, named = _unit(columns[key], [anchor.piece.text for anchor in anchors], texts)
    table_rows, loose = _filled(anchors, placed, len(columns), METRES[unit])
    return TextTable(
        tuple(columns), key, tuple(table_rows), (*above, *loose), lost, header is not None, unit, named
    )


def _is_regular(anchors: Sequence[Anchor], lost: int) -> bool:
    gaps = [after.piece.y - before.piece.y for before, after in pairwise(anchors)]
    rises = all(after.value > before.value for before, after in pairwise(anchors))
    return len(anchors) >= 3 and lost == 0 and rises and max(gaps) <= 2 * min(gaps)


def _placed(body: Sequence[Piece], columns: Sequence[TableColumn]) -> list[tuple[int, Piece]]:
    """Return every piece with its column; a line that stands over two columns is cut between its words."""
    placed = []
    for piece in body:
        inside = [min(piece.x1, each.right) - max(piece.x0, each.left) for each in columns]
        best = max(range(len(columns)), key=lambda at: inside[at])
        whole = inside[best] >= _WHOLE_LINE * (piece.x1 - piece.x0) and not _tells_two(piece, columns)
        for part in [piece] if whole else in_words(piece):
            placed.append((_column_at(part.x, columns), part))
    return placed


def _tells_two(piece: Piece, columns: Sequence[TableColumn]) -> bool:
    """Tell whether the words of a line lie in two columns with their middles."""
    return len({_column_at(word.x, columns) for word in in_words(piece)}) > 1 and bool(
        re.search(r"\d", piece.text)
    )


def _column_at(x: float, columns: Sequence[TableColumn]) -> int:
    return next((at for at, each in enumerate(columns) if each.left <= x < each.right), len(columns) - 1)


def _key_column(
    placed: list[tuple[int, Piece]], columns: Sequence[TableColumn]
) -> tuple[int, list[Anchor], int] | None:
    """Return the column that counts the way, with its rows and how many of its numbers do not fit."""
    candidates = []
    named = {Column.KM, Column.MILE}
    has_named = any(each.column in named for each in columns)
    for at, column in enumerate(columns):
        counts = column.column in named or column.column is Column.LAP
        if counts or (not has_named and column.column in {None, Column.NUMBER}):
            anchors = [
                Anchor(value, piece)
                for where, piece in placed
                if where == at and ":" not in piece.text and (value := bare_number(piece.text)) is not None
            ]
            rising = _rising(sorted(anchors, key=lambda each: each.piece.y))
            if len(rising) >= FEWEST_ROWS:
                candidates.append((at, rising, len(anchors) - len(rising), column))
    if not candidates:
        return None
    at, rising, lost, _ = max(candidates, key=lambda each: _worth(each[1], each[2], each[3]))
    return at, rising, lost


def _worth(rising: list[Anchor], lost: int, column: TableColumn) -> tuple[float, bool, float]:
    ordinal = all(after.value - before.value == 1 for before, after in pairwise(rising))
    useful = len(rising) - lost - (len(rising) / 2 if ordinal and column.column is None else 0)
    return useful, column.column is Column.KM, rising[-1].value


def _rising(anchors: list[Anchor]) -> list[Anchor]:
    """Return the longest run of numbers that never fall, in order."""
    longest: list[list[Anchor]] = []
    for anchor in anchors:
        before = [run for run in longest if run[-1].value <= anchor.value]
        longest.append([*max(before, key=len, default=[]), anchor])
    return max(longest, key=len, default=[])


def _unit(column: TableColumn, cells: list[str], texts: Sequence[TextInPicture]) -> tuple[LengthUnit, bool]:
    header = f"{column.text} {' '.join(plain(cell) for cell in cells)}"
    if column.column is Column.MILE or re.search(r"\bmi(?:les?)?\b", header):
        return LengthUnit.MILE, True
    if re.search(r"\bkm\b|kilomet|chilomet|quilomet|\bp\.?k\.?\b", header):
        return LengthUnit.KM, True
    everything = " ".join(plain(text.text) for text in texts)
    if re.search(r"\bmi(?:les?)?\b|min/mi", everything) and not re.search(r"\d ?km\b|\bkm\b", everything):
        return LengthUnit.MILE, True
    return LengthUnit.KM, bool(re.search(r"km\b", everything))


def _filled(
    anchors: list[Anchor], placed: list[tuple[int, Piece]], columns: int, metres: float
) -> tuple[list[TableRow], list[str]]:
    """Return each row with the cells that belong to it, and the lines that belong to none."""
    y = [anchor.piece.y for anchor in anchors]
    pitch = _median([after - before for before, after in pairwise(y)]) or anchors[0].piece.height * 2
    letters = _median([piece.height for _, piece in placed])
    tops = [piece.y for _, piece in placed if 0.5 * letters < y[0] - piece.y < 0.6 * pitch]
    owned: list[list[tuple[int, Piece]]] = [[] for _ in anchors]
    loose = []
    for where, piece in placed:
        owner = _owner(piece.y, y, pitch, 0.5 * letters, centred=bool(tops))
        if owner is None:
            loose.append(piece.text)
        else:
            owned[owner].append((where, piece))
    rows = []
    for anchor, pieces in zip(anchors, owned, strict=True):
        cells = tuple(_text([piece for where, piece in pieces if where == at]) for at in range(columns))
        sure = sum(piece.confidence for _, piece in pieces) / max(len(pieces), 1)
        rows.append(TableRow(anchor.value * metres, anchor.piece.text, cells, sure))
    return rows, loose


def _owner(y: float, rows: list[float], pitch: float, same: float, *, centred: bool) -> int | None:
    """Return the row a piece belongs to: its own, else the nearest (centred cells), else the one above."""
    nearest = min(range(len(rows)), key=lambda at: abs(rows[at] - y))
    if abs(rows[nearest] - y) <= same:
        return nearest
    if centred:
        return nearest if abs(rows[nearest] - y) <= 0.6 * pitch else None
    above = [at for at in range(len(rows)) if rows[at] <= y]
    if not above:
        return None
    gap = rows[above[-1] + 1] - rows[above[-1]] if above[-1] + 1 < len(rows) else pitch
    return above[-1] if y - rows[above[-1]] < min(0.9 * gap, _TABLE_ENDS * pitch) else None


def _text(pieces: list[Piece]) -> str:
    return " ".join(piece.text for row in in_rows(pieces) for piece in row)


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
