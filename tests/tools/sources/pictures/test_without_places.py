"""What a camera writes beside the pixels goes; the pixels and how it was held stay."""

import io
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.support.course_pictures import profile_photo
from tools.sources.pictures.decoding import decode
from tools.sources.pictures.without_places import without_places

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>47,7.4N</exif:GPSLatitude></x:xmpmeta>"
SECRETS = (b"GPS", b"PhoneMaker", b"47,7.4N", b"secret place")


def exif(orientation: int = 6) -> Image.Exif:
    made = Image.Exif()
    made[0x0112], made[0x010F], made[0x010E] = orientation, "PhoneMaker", "secret place"
    made.get_ifd(0x8825).update({1: "N", 2: (47.0, 7.0, 24.4444), 3: "E", 4: (8.0, 39.0, 15.5)})
    return made


def a_picture(kind: str, orientation: int = 6) -> bytes:
    rng = np.random.default_rng(1)
    image = Image.fromarray((rng.random((30, 50, 3)) * 255).astype(np.uint8))
    written = io.BytesIO()
    options: dict[str, object] = {"exif": exif(orientation)}
    if kind == "PNG":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Comment", "secret place")
    if kind in ("JPEG", "WEBP"):
        options["xmp"] = XMP
    if kind == "JPEG":
        options |= {"comment": b"secret place", "progressive": orientation % 2 == 0}
    image.save(written, kind, **options)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_only_the_pixels_and_how_it_was_held_stay(kind: str, orientation: int) -> None:
    content = a_picture(kind, orientation)
    assert b"PhoneMaker" in content
    clean = without_places(content)
    assert not any(secret in clean for secret in SECRETS)
    assert len(clean) < len(content)
    with Image.open(io.BytesIO(clean)) as image:
        assert dict(image.getexif()) in ({}, {0x0112: orientation})
        assert not image.getexif().get_ifd(0x8825)
    assert np.array_equal(decode(clean, "a").rgb, decode(content, "a").rgb), "drawn alike, upright alike"
    assert without_places(clean) == clean


def test_what_follows_the_end_goes_too() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        content = a_picture(kind) + profile_photo()
        assert not any(secret in without_places(content) for secret in SECRETS)


def test_the_place_in_a_heic_file_is_blanked_where_it_stands() -> None:
    tiff = exif().tobytes().removeprefix(b"Exif\0\0")
    head = struct.pack(">I4s4sI4s", 20, b"ftyp", b"heic", 0, b"mif1")
    content = head + b"meta" + b"Exif\0\0" + tiff + b"pixels" + XMP + b"more pixels"
    clean = without_places(content)
    assert len(clean) == len(content), "everything stays at its place"
    assert b"GPSLatitude" not in clean
    block = clean[clean.index(b"Exif\0\0") + 6 :]
    again = Image.Exif()
    again.load(b"Exif\0\0" + block)
    assert again[0x0112] == 6
    assert not any(again.get_ifd(0x8825).values())
    assert clean.endswith(b"more pixels")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff", b"GIF89a", b"%PDF-1.4", b"RIFF\0\0\0\0WEB", b"<gpx/>"]
)
def test_anything_else_comes_back_as_it_is(content: bytes) -> None:
    assert without_places(content)[:6] == content[:6]


@given(cut=st.integers(0, 3_000), kind=st.sampled_from(["JPEG", "PNG", "WEBP"]), at=st.integers(0, 2_000))
def test_damage_never_breaks_it(cut: int, kind: str, at: int) -> None:
    content = bytearray(a_picture(kind)[:cut])
    if content:
        content[at % len(content)] ^= 0xFF
    assert isinstance(without_places(bytes(content)), bytes)


@given(
    content=st.binary(max_size=300),
    head=st.sampled_from([b"\xff\xd8\xff", b"\0\0\0\x18ftypheic", b"\x89PNG\r\n\x1a\n"]),
)
def test_nonsense_never_breaks_it(content: bytes, head: bytes) -> None:
    assert isinstance(without_places(head + content + b"Exif\0\0II*\0" + content), bytes)
