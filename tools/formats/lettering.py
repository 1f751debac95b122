"""Letters on paper: the font, how wide words are, and what happens to letters that the font lacks."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tools.formats.right_to_left import as_seen

REGULAR, BOLD = "PacelineSans", "PacelineSansBold"
FILES = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}
"""DejaVu Sans, free to embed, as it comes with matplotlib: Latin, Greek, Cyrillic, Hebrew, Arabic, signs."""

NARROW = 0.9
"""How wide letters are drawn beside the font's own width: DejaVu Sans Condensed is 0.9 of DejaVu Sans."""

MISSING = "□"
"""Stands where the font has no letter, so that what cannot be drawn is still seen."""

UNITS = r"(?:%|km|m|mi|ft|g|mg|ml|W|h|min|s|rpm|fl oz)(?:/h)?(?![^\W\d_])"
TOGETHER = re.compile(rf"(?<=\d) (?={UNITS})|(?<=\bkm) (?=\d)|(?<=\bmile) (?=\d)")
"""The space between a number and its unit, where no line ends."""

MOST_LETTERS = 600
CUT = "…"


@dataclass(frozen=True, slots=True)
class Face:
    """A font's letters: the width of each at a size of 1 pt, by code point."""

    name: str
    widths: dict[int, float]


@cache
def face(name: str) -> Face:
    """Load a font and make it known to reportlab; later calls return the same."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise RuntimeError("matplotlib, whose fonts are drawn with, is not installed.")
    file = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / FILES[name]
    font = TTFont(name, str(file))
    pdfmetrics.registerFont(font)
    widths = font.face.charWidths
    return Face(
        name, {code: NARROW * widths[code] / 1000 for code in font.face.charToGlyph if code in widths}
    )


def drawable(words: str, bold: bool = False) -> str:
    """Return words as they can be drawn on one line: signs composed, lines joined, unknown letters boxes.

    Small pictures that the font lacks are left out. Words written from right to left come in the order in
    which they are seen.
    """
    known = face(BOLD if bold else REGULAR).widths
    if words.isascii() and words.isprintable():
        return words[:MOST_LETTERS]
    composed = unicodedata.normalize("NFC", words[:MOST_LETTERS])
    return "".join(_drawn(sign, known) for sign in as_seen(composed))


def _drawn(sign: str, known: dict[int, float]) -> str:
    category = unicodedata.category(sign)
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if category in ("Cf", "Mn", "Me") and (category == "Cf" or ord(sign) not in known):
        return ""  # joiners, marks of direction, and accents the font cannot put on a letter
    if category in ("So", "Sk") and ord(sign) not in known and not sign.isalnum():
        return ""  # flags and other small pictures: nothing that is read is lost
    return sign if ord(sign) in known else MISSING


def width_pt(words: str, size_pt: float, bold: bool = False) -> float:
    """Return how wide drawable words are, in points."""
    widths = face(BOLD if bold else REGULAR).widths
    return size_pt * sum(widths[ord(sign)] for sign in words)


def shortened(words: str, size_pt: float, room_pt: float, bold: bool = False) -> str:
    """Return drawable words, cut with an ellipsis where they are wider than the room."""
    if width_pt(words, size_pt, bold) <= room_pt:
        return words
    room_pt -= width_pt(CUT, size_pt, bold)
    widths = face(BOLD if bold else REGULAR).widths
    used_pt, kept = 0.0, 0
    for sign in words:
        used_pt += size_pt * widths[ord(sign)]
        if used_pt > room_pt:
            break
        kept += 1
    return words[:kept].rstrip() + CUT


def wrapped(words: str, size_pt: float, room_pt: float, bold: bool = False) -> list[str]:
    """Return drawable words in lines no wider than the room; a word that is wider alone is broken."""
    lines: list[str] = []
    line, used_pt, space_pt = "", 0.0, width_pt(" ", size_pt, bold)
    for word in filter(None, TOGETHER.sub("\u00a0", words).split(" ")):
        wide_pt = width_pt(word, size_pt, bold)
        if line and used_pt + space_pt + wide_pt <= room_pt:
            line, used_pt = f"{line} {word}", used_pt + space_pt + wide_pt
            continue
        if line:
            lines.append(line)
        line, used_pt = word, wide_pt
        while used_pt > room_pt and len(line) > 1:
            kept = _fitting(line, size_pt, room_pt, bold)
            lines.append(line[:kept])
            line = line[kept:]
            used_pt = width_pt(line, size_pt, bold)
    return [*lines, line] if line else lines


def _fitting(word: str, size_pt: float, room_pt: float, bold: bool) -> int:
    """Return how many letters of a word fit, one at least."""
    used_pt = 0.0
    for count, sign in enumerate(word):
        used_pt += width_pt(sign, size_pt, bold)
        if used_pt > room_pt:
            return max(1, count)
    return len(word)
