"""The header of a race table, and where its columns begin and end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.picture.straight_rows import Piece, in_words
from tools.domain.picture.table_words import HEADERS, Column
from tools.domain.picture.words import plain

_FEWEST_NAMED = 2  # columns a header must name
_MOST_TRIED = 4
_SENTENCE = 45  # letters: a line as long is no header's; our design choice [D]
_STEPS = 400  # the places looked at across a table
_BRACKET = re.compile(r"[(\[{][^)\]}]*[)\]}]?")


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """What a header says of one column: its meaning where its words are known, and the words."""

    column: Column | None
    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column from its left to its right edge."""

    column: Column | None
    text: str
    left: float
    right: float


Header = tuple[int, int, list[HeaderCell]]


def headers_of(rows: Sequence[Sequence[Piece]]) -> list[Header]:
    """Return what may be a table's header, the likeliest first: its first row, the row after it, its cells.

    The row that names the most columns is the likeliest; of equals the lower, since titles stand above it.
    A second row of words without numbers next to it is its second line.
    """
    named = [len({cell.column for cell in _cells(row)} - {None}) for row in rows]
    likely = [at for at in range(len(rows)) if named[at] >= _FEWEST_NAMED]
    likely.sort(key=lambda at: (named[at], at), reverse=True)
    return [_header(rows, named, at) for at in likely[:_MOST_TRIED]]


def _header(rows: Sequence[Sequence[Piece]], named: Sequence[int], at: int) -> Header:
    cells, start, end = _cells(rows[at]), at, at + 1
    for other in (at + 1, at - 1):
        if 0 <= other < len(rows) and _continues(rows[at], rows[other], named[other]):
            cells = _joined(cells, _cells(rows[other]))
            start, end = min(start, other), max(end, other + 1)
    return start, end, sorted(cells, key=lambda cell: cell.x0)


def columns_under(cells: Sequence[HeaderCell], body: Sequence[Piece]) -> list[TableColumn]:
    """Return the columns of a header: each border where the fewest words of the body stand."""
    at, covered = _coverage([*body, *_as_pieces(cells)])
    borders = [-np.inf]
    for before, after in pairwise(cells):
        inside = (at >= (before.x0 + before.x1) / 2) & (at <= (after.x0 + after.x1) / 2)
        borders.append(_emptiest(at[inside], covered[inside], (before.x1 + after.x0) / 2))
    borders.append(np.inf)
    return [
        TableColumn(cell.column, cell.text, float(borders[i]), float(borders[i + 1]))
        for i, cell in enumerate(cells)
    ]


def columns_without_header(body: Sequence[Piece], rows: int) -> list[TableColumn]:
    """Return the columns of a table that names none: what next to no row reaches lies between two."""
    at, covered = _coverage(body)
    empty = covered <= 0.1 * rows
    edges = np.flatnonzero(np.diff(empty.astype(int)))
    borders, begins = [-np.inf], None
    for edge in edges:
        if not empty[edge]:
            begins = edge
        elif begins is not None:
            borders.append(float(at[begins] + at[edge]) / 2)
    borders.append(np.inf)
    return [TableColumn(None, "", left, right) for left, right in pairwise(borders)]


def _cells(row: Sequence[Piece]) -> list[HeaderCell]:
    return [cell for piece in row if len(piece.text) <= _SENTENCE for cell in _cells_of(piece)]


def _cells_of(piece: Piece) -> list[HeaderCell]:
    """Return the columns a line of a header names; one line may stand over several columns."""
    simple = plain(piece.text)
    brackets = [match.span() for match in _BRACKET.finditer(simple)]
    hits: list[tuple[Column, int, int]] = []
    for column, pattern in HEADERS:
        for match in pattern.finditer(simple):
            start, end = match.span()
            inside = any(low < start < high for low, high in brackets)
            if not inside and all(end <= low or start >= high for _, low, high in hits):
                hits.append((column, start, end))
    if not hits:
        bracketed = [c for c, pattern in HEADERS if pattern.search(simple)] if brackets else []
        return [HeaderCell(bracketed[0] if bracketed else None, simple, piece.x0, piece.x1)]
    hits.sort(key=lambda hit: hit[1])
    return [_cell(piece, simple, hits, at) for at in range(len(hits)) if not _same_again(hits, at)]


