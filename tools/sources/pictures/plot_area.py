"""The area of a chart where its line is drawn: cut out, its ground evened, its grid taken away."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.domain.picture.axes import Axes
from tools.sources.pictures.decoding import Pixels

Floats = NDArray[np.float64]
Lab = NDArray[np.float32]

_GRID_SHARE = 0.4  # of a row's pixels that must differ from the rows beside it
_LABELLED_GRID_SHARE = 0.1  # the same, for a row where a label stands
_STEP = 6.0  # CIE76 colour difference that counts as different, at least
_LOOK_PX = 4
_RIM_PX = 6
_FLOOR = 0.06  # of the plot's height: a line further over the row of labels is the grid's, not the floor
_BEYOND = 3.0  # steps between labels: how far a plot may go on beyond the last one read
_TOP = 0.09  # of the plot: what is commonest up there is the ground, for profiles leave room above them
FRAME_PX = 2  # from the middle of a frame's line to what it encloses


@dataclass(frozen=True, slots=True)
class PlotArea:
    """A chart's inside. `left`, `top` are its place in the picture; `lab` is (height, width, 3).

    `framed` tells whether a line closes it on
    the left and on the right, `open` whether nothing does: neither a line nor labels nor the picture's end.
    `away` is each pixel's colour difference from the ground, `unlike` what counts as not being ground.
    """

    left: int
    top: int
    lab: Lab
    ground: Lab
    away: Lab
    unlike: float
    framed: tuple[bool, bool]
    open: tuple[bool, bool]

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.lab.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.lab.shape[1])


def plot_area(rgb: Pixels, axes: Axes) -> PlotArea:
    """Return the inside of the chart whose axes were found in some pixels."""
    (left, top, right, bottom), framed = _inside(rgb, axes)
    cut = rgb[top:bottom, left:right]
    lab = np.asarray(cv2.cvtColor(cut.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), dtype=np.float32)
    ground, noise = _ground(lab)
    unlike = max(_STEP, 4.5 * noise)
    rows = np.array([label.y for label in axes.up.used]) - top
    columns = np.array([label.x for label in axes.across.used]) - left
    cleaned = _without_grid(lab, ground, unlike, rows, columns)
    cleaned = _without_rims(cleaned, ground, unlike)
    away = np.linalg.norm(cleaned - ground, axis=2)
    return PlotArea(
        left,
        top,
        cleaned,
        ground,
        away.astype(np.float32),
        unlike,
        framed,
        _open(rgb, (left, right), axes, framed),
    )


def _open(rgb: Pixels, sides: tuple[int, int], axes: Axes, framed: tuple[bool, bool]) -> tuple[bool, bool]:
    places = [label.x for label in axes.up.used]
    labelled = float(np.median(places)) < (sides[0] + sides[1]) / 2
    left, right = sides[0] > 2, sides[1] < rgb.shape[1] - 2
    return left and not framed[0] and not labelled, right and not framed[1] and labelled


def _inside(rgb: Pixels, axes: Axes) -> tuple[tuple[int, int, int, int], tuple[bool, bool]]:
    """Return left, top, right, bottom of the plot: between the labels, within the frame where one shows."""
    height, width = rgb.shape[:2]
    xs = sorted(label.x for label in axes.across.used)
    ys = sorted(label.y for label in axes.up.used)
    step_x, step_y = (xs[-1] - xs[0]) / (len(xs) - 1), (ys[-1] - ys[0]) / (len(ys) - 1)
    row_top = float(np.median([label.y - 0.5 * label.height for label in axes.across.used]))
    sides = [label.x for label in axes.up.used]
    on_left = max(sides) < (xs[0] + xs[-1]) / 2
    # A frame is looked for from the labels' own middle, as a box around them may reach too far.
    left, right = xs[0] - _BEYOND * step_x, xs[-1] + _BEYOND * step_x
    if on_left and float(np.median(sides)) < xs[0] - 0.02 * (xs[-1] - xs[0]):
        left = float(np.median(sides))
    if not on_left and float(np.median(sides)) > xs[-1] + 0.02 * (xs[-1] - xs[0]):
        right = float(np.median(sides))
    box = [max(0, round(left)), max(0, round(ys[0] - 1.3 * step_y))]
    box += [min(width, round(right)), min(height, round(max(row_top, ys[-1] + 2)))]
    found, framed = _to_frame(rgb, box, (xs[0], ys[0], xs[-1], ys[-1]), 1.3 * step_x)
    return _beside_labels(found, framed, axes, on_left=on_left), framed


def _beside_labels(
    box: tuple[int, int, int, int], framed: tuple[bool, bool], axes: Axes, *, on_left: bool
) -> tuple[int, int, int, int]:
    """Return a box that ends beside the elevation's labels where no frame shows there."""
    left, top, right, bottom = box
    ends = float(np.median([label.right if on_left else label.left for label in axes.up.used]))
    xs = [label.x for label in axes.across.used]
    if on_left and not framed[0] and ends < min(xs) + 0.02 * (max(xs) - min(xs)):
        left = max(left, round(ends) + 1)
    if not on_left and not framed[1] and ends > max(xs) - 0.02 * (max(xs) - min(xs)):
        right = min(right, round(ends) - 1)
    return left, top, right, bottom


