"""What a gzipped file holds: never more than its reader takes, and of a cut archive what is still there."""

import zlib

from tools.kit.errors import FileTooLarge, UnreadableFile

_MAGIC = b"\x1f\x8b"
_TOO_LARGE = (
    "This .gz archive unpacks to more than {:.0f} MB; no course and no activity has that. "
    "Export it alone and drop that."
)
_PIECE = 1 << 14
_DAMAGED = "This .gz archive is damaged. Download it again, or unpack it and drop the file inside."


def gunzip(content: bytes, max_bytes: int) -> bytes:
    """Return the bytes of a file, unpacked if it is gzipped; a file that is not comes back as it is.

    Raises FileTooLarge where it unpacks to more than `max_bytes`, and UnreadableFile where it is damaged.
    """
    if content[: len(_MAGIC)] != _MAGIC:
        return content
    found = bytearray()
    at = 0
    while content[at : at + len(_MAGIC)] == _MAGIC:  # some programs write one archive behind the other
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        while at < len(content) and not unpacker.eof:
            # Piece by piece: what an archive leaves of its last one is copied, for each of a crowd.
            piece = content[at : at + _PIECE]
            try:
                found += unpacker.decompress(piece, max_bytes - len(found) + 1)
            except zlib.error as error:
                raise UnreadableFile(_DAMAGED) from error
            if len(found) > max_bytes:
                raise FileTooLarge(_TOO_LARGE.format(max_bytes / 1e6))
            at += len(piece) - len(unpacker.unused_data)
    if not found and not unpacker.eof:
        raise UnreadableFile(_DAMAGED)
    return bytes(found)
