"""Tables and lists set in columns, in the largest letters that leave room for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tools.formats.drawing import Align, Point, Sheet
from tools.formats.lettering import drawable, shortened, width_pt, wrapped

# How a page is set: our design choice [D]. Lengths are in letter sizes where no unit is named.
TITLE_HIGH, HEAD_HIGH, BETWEEN_TABLES = 2.2, 1.4, 1.3
WRAPPED_LINE = 1.3
BETWEEN_COLUMNS, GUTTER_PT = 0.8, 20.0
SIGN_WIDE, LEAST_FLEX = 1.3, 16.0
HEAD_SIZE, TITLE_SIZE = 0.86, 1.12
LEAST_TOGETHER, LEAST_KEPT = 3, 12
EASY_PT, READABLE_PT, STEP_PT = 9.0, 7.0, 2.0

Sign = Callable[[Sheet, Point, float], None]


@dataclass(frozen=True)
class Setting:
    """How large letters are, and how far a row is from the next, in letter sizes."""

    size_pt: float
    line: float

    @property
    def pitch_pt(self) -> float:
        """From one row to the next."""
        return self.size_pt * self.line


SETTINGS = (
    *(Setting(10.5, line) for line in (1.9, 1.7, 1.55)),
    *(Setting(size, line) for size in (10.0, 9.0, 8.5, 8.0) for line in (1.8, 1.6, 1.45)),
    *(Setting(size, 1.4) for size in (7.5, 7.0, 6.5, 6.0, 5.5, 5.0)),
)


@dataclass(frozen=True)
class Row:
    """A row of a table: drawable words for each column, a sign before them, a rule below."""

    cells: tuple[str, ...]
    sign: Sign | None = None
    rule: bool = False


def row(*cells: str, sign: Sign | None = None, rule: bool = False) -> Row:
    """Return a row of words by anybody."""
    return Row(tuple(drawable(cell) for cell in cells), sign, rule)


@dataclass(frozen=True)
class Table:
    """A table with a title. `align` counts its columns, of which the last wraps; `bold` is one of them.

    `flex` is the room that the last column needs before it wraps, in letter sizes. `rest` says where the rows
    without room are found; `left_out` counts them.
    """

    title: str
    rows: tuple[Row, ...]
    align: tuple[Align, ...] = ("left",)
    head: tuple[str, ...] = ()
    bold: int | None = None
    flex: float = LEAST_FLEX
    rest: str = ""
    left_out: int = 0

    @property
    def goes_on(self) -> bool:
        """Tell whether its rows stand elsewhere too, and enough of them would stay here."""
        return bool(self.rest) and len(self.rows) > LEAST_KEPT

    @cached_property
    def natural(self) -> tuple[float, ...]:
        """The width of each column's widest words, in letter sizes."""
        return tuple(
            max(
                HEAD_SIZE * width_pt(self.head[i], 1.0) if self.head else 0.0,
                max((width_pt(row.cells[i], 1.0, i == self.bold) for row in self.rows), default=0.0),
            )
            for i in range(len(self.align))
        )

    @cached_property
    def before_last(self) -> float:
        """The room that sign and columns take before the last one, in letter sizes."""
        signs = SIGN_WIDE if any(row.sign for row in self.rows) else 0.0
        return signs + sum(self.natural[:-1]) + BETWEEN_COLUMNS * (len(self.natural) - 1)

    def fits(self, size_pt: float, wide_pt: float) -> bool:
        """Tell whether every column has its room in letters of this size."""
        return size_pt * (self.before_last + min(self.natural[-1], self.flex)) <= wide_pt

    def heights_pt(self, setting: Setting, wide_pt: float) -> list[float]:
        """Return how high each row is in a column of this width."""
        size_pt, last = setting.size_pt, len(self.align) - 1
        room_pt = wide_pt - size_pt * self.before_last
        if size_pt * self.natural[-1] <= room_pt:
            return [setting.pitch_pt] * len(self.rows)
        more = WRAPPED_LINE * size_pt
        counts = (len(wrapped(row.cells[-1], size_pt, room_pt, last == self.bold)) for row in self.rows)
        return [setting.pitch_pt + more * max(0, count - 1) for count in counts]

    def head_pt(self, setting: Setting) -> float:
        """Return how high title and column names are together."""
        return setting.size_pt * (TITLE_HIGH + (HEAD_HIGH if self.head else 0.0))


