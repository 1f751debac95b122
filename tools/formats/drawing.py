"""A sheet to draw on: paper, or a picture for a screen; the one place that knows how reportlab draws.

Places are points (1/72 inch) from the sheet's upper left corner, downwards, as one reads; text stands on `y`.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from typing import Literal

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from tools.domain.ground.grade_bands import ON_DARK, ON_LIGHT
from tools.domain.race import UnitSystem
from tools.formats.lettering import BOLD, NARROW, REGULAR, drawable, face, shortened, width_pt
from tools.kit.pdfium import PDFIUM

MM = 72 / 25.4
A4, LETTER = (210 * MM, 297 * MM), (612.0, 792.0)

rl_config.useA85 = 0  # streams as bytes: a fifth smaller, and quicker than as letters

DRAWING = RLock()
"""Held while a sheet is drawn: reportlab keeps one book of fonts for all threads."""

Point = tuple[float, float]
Align = Literal["left", "right", "middle"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a sheet, as #rrggbb: ground, letters, quiet letters, rules, what stands out, grades."""

    ground: str
    ink: str
    quiet: str
    rule: str
    accent: str
    warning: str
    grades: tuple[str, ...]


PAPER = Palette("#ffffff", "#1a2428", "#566167", "#d5dadc", "#10585f", "#8a5a00", ON_LIGHT)
NIGHT = Palette("#12181b", "#f2f5f6", "#a3afb4", "#344045", "#6fcfc4", "#f0c46a", ON_DARK)


def paper(units: UnitSystem) -> tuple[float, float]:
    """Return the paper an athlete has, upright: US Letter where miles are read, A4 elsewhere."""
    return LETTER if units is UnitSystem.IMPERIAL else A4


@lru_cache(maxsize=64)
def _colour(hexadecimal: str) -> Color:
    return HexColor(hexadecimal)


class Sheet:
    """Pages of one size, drawn one after the other; the same drawing gives the same bytes."""

    def __init__(self, size: tuple[float, float], title: str, palette: Palette = PAPER) -> None:
        """Begin the first page; `title` goes into the file's properties as it is, in any script."""
        self.width, self.height = size
        self.palette = palette
        self._file = io.BytesIO()
        face(REGULAR), face(BOLD)
        self._canvas = Canvas(self._file, pagesize=size, invariant=1, pageCompression=1)
        self._canvas.setTitle(title.encode("utf-8", "replace").decode())
        self._canvas.setAuthor("Paceline")
        self._canvas.setCreator("Paceline")
        self._begin()

    def _begin(self) -> None:
        if self.palette.ground != "#ffffff":
            self.area(
                [(0, 0), (self.width, 0), (self.width, self.height), (0, self.height)], self.palette.ground
            )

    def next_page(self) -> None:
        """Begin another page."""
        self._canvas.showPage()
        self._begin()

    def finished(self) -> bytes:
        """Return the file: PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def text(
        self,
        at: Point,
        words: str,
        size_pt: float,
        *,
        colour: str | None = None,
        bold: bool = False,
        align: Align = "left",
        room_pt: float | None = None,
    ) -> float:
        """Write drawable words, cut where they are wider than the room, and return their width."""
        if room_pt is not None:
            words = shortened(words, size_pt, room_pt, bold)
        if not words:
            return 0.0
        wide = width_pt(words, size_pt, bold)
        left = at[0] - {"left": 0.0, "middle": wide / 2, "right": wide}[align]
        line = self._canvas.beginText(left, self.height - at[1])
        line.setFont(BOLD if bold else REGULAR, size_pt)
        line.setHorizScale(100 * NARROW)
        line.setFillColor(_colour(colour or self.palette.ink))
        line.textOut(words)
        self._canvas.drawText(line)
        return wide

    def area(self, corners: Sequence[Point], colour: str) -> None:
        """Fill a polygon."""
        self._canvas.setFillColor(_colour(colour))
        self._canvas.drawPath(self._path(corners, closed=True), stroke=0, fill=1)

    def line(
        self,
        points: Sequence[Point],
        colour: str | None = None,
        width_pt: float = 0.6,
        *,
        dashes: Sequence[float] = (),
        closed: bool = False,
    ) -> None:
        """Draw a line through points."""
        self._canvas.setStrokeColor(_colour(colour or self.palette.rule))
        self._canvas.setLineWidth(width_pt)
        self._canvas.setLineJoin(1)
        self._canvas.setDash(list(dashes))
        self._canvas.drawPath(self._path(points, closed=closed), stroke=1, fill=0)

    def box(self, upper_left: Point, size: Point, colour: str | None = None, width_pt: float = 0.6) -> None:
        """Draw a rectangle."""
        (x, y), (wide, high) = upper_left, size
        self.line([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], colour, width_pt, closed=True)

    def bar(self, upper_left: Point, size: Point, colour: str) -> None:
        """Fill a rectangle."""
        (x, y), (wide, high) = upper_left, size
        self._canvas.setFillColor(_colour(colour))
        self._canvas.rect(x, self.height - y - high, wide, high, stroke=0, fill=1)

    def dot(self, at: Point, radius_pt: float, colour: str | None = None) -> None:
        """Fill a circle."""
        self._canvas.setFillColor(_colour(colour or self.palette.ink))
        self._canvas.circle(at[0], self.height - at[1], radius_pt, stroke=0, fill=1)

    def _path(self, points: Sequence[Point], *, closed: bool) -> object:
        path = self._canvas.beginPath()
        (x, y), *rest = points
        path.moveTo(x, self.height - y)
        for x, y in rest:
            path.lineTo(x, self.height - y)
        if closed:
            path.close()
        return path


def label(words: str, *, bold: bool = False) -> str:
    """Return somebody's words as this sheet can draw them."""
    return drawable(words, bold)


def as_png(pdf: bytes, pixels_per_point: float, page: int = 0) -> bytes:
    """Return a page of a PDF as a PNG."""
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=pixels_per_point).to_pil()
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
