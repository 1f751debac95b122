"""Any activity file: FIT, TCX or GPX, plain or gzipped, told apart by what it holds."""

import re
import zlib

from tools.domain.activity import Activity
from tools.domain.recordings.multisport import join_legs
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.fit import read_fit_activities
from tools.sources.gpx_activity import read_gpx_activity
from tools.sources.tcx import read_tcx_activities

MAX_BYTES = 50_000_000
_TCX_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?TrainingCenterDatabase[\s/>]")
_GPX_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?gpx[\s/>]", re.IGNORECASE)
_ROOT_WITHIN = 100_000  # bytes
_DAMAGED_GZIP = "This .gz archive is damaged. Download it again, or unpack it and drop the file inside."
_ADVICE = "Export the activity as FIT, TCX or GPX and drop that."


def read_activity(content: bytes, name: str) -> Activity:
    """Return the activity of a file; the legs of a multisport file are joined on one clock.

    Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
    """
    return join_legs(read_activities(content, name))


def read_activities(content: bytes, name: str) -> tuple[Activity, ...]:
    """Return every activity of a file, in the order of time: one, or the legs of a multisport file.

    `name` counts only where the content says nothing. Raises FileTooLarge, and UnreadableFile saying what
    the file is instead and what to do.
    """
    plain = _unpacked(content)
    if not plain.strip(b"\0 \t\r\n"):
        raise UnreadableFile("This file is empty. Download or export it again and drop the new one.")
    if plain[8:12] == b".FIT":
        return read_fit_activities(plain)
    head = plain[:_ROOT_WITHIN].replace(b"\0", b"")  # UTF-16 text is its letters with zeros between
    if _TCX_ROOT.search(head):
        return read_tcx_activities(plain)
    if _GPX_ROOT.search(head):
        return (read_gpx_activity(plain),)
    raise UnreadableFile(_what_it_is(plain, head, name.lower()))


def _unpacked(content: bytes) -> bytes:
    """Return the bytes of a file, unpacked if it is gzipped; of a cut archive what it still holds."""
    if content[:2] != b"\x1f\x8b":
        _refuse_large(len(content))
        return content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(content, MAX_BYTES + 1)
    except zlib.error as error:
        raise UnreadableFile(_DAMAGED_GZIP) from error
    if not plain and not unpacker.eof:
        raise UnreadableFile(_DAMAGED_GZIP)
    _refuse_large(len(plain))
    return plain


def _refuse_large(size: int) -> None:
    if size > MAX_BYTES:
        raise FileTooLarge(
            f"This file has more than {MAX_BYTES / 1e6:.0f} MB; no activity has. Export the activity alone."
        )


def _what_it_is(content: bytes, head: bytes, name: str) -> str:
    if content[:4] == b"PK\x03\x04":
        return "This is a ZIP archive: unpack it and drop the activity inside (.fit, .tcx or .gpx)."
    if name.endswith((".fit", ".fit.gz")):
        return "This FIT file is damaged in its first bytes. Copy it from the device again and drop that."
    if b"<kml" in head:
        return f"This is a KML file (Google Earth), which holds no effort. {_ADVICE}"
    if b"<html" in head.lower():
        return (
            "This is a web page: the download probably needs you to be signed in. "
            "Save the activity file itself and drop that."
        )
    if head.lstrip()[:1] in (b"{", b"["):
        return f"This looks like JSON. {_ADVICE}"
    return f"I do not know this kind of file. {_ADVICE}"
