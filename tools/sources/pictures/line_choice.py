"""Which of several lines in a plot is the elevation: by what is filled, by legends, by colours of words."""

from collections.abc import Sequence
from itertools import combinations

import cv2
import numpy as np

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.axis_words import names_elevation, names_something_else
from tools.domain.picture.no_profile import WhyNoProfile
from tools.sources.pictures.decoding import Pixels
from tools.sources.pictures.plot_area import Lab
from tools.sources.pictures.plot_line import DrawnLine

_SAME = 0.025  # of the plot's height: lines this close are one line
_CLOSE = 0.04  # the same, on average: two lines that may stand for each other
_LIKE = 22.0  # colour difference up to which a word and a line have one colour
_COLOURFUL = 22.0  # chroma above which a colour tells something
_PATCH = 0.02  # of the pixels beside a word: a thin line already is a patch
_AHEAD = 1.5
_BROKEN = 0.9  # an edge seen at less of its width gives way to a whole curve
_RIVAL = 0.75  # of the surest line's certainty
_BAND_PX, _BAND = 12.0, 2.5  # thicker than this, and than so many thin lines, is a band
_WILD = 0.02  # of its own range, from column to column


def elevation_line(
    lines: Sequence[DrawnLine], rgb: Pixels, texts: Sequence[TextInPicture], height_px: int
) -> DrawnLine | WhyNoProfile:
    """Return the line that is the elevation.

    SEVERAL_LINES where several could be and nothing says which; OTHER_AXIS where all of them, as the chart's
    words say, are something else.
    """
    lab = np.asarray(cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), dtype=np.float32)
    lines = _rivals(lines)
    worth = _spoken_for(lines, lab, texts)
    groups = [group for group in _groups(lines, height_px) if min(worth[id(line)] for line in group) >= 0]
    if len(groups) <= 1:
        return _best_of(groups[0]) if groups else WhyNoProfile.OTHER_AXIS
    ranked = sorted(groups, key=lambda group: -_worth(group, worth))
    first, second = _worth(ranked[0], worth), _worth(ranked[1], worth)
    if first - second >= _AHEAD:
        return _best_of(ranked[0])
    pairs = combinations((_best_of(group) for group in ranked), 2)
    if all(_apart(one, other) < _CLOSE * height_px for one, other in pairs):
        return min((_best_of(group) for group in ranked), key=_roughness)
    return WhyNoProfile.SEVERAL_LINES


def _rivals(lines: Sequence[DrawnLine]) -> list[DrawnLine]:
    """Return the lines sure enough to be weighed against the surest; a band of an area's shade is no line."""
    surest = max(line.sure for line in lines)
    thin = min(
        (line.thick_px for line in lines if not line.filled and line.sure > 0.9 * surest), default=99.0
    )
    return [
        line
        for line in lines
        if line.sure >= _RIVAL * surest
        and (line.filled or _wild(line) or line.thick_px <= max(_BAND_PX, _BAND * thin))
    ]


def _worth(group: Sequence[DrawnLine], words: dict[int, float]) -> float:
    filled = 2.0 if any(line.filled for line in group) else 0.0
    wild = 2.0 if all(_wild(line) for line in group) else 0.0
    said = max(words[id(line)] for line in group)
    return said + filled - wild + max(line.sure for line in group)


def _wild(line: DrawnLine) -> bool:
    """Tell whether a line jumps as a pace does and no road."""
    return bool(np.nanmean(np.abs(np.diff(line.y))) > _WILD * np.ptp(line.y[np.isfinite(line.y)]))


def _groups(lines: Sequence[DrawnLine], height_px: int) -> list[list[DrawnLine]]:
    groups: list[list[DrawnLine]] = []
    for line in lines:
        near = (group for group in groups if any(_same(line, other, height_px) for other in group))
        found = next(near, None)
        if found is None:
            groups.append([line])
        else:
            found.append(line)
    return groups


def _same(one: DrawnLine, other: DrawnLine, height_px: int) -> bool:
    both = np.isfinite(one.y) & np.isfinite(other.y)
    if both.sum() < 0.5 * min(np.isfinite(one.y).sum(), np.isfinite(other.y).sum()):
        return False
    thick = 0.5 * max(one.thick_px, other.thick_px)
    return bool(np.median(np.abs(one.y - other.y)[both]) < max(3.0, _SAME * height_px, thick + 1.5))


def _apart(one: DrawnLine, other: DrawnLine) -> float:
    both = np.isfinite(one.y) & np.isfinite(other.y)
    return float(np.mean(np.abs(one.y - other.y)[both])) if both.any() else np.inf


def _roughness(line: DrawnLine) -> float:
    return float(np.nanmean(np.abs(np.diff(line.y, 2))))


