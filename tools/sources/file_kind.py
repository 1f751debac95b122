"""Which kind of course or activity file some bytes are, by what they hold and never by their name."""

import re
from enum import StrEnum

from tools.kit.errors import UnreadableFile
from tools.sources.gzip_content import gunzip

MAX_BYTES = 50_000_000
_TCX_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?TrainingCenterDatabase[\s/>]")
_GPX_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?gpx[\s/>]", re.IGNORECASE)
_ROOT_WITHIN = 100_000  # bytes


class FileKind(StrEnum):
    """A format that holds ways."""

    FIT = "fit"
    TCX = "tcx"
    GPX = "gpx"


def unpacked(content: bytes) -> tuple[bytes, FileKind | None]:
    """Return a file's bytes, unpacked if they are gzipped, and which kind they are; None for any other.

    Raises FileTooLarge, and UnreadableFile for a damaged archive and an empty file.
    """
    plain = gunzip(content, MAX_BYTES)
    if not plain.strip(b"\0 \t\r\n"):
        raise UnreadableFile("This file is empty. Download or export it again and drop the new one.")
    if plain[8:12] == b".FIT":
        return plain, FileKind.FIT
    head = plain[:_ROOT_WITHIN].replace(b"\0", b"")  # UTF-16 text is its letters with zeros between
    if _TCX_ROOT.search(head):
        return plain, FileKind.TCX
    return plain, FileKind.GPX if _GPX_ROOT.search(head) else None
