"""An elevation profile digitised from a picture: axes from their labels, then the line, no model involved."""

from collections.abc import Callable, Sequence

import numpy as np

from tools.domain.course_picture import ReadAxis, ReadProfile, TextInPicture
from tools.domain.picture.axes import Axes, Axis, NoAxes, find_axes, told
from tools.domain.picture.axis_words import Measures
from tools.domain.picture.no_profile import NoProfile, WhyNoProfile
from tools.sources.pictures.closer_look import looked_closer, probed_rows, read_under
from tools.sources.pictures.decoding import Picture
from tools.sources.pictures.label_ink import with_ink_middles
from tools.sources.pictures.line_choice import elevation_line
from tools.sources.pictures.plot_area import FRAME_PX, Floats, PlotArea, plot_area
from tools.sources.pictures.plot_line import DrawnLine, bridged, drawn_lines
from tools.sources.pictures.straightening import StraightPicture, straightened
from tools.sources.pictures.text_lines import text_lines

SMALLEST_PX = 120
MOST_POINTS, FEWEST_POINTS = 2000, 40
_LINE_POINTS = 400
_NOT_CHOSEN = {
    WhyNoProfile.SEVERAL_LINES: "several lines are drawn and nothing says which is the elevation",
    WhyNoProfile.OTHER_AXIS: "its words say that it is something else than the elevation",
}
_METRES = {"km": 1000.0, "mi": 1609.344, "m": 1.0, "ft": 0.3048}
_LEAST_SEEN = 0.8  # of a line's columns
_AT_ZERO = 0.008  # of the distance
_MEETS_PX = 6
_LATE = 0.04  # of the numbered part of the axis
_CUT_OFF = 0.02  # of the plot's width
_PLENTY = 5  # labels of an axis
_HINTS, _MOST_NUMBERS = 3, 60  # numbers in a picture that make a closer look worth while
_JUMP = 0.25  # of the plot's height from one column to the next


def read_profile(picture: Picture, texts: Sequence[TextInPicture]) -> ReadProfile | NoProfile:
    """Return the profile drawn in a picture, or why none was read.

    `texts` are `text_lines(picture)`; places in the answer are the picture's pixels.
    """
    if min(picture.width, picture.height) < SMALLEST_PX:
        return NoProfile(
            why=WhyNoProfile.TOO_SMALL,
            sentence=f"The picture has only {picture.width} × {picture.height} pixels, too few to read a "
            "profile from. Send it in its full size.",
        )
    straight = straightened(picture.rgb, texts)
    read = text_lines(Picture(straight.rgb)) if straight.turned else straight.boxes(texts)
    axes, texts = _axes(straight, read)
    if isinstance(axes, NoAxes):
        return _no_axes(axes)
    area = plot_area(straight.rgb, axes)
    lines = drawn_lines(area, [text.box for text in texts])
    if not lines:
        return _refused(axes, WhyNoProfile.NO_LINE, "no line runs from one end of the chart to the other")
    line = elevation_line(lines, straight.rgb, texts, area.height)
    if isinstance(line, WhyNoProfile):
        return _refused(axes, line, _NOT_CHOSEN[line])
    doubt = _doubt(line, area) or _late(line, area, axes)
    return _refused(axes, WhyNoProfile.UNSURE, doubt) if doubt else _profile(axes, area, line, straight)


def _axes(
    straight: StraightPicture, texts: Sequence[TextInPicture]
) -> tuple[Axes | NoAxes, tuple[TextInPicture, ...]]:
    """Return the axes and the texts they were found in: at first sight, else at a closer look for numbers."""
    seen = with_ink_middles(straight.rgb, texts)
    axes = find_axes(seen)
    if _enough(axes):
        return axes, seen
    column = axes.up.used if isinstance(axes, Axes) else axes.column.used if axes.column else ()
    looks: tuple[Callable[[Sequence[TextInPicture]], tuple[TextInPicture, ...]], ...] = (
        lambda known: read_under(straight.rgb, column, known) if column else tuple(known),
        lambda known: looked_closer(straight.rgb, known),
        lambda known: probed_rows(straight.rgb, known),
    )
    for look in looks:
        texts = look(texts)
        seen = with_ink_middles(straight.rgb, texts)
        axes = find_axes(seen)
        if _enough(axes):
            break
    return axes, seen


def _enough(axes: Axes | NoAxes) -> bool:
    """Tell whether a closer look for numbers is not worth its time: plenty were read, or hardly any."""
    if isinstance(axes, Axes):
        return min(axes.across.fit.count, axes.up.fit.count) >= _PLENTY
    few = axes.numbers < _HINTS or (max(axes.across, axes.up) < 3 and axes.numbers < 2 * _HINTS)
    return few or axes.measures is not None or axes.numbers > _MOST_NUMBERS


def _refused(axes: Axes, why: WhyNoProfile, reason: str) -> NoProfile:
    return NoProfile(
        why=why,
        sentence=f"The axes of this chart were read, but not its line: {reason}. Send a sharper or larger "
        "picture of the profile alone.",
        distance_labels=axes.across.fit.count,
        elevation_labels=axes.up.fit.count,
    )


