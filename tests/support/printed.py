"""What is printed on a PDF, read back by another library: words, sizes, lines, pixels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2
from pypdfium2 import raw

from tools.domain.course import FloatArray
from tools.kit.pdfium import PDFIUM

MM_PER_PT = 25.4 / 72


@dataclass(frozen=True)
class Printed:
    """The pages of a file: the words of each with single spaces between, and the size in mm."""

    pages: tuple[str, ...]
    sizes_mm: tuple[tuple[float, float], ...]

    @property
    def text(self) -> str:
        """All words."""
        return " ".join(self.pages)


def printed(content: bytes) -> Printed:
    """Read a PDF's words in the order in which they are written."""
    with PDFIUM, pypdfium2.PdfDocument(content) as document:
        pages, sizes = [], []
        for page in document:
            text = page.get_textpage()
            pages.append(one_line(text.get_text_range()))
            sizes.append((page.get_width() * MM_PER_PT, page.get_height() * MM_PER_PT))
    return Printed(tuple(pages), tuple(sizes))


def one_line(words: str) -> str:
    """Return words with single spaces between them."""
    return re.sub(r"\s+", " ", words).strip()


def letters_pt(content: bytes, words: str) -> float:
    """Return the size of the letters in which words stand on the first page."""
    with PDFIUM, pypdfium2.PdfDocument(content) as document:
        text = document[0].get_textpage()
        first, _ = text.search(words).get_next()
        return float(raw.FPDFText_GetFontSize(text, first))


def title_of(content: bytes) -> str:
    """Return the title in a PDF's properties."""
    with PDFIUM, pypdfium2.PdfDocument(content) as document:
        return document.get_metadata_dict()["Title"]


def outlines_mm(content: bytes) -> Iterator[tuple[float, float]]:
    """Return the width and height in mm of each drawn path of the first page, without its line's width."""
    with PDFIUM, pypdfium2.PdfDocument(content) as document:
        for path in document[0].get_objects([raw.FPDF_PAGEOBJ_PATH]):
            points = [_point(path, i) for i in range(raw.FPDFPath_CountSegments(path))]
            across, up = zip(*points, strict=True)
            yield (max(across) - min(across)) * MM_PER_PT, (max(up) - min(up)) * MM_PER_PT


def _point(path: pypdfium2.PdfObject, index: int) -> tuple[float, float]:
    from ctypes import byref, c_float

    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, index), byref(x), byref(y))
    return x.value, y.value


def pixels(content: bytes, per_mm: float, page: int = 0) -> FloatArray:
    """Return a page in shades of grey, shape (rows, columns), 0 black to 1 white."""
    with PDFIUM, pypdfium2.PdfDocument(content) as document:
        picture = document[page].render(scale=per_mm * MM_PER_PT, grayscale=True).to_numpy()
        return np.asarray(picture.reshape(picture.shape[0], -1), dtype=np.float64) / 255