@dataclass(frozen=True)
class _Piece:
    """Rows of a table in one column of the page, so far below its top."""

    table: int
    column: int
    begins_pt: float
    first: int
    after: int


@dataclass(frozen=True)
class Columns:
    """A box whose width is parted into columns by their shares, with a gutter between them."""

    corner: Point
    size: tuple[float, float]
    shares: tuple[float, ...] = (0.5, 0.5)

    @cached_property
    def wides(self) -> tuple[float, ...]:
        """The width of each column."""
        room = self.size[0] - GUTTER_PT * (len(self.shares) - 1)
        return tuple(room * share for share in self.shares)

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return self.corner[0] + sum(self.wides[:column]) + GUTTER_PT * column

    def room(self, tables: Sequence[Table]) -> bool:
        """Tell whether whole tables have room in letters that are easy to read."""
        easy = (each for each in SETTINGS if each.size_pt >= EASY_PT)
        filled = [table for table in tables if table.rows]
        return any(_placed(filled, setting, self, (True,)) is not None for setting in easy)

    def draw(self, sheet: Sheet, tables: Sequence[Table]) -> None:
        """Set tables below each other; what has no room is left out, and that is said."""
        tables = [table for table in tables if table.rows]
        easy = [(each, (True,)) for each in SETTINGS if each.size_pt >= EASY_PT]
        while tables:
            least_pt = READABLE_PT if any(table.goes_on for table in tables) else 0.0
            small = [(each, (True, False)) for each in SETTINGS if each.size_pt >= least_pt]
            for setting, together in (*easy, *small):
                pieces = _placed(tables, setting, self, together)
                if pieces is None:
                    continue
                for piece in pieces:
                    top = self.corner[1] + piece.begins_pt
                    place = (self.left(piece.column), top)
                    _Drawing(sheet, tables[piece.table], setting, self.wides[piece.column]).draw(piece, place)
                return
            tables = _with_less(tables)


def _placed(
    tables: Sequence[Table], setting: Setting, page: Columns, together: Sequence[bool] = (True, False)
) -> list[_Piece] | None:
    """Place tables in columns of about the same height, whole ones where that is possible; None: no room."""
    smallest = setting.size_pt == SETTINGS[-1].size_pt
    fitting = [[smallest or table.fits(setting.size_pt, wide) for wide in page.wides] for table in tables]
    if not all(any(row) for row in fitting):
        return None
    heights = [[table.heights_pt(setting, wide) for wide in page.wides] for table in tables]
    for whole in together:
        flow = _Flow(tables, fitting, heights, setting, whole)
        if flow.placed(page.size[1]) is None:
            continue
        low, high = 0.0, page.size[1]
        while high - low > STEP_PT:
            middle = (low + high) / 2
            low, high = (low, middle) if flow.placed(middle) else (middle, high)
        return flow.placed(high)
    return None


@dataclass(frozen=True)
class _Flow:
    """Tables on their way through columns: whether each fits in each column, and how high its rows are."""

    tables: Sequence[Table]
    fitting: list[list[bool]]
    heights: list[list[list[float]]]
    setting: Setting
    together: bool

    def placed(self, most_pt: float) -> list[_Piece] | None:
        """Fill columns of this height; a broken table repeats its head. None: no room."""
        pieces: list[_Piece] = []
        column, used = 0, 0.0
        for number, table in enumerate(self.tables):
            first = 0
            used += BETWEEN_TABLES * self.setting.size_pt if used else 0.0
            while first < len(table.rows):
                if column == len(self.fitting[number]):
                    return None
                after, filled = self._rows(number, column, first, used + table.head_pt(self.setting), most_pt)
                if after > first:
                    pieces.append(_Piece(number, column, used, first, after))
                    first, used = after, filled
                if first < len(table.rows):
                    column, used = column + 1, 0.0
        return pieces

    def _rows(self, number: int, column: int, first: int, begins: float, most_pt: float) -> tuple[int, float]:
        """Return after which row a column is full, and how full; `first` where none has a place."""
        heights = self.heights[number][column]
        after, filled = first, begins
        while after < len(heights) and filled + heights[after] <= most_pt:
            filled += heights[after]
            after += 1
        broken = after < len(heights) and (self.together or after - first < LEAST_TOGETHER)
        return (first, begins) if broken or not self.fitting[number][column] else (after, filled)


