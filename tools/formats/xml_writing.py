"""XML as devices read it: texts without what XML cannot hold, times in UTC."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

from tools.domain.others_words import others_words

LONGEST_TEXT = 500


def xml_bytes(root: ElementTree.Element) -> bytes:
    """Return a document as UTF-8, indented, with its declaration."""
    ElementTree.indent(root, " ")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def xml_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text as XML can hold it: on one line, without control characters; never empty."""
    return others_words(text, longest) or "–"


def xml_time(begins: datetime, seconds: float) -> str:
    """Write a moment so many seconds after the start: 2026-04-20T10:24:00Z."""
    return f"{begins + timedelta(seconds=round(seconds)):%Y-%m-%dT%H:%M:%SZ}"
