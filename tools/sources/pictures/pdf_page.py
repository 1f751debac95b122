"""One page of a PDF as pixels."""

import numpy as np
from numpy.typing import NDArray

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.kit.pdfium import PDFIUM

LONGER_SIDE_PX = 2400  # an A4 page at 205 dots an inch; our design choice [D]
MAX_PAGES = 300
MAX_IMAGE_PIXELS = 110_000_000  # of the pictures a page holds, together


def render_page(content: bytes, name: str, page: int) -> tuple[NDArray[np.uint8], int, int]:
    """Return the pixels of a page (height, width, 3), how many pages there are, and the page itself.

    Raises UnreadableFile for a damaged or locked file and a page that is not there, FileTooLarge for a page
    that holds more than can be drawn.
    """
    import pypdfium2
    import pypdfium2.raw

    try:
        with PDFIUM, pypdfium2.PdfDocument(content) as document:
            pages = len(document)
            _checked_page(pages, name, page)
            sheet = document[page - 1]
            _checked_pictures(sheet, name)
            width, height = sheet.get_size()
            if min(width, height) < 1 or max(width, height) / min(width, height) > 50:
                raise UnreadableFile(
                    f"Page {page} of {name} is a strip too thin to draw. Send a picture of it."
                )
            scale = LONGER_SIDE_PX / max(width, height)
            bitmap = sheet.render(scale=scale, rev_byteorder=True, may_draw_forms=False, prefer_bgrx=False)
            pixels = np.array(bitmap.to_numpy()[..., :3], dtype=np.uint8)
            bitmap.close()
            return pixels, pages, page
    except pypdfium2.PdfiumError as problem:
        locked = problem.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise UnreadableFile(
            f"{name} is locked with a password. Save it without one, or send a screenshot of the page."
            if locked
            else f"{name} is damaged or cut off and cannot be opened. Download or export it again."
        ) from problem


def _checked_page(pages: int, name: str, page: int) -> None:
    if pages > MAX_PAGES:
        raise FileTooLarge(f"{name} has {pages} pages. Save the page with the profile alone and drop that.")
    if not 1 <= page <= pages:
        held = "one page" if pages == 1 else f"{pages} pages"
        raise UnreadableFile(f"{name} has {held}; there is no page {page}.")


def _checked_pictures(sheet: "object", name: str) -> None:
    """Raise FileTooLarge where the pictures on a page are larger than anything a page needs."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    pixels = 0
    for held in sheet.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]):  # type: ignore[attr-defined]
        width, height = held.get_px_size()
        pixels += width * height
        if pixels > MAX_IMAGE_PIXELS:
            raise FileTooLarge(f"{name} holds a picture too large to open. Send a screenshot of the page.")
