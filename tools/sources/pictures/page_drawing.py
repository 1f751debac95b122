"""The process that draws one page of a PDF: `python -m tools.sources.pictures.page_drawing PAGE`.

It reads the file from its input and writes a line of JSON, then the pixels. A few hundred bytes of PDF can
ask for more strokes or memory than any machine has, and the renderer cannot be stopped from outside itself:
so it draws here, where its limits end nothing but this process.
"""

import json
import os
import sys
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw

from tools.kit.own_process import limit_memory, limit_seconds

LONGER_SIDE_PX = 2400  # an A4 page at 205 dots an inch; our design choice [D]
MAX_PAGES = 300
MAX_IMAGE_PIXELS = 110_000_000  # of the pictures a page holds, together
THINNEST = 50.0  # the longer side by the shorter one
MOST_SECONDS, MOST_MEMORY_BYTES = 5, 900_000_000  # for one page; our design choices [D]


class Refused(Exception):
    """Why a page is not drawn, as a word `pdf_page` has a sentence for."""


def drawn(document: pypdfium2.PdfDocument, page: int, pages: int) -> pypdfium2.PdfBitmap:
    """Return a page as pixels in the order red, green, blue; raise Refused."""
    if pages > MAX_PAGES:
        raise Refused("pages")
    if not 1 <= page <= pages:
        raise Refused("no_page")
    sheet = document[page - 1]
    _check_pictures(sheet)
    width, height = sheet.get_size()
    if min(width, height) < 1 or max(width, height) / min(width, height) > THINNEST:
        raise Refused("strip")
    scale = LONGER_SIDE_PX / max(width, height)
    return sheet.render(scale=scale, rev_byteorder=True, may_draw_forms=False, prefer_bgrx=False)


def _check_pictures(sheet: pypdfium2.PdfPage) -> None:
    """Raise Refused where the pictures on a page are larger than anything a page needs."""
    pixels = 0
    for held in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        width, height = held.get_px_size()
        pixels += width * height
        if pixels > MAX_IMAGE_PIXELS:
            raise Refused("picture")


def answer(content: bytes, page: int, answers: BinaryIO) -> None:
    """Write what became of a page: its size and pixels, or why there are none."""
    pages = 0
    try:
        with pypdfium2.PdfDocument(content) as document:
            pages = len(document)
            bitmap = drawn(document, page, pages)
            size = {"pages": pages, "height": bitmap.height, "width": bitmap.width}
            layout = {"stride": bitmap.stride, "channels": bitmap.n_channels}
            answers.write(json.dumps(size | layout).encode() + b"\n")
            answers.write(memoryview(bitmap.buffer).cast("B"))
            bitmap.close()
    except pypdfium2.PdfiumError as problem:
        locked = problem.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        _refuse(answers, "locked" if locked else "damaged", pages)
    except Refused as refusal:
        _refuse(answers, str(refusal), pages)


def _refuse(answers: BinaryIO, why: str, pages: int) -> None:
    answers.write(json.dumps({"why": why, "pages": pages}).encode() + b"\n")


def main() -> None:
    """Draw the page that is asked for; whatever else is written to the standard output goes nowhere."""
    limit_memory(MOST_MEMORY_BYTES)
    limit_seconds(MOST_SECONDS)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        answer(sys.stdin.buffer.read(), int(sys.argv[1]), answers)


if __name__ == "__main__":
    main()
