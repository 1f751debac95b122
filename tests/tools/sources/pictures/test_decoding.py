"""Small files that unfold into more than memory holds, or ask for more passes than anybody waits for."""

import io
import random
import struct
import zlib
from contextlib import suppress

import pytest
from PIL import Image, ImageDraw

from tools.kit.errors import FileTooLarge, PacelineError, UnreadableFile
from tools.sources.pictures.decoding import MOST_SCANS, decode


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, colour: int, row: bytes) -> bytes:
    """Return a PNG of 8 bits whose rows are all alike, packed without ever being whole in memory."""
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(b"\0" + row) for _ in range(height)) + packing.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def drawing(kind: str, **how: object) -> bytes:
    image = Image.new("RGB", (120, 80), "white")
    ImageDraw.Draw(image).line((0, 70, 40, 20, 80, 60, 119, 10), fill="red", width=3)
    written = io.BytesIO()
    image.save(written, kind, **how)
    return written.getvalue()


def test_what_unfolds_to_more_than_memory_is_refused_before_it_does() -> None:
    content = png(8_000, 8_000, 6, b"\x55" * 32_000)
    assert len(content) < 400_000
    with pytest.raises(FileTooLarge, match="8000 × 8000 pixels"):
        decode(content, "a.png")


def test_a_large_picture_that_shines_through_is_made_smaller_before_it_is_laid_on_a_ground() -> None:
    rgb = decode(png(3_600, 1_800, 6, b"\x20\x20\x20\x80" * 3_600), "a.png").rgb
    assert rgb.shape == (1_600, 3_200, 3)
    assert 130 < rgb[800, 1600, 0] < 160, "dark ink, half through, on white"


def test_sixteen_bits_of_grey_keep_their_brightness() -> None:
    written = io.BytesIO()
    Image.new("I;16", (40, 30), 32_768).save(written, "PNG")
    assert decode(written.getvalue(), "a.png").rgb[9, 9, 0] == 127


def test_a_jpeg_of_endless_passes_is_refused() -> None:
    jpeg = drawing("JPEG", progressive=True)
    last = jpeg[jpeg.rindex(b"\xff\xda") : -2]
    assert decode(jpeg + last, "a.jpg").width == 120, "what follows the picture's end counts for nothing"
    with pytest.raises(UnreadableFile, match="passes"):
        decode(jpeg[:-2] + last * MOST_SCANS + jpeg[-2:], "a.jpg")


def test_a_gif_whose_frame_is_larger_than_itself_is_damaged() -> None:
    gif = bytearray(drawing("GIF"))
    frame = gif.index(b"\x2c")
    gif[frame + 5 : frame + 9] = struct.pack("<HH", 60_000, 60_000)
    with pytest.raises(UnreadableFile, match="damaged"):
        decode(bytes(gif), "a.gif")


@pytest.mark.parametrize(
    "whole",
    [
        drawing("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"),
        drawing("JPEG", progressive=True),
        drawing("PNG"),
        drawing("WEBP"),
        drawing("WEBP", lossless=True),
        drawing("GIF"),
    ],
    ids=["JPEG", "progressive", "PNG", "WebP", "lossless", "GIF"],
)
def test_a_damaged_picture_is_read_or_refused_in_a_sentence(whole: bytes) -> None:
    chance = random.Random(len(whole))
    for turn in range(120):
        damaged = bytearray(whole[: chance.randrange(1, len(whole))] if turn % 4 == 0 else whole)
        for _ in range(chance.randrange(1, 12)):
            damaged[chance.randrange(min(len(damaged), 300 if turn % 2 else len(damaged)))] ^= (
                1 << chance.randrange(8)
            )
        with suppress(PacelineError):
            decode(bytes(damaged), "a.png")
