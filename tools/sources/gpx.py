"""GPX 1.0 and 1.1 files: tracks, or routes where there is no track, with their named points.

The file is parsed by pugixml, which expands no entities, reads nothing from outside, and keeps what it had
read when a file stops in the middle. Nothing is judged here: see `tools.domain.ground.course_analysis`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

import numpy as np
import pygixml
from numpy.typing import NDArray

from tools.domain.course import FloatArray, Track, Waypoint
from tools.domain.others_words import others_name
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.gpx_columns import number_column, time_column
from tools.sources.gpx_encoding import decode_gpx

MAX_BYTES = 50_000_000
MAX_POINTS = 1_000_000
# A tree of tiny elements takes some twenty times its text in memory; a real 50 MB file has under 3 M tags.
_MAX_TAGS = 6_000_000
_MAX_WAYPOINTS = 500
_LONGEST_NAME = 120
_GPS_BEGAN_S = 315_964_800.0  # 6 January 1980: an earlier stamp means the clock was not set

BAROMETRIC_CREATOR = re.compile(
    r"garmin|edge|forerunner|fenix|suunto|movescount|wahoo|elemnt|coros|barometer", re.I
)
_TIMED_SHARE = 0.9  # our design choice [D]: a recording has a time at nearly every point


def read_gpx(content: bytes, *, max_bytes: int = MAX_BYTES, max_points: int = MAX_POINTS) -> Track:
    """Return the points of a GPX file in file order, with a warning for everything that was left out.

    Raises FileTooLarge and UnreadableFile, whose text says what to do.
    """
    text, warnings = decode_gpx(content, max_bytes)
    if text.count("<") > _MAX_TAGS or text.count("=") > _MAX_TAGS:
        raise FileTooLarge("This file is too crowded to be a course. Export the course alone and drop that.")
    document = pygixml.XMLDocument()  # type: ignore[no-untyped-call]
    whole = document.load_string(text)
    root = document.root
    prefix = root.name[: -len("gpx")]
    pieces = _pieces(root, prefix, max_points)
    cut = () if whole else (_drop_cut_point(pieces, text, prefix),)
    if pieces.count == 0:
        raise UnreadableFile(_nothing_to_use(root, prefix, whole))
    return _track(root, prefix, pieces, warnings + cut)


@dataclass(slots=True)
class _Pieces:
    """The point nodes of each track segment or route."""

    kind: Literal["track", "route"]
    nodes: list[list[pygixml.XMLNode]]
    containers: int

    @property
    def count(self) -> int:
        return sum(map(len, self.nodes))


def _pieces(root: pygixml.XMLNode, prefix: str, max_points: int) -> _Pieces:
    """Return the track segments that have points, or else the routes."""
    ways: tuple[tuple[Literal["track", "route"], str, str], ...] = (
        ("track", "trkseg", "trkpt"),
        ("route", "rte", "rtept"),
    )
    single = None
    for kind, container, point in ways:
        tag = prefix + point
        found = [entry.node for entry in root.select_nodes(f"//{prefix}{container}")]
        nodes = [[node for node in piece.children() if node.name == tag] for piece in found]
        pieces = _Pieces(kind, [piece for piece in nodes if piece], len(found))
        if pieces.count > max_points:
            raise FileTooLarge(
                f"This file has {pieces.count:,} points; a course may have {max_points:,}. "
                "Export it with fewer points and drop that."
            )
        if pieces.count >= 2:
            return pieces
        if pieces.count:
            single = pieces
    return single or pieces


def _drop_cut_point(pieces: _Pieces, text: str, prefix: str) -> str:
    """Drop the last point of a file that stops early unless it was written whole; return the warning."""
    tag = prefix + ("trkpt" if pieces.kind == "track" else "rtept")
    tail = text[max(text.rfind(f"<{tag} "), 0) :]
    last_is_whole = f"</{tag}>" in tail or re.match(r"<[^<>]*/>", tail)
    if pieces.count and not (last_is_whole and text.count(f"<{tag} ") == pieces.count):
        pieces.nodes[-1].pop()
        pieces.nodes = [piece for piece in pieces.nodes if piece]
    return (
        f"The file stops in the middle (after point {pieces.count:,} of an unknown number). "
        "I used what is there; drop it again if the course goes on."
    )


def _nothing_to_use(root: pygixml.XMLNode, prefix: str, whole: bool) -> str:
    if not whole:
        return "This file is damaged before its first point. Download or export it again and drop that."
    named = len(root.select_nodes(f"//{prefix}wpt"))
    if named:
        places = "1 single place" if named == 1 else f"{named} single places"
        return (
            f"This GPX holds {places}, but no track and no route. Export the course as a track and drop that."
        )
    return "This GPX has no points. Export the course as a track and drop that."


def _track(root: pygixml.XMLNode, prefix: str, pieces: _Pieces, warnings: tuple[str, ...]) -> Track:
    points = list(chain.from_iterable(pieces.nodes))
    lat = number_column([point.attribute("lat").value for point in points])
    lon = number_column([point.attribute("lon").value for point in points])
    elevation = number_column([point.child_value(prefix + "ele") for point in points])
    time_s = time_column([point.child_value(prefix + "time") for point in points])
    piece_of = np.repeat(np.arange(len(pieces.nodes)), [len(piece) for piece in pieces.nodes])

    # NaN fails every comparison, so unreadable coordinates fall out here too.
    usable = (np.abs(lat) <= 90.0) & (np.abs(lon) <= 180.0)
    if np.count_nonzero(usable) < 2:
        raise UnreadableFile(_too_few(int(np.count_nonzero(usable))))
    if not usable.all():
        lat, lon, elevation, time_s = (column[usable] for column in (lat, lon, elevation, time_s))
        piece_of = piece_of[usable]
    time_s, time_warnings = _trusted_times(time_s)
    waypoints, waypoint_warnings = _waypoints(root, prefix)
    return Track(
        name=_name(root, prefix, pieces.kind),
        kind=pieces.kind,
        lat=lat,
        lon=lon,
        elevation_m=elevation,
        time_s=time_s,
        segment_starts=_segment_starts(piece_of),
        waypoints=waypoints,
        warnings=(*warnings, *_dropped_points(usable), *time_warnings, *waypoint_warnings),
        barometric=_is_barometric(root, pieces.kind, time_s),
    )


def _too_few(count: int) -> str:
    if count == 0:
        return "None of this file's points has a usable place. Export the course again and drop the new file."
    return "This file has one single usable point; a course needs more. Export the whole course as a track."


def _segment_starts(piece_of: NDArray[np.intp]) -> NDArray[np.intp]:
    return np.concatenate(([0], np.flatnonzero(np.diff(piece_of)) + 1)).astype(np.intp)


def _dropped_points(usable: NDArray[np.bool_]) -> tuple[str, ...]:
    dropped = int(np.count_nonzero(~usable))
    if dropped == 0:
        return ()
    what = "1 point has" if dropped == 1 else f"{dropped:,} points have"
    return (
        f"{what} no usable place (missing, not a number, or outside the globe); I left {_them(dropped)} out.",
    )


def _them(count: int) -> str:
    return "it" if count == 1 else "them"


def _trusted_times(time_s: FloatArray) -> tuple[FloatArray, tuple[str, ...]]:
    """Return the times with unset clocks and steps backwards as NaN, and what to say about it."""
    warnings = []
    unset = time_s < _GPS_BEGAN_S
    times = np.where(unset, np.nan, time_s)
    if unset.any():
        count = int(np.count_nonzero(unset))
        warnings.append(f"{count:,} points carry a time before GPS existed; I ignored {_them(count)}.")
    backwards = _out_of_order(times)
    if backwards.any():
        count = int(np.count_nonzero(backwards))
        what = "1 time stands" if count == 1 else f"{count:,} times stand"
        warnings.append(
            f"Time runs backwards in this file: {what} out of order; I kept the points, not the times."
        )
        times = np.where(backwards, np.nan, times)
    return times, tuple(warnings)


def _out_of_order(times: FloatArray) -> NDArray[np.bool_]:
    """Return which times to distrust so that the rest never falls, in the direction that costs fewer."""
    known = ~np.isnan(times)
    late = np.maximum.accumulate(np.where(known, times, -np.inf))
    early = np.minimum.accumulate(np.where(known, times, np.inf)[::-1])[::-1]
    behind, ahead = known & (times < late), known & (times > early)
    return behind if np.count_nonzero(behind) <= np.count_nonzero(ahead) else ahead


def _waypoints(root: pygixml.XMLNode, prefix: str) -> tuple[tuple[Waypoint, ...], tuple[str, ...]]:
    found = root.select_nodes(f"//{prefix}wpt")
    nodes = [entry.node for entry in islice(found, _MAX_WAYPOINTS)]
    lat = number_column([node.attribute("lat").value for node in nodes])
    lon = number_column([node.attribute("lon").value for node in nodes])
    places = tuple(
        Waypoint(
            name=_first_text(node, prefix, ("name", "desc", "cmt", "sym")) or "Waypoint",
            lat=y,
            lon=x,
            kind=_first_text(node, prefix, ("type", "sym")),
            note=_first_text(node, prefix, ("desc", "cmt")),
        )
        for node, y, x in zip(nodes, lat.tolist(), lon.tolist(), strict=True)
        if abs(y) <= 90.0 and abs(x) <= 180.0
    )
    if len(found) > _MAX_WAYPOINTS:
        return places, (f"The file names {len(found):,} places; I kept the first {_MAX_WAYPOINTS}.",)
    return places, ()


def _first_text(node: pygixml.XMLNode, prefix: str, tags: Sequence[str]) -> str | None:
    for tag in tags:
        if name := others_name(node.child_value(prefix + tag), _LONGEST_NAME):
            return name
    return None


def _name(root: pygixml.XMLNode, prefix: str, kind: str) -> str | None:
    """Return the name of the first track or route that has one, or else the file's own."""
    way = "trk" if kind == "track" else "rte"
    for place in (f"//{prefix}{way}", f"//{prefix}metadata", f"/{prefix}gpx"):
        for entry in islice(root.select_nodes(place), 20):
            name = _first_text(entry.node, prefix, ("name",))
            if name:
                return name
    return None


def _is_barometric(root: pygixml.XMLNode, kind: str, time_s: FloatArray) -> bool:
    """Guess from the creator whether a device with a pressure sensor recorded the heights."""
    timed = np.count_nonzero(~np.isnan(time_s)) >= _TIMED_SHARE * time_s.size
    creator = root.attribute("creator").value or ""
    return kind == "track" and bool(timed) and bool(BAROMETRIC_CREATOR.search(creator))


__all__ = ["BAROMETRIC_CREATOR", "MAX_BYTES", "MAX_POINTS", "read_gpx"]
