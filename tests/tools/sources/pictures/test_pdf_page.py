"""Pages of PDFs that ask for more than any machine has end the process that draws them, and nothing else."""

import zlib

import numpy as np
import pytest

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.pictures.pdf_page import render_page

FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>>>"


def stream(content: bytes, told: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (told, len(packed), packed)


def pdf(
    drawn: bytes, *more: bytes, resources: bytes = b"", box: bytes = b"0 0 600 800", pages: int = 1
) -> bytes:
    """Return a PDF of pages that all draw the same; objects `more` are numbered from 5."""
    kids = b"3 0 R " * pages
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>>>" % (box, resources),
        stream(drawn),
        *more,
    )
    written, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(written))
    return written + head + table + end


def forms_in_forms(deep: int) -> bytes:
    """Return a page whose form draws ten forms, each of which draws ten ..."""
    forms = [stream(b"/F Do " * 10, FORM % (6 + n)) for n in range(deep)]
    return pdf(b"/F Do", *forms, stream(b"0 0 9 9 re f"), resources=b"/XObject<</F 5 0 R>>")


def endless_pattern() -> bytes:
    told = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001"
    pattern = stream(b"0 0 1 1 re f", told + b"/Resources<<>>")
    drawn = b"/Pattern cs /P scn 0 0 600 800 re f " * 20
    return pdf(drawn, pattern, resources=b"/Pattern<</P 5 0 R>>")


def test_a_page_is_drawn_as_it_is() -> None:
    pixels, pages, page = render_page(pdf(b"1 0 0 rg 0 400 600 400 re f", pages=2), "guide.pdf", 2)
    assert (pages, page, pixels.shape) == (2, 2, (2400, 1800, 3))
    assert np.array_equal(pixels[300, 900], [255, 0, 0]), "red is red"
    assert np.array_equal(pixels[2100, 900], [255, 255, 255])


@pytest.mark.parametrize(
    "content",
    [
        forms_in_forms(9),
        pdf(b"/F Do", stream(b"/F Do /F Do", FORM % 5), resources=b"/XObject<</F 5 0 R>>"),
        pdf(b"0 0 m 600 800 l 600 0 l h B*\n" * 3_000_000),
        pdf(b" " * 1_500_000_000),
        endless_pattern(),
    ],
    ids=["forms in forms", "a form of itself", "strokes", "a stream that unfolds", "a pattern"],
)
def test_a_page_that_asks_for_everything_is_left(content: bytes) -> None:
    assert len(content) < 2_000_000
    with pytest.raises(FileTooLarge, match=r"Page 1 of race \{0\}\.pdf takes more memory or time"):
        render_page(content, "race {0}.pdf", 1)


@pytest.mark.parametrize(
    ("content", "page", "why"),
    [
        (pdf(b""), 2, "one page; there is no page 2"),
        (pdf(b"", pages=3), 0, "3 pages; there is no page 0"),
        (pdf(b"", box=b"0 0 10000 20"), 1, "strip"),
        (pdf(b"")[:60], 1, "damaged"),
    ],
)
def test_what_cannot_be_drawn_says_why(content: bytes, page: int, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        render_page(content, "guide.pdf", page)


def test_a_page_of_pictures_too_large_is_left_and_a_book_too() -> None:
    told = b"/Type/XObject/Subtype/Image/Width 40000/Height 40000/BitsPerComponent 1/ColorSpace/DeviceGray"
    large = pdf(
        b"600 0 0 800 0 0 cm /I Do", stream(bytes(200_000_000), told), resources=b"/XObject<</I 5 0 R>>"
    )
    with pytest.raises(FileTooLarge, match="picture too large"):
        render_page(large, "guide.pdf", 1)
    with pytest.raises(FileTooLarge, match="301 pages"):
        render_page(pdf(b"", pages=301), "guide.pdf", 1)
