"""Where labels stand in a picture so that none lies on another."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

_POINTS_PER_INCH = 72
_GLYPH_SHARE = 0.62  # a letter's mean width, as a share of the font's size
_LINE_SHARE = 1.25  # a line's height, as a share of the font's size

_Box = tuple[float, float, float, float]


class LabelRoom:
    """The places in a picture that labels already hold, in points."""

    def __init__(self, figure: Figure, axes: Axes) -> None:
        figure.draw_without_rendering()  # the layout is known only then
        self._to_points = axes.transData.transform
        self._scale = _POINTS_PER_INCH / figure.dpi
        self._taken: list[_Box] = []

    def take(self, text: str, at: tuple[float, float], *, font_pt: float, lift_pt: float = 0.0) -> bool:
        """Hold the place of a text centred above `at` (in data), and tell whether it was free."""
        lines = text.split("\n")
        half = max(map(len, lines)) * font_pt * _GLYPH_SHARE / 2
        x, y = self._to_points(at) * self._scale
        low = y + lift_pt
        box = (x - half, x + half, low, low + len(lines) * font_pt * _LINE_SHARE)
        if any(_overlap(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        return True


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
