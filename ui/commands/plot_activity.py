"""A recording as a picture: power or pace and heart rate over time, and the best efforts curve."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from tools.domain import display
from tools.domain.activity import Activity, ActivityReview, BestEffort
from tools.domain.course import FloatArray
from tools.domain.race import UnitSystem
from tools.domain.units import METRES_PER_FOOT
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
            axes.set_xlabel("time (minutes)")
        else:
            axes.tick_params(labelbottom=False)
        first = first or axes
    if efforts:
        beside = figure.add_subplot(grid[:, wide:])
        if review.best_power_w:
            _best_power(beside, efforts)
        else:
            _best_pace(beside, efforts, units)
    if first:
        title(first, review.name or f"A {review.sport}")


def _streams(activity: Activity, units: UnitSystem) -> list[tuple[str, FloatArray, str]]:
    """Return what was recorded: (label, values smoothed over half a minute, colour)."""
    imperial = units is UnitSystem.IMPERIAL
    fast, high = ("mph", "ft") if imperial else ("km/h", "m")
    per_height = METRES_PER_FOOT if imperial else 1.0
    wanted = (
        ("power (W)", activity.power_w, ACCENT),
        (f"speed ({fast})", activity.speed_m_per_s * 3600 / display.unit_length_m(units), AMBER),
        ("heart rate (bpm)", activity.heart_rate_bpm, RED),
        (f"height ({high})", activity.elevation_m / per_height, INK),
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


def _best_power(axes: Axes, efforts: Sequence[BestEffort]) -> None:
    """The best mean power over each duration, on a logarithmic axis of time."""
    seconds = [effort.duration_s for effort in efforts]
    watts = [effort.value for effort in efforts]
    named = [at for at in NAMED_S if seconds[0] <= at <= seconds[-1]]
    _curve(axes, seconds, watts, {at: display.duration(at) for at in named}, lambda value: f"{value:.0f} W")
    axes.set_xlabel("best mean over")
    axes.set_ylabel("power (W)")
    axes.set_ylim(0, None)


def _best_pace(axes: Axes, efforts: Sequence[BestEffort], units: UnitSystem) -> None:
    """The best pace over each distance, on a logarithmic axis of distance; faster is higher."""
    metres = [effort.distance_m or 0.0 for effort in efforts]
    paces = [effort.value * display.unit_length_m(units) / 1000 for effort in efforts]
    _curve(axes, metres, paces, {at: display.short_distance(at, units) for at in metres}, display.clock)
    axes.set_xlabel("fastest over")
    axes.set_ylabel(f"pace (min{display.pace_unit(units)})")
    axes.invert_yaxis()
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: display.clock(value)))


def _curve(
    axes: Axes,
    at: Sequence[float],
    values: Sequence[float],
    names: Mapping[float, str],
    write: Callable[[float], str],
) -> None:
    axes.plot(at, values, "o-", color=ACCENT, markersize=3, linewidth=1.4)
    axes.set_xscale("log")
    axes.set_xticks(list(names), list(names.values()), rotation=45, ha="right")
    axes.minorticks_off()
    for place, value in zip(at, values, strict=True):
        if place in names:
            axes.annotate(write(value), (place, value), xytext=(5, 5), textcoords="offset points", fontsize=8)
