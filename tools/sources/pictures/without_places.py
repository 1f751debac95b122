"""A picture file without what its camera wrote beside the pixels: above all where it was taken.

The pixels stay bit for bit as they are, and so does how the camera was held. JPEG, PNG and WebP are rewritten
piece by piece; in HEIC files, whose pieces are found by their place, the words are blanked where they stand.
Whatever cannot be followed to its end comes back untouched: whoever opens it says what is wrong with it.
"""

import re
import struct
import zlib
from collections.abc import Iterator

_ORIENTATION, _GPS = 0x0112, 0x8825
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_KEPT_APPS = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}  # what says how the pixels are to be read
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_WEBP_WORDS = {b"EXIF", b"XMP "}
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}


def without_places(content: bytes) -> bytes:
    """Return a picture file without its metadata; anything that is none comes back as it is."""
    try:
        if content[:3] == b"\xff\xd8\xff":
            return _jpeg(content)
        if content[:8] == _PNG:
            return _png(content)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
        if content[4:8] == b"ftyp":
            return _blanked(content)
    except (struct.error, ValueError, IndexError):
        pass  # damaged or cut off
    return content


def _jpeg(content: bytes) -> bytes:
    """Return a JPEG's segments that draw, and nothing that follows its end."""
    kept, orientation = [content[:2]], 1
    for marker, start, end in _segments(content):
        body = content[start + 4 : end]
        if marker == 0xE1 and body[:6] == b"Exif\0\0":
            orientation = _orientation(body[6:]) or orientation
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or body.startswith(
            _KEPT_APPS.get(marker, b"\0none")
        ):
            kept.append(content[start:end])
    if orientation != 1:
        told = b"Exif\0\0" + _tiff(orientation)
        kept.insert(1, b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told)
    return b"".join(kept)


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (marker, first byte, past the last) of each segment; drawn data belongs to the one before it."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("no marker")
        marker = content[at + 1]
        if marker == _EOI:
            yield marker, at, at + 2
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if marker == _SOS:
            end = _end_of_scan(content, end)
        yield marker, at, end
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    while True:
        at = content.index(b"\xff", at)
        following = content[at + 1]
        if following == 0x00 or 0xD0 <= following <= 0xD7:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at


def _png(content: bytes) -> bytes:
    kept, at, orientation = [_PNG], 8, 1
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError("cut off")
        if kind == b"eXIf":
            orientation = _orientation(content[at + 8 : end - 4]) or orientation
        if kind not in _PNG_WORDS:
            kept.append(content[at:end])
        if kind == b"IEND":
            break
        at = end
    if orientation != 1:
        told = b"eXIf" + _tiff(orientation)
        kept.insert(2, struct.pack(">I", len(told) - 4) + told + struct.pack(">I", zlib.crc32(told)))
    return b"".join(kept)


def _webp(content: bytes) -> bytes:
    (size,) = struct.unpack_from("<I", content, 4)
    kept, at, orientation = [], 12, 1
    while at + 8 <= min(len(content), size + 8):
        kind, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        piece = content[at:end]
        if kind == b"EXIF":
            orientation = _orientation(piece[8:].removeprefix(b"Exif\0\0")) or orientation
        if kind == b"VP8X":
            piece = piece[:8] + bytes([piece[8] & ~0x0C]) + piece[9:]  # no more EXIF, no more XMP
        if kind not in _WEBP_WORDS:
            kept.append(piece)
        at = end
    if orientation != 1 and kept and kept[0][:4] == b"VP8X":
        kept[0] = kept[0][:8] + bytes([kept[0][8] | 0x08]) + kept[0][9:]
        told = _tiff(orientation)
        kept.append(b"EXIF" + struct.pack("<I", len(told)) + told)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _blanked(content: bytes) -> bytes:
    """Return a file with the places in its EXIF blocks, and its XMP, overwritten where they stand."""
    blanked = bytearray(content)
    for found in re.finditer(rb"Exif\0\0(?=II\*\0|MM\0\*)", content):
        _blank_places(blanked, found.end())
    for found in _XMP.finditer(content):
        blanked[found.start() : found.end()] = b" " * (found.end() - found.start())
    return bytes(blanked)


def _blank_places(content: bytearray, start: int) -> None:
    """Overwrite the GPS directory of a TIFF block that begins at `start`, and all it points to."""
    order = "<" if content[start : start + 2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", content, start + 4)
    for tag, _, _, entry in _entries(content, start, start + first, order):
        if tag != _GPS:
            continue
        (place,) = struct.unpack_from(f"{order}I", content, entry + 8)
        at = start + place
        for _, kind, count, each in list(_entries(content, start, at, order)):
            size = _SIZES.get(kind, 1) * count
            if 4 < size < len(content):
                (far,) = struct.unpack_from(f"{order}I", content, each + 8)
                content[start + far : start + far + size] = bytes(
                    len(content[start + far : start + far + size])
                )
            content[each : each + 12] = bytes(12)
        content[at : at + 2] = bytes(2)


def _entries(
    content: bytes | bytearray, start: int, at: int, order: str
) -> Iterator[tuple[int, int, int, int]]:
    """Yield (tag, type, count, place of the entry) of a directory of a TIFF block."""
    (entries,) = struct.unpack_from(f"{order}H", content, at)
    for number in range(min(entries, 500)):
        entry = at + 2 + 12 * number
        yield (*struct.unpack_from(f"{order}HHI", content, entry), entry)


def _orientation(tiff: bytes) -> int | None:
    """Return how the camera was held, as an EXIF block says; None where it says nothing sensible."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        for tag, kind, _, entry in _entries(tiff, 0, first, order):
            if tag == _ORIENTATION and kind == 3:
                (value,) = struct.unpack_from(f"{order}H", tiff, entry + 8)
                return value if 1 <= value <= 8 else None
    except (KeyError, struct.error):
        pass
    return None


def _tiff(orientation: int) -> bytes:
    """Return an EXIF block that says how the camera was held and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
