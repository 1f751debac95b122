"""From bytes to XML text: which encoding a GPX file uses, and what a file is when it is not GPX."""

import codecs
import re

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.foreign_file import by_first_bytes, by_text, refusal

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
# Only plain character tables: some Python codecs ("idna", "unicode_escape") are slow or rewrite the text.
_TABLES = re.compile(r"utf-8|ascii|cp\d+|iso8859-\d+|koi8-[ru]|mac-\w+|gb\w+|big5\w*|shift_jis\w*|euc_\w+")

_WANTED, _USUAL = "a course file I can read", "Export the course as GPX, TCX or FIT and drop that."
_ROOT_WITHIN = 100_000  # characters; whatever comes first is not a course
_GPX_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?gpx(?=[\s/>])", re.IGNORECASE)
_PROLOGUE = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_BLANK = re.compile(r"[\s\ufeff]*")


def decode_gpx(content: bytes, max_bytes: int) -> tuple[str, tuple[str, ...]]:
    """Return the text of a GPX file from its root element on, and warnings about what was skipped.

    Raises FileTooLarge above `max_bytes`, and UnreadableFile naming what the file seems to be otherwise.
    """
    if len(content) > max_bytes:
        raise FileTooLarge(
            f"This file has {len(content) / 1e6:.1f} MB; a course may have {max_bytes / 1e6:.0f} MB. "
            "Export the course alone, without heart rate or photos, and drop that."
        )
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFile("This file is empty. Download or export it again and drop the new one.")
    binary = by_first_bytes(content)
    if binary:
        raise UnreadableFile(refusal(binary, _WANTED, _USUAL))
    text, skipped_nul = _without_nul(decode_text(content))
    root = _GPX_ROOT.search(text, 0, _ROOT_WITHIN)
    if root is None:
        raise UnreadableFile(refusal(by_text(text), _WANTED, _USUAL))
    before = text[: root.start()]
    if "<!ENTITY" in text:
        raise UnreadableFile(
            "This file defines XML entities, a trick used to overload readers; no course needs them. "
            "Export the course again from the place you got it and drop that."
        )
    warnings = []
    if skipped_nul:
        warnings.append("The file holds damaged stretches (zero bytes); I skipped them.")
    if not _is_prologue(before):
        warnings.append("Something else stands before the GPX in this file; I skipped it.")
    return text[root.start() :], tuple(warnings)


def _is_prologue(text: str) -> bool:
    """Tell whether a text is nothing but blanks, instructions, comments and a document type."""
    at = 0
    while blank := _BLANK.match(text, at):
        at = blank.end()
        if at == len(text):
            return True
        end = next((end for start, end in _PROLOGUE if text.startswith(start, at)), None)
        closed = -1 if end is None else text.find(end, at)
        if end is None or closed < 0:
            return False
        at = closed + len(end)
    return False


def decode_text(content: bytes) -> str:
    """Return the text of an XML file by its byte order mark, its declaration, or else as UTF-8 or cp1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    head = content[:400].lstrip()
    if head.startswith(b"<\0"):
        return content.decode("utf-16-le", errors="replace")
    if head.startswith(b"\0<"):
        return content.decode("utf-16-be", errors="replace")
    for encoding in (_declared_encoding(head), "utf-8"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", errors="replace")


def _declared_encoding(head: bytes) -> str:
    declared = _DECLARED.search(head)
    if declared is None:
        return "utf-8"
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    return name if _TABLES.fullmatch(name) else "utf-8"


def _without_nul(text: str) -> tuple[str, bool]:
    if "\0" not in text:
        return text, False
    return text.replace("\0", ""), True
