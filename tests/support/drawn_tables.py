"""Race tables and flyers, drawn as organisers print them and as phones take them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.support.spoilt_pictures import Pixels, as_jpeg, as_png, photographed
from tools.domain.race import AidService

FONTS = {
    "sans": "dejavu/DejaVuSans.ttf",
    "bold": "dejavu/DejaVuSans-Bold.ttf",
    "serif": "liberation/LiberationSerif-Regular.ttf",
    "narrow": "liberation/LiberationSansNarrow-Regular.ttf",
    "plain": "liberation/LiberationSans-Regular.ttf",
}
FONT_FOLDER = Path("/usr/share/fonts/truetype")


def font(name: str, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return a font; where it is not installed, the drawing library's own in its place."""
    path = FONT_FOLDER / FONTS[name]
    return ImageFont.truetype(str(path), size) if path.exists() else ImageFont.load_default(size)


@dataclass(frozen=True)
class Style:
    """How a table looks."""

    font: str = "sans"
    size: int = 22
    ink: tuple[int, int, int] = (20, 20, 20)
    paper: tuple[int, int, int] = (255, 255, 255)
    head: tuple[int, int, int] | None = (220, 225, 230)
    stripes: tuple[int, int, int] | None = None
    lines: bool = True
    pad: int = 14
    row: float = 1.9
    right: tuple[int, ...] = ()


@dataclass(frozen=True)
class Station:
    """What a row of a table says, as it must be read; `services` at least these."""

    name: str
    at_km: float
    cutoff_s: float | None = None
    services: frozenset[AidService] = frozenset()


@dataclass(frozen=True)
class DrawnTable:
    """A table as it is drawn, and what it says."""

    name: str
    rows: Sequence[Sequence[str]]
    says: Sequence[Station]
    title: str = ""
    notes: Sequence[str] = ()
    style: Style = field(default_factory=Style)
    photo: int | None = None


def table_file(table: DrawnTable) -> bytes:
    """Return a table as a file: a drawing, or the JPEG of a phone's photo where it says so."""
    drawn = table_picture(table)
    if table.photo is None:
        return as_png(drawn)
    return as_jpeg(photographed(drawn, np.random.default_rng(table.photo)), 72)


def table_picture(table: DrawnTable) -> Pixels:
    """Return a table as it is drawn."""
    style = table.style
    face = font(style.font, style.size)
    cells = [[cell.split("\n") for cell in row] for row in table.rows]
    widths = [
        max(int(face.getlength(line)) for row in cells for line in row[at]) + 2 * style.pad
        for at in range(len(cells[0]))
    ]
    high = int(style.size * style.row)
    heights = [high + (max(len(cell) for cell in row) - 1) * int(style.size * 1.25) for row in cells]
    top = 40 + (int(style.size * 2.6) if table.title else 0)
    small = font(style.font, int(style.size * 0.85))
    wide = max([sum(widths), 420, *(int(small.getlength(note)) for note in table.notes)])
    height = top + sum(heights) + 40 + 34 * len(table.notes)
    image = Image.new("RGB", (wide + 80, height), style.paper)
    pen = ImageDraw.Draw(image)
    if table.title:
        pen.text((40, 30), table.title, style.ink, font("bold", int(style.size * 1.5)))
    y = top
    for at, (row, row_high) in enumerate(zip(cells, heights, strict=True)):
        shade = style.head if at == 0 else style.stripes if at % 2 == 0 else None
        if shade:
            pen.rectangle((40, y, 40 + sum(widths), y + row_high), fill=shade)
        x = 40
        for column, (lines, wide) in enumerate(zip(row, widths, strict=True)):
            for number, line in enumerate(lines):
                left = x + style.pad
                if column in style.right:
                    left = x + wide - style.pad - int(face.getlength(line))
                line_y = y + (high - style.size) // 2 - 2 + number * int(style.size * 1.25)
                pen.text((left, line_y), line, style.ink, face)
            x += wide
        y += row_high
        if style.lines:
            pen.line((40, y, 40 + sum(widths), y), fill=(150, 150, 150), width=1)
    for number, note in enumerate(table.notes):
        pen.text((40, y + 20 + 34 * number), note, style.ink, small)
    return np.asarray(image)


def page(
    lines: Sequence[tuple[str, int]], width: int = 900, paper: tuple[int, int, int] = (255, 255, 255)
) -> Pixels:
    """Return a page of centred lines, each with the size of its letters."""
    height = 60 + sum(int(size * 1.6) for _, size in lines) + 60
    image = Image.new("RGB", (width, height), paper)
    pen = ImageDraw.Draw(image)
    ink = (245, 245, 245) if sum(paper) < 300 else (25, 25, 25)
    y = 60
    for line, size in lines:
        face = font("bold" if size >= 40 else "sans", size)
        pen.text(((width - face.getlength(line)) / 2, y), line, ink, face)
        y += int(size * 1.6)
    return np.asarray(image)