def _same_again(hits: list[tuple[Column, int, int]], at: int) -> bool:
    """Tell whether a hit says the same as the one before it ("distance km"), or only adds to a narrower."""
    if at == 0:
        return False
    before, here = hits[at - 1][0], hits[at][0]
    adds = {Column.KM, Column.MILE, Column.TIME, Column.NAME, Column.HEIGHT}
    apart = hits[at][1] - hits[at - 1][2]
    return (before is here and apart <= 6) or (before is Column.LEG and here in adds and apart <= 2)


def _cell(piece: Piece, simple: str, hits: list[tuple[Column, int, int]], at: int) -> HeaderCell:
    column, start, end = hits[at]
    until = hits[at + 1][1] if at + 1 < len(hits) else len(simple)
    begin = start if at else 0
    per_letter = (piece.x1 - piece.x0) / max(len(simple), 1)
    words = simple[begin:until]
    if column is Column.KM and re.search(r"\bmi(?:les?)?\b", words):
        column = Column.MILE
    shown_end = end if at + 1 < len(hits) else until
    return HeaderCell(column, words, piece.x0 + begin * per_letter, piece.x0 + shown_end * per_letter)


def _continues(header: Sequence[Piece], other: Sequence[Piece], named: int) -> bool:
    """Tell whether a row is a header's second line: near, worded, and over no two of its cells at once."""
    near = abs(header[0].y - other[0].y) < 2.0 * max(piece.height for piece in header)
    over_one = all(
        sum(min(piece.x1, cell.x1) > max(piece.x0, cell.x0) for cell in header) <= 1 for piece in other
    )
    return near and over_one and named >= 1 and not any(re.search(r"\d", piece.text) for piece in other)


def _joined(cells: list[HeaderCell], more: list[HeaderCell]) -> list[HeaderCell]:
    """Return header cells with a second line's words put to the cell they stand over or under."""
    joined = list(cells)
    for cell in more:
        over = [i for i, each in enumerate(joined) if min(each.x1, cell.x1) > max(each.x0, cell.x0)]
        if not over:
            joined.append(cell)
            continue
        one = joined[over[0]]
        text = f"{one.text} {cell.text}"
        meant = next((column for column, pattern in HEADERS if pattern.search(text)), None)
        joined[over[0]] = HeaderCell(meant, text, min(one.x0, cell.x0), max(one.x1, cell.x1))
    return joined


def _as_pieces(cells: Sequence[HeaderCell]) -> list[Piece]:
    return [Piece(cell.text or "-", cell.x0, cell.x1, 0.0, 1.0, 1.0, -1) for cell in cells]


def _coverage(body: Sequence[Piece]) -> tuple[FloatArray, FloatArray]:
    """Return places across the table, and how many words stand over each."""
    words = [word for piece in body for word in (in_words(piece) if piece.line >= 0 else [piece])]
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    at = np.linspace(left, right, _STEPS)
    covered = np.zeros(_STEPS)
    for word in words:
        covered += (at >= word.x0) & (at <= word.x1)
    return at, covered


def _emptiest(at: FloatArray, covered: FloatArray, otherwise: float) -> float:
    """Return the middle of the widest stretch that the fewest words cover."""
    if at.size == 0:
        return otherwise
    low = (covered == covered.min()).astype(int)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], low, [0]))))
    starts, ends = edges[::2], edges[1::2]
    widest = int(np.argmax(ends - starts))
    return float((at[starts[widest]] + at[ends[widest] - 1]) / 2)