def _best_of(group: Sequence[DrawnLine]) -> DrawnLine:
    """Return the line of a group to read: a curve's middle where it is whole, else the filled area's edge."""
    edge = next((line for line in group if line.filled), None)
    curves = sorted((line for line in group if not line.filled), key=lambda line: -line.sure)
    if edge is None:
        return curves[0]
    first, last = edge.extent
    for curve in curves:
        starts, ends = curve.extent
        whole = ends - starts >= 0.97 * (last - first) and curve.seen_share > 0.9
        if whole and (_follows(curve, edge) or edge.seen_share < _BROKEN):
            return curve
    return edge


def _follows(curve: DrawnLine, edge: DrawnLine) -> bool:
    """Tell whether a curve lies on the edge of the area all along."""
    both = np.isfinite(curve.y) & np.isfinite(edge.y)
    off = np.abs(curve.y - edge.y)[both]
    return bool(np.mean(off > curve.thick_px + 3.0) < 0.03)


def _spoken_for(lines: Sequence[DrawnLine], lab: Lab, texts: Sequence[TextInPicture]) -> dict[int, float]:
    """Return by line what words say of it: above 0 that it is the elevation, below 0 that it is not."""
    said = {id(line): 0.0 for line in lines}
    words = [text for text in texts if names_elevation(text.text) != names_something_else(text.text)]
    written = [[line for line in lines if _written_in(text, lab, line.colour)] for text in words]
    patches = _patches([text for text, found in zip(words, written, strict=True) if not found], lines, lab)
    for text, found in zip(words, written, strict=True):
        for line in found or patches.get(id(text), []):
            said[id(line)] += 4.0 if names_elevation(text.text) else -6.0
    return said


def _patches(
    words: Sequence[TextInPicture], lines: Sequence[DrawnLine], lab: Lab
) -> dict[int, list[DrawnLine]]:
    """Return by word the lines whose colour the patch beside it shows.

    A legend has its patches all on one side of its words: the side that tells of more of them, left if equal.
    """
    sides = [{id(text): _beside(text, lines, lab, left=left) for text in words} for left in (True, False)]
    return max(sides, key=lambda side: sum(1 for found in side.values() if found))


def _beside(text: TextInPicture, lines: Sequence[DrawnLine], lab: Lab, *, left: bool) -> list[DrawnLine]:
    """Return the lines whose colour stands beside a word.

    Where a patch shows a colour, the greys around it (a legend's rim, what shines through) mean nothing.
    """
    meant = [line for line in lines if _swatch(text, lab, line.colour, left=left)]
    colourful = [line for line in meant if float(np.hypot(line.colour[1], line.colour[2])) > _COLOURFUL]
    return colourful or meant


def _written_in(text: TextInPicture, lab: Lab, colour: Lab) -> bool:
    """Tell whether a text is written in a line's colour, where that is a colour at all."""
    if float(np.hypot(colour[1], colour[2])) < _COLOURFUL:
        return False
    pixels = _pixels(lab, *text.box)
    if not pixels.size:
        return False
    ink = _ink(pixels)
    return ink is not None and bool(np.linalg.norm((ink - colour)[1:]) < _LIKE)


def _ink(pixels: Lab) -> Lab | None:
    """Return the colour letters are written in: the far end of a box's pixels from its commonest colour."""
    ground = np.median(pixels, axis=0)
    off = np.linalg.norm(pixels - ground, axis=1)
    strong = off > max(12.0, 0.7 * float(off.max()))
    return np.asarray(np.median(pixels[strong], axis=0), dtype=np.float32) if strong.any() else None


def _swatch(text: TextInPicture, lab: Lab, colour: Lab, *, left: bool) -> bool:
    """Tell whether a legend's patch beside a text has a line's colour."""
    starts, top, ends, bottom = text.box
    tall = bottom - top
    if ends - starts < tall:
        return False
    from_x, to_x = (
        (starts - 2.8 * tall, starts - 0.1 * tall) if left else (ends + 0.1 * tall, ends + 2 * tall)
    )
    beside = _pixels(lab, from_x, top + 0.3 * tall, to_x, bottom - 0.3 * tall)
    return bool(beside.size) and _share_of(beside, colour) > _PATCH


def _share_of(pixels: Lab, colour: Lab) -> float:
    """Return the share of some pixels that have a colour, and not that of what surrounds them."""
    ground = np.median(pixels, axis=0)
    corner = np.asarray([100.0, 0.0, 0.0] if ground[0] > 50 else [0.0, 0.0, 0.0])
    apart = min(float(np.linalg.norm(colour - ground)) or 99.0, float(np.linalg.norm(colour - corner)))
    within = 10.0 if apart < 1 else min(10.0, 0.5 * apart)
    return float((np.linalg.norm(pixels - colour, axis=1) < within).mean())


def _pixels(lab: Lab, left: float, top: float, right: float, bottom: float) -> Lab:
    rows = slice(max(0, round(top)), max(0, round(bottom)))
    return lab[rows, max(0, round(left)) : max(0, round(right))].reshape(-1, 3)
