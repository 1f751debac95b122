"""The lines drawn in a plot: filled areas by their upper edge, curves by their colour."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.domain.picture.line_track import Track, filled_edge, follow
from tools.sources.pictures.plot_area import Floats, Lab, PlotArea

Mask = NDArray[np.bool_]

_MOST_COLOURS = 6
_TRIES = 3
_LEAST_WIDE, _LEAST_SEEN = 0.45, 0.7  # of the plot's width, of a line's own extent
_FLAT = 0.015  # of the plot's height: a line that varies less is a mark, not a profile
_THICK = 0.09  # of the plot's height


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line found in a plot, by columns; `y` is NaN where it was not seen. `colour` is CIE Lab.

    `sure` (0 to 1) is how well its pixels agree with it.
    """

    y: Floats
    colour: Lab
    filled: bool
    sure: float
    thick_px: float

    @property
    def extent(self) -> tuple[int, int]:
        """The first and the last column."""
        seen = np.nonzero(np.isfinite(self.y))[0]
        return int(seen[0]), int(seen[-1])

    @property
    def seen_share(self) -> float:
        """The share of its columns where it was seen."""
        first, last = self.extent
        return float(np.isfinite(self.y[first : last + 1]).mean())


def drawn_lines(area: PlotArea, words: Sequence[tuple[float, float, float, float]]) -> list[DrawnLine]:
    """Return the lines in a plot that may be a profile, the surest first.

    `words` are the boxes of texts in the picture's pixels: what lies inside one alone belongs to its letters.
    """
    letters = _letters(area, words)
    lines = [line for line in (_edge(area, letters), *_curves(area, letters)) if line is not None]
    return sorted(lines, key=lambda line: -line.sure)


def _letters(area: PlotArea, words: Sequence[tuple[float, float, float, float]]) -> Mask:
    mask = np.zeros((area.height, area.width), dtype=bool)
    for left, top, right, bottom in words:
        if bottom - top < 0.2 * area.height:
            rows = slice(max(0, round(top) - area.top), max(0, round(bottom) - area.top))
            mask[rows, max(0, round(left) - area.left) : max(0, round(right) - area.left)] = True
    return mask


