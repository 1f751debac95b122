"""A recording as a picture: power or pace and heart rate over time, and the best efforts curve."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from tools.domain import display
from tools.domain.activity import Activity, ActivityReview, BestEffort
from tools.domain.course import FloatArray
from tools.domain.race import UnitSystem
from ui.commands.plot_style import ACCENT, AMBER, INK, title

SMOOTHED_S = 30.0
SILENT_S = 15.0  # a gap without a record this long is left white
NAMED_S = (1, 5, 60, 300, 1200, 3600, 10_800)  # durations named on the axis
RED = "#b4251e"


def draw_activity(figure: Figure, activity: Activity, review: ActivityReview, units: UnitSystem) -> None:
    """Draw what the file holds: streams on the left, best efforts on the right."""
    streams = _streams(activity, units)
    efforts = review.best_power_w or review.best_pace_s_per_km
    grid = figure.add_gridspec(max(1, len(streams)), 5)
    wide = 3 if efforts else 5
    first: Axes | None = None
    for row, (label, values, colour) in enumerate(streams):
        axes = (
            figure.add_subplot(grid[row, :wide], sharex=first)
            if first
            else figure.add_subplot(grid[row, :wide])
        )
        axes.plot(activity.time_s / 60, values, color=colour, linewidth=0.9)
        axes.set_ylabel(label)
        if row == len(streams) - 1:
            axes.set_xlabel("minutes")
        first = first or axes
    if efforts:
        _best(figure.add_subplot(grid[:, wide:]), efforts, units, is_power=bool(review.best_power_w))
    if first:
        title(first, review.name or f"A {review.sport}")


def _streams(activity: Activity, units: UnitSystem) -> list[tuple[str, FloatArray, str]]:
    """Return what was recorded: (label, values smoothed over half a minute, colour)."""
    fast = "mph" if units is UnitSystem.IMPERIAL else "km/h"
    wanted = (
        ("power W", activity.power_w, ACCENT),
        (f"speed {fast}", activity.speed_m_per_s * 3600 / display.unit_length_m(units), AMBER),
        ("heart rate bpm", activity.heart_rate_bpm, RED),
        ("height m", activity.elevation_m, INK),
    )
    return [
        (label, _smoothed(activity.time_s, values), colour)
        for label, values, colour in wanted
        if _any(values)
    ]


def _any(values: FloatArray) -> bool:
    return bool(np.isfinite(values).any())


def _smoothed(time_s: FloatArray, values: FloatArray) -> FloatArray:
    """Return the mean of what is known within half a minute around each record."""
    known = np.isfinite(values)
    total = np.concatenate(([0.0], np.cumsum(np.where(known, values, 0.0))))
    count = np.concatenate(([0], np.cumsum(known)))
    first = np.searchsorted(time_s, time_s - SMOOTHED_S / 2, side="left")
    last = np.searchsorted(time_s, time_s + SMOOTHED_S / 2, side="right")
    many = count[last] - count[first]
    smooth = np.where(many > 0, (total[last] - total[first]) / np.maximum(many, 1), np.nan)
    smooth[1:][np.diff(time_s) > SILENT_S] = np.nan
    return smooth


def _best(axes: Axes, efforts: Sequence[BestEffort], units: UnitSystem, *, is_power: bool) -> None:
    """The best mean over each duration, on a logarithmic axis of time."""
    seconds = np.array([effort.duration_s for effort in efforts])
    per_unit = 1.0 if is_power else display.unit_length_m(units) / 1000
    values = np.array([effort.value * per_unit for effort in efforts])
    axes.plot(seconds, values, "o-", color=ACCENT, markersize=3, linewidth=1.4)
    axes.set_xscale("log")
    shown = [at for at in NAMED_S if seconds[0] <= at <= seconds[-1]]
    axes.set_xticks(shown, [display.duration(at) for at in shown])
    axes.minorticks_off()
    axes.set_xlabel("best mean over")
    axes.set_ylabel("W" if is_power else f"pace {display.pace_unit(units)}")
    if is_power:
        axes.set_ylim(0, None)
    else:
        axes.invert_yaxis()
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: display.clock(value)))
    for second, value in zip(seconds, values, strict=True):
        if second in shown:
            text = f"{value:.0f} W" if is_power else display.clock(value)
            axes.annotate(text, (second, value), xytext=(5, 5), textcoords="offset points", fontsize=8)
