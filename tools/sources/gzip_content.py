"""What a gzipped file holds: never more than its reader takes, and of a cut archive what is still there."""

import zlib

from tools.kit.errors import FileTooLarge, UnreadableFile

_MAGIC = b"\x1f\x8b"
_DAMAGED = "This .gz archive is damaged. Download it again, or unpack it and drop the file inside."


def gunzip(content: bytes, max_bytes: int) -> bytes:
    """Return the bytes of a file, unpacked if it is gzipped; a file that is not comes back as it is.

    Raises FileTooLarge where it unpacks to more than `max_bytes`, and UnreadableFile where it is damaged.
    """
    if content[: len(_MAGIC)] != _MAGIC:
        return content
    pieces: list[bytes] = []
    unpacked = 0
    rest = content
    while rest[: len(_MAGIC)] == _MAGIC:  # some programs write one archive behind the other
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            pieces.append(unpacker.decompress(rest, max_bytes - unpacked + 1))
        except zlib.error as error:
            raise UnreadableFile(_DAMAGED) from error
        unpacked += len(pieces[-1])
        if unpacked > max_bytes:
            raise FileTooLarge(
                f"This .gz archive unpacks to more than {max_bytes / 1e6:.0f} MB; no course and no activity "
                "has that. Export it alone and drop that."
            )
        rest = unpacker.unused_data
    if not unpacked and not unpacker.eof:
        raise UnreadableFile(_DAMAGED)
    return b"".join(pieces)