def _edge(area: PlotArea, letters: Mask) -> DrawnLine | None:
    """Return the upper edge of the filled area that stands on the plot's floor; None where there is none."""
    rough, _ = filled_edge(_votes(area.away > area.unlike, letters))
    held = (area.away > _half_level(area, rough)) & ~letters
    edge, agreed = filled_edge(_votes(held, letters | _strange(area, held, rough)))
    tall = area.height - edge
    rows = np.arange(area.height)[:, None]
    below = rows >= edge[None, :] + 3
    share = (held & below).sum(axis=0) / np.maximum((below & ~letters).sum(axis=0), 1)
    standing = (tall >= 3) & (share > 0.7) & (agreed > 0.6)
    if standing.mean() < _LEAST_WIDE or float(np.median(tall[standing])) < 6:
        return None
    y = np.where(standing, _finer(area, edge), np.nan)
    calm = _without_islands(_without_spikes(y, area.width // 150), area)
    y = _without_loose_ends(calm, area)
    colour = np.median(area.lab[held & below], axis=0).astype(np.float32)
    stroke = _stroke_px(area, y)
    return _judged(area, y + stroke / 2, colour, float(agreed[standing].mean()), filled=True, thick=stroke)


def _votes(held: Mask, letters: Mask) -> Floats:
    return np.where(letters, 0.0, np.where(held, 1.0, -1.0))


def _strange(area: PlotArea, held: Mask, edge: Floats) -> Mask:
    """Return what is drawn over an area of one colour: pixels of another; nothing where it has many."""
    inside = held & (np.arange(area.height)[:, None] > edge[None, :] + 3)
    off = area.lab - area.ground
    if inside.sum() < 50:
        return np.zeros_like(held)
    own = np.median(off[inside], axis=0)
    within = max(8.0, 0.35 * float(np.linalg.norm(own)))
    unlike = np.linalg.norm(off - own, axis=2) > within
    many = float(unlike[inside].mean()) > 0.35
    return np.zeros_like(held) if many else np.asarray(held & unlike)


def _half_level(area: PlotArea, edge: Floats) -> Lab:
    """Return for each column half the colour difference of what stands below an edge.

    It is what separates an area from the ground: compression smears the area's colour over its rim.
    """
    below = np.arange(area.height)[:, None] > edge[None, :] + 2
    level = (area.away * below).sum(axis=0) / np.maximum(below.sum(axis=0), 1)
    return np.asarray(np.maximum(area.unlike, 0.45 * level), dtype=np.float32)


def _finer(area: PlotArea, edge: Floats) -> Floats:
    """Return an edge between rows: where the colour is half way from the ground to what stands below.

    Half way, for compression draws a halo of weaker colour around everything.
    """
    reach = 7
    at = edge.astype(int).clip(0, area.height - 1)
    rows = (at[None, :] + np.arange(-1, reach)[:, None]).clip(0, area.height - 1)
    away = area.away[rows, np.arange(area.width)[None, :]]
    half = np.maximum(0.5 * np.percentile(away[2:], 75, axis=0), 0.75 * area.unlike)
    over = away >= half[None, :]
    first = over.argmax(axis=0)
    columns = np.arange(area.width)
    before, after = away[(first - 1).clip(0), columns], away[first, columns]
    part = ((after - half) / np.maximum(after - before, 1e-6)).clip(0, 1)
    crossed = np.where(over.any(axis=0) & (first > 0), at - 1 + first - part, edge - 0.5)
    return np.asarray(crossed, dtype=np.float64)


def _stroke_px(area: PlotArea, y: Floats) -> float:
    """Return how thick the line drawn along an area's edge is; 0 where there is none."""
    deep = max(8, area.height // 22)
    columns = np.nonzero(np.isfinite(y) & (y < area.height - 2 * deep - 2))[0]
    if columns.size < 20:
        return 0.0
    from_row = np.ceil(y[columns]).astype(int).clip(0, None)
    rows = from_row[None, :] + np.arange(2 * deep)[:, None]
    colours = area.lab[rows, columns[None, :]]
    inside = np.median(colours[deep:], axis=0)
    unlike = np.linalg.norm(colours[:deep] - inside[None], axis=2) > 1.3 * area.unlike
    thick = np.where(unlike.all(axis=0), 0, unlike.argmin(axis=0))
    return float(np.median(thick))


def _without_spikes(y: Floats, reach: int) -> Floats:
    """Return an edge without what is narrower than `reach` columns and stands far off on both sides."""
    reach = max(3, reach)
    known = bridged(y, whole=True)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(known, reach, mode="edge"), 2 * reach + 1)
    middle = np.median(windows, axis=1)
    spread = np.median(np.abs(windows - middle[:, None]), axis=1)
    return np.where(np.abs(y - middle) > np.maximum(6.0, 4 * spread + 3), np.nan, y)


def _without_islands(y: Floats, area: PlotArea) -> Floats:
    """Return an edge without short pieces that stand far off from what is on both sides of them."""
    seen = np.nonzero(np.isfinite(y))[0]
    if seen.size < 20:
        return y
    jump = max(10.0, 0.06 * area.height)
    cuts = np.nonzero(np.abs(np.diff(y[seen])) > jump)[0] + 1
    kept = y.copy()
    pieces = np.split(seen, cuts)
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        ahead, behind = y[piece[0]] - y[before[-1]], y[piece[-1]] - y[after[0]]
        if piece.size < area.width // 50 and np.sign(ahead) == np.sign(behind):
            kept[piece] = np.nan
    return kept


def bridged(y: Floats, *, whole: bool = False) -> Floats:
    """Return a line from its first to its last seen column (or in all of them), gaps filled straight."""
    seen = np.nonzero(np.isfinite(y))[0]
    columns = np.arange(y.size) if whole else np.arange(seen[0], seen[-1] + 1)
    return np.asarray(np.interp(columns, seen, y[seen]), dtype=np.float64)


def _without_loose_ends(y: Floats, area: PlotArea) -> Floats:
    """Return a line without the columns at its ends that jump away: a frame, or the rim of an area."""
    held = np.nonzero(np.isfinite(y))[0]
    if held.size < 20:
        return y
    kept = y.copy()
    reach = max(4, area.width // 120)
    for end in (held[: reach + 1], held[::-1][: reach + 1]):
        jumps = np.nonzero(np.abs(np.diff(y[end])) > max(6.0, 0.04 * area.height))[0]
        if jumps.size:
            kept[end[: jumps[-1] + 1]] = np.nan
    return kept


def _curves(area: PlotArea, letters: Mask) -> list[DrawnLine | None]:
    lines = []
    for colour in _colours(area, letters):
        weight = _belonging(area, colour)
        mask = (weight > 0.5) & ~(letters & ~_crossing(weight, letters))
        if mask.mean() > 0.35 or not mask.any():
            continue  # an area, not a line
        lines.append(_followed(area, np.minimum(weight, 1.0), mask, colour))
    return lines


def _followed(area: PlotArea, weight: Lab, mask: Mask, colour: Lab) -> DrawnLine | None:
    """Return the curve of one colour; what is followed first may be a mark across the plot: set aside."""
    for _ in range(_TRIES):
        track = follow(weight.astype(np.float64), mask, max(12, area.width // 40))
        if track is None:
            return None
        if not _flat(area, track.y):
            return _curve(area, track, colour)
        rows = np.arange(area.height)[:, None]
        reach = 0.5 * track.thick_px + 1.5
        mask = mask & ~(np.abs(rows - np.nan_to_num(track.y, nan=-99.0)[None, :]) <= reach)
    return None


def _flat(area: PlotArea, y: Floats) -> bool:
    varies = float(np.nanpercentile(y, 98) - np.nanpercentile(y, 2))
    return varies < max(3.0, _FLAT * area.height)


def _curve(area: PlotArea, track: Track, colour: Lab) -> DrawnLine | None:
    if track.thick_px > max(8.0, _THICK * area.height):
        return None
    sure = track.seen_share * min(1.0, 0.3 + track.touched)
    y = _without_loose_ends(track.y, area)
    return _judged(area, y, colour, sure, filled=False, thick=track.thick_px)


def _judged(
    area: PlotArea, y: Floats, colour: Lab, sure: float, *, filled: bool, thick: float
) -> DrawnLine | None:
    if np.isfinite(y).sum() < 10:
        return None
    line = DrawnLine(y, colour, filled, sure, thick)
    first, last = line.extent
    wide = (last - first + 1) / area.width
    return None if wide < _LEAST_WIDE or line.seen_share < _LEAST_SEEN or _flat(area, y) else line


def _crossing(weight: Lab, letters: Mask) -> Mask:
    """Return the pixels of a colour inside words' boxes that go on outside: a line behind the words."""
    import cv2

    held = (weight > 0.5).astype(np.uint8)
    count, parts = cv2.connectedComponents(held, connectivity=8)
    outside = np.bincount(parts[~letters], minlength=count)
    total = np.bincount(parts.ravel(), minlength=count)
    goes_on = outside > 0.5 * total
    goes_on[0] = False
    return np.asarray(goes_on[parts])


def _colours(area: PlotArea, letters: Mask) -> list[Lab]:
    """Return the colours drawn on the ground, the commonest first."""
    held = (area.away > 1.6 * area.unlike) & ~letters
    pixels = area.lab[held]
    if pixels.shape[0] < 30:
        return []
    bins = np.round(pixels / 6).astype(np.int64)
    keys = (bins[:, 0] * 1000 + bins[:, 1] + 300) * 1000 + bins[:, 2] + 300
    colours: list[Lab] = []
    left = np.ones(keys.size, dtype=bool)
    for _ in range(_MOST_COLOURS):
        if left.sum() < max(30, 0.25 * area.width):
            break
        found, counts = np.unique(keys[left], return_counts=True)
        middle = np.median(pixels[left][keys[left] == found[np.argmax(counts)]], axis=0)
        colours.append(middle.astype(np.float32))
        left &= np.linalg.norm(pixels - middle, axis=1) > 16
    return colours


def _belonging(area: PlotArea, colour: Lab) -> Lab:
    """Return how much of each pixel is a colour, the rest being ground: 1 for all of it, 0 for none."""
    toward = colour - area.ground
    length = np.maximum((toward**2).sum(axis=2), 1e-6)
    off = area.lab - area.ground
    share = (off * toward).sum(axis=2) / length
    aside = np.linalg.norm(off - share[..., None] * toward, axis=2)
    fits = (aside < np.maximum(9.0, 0.35 * np.sqrt(length))) & (share < 1.45)
    return np.asarray(np.where(fits, share.clip(0, 1.2), 0.0), dtype=np.float32)