def _to_frame(
    rgb: Pixels, box: list[int], labelled: tuple[float, float, float, float], near_px: float
) -> tuple[tuple[int, int, int, int], tuple[bool, bool]]:
    """Return the box drawn in to the long straight line beyond the labels, on each side.

    Of several within `near_px` of the labels the outermost is the frame, else the nearest.
    """
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32)
    left, top, right, bottom = box
    first_x, first_y, last_x, last_y = (round(place) for place in labelled)
    inner = grey[top:bottom, left:right]
    rows = _lines_in(inner.T) + top
    columns = _lines_in(inner) + left
    above = rows[rows < first_y - 5]  # a line at the top label itself may be one of the grid's
    floor = rows[(rows > last_y - 3) & (rows > bottom - _FLOOR * (bottom - top))]
    before = columns[(columns < first_x + 4) & (columns > left + 3)]
    after = columns[(columns > last_x - 4) & (columns < right - 3)]
    inside = (
        _frame(first_x - before, first_x, -1, near_px) + FRAME_PX if before.size else left,
        int(above.min()) + FRAME_PX if above.size else top,
        _frame(after - last_x, last_x, 1, near_px) - FRAME_PX + 1 if after.size else right,
        int(floor.max()) - FRAME_PX + 1 if floor.size else bottom,
    )
    return inside, (bool(before.size), bool(after.size))


def _frame(off: NDArray[np.intp], place: int, sign: int, near_px: float) -> int:
    near = off[off <= near_px]
    return place + sign * int(near.max() if near.size else off.min())


