"""Any activity file: FIT, TCX or GPX, plain or gzipped, told apart by what it holds."""

from tools.domain.activity import Activity
from tools.domain.recordings.multisport import join_legs
from tools.kit.errors import UnreadableFile
from tools.sources.file_kind import FileKind, unpacked
from tools.sources.foreign_file import by_first_bytes, by_text, refusal
from tools.sources.gpx_encoding import decode_text

_USUAL = "Export the activity as FIT, TCX or GPX and drop that."
_HEAD = 10_000  # bytes


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
    plain, kind = unpacked(content)
    if kind is FileKind.FIT:
        from tools.sources.fit import read_fit_activities  # the decoder takes time to load

        return read_fit_activities(plain)
    if kind is FileKind.TCX:
        from tools.sources.tcx import read_tcx_activities

        return read_tcx_activities(plain)
    if kind is FileKind.GPX:
        from tools.sources.gpx_activity import read_gpx_activity

        return (read_gpx_activity(plain),)
    raise UnreadableFile(_what_it_is(plain, name.lower()))


def _what_it_is(content: bytes, name: str) -> str:
    if name.endswith((".fit", ".fit.gz")):
        return "This FIT file is damaged in its first bytes. Copy it from the device again and drop that."
    foreign = by_first_bytes(content) or by_text(decode_text(content[:_HEAD]))
    return refusal(foreign, "an activity file", _USUAL)