def _with_less(tables: Sequence[Table]) -> list[Table]:
    """Return tables with the longest one shortened, its last row saying where the rest is, or how many."""
    longest = max(range(len(tables)), key=lambda i: (tables[i].goes_on, len(tables[i].rows)))
    table = tables[longest]
    rows = table.rows[:-1] if table.left_out else table.rows
    dropped = max(1, len(rows) // 10)
    kept, left_out = rows[: len(rows) - dropped], table.left_out + dropped
    told = ("",) * (len(table.align) - 1) + (table.rest or f"and {left_out} more rows",)
    shorter = replace(table, rows=(*kept, Row(told)) if kept else (), left_out=left_out)
    return [each for each in (*tables[:longest], shorter, *tables[longest + 1 :]) if each.rows]


@dataclass(frozen=True)
class _Drawing:
    """A table being drawn in one column."""

    sheet: Sheet
    table: Table
    setting: Setting
    wide_pt: float

    def draw(self, piece: _Piece, corner: Point) -> None:
        """Draw rows of the table under its head."""
        sheet, (left, top), size_pt = self.sheet, corner, self.setting.size_pt
        y, right = top + 1.3 * size_pt, left + self.wide_pt
        accent, quiet = sheet.palette.accent, sheet.palette.quiet
        sheet.text(
            (left, y), self.table.title, TITLE_SIZE * size_pt, bold=True, colour=accent, room_pt=right - left
        )
        sheet.line([(left, y + 0.36 * size_pt), (right, y + 0.36 * size_pt)], accent, 0.7)
        y, edges = top + TITLE_HIGH * size_pt, self._edges(left)
        if self.table.head:
            for (at, align), words in zip(edges, self.table.head, strict=True):
                sheet.text((at, y + 0.7 * size_pt), words, HEAD_SIZE * size_pt, colour=quiet, align=align)
            y += HEAD_HIGH * size_pt
        for each in self.table.rows[piece.first : piece.after]:
            y = self._row(each, edges, (left, y))

    def _edges(self, left: float) -> list[tuple[float, Align]]:
        """Return where the words of each column begin or end."""
        edges: list[tuple[float, Align]] = []
        size_pt = self.setting.size_pt
        at = left + (SIGN_WIDE * size_pt if any(row.sign for row in self.table.rows) else 0.0)
        for natural, align in zip(self.table.natural, self.table.align, strict=True):
            wide = natural * size_pt
            edges.append((at + (wide if align == "right" else 0.0), align))
            at += wide + BETWEEN_COLUMNS * size_pt
        return edges

    def _row(self, each: Row, edges: list[tuple[float, Align]], corner: Point) -> float:
        """Draw one row and return where the next begins."""
        sheet, size_pt, pitch = self.sheet, self.setting.size_pt, self.setting.pitch_pt
        (left, top), last, bold = corner, len(edges) - 1, self.table.bold
        y = top + 0.5 * pitch + 0.3 * size_pt
        if each.sign is not None:
            each.sign(sheet, (left, y), size_pt)
        for i, ((at, align), words) in enumerate(zip(edges[:last], each.cells, strict=False)):
            sheet.text((at, y), words, size_pt, align=align, bold=i == bold)
        at, align = edges[last]
        lines = self._wrapped(each.cells[last], left + self.wide_pt - at, align)
        for i, words in enumerate(lines):
            down = y + i * WRAPPED_LINE * size_pt
            sheet.text((at, down), words, size_pt, align=align, bold=last == bold)
        bottom = top + pitch + WRAPPED_LINE * size_pt * max(0, len(lines) - 1)
        if each.rule:
            sheet.line([(left, bottom), (left + self.wide_pt, bottom)], width_pt=0.5)
        return bottom

    def _wrapped(self, words: str, room_pt: float, align: Align) -> list[str]:
        size_pt, bold = self.setting.size_pt, self.table.bold == len(self.table.align) - 1
        if align == "right":
            return [shortened(words, size_pt, self.wide_pt, bold)]
        return wrapped(words, size_pt, max(room_pt, LEAST_TOGETHER * size_pt), bold)