def _lines_in(grey: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return the columns that hold a straight line over most of the height."""
    if grey.shape[1] < 8 or grey.shape[0] < 8:
        return np.zeros(0, dtype=np.intp)
    smooth = cv2.blur(grey, (1, 3))
    aside = np.maximum(np.abs(smooth[:, 3:-3] - smooth[:, :-6]), 0)
    other = np.abs(smooth[:, 3:-3] - smooth[:, 6:])
    share = (np.maximum(aside, other) > 14).mean(axis=0)
    near = np.maximum(share, np.maximum(np.roll(share, 1), np.roll(share, -1)))
    return np.asarray(np.nonzero((share > 0.75) & (share == near))[0] + 3)


def _ground(lab: Lab) -> tuple[Lab, float]:
    """Return the colour of the empty paper at each pixel, and its noise.

    It is a gently bent surface, for light falls off, grown from the commonest colour at the top, where a
    profile seldom is.
    """
    height, width = lab.shape[:2]
    step = max(1, round((height * width / 60_000) ** 0.5))
    small = lab[::step, ::step].reshape(-1, 3)
    y, x = np.mgrid[0:height:step, 0:width:step]
    y, x = y.ravel() / height, x.ravel() / width
    upper = small[y < max(_TOP, 4 * step / height)]
    near = np.linalg.norm(small - _commonest(upper), axis=1) < 5
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=1)
    for _ in range(4):
        bend = _surface(terms, small, near)
        off = np.linalg.norm(small - terms @ bend, axis=1)
        near = off < max(4.0, 3 * float(np.median(off[near])) if near.any() else 4.0)
    full_y, full_x = np.mgrid[0:height, 0:width].astype(np.float32)
    full_y, full_x = full_y / height, full_x / width
    parts = (np.ones_like(full_x), full_x, full_y, full_x * full_y, full_x**2, full_y**2)
    ground = sum(part[..., None] * row for part, row in zip(parts, bend.astype(np.float32), strict=True))
    noise = float(np.median(off[near])) if near.any() else 0.0
    return np.asarray(ground, dtype=np.float32), noise


def _surface(terms: Floats, colours: Lab, near: NDArray[np.bool_]) -> Floats:
    """Return the bend of the ground (6, 3); flat where too little of it is seen to tell a bend."""
    held = terms[near]
    spread = np.ptp(held[:, 1]) > 0.6 and np.ptp(held[:, 2]) > 0.3 and near.sum() > 200
    if not spread:
        bend = np.zeros((6, 3))
        bend[0] = np.median(colours[near], axis=0)
        return bend
    ridge = np.diag([0, 1, 1, 4, 4, 4]) * 1e-3 * near.sum()
    solved = np.linalg.solve(held.T @ held + ridge, held.T @ colours[near])
    return np.asarray(solved, dtype=np.float64)


def _commonest(colours: Lab) -> Lab:
    bins = np.round(colours / 5).astype(np.int32)
    found, counts = np.unique(bins, axis=0, return_counts=True)
    middle = found[np.argmax(counts)]
    held = np.abs(bins - middle).max(axis=1) <= 1
    return np.asarray(np.median(colours[held], axis=0), dtype=np.float32)


def _without_rims(lab: Lab, ground: Lab, unlike: float) -> Lab:
    """Return the colours with what a blurred frame leaves along the edges replaced by what lies inside."""
    cleaned = lab.copy()
    for side in range(4):
        turned, below = np.rot90(cleaned, side), np.rot90(ground, side)
        if turned.shape[0] < 8 * _RIM_PX:
            continue
        off = np.linalg.norm(turned[: 2 * _RIM_PX] - below[: 2 * _RIM_PX], axis=2) > unlike
        share = off.mean(axis=1)
        rim = np.nonzero(share[:_RIM_PX] > share[_RIM_PX:].mean() + 0.3)[0]
        if rim.size:
            turned[: rim[-1] + 2] = turned[rim[-1] + 2]
    return cleaned


def _without_grid(lab: Lab, ground: Lab, unlike: float, rows: Floats, columns: Floats) -> Lab:
    """Return the colours with horizontal and vertical lines across the plot filled from beside them.

    Lines are expected at the labels, `rows` and `columns`, and believed there on less evidence.
    """
    flat = _without_rows(lab, ground, unlike, rows)
    turned = _without_rows(flat.transpose(1, 0, 2), ground.transpose(1, 0, 2), unlike, columns)
    return turned.transpose(1, 0, 2)


def _without_rows(lab: Lab, ground: Lab, unlike: float, expected: Floats) -> Lab:
    height = lab.shape[0]
    if height < 4 * _LOOK_PX:
        return lab
    padded = np.pad(lab, ((_LOOK_PX, _LOOK_PX), (0, 0), (0, 0)), mode="edge")
    over, under = padded[: -2 * _LOOK_PX], padded[2 * _LOOK_PX :]
    alike = np.linalg.norm(over - under, axis=2) < unlike
    between = (over + under) / 2
    off = alike & (np.linalg.norm(lab - between, axis=2) > 0.6 * unlike)
    share = off.sum(axis=1) / np.maximum(alike.sum(axis=1), 0.3 * lab.shape[1])
    cleaned = lab.copy()
    at_label = np.abs(np.arange(height)[:, None] - expected[None, :]).min(axis=1, initial=np.inf) < 3.5
    for row in np.nonzero(share > np.where(at_label, _LABELLED_GRID_SHARE, _GRID_SHARE))[0]:
        empty = np.linalg.norm(between[row] - ground[row], axis=1) < unlike
        for side in (empty, ~empty):  # a grid over or under an area has another colour there
            here = off[row] & side
            if not here.any():
                continue
            step = lab[row] - between[row]
            # A pixel goes only where it differs as the grid does; the curve crossing it stays.
            gone = here & (np.linalg.norm(step - np.median(step[here], axis=0), axis=1) < 2 * unlike)
            cleaned[row][gone] = between[row][gone]
    return cleaned