def _no_axes(missing: NoAxes) -> NoProfile:
    counts = {"distance_labels": missing.across, "elevation_labels": missing.up}
    if missing.measures in {Measures.OTHER, Measures.TIME}:
        what = "time" if missing.measures is Measures.TIME else "something else than height over distance"
        sentence = f"This chart shows {what} on an axis, so it is no elevation profile over the distance."
        return NoProfile(why=WhyNoProfile.OTHER_AXIS, sentence=sentence, **counts)
    if missing.across < 3 and missing.up < 3:
        sentence = "No chart with numbers on two axes was found in this picture."
        return NoProfile(why=WhyNoProfile.NO_CHART, sentence=sentence, **counts)
    across = missing.across < 3
    why = WhyNoProfile.FEW_DISTANCE_LABELS if across else WhyNoProfile.FEW_ELEVATION_LABELS
    axis = "distance" if across else "elevation"
    sentence = (
        f"Fewer than 3 numbers on the {axis} axis fit together, so the chart has no scale. Send a sharper or "
        f"larger picture with all of its {axis} labels."
    )
    return NoProfile(why=why, sentence=sentence, **counts)


def _doubt(line: DrawnLine, area: PlotArea) -> str | None:
    """Return why a line is not believed; None where nothing speaks against it."""
    if line.seen_share < _LEAST_SEEN:
        return "it breaks off in too many places"
    if line.sure < 0.55:
        return "it does not stand out from what is around it"
    if float((line.y <= 1.5).sum()) > _CUT_OFF * area.width and area.top > 0:
        return "it runs out of the chart at the top"
    first, last = line.extent
    if (area.open[0] and first <= 2) or (area.open[1] and last >= area.width - 3):
        return "it goes on where no numbers could be read any more"
    steps = np.abs(np.diff(bridged(line.y)))
    if float((steps > _JUMP * area.height).mean()) > 0.004:
        return "it jumps up and down"
    return None


def _late(line: DrawnLine, area: PlotArea, axes: Axes) -> str | None:
    """Return why a line is not believed that begins well behind the first number of its axis."""
    values = axes.across.fit.used[np.isfinite(axes.across.fit.used)]
    begins = float(axes.across.fit.value(np.array([float(area.left + line.extent[0])]))[0])
    if begins - float(values.min()) > _LATE * float(np.ptp(values)):
        return "its beginning cannot be seen"
    return None


def _profile(axes: Axes, area: PlotArea, line: DrawnLine, straight: StraightPicture) -> ReadProfile:
    x, y = _to_the_frame(line, area)
    x, y = _from_zero(x, y, axes)
    distance = axes.across.fit.value(x) * _METRES[axes.distance_unit]
    elevation = axes.up.fit.value(y) * _METRES[axes.elevation_unit]
    # A line that begins a hair beside 0 begins there: a pixel is no part of a course.
    begins_m = 0.0 if abs(distance[0]) < _AT_ZERO * distance[-1] else float(distance[0])
    distance = distance - begins_m
    distance[0] = 0.0
    points = int(np.clip(y.size, FEWEST_POINTS, MOST_POINTS))
    even = np.linspace(0.0, distance[-1], points)
    thinned = np.unique(np.linspace(0, y.size - 1, min(_LINE_POINTS, y.size)).round().astype(int))
    shown = straight.back(np.column_stack([x[thinned], y[thinned]]).astype(np.float64))
    return ReadProfile(
        distance_m=tuple(float(value) for value in even.round(1)),
        elevation_m=tuple(float(value) for value in np.interp(even, distance, elevation).round(2)),
        line_px=tuple((round(float(px), 1), round(float(py), 1)) for px, py in shown),
        distance_axis=_told(axes.across, axes.distance_unit, straight, assumed=axes.distance_assumed),
        elevation_axis=_told(axes.up, axes.elevation_unit, straight, assumed=axes.elevation_assumed),
        begins_m=round(begins_m, 1),
        seen_share=round(line.seen_share, 3),
    )


def _told(axis: Axis, unit: str, straight: StraightPicture, *, assumed: bool) -> ReadAxis:
    places = straight.back(np.array([[label.x, label.y] for label in axis.labels]))
    return told(axis, unit, [(float(x), float(y)) for x, y in places], assumed=assumed)


def _to_the_frame(line: DrawnLine, area: PlotArea) -> tuple[Floats, Floats]:
    """Return a line's places in the picture; where it meets the frame it is drawn to the frame's middle."""
    first, last = line.extent
    y = _calmed(bridged(line.y)) + area.top
    x = np.arange(y.size, dtype=np.float64) + first + area.left
    if area.framed[0] and first <= _MEETS_PX:
        x, y = np.append(area.left - FRAME_PX, x), np.append(y[0], y)
    if area.framed[1] and last >= area.width - 1 - _MEETS_PX:
        x, y = np.append(x, area.left + area.width - 1 + FRAME_PX), np.append(y, y[-1])
    return x, y


def _from_zero(x: Floats, y: Floats, axes: Axes) -> tuple[Floats, Floats]:
    """Return a line without what lies before 0 on the distance axis: no course is there."""
    course = axes.across.fit.value(x) >= -abs(axes.across.fit.per_px)
    return (x[course], y[course]) if course.sum() > FEWEST_POINTS else (x, y)


def _calmed(y: Floats) -> Floats:
    """Return a line without the flicker of single columns: the median of three."""
    if y.size < 3:
        return y
    padded = np.pad(y, 1, mode="edge")
    return np.asarray(np.median(np.stack([padded[:-2], padded[1:-1], padded[2:]]), axis=0))
