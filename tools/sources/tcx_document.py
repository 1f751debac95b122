"""TCX files (Garmin Training Center) as XML: the document, its elements, and the texts of a track point.

The file is parsed by pugixml, which expands no entities and reads nothing from outside.
"""

import re
from collections.abc import Iterator, Sequence

import pygixml

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.gpx_encoding import decode_text

MAX_BYTES = 50_000_000
MAX_TRACKPOINTS = 1_000_000
_MAX_TAGS = 6_000_000  # a real 50 MB file has under 4 million
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?TrainingCenterDatabase(?=[\s/>])")
# Elements of a track point that hold a number, wherever they stand in it, by the column they fill.
COLUMN_OF = {
    "AltitudeMeters": "elevation_m",
    "DistanceMeters": "distance_m",
    "Cadence": "cadence_rpm",
    "RunCadence": "cadence_rpm",
    "Speed": "speed_m_per_s",
    "Watts": "power_w",
    "LatitudeDegrees": "lat",
    "LongitudeDegrees": "lon",
    "Value": "heart_rate_bpm",
}
_HOLDERS = frozenset({"Position", "HeartRateBpm", "Extensions", "TPX"})
_DEEPEST = 20  # elements inside one another; a real file has three
_CUT = "The file stops in the middle; I used what stands before that."

PointTexts = dict[str, str]
"""The texts of a track point by column, and its "Time"."""


def parse_tcx(content: bytes) -> tuple[pygixml.XMLDocument, tuple[str, ...]]:
    """Return the document and a warning if it is cut; its nodes live only as long as it does.

    Raises FileTooLarge, and UnreadableFile when this is no TCX file.
    """
    if len(content) > MAX_BYTES:
        raise FileTooLarge(
            f"This TCX file has {len(content) / 1e6:.1f} MB; it may have {MAX_BYTES / 1e6:.0f} MB."
        )
    text = decode_text(content).replace("\0", "")
    begins = _ROOT.search(text, 0, 100_000)
    if begins is None:
        raise UnreadableFile("This is not a TCX file. Export the activity as FIT, TCX or GPX and drop that.")
    if text.count("<") > _MAX_TAGS:
        raise FileTooLarge(
            "This file is too crowded to be one course or activity. Export it alone and drop that."
        )
    document = pygixml.XMLDocument()  # type: ignore[no-untyped-call]
    whole = document.load_string(text[begins.start() :])
    return document, () if whole else (_CUT,)


def local_name(node: pygixml.XMLNode) -> str:
    """Return an element's name without its namespace prefix."""
    return str(node.name or "").rpartition(":")[2]


def descend(
    node: pygixml.XMLNode, through: Sequence[str], deepest: int = _DEEPEST
) -> Iterator[pygixml.XMLNode]:
    """Yield the elements below a node, looking inside those named in `through`."""
    for child in node.children():
        if deepest and local_name(child) in through:
            yield from descend(child, through, deepest - 1)
        else:
            yield child


def child_text(node: pygixml.XMLNode, name: str) -> str:
    """Return the text of the first child element of that name, empty without one."""
    texts = (child.child_value() for child in node.children() if local_name(child) == name)
    return str(next(texts, None) or "")


def refuse_many(points: int) -> None:
    """Raise FileTooLarge above the track points we take."""
    if points > MAX_TRACKPOINTS:
        raise FileTooLarge(f"This TCX file has {points:,} track points; that is too many.")


def point_texts(node: pygixml.XMLNode, deepest: int = _DEEPEST) -> PointTexts:
    """Read a track point, or anything else that holds a place."""
    point: PointTexts = {}
    for child in node.children():
        name = local_name(child)
        if deepest and name in _HOLDERS:
            point |= point_texts(child, deepest - 1)
        elif name == "Time":
            point["Time"] = str(child.child_value() or "")
        elif name in COLUMN_OF:
            point[COLUMN_OF[name]] = str(child.child_value() or "")
    return point
