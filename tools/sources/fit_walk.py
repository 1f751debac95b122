"""The boundaries of a FIT file's messages: its records apart from what stands around them.

FIT is a row of messages, each as long as the definition before it says (Garmin, FIT protocol). One step a
message, without looking inside, takes the records out, which are nearly all of a file.
"""

import struct
from dataclasses import dataclass, field

from tools.sources.fit_messages import (
    DEVELOPER_DATA_ID,
    FIELD_DESCRIPTION,
    MAX_RECORDS,
    NUMBERS,
    checksum,
)

_DEFINITION, _DEVELOPER, _COMPRESSED = 0x40, 0x20, 0x80
_HEADER_SIZES = (12, 14)
_KEPT = frozenset(NUMBERS.values()) - {NUMBERS["record"]} | {FIELD_DESCRIPTION, DEVELOPER_DATA_ID}


class Unsure(Exception):
    """The file is out of the ordinary: better read it message by message."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a definition: where it stands in a message. `developer` is the index of who added it."""

    number: int
    offset: int
    size: int
    base_type: int
    developer: int | None = None


@dataclass(slots=True)
class Definition:
    """What the data messages of one local type are, `size` bytes each with their header.

    `described` is how many descriptions of developers' fields stand before it: later ones do not touch it.
    """

    number: int
    big_endian: bool
    size: int
    fields: tuple[Field, ...]
    described: int
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    """Of records: (row of the first, first byte, past the last byte)."""


@dataclass(slots=True)
class Walked:
    """A file (`content`), what it is without its records (`rest`), and the definitions of these."""

    content: bytes
    rest: bytes
    definitions: tuple[Definition, ...]
    records: int


@dataclass(slots=True)
class _Seen:
    """What a walk has met so far: definitions as they are written, and by local type."""

    known: dict[tuple[bytes, int], Definition] = field(default_factory=dict)
    local: dict[int, Definition] = field(default_factory=dict)
    pieces: list[bytes] = field(default_factory=list)
    records: int = 0
    described: int = 0


def walk(content: bytes) -> tuple[Walked, ...]:
    """Return the parts of the files of a FIT stream, all whole; raise Unsure at anything else."""
    files: list[Walked] = []
    at = 0
    while at < len(content):
        size = content[at] + int.from_bytes(content[at + 4 : at + 8], "little") + 2
        file = content if size == len(content) else content[at : at + size]
        if file[8:12] != b".FIT" or file[0] not in _HEADER_SIZES or len(file) < size or checksum(file):
            raise Unsure
        files.append(_walk_file(file))
        at += size
    return tuple(files)


def _walk_file(content: bytes) -> Walked:
    at, end = content[0], len(content) - 2
    seen = _Seen()
    while at < end:
        head = content[at]
        if head & _DEFINITION and not head & _COMPRESSED:
            at += _define(seen, content, at, end)
            continue
        if head not in seen.local:
            raise Unsure  # undefined, or with a compressed time stamp
        definition = seen.local[head]
        began, step = at, definition.size
        while at < end and content[at] == head:
            at += step
        if definition.number == NUMBERS["record"]:
            definition.runs.append((seen.records, began, at))
            seen.records += (at - began) // step
        elif definition.number in _KEPT:
            seen.pieces.append(content[began:at])
            seen.described += (at - began) // step if definition.number == FIELD_DESCRIPTION else 0
    if at != end or seen.records > MAX_RECORDS:
        raise Unsure
    found = tuple(definition for definition in seen.known.values() if definition.runs)
    return Walked(content, _file_of(content, seen.pieces), found, seen.records)


def _define(seen: _Seen, content: bytes, at: int, end: int) -> int:
    """Take a definition in; return how many bytes it has."""
    written = _definition_bytes(content, at, end)
    key = (written, seen.described)
    if key not in seen.known:
        seen.known[key] = _definition(written, seen.described)
    seen.local[content[at] & 0x0F] = seen.known[key]
    if seen.known[key].number in _KEPT:
        seen.pieces.append(written)
    return len(written)


def _definition_bytes(content: bytes, at: int, end: int) -> bytes:
    """Return a definition message as it is written."""
    try:
        after = at + 6 + 3 * content[at + 5]
        if content[at] & _DEVELOPER:
            after += 1 + 3 * content[after]
    except IndexError as cut:
        raise Unsure from cut
    if after > end:
        raise Unsure
    return content[at:after]


def _definition(written: bytes, described: int) -> Definition:
    order, count = written[2], written[5]
    fields: list[Field] = []
    offset = 1
    for number, size, base_type in struct.iter_unpack("BBB", written[6 : 6 + 3 * count]):
        fields.append(Field(number, offset, size, base_type))
        offset += size
    for number, size, developer in struct.iter_unpack("BBB", written[7 + 3 * count :]):
        fields.append(Field(number, offset, size, base_type=-1, developer=developer))
        offset += size
    if not all(each.size for each in fields):
        raise Unsure  # a field of no bytes: fitdecode takes it for damage
    number = struct.unpack_from(">H" if order else "<H", written, 3)[0]
    return Definition(number, big_endian=bool(order), size=offset, fields=tuple(fields), described=described)


def _file_of(content: bytes, pieces: list[bytes]) -> bytes:
    """Return a file of these messages alone; nobody looks at its checksum."""
    body = b"".join(pieces)
    return content[:4] + len(body).to_bytes(4, "little") + content[8 : content[0]] + body + bytes(2)
