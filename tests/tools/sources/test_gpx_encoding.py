"""Encodings: the same course, whatever wrote it."""

import codecs

import pytest

from tests.support.gpx_files import gpx, point, track
from tools.sources.gpx import read_gpx
from tools.sources.gpx_encoding import decode_gpx

NAME = "Étape à Zürich"
FILE = gpx(track([point(45, 7, 1), point(45.1, 7, 2)], NAME))


def declared(encoding: str) -> str:
    return FILE.replace("UTF-8", encoding)


@pytest.mark.parametrize(
    "content",
    [
        FILE.encode(),
        codecs.BOM_UTF8 + FILE.encode(),
        codecs.BOM_UTF8 + declared("ISO-8859-1").encode(),
        declared("UTF-16").encode("utf-16"),
        codecs.BOM_UTF16_LE + FILE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + declared("UTF-16").encode("utf-16-be"),
        declared("UTF-16").encode("utf-16-le"),
        declared("UTF-16").encode("utf-16-be"),
        FILE.encode("utf-32"),
        declared("ISO-8859-1").encode("latin-1"),
        declared("windows-1252").encode("cp1252"),
        FILE.encode("cp1252"),
        declared("no-such-table").encode(),
        declared("UTF-16").encode(),
        FILE.split("?>", 1)[1].encode(),
        b"\n\n  " + FILE.encode(),
        FILE.split("?>", 1)[1].encode("latin-1"),
    ],
)
def test_the_name_survives(content: bytes) -> None:
    found = read_gpx(content)
    assert found.name == NAME
    assert found.lat.size == 2
    assert found.warnings == ()


@pytest.mark.parametrize("table", ["idna", "unicode_escape", "punycode", "zlib", "rot13", "utf-7"])
def test_codecs_that_rewrite_are_never_used(table: str) -> None:
    assert read_gpx(declared(table).encode()).name == NAME


def test_a_broken_utf16_file_is_read_up_to_the_break() -> None:
    content = declared("UTF-16").encode("utf-16")
    found = read_gpx(content[: content.rfind("</trkseg>".encode("utf-16-le")) + 3])
    assert found.lat.size == 2


@pytest.mark.parametrize(
    "before", ["<!-- exported --><!-- twice -->", "<?xml-stylesheet href='a.xsl'?>", "\ufeff"]
)
def test_comments_and_instructions_before_the_root_are_nothing_special(before: str) -> None:
    assert decode_gpx((before + FILE.split("?>", 1)[1]).encode(), 10_000)[1] == ()


def test_anything_else_before_the_root_is_said() -> None:
    text, warnings = decode_gpx(b"HTTP/1.1 200 OK\r\n\r\n" + FILE.encode(), 10_000)
    assert text.startswith("<gpx")
    assert "before the GPX" in warnings[0]


def test_many_comments_cost_no_time() -> None:
    junk = "<!-- a -->" * 9_000 + "x"
    assert "before the GPX" in decode_gpx((junk + FILE.split("?>", 1)[1]).encode(), 1_000_000)[1][0]
