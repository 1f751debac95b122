"""The activity file in a ZIP a service answered with: one file, taken out with care."""

from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipInfo

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.file_kind import MAX_BYTES
from tools.sources.zip_entries import ZipEntries

_KINDS = (".fit", ".tcx", ".gpx", ".fit.gz", ".tcx.gz", ".gpx.gz")
_MOST_MEMBERS = 50  # a service puts one file into each; our design choice [D]
_ZIP = b"PK"
_DAMAGED = (
    "The file of this activity arrives damaged. Export its original on the service's web page and drop that."
)


def zipped_original(content: bytes, source_id: str) -> tuple[str, bytes] | None:
    """Return (name, bytes) of the activity file: FIT before TCX before GPX; None where there is none.

    What is not a ZIP comes back as it is. Raises UnreadableFile for a damaged archive and FileTooLarge.
    """
    if not content:
        return None
    if content[: len(_ZIP)] != _ZIP:
        return source_id, content
    try:
        archive = ZipEntries(BytesIO(content))
        try:
            member = _chosen(archive.all())
            return None if member is None else (_name(member, source_id), archive.read(member, MAX_BYTES))
        finally:
            archive.close()
    except FileTooLarge:
        raise FileTooLarge(
            f"The file of this activity is larger than {MAX_BYTES / 1e6:.0f} MB; I left it out."
        ) from None
    except UnreadableFile as error:
        raise UnreadableFile(_DAMAGED) from error


def _chosen(members: list[ZipInfo]) -> ZipInfo | None:
    if len(members) > _MOST_MEMBERS:
        raise UnreadableFile(_DAMAGED)
    ranked = ((rank, member) for member in members for rank, kind in enumerate(_KINDS) if _is(member, kind))
    return min(ranked, key=lambda pair: pair[0], default=(0, None))[1]


def _is(member: ZipInfo, kind: str) -> bool:
    return member.filename.lower().endswith(kind)


def _name(member: ZipInfo, source_id: str) -> str:
    """Return the last part of a member's name; names in an archive are no paths of ours."""
    plain = "".join(character for character in member.filename if character.isprintable())
    return PurePosixPath(plain.replace("\\", "/")).name[-80:] or source_id
