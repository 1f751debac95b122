"""Gain of recordings by pressure sensors beside the ascent their device wrote, and beside naive sums."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.ground.elevation import climbing
from tools.domain.ground.elevation_gain import gain_and_loss_m
from tools.domain.recordings.recorded_ascent import recorded_ascent
from tools.domain.recordings.recorded_line import distance_along, recorded_heights, recorded_profile
from tools.validation.naive import gpxpy_gain_m, raw_gain_m
from tools.validation.reference_files import Recording
from tools.validation.report import Section, Table, at_most, described

LEAST_ASCENT_M = 50.0  # our design choice [D]: of less, a percentage says nothing
LEAST_DISTANCE_M = 2_000.0  # our design choice [D]: a change of sport in a triathlon is no climb
_GOAL_PERCENT = 9.0
_REFERENCE_FOLDER = "device-truth"
_THRESHOLDS_M = (1.0, 2.0, 3.0, 5.0)
_REVIEW, _COURSE = "ours, activity review", "ours, as a course"


@dataclass(frozen=True, slots=True)
class _Compared:
    """One recording: the device's ascent and what every method makes of it, in metres."""

    recording: Recording
    device_m: float
    by_method: dict[str, float]


def recorded_gain_section(recordings: Sequence[Recording]) -> Section:
    """Return the section on recorded gain."""
    compared = _compared(recordings)
    kept = [each for each in compared if each.recording.folder == _REFERENCE_FOLDER]
    return Section(
        title="Gain of recordings",
        about=(
            "Recordings by a pressure sensor, of at least 2 km and 50 m of ascent by the device, each once. "
            "Ours takes the median of three records where they come every second, leaves out what the "
            "sensor drifted during stops, and counts rises and falls between turning points of 3 m."
        ),
        checks=(
            at_most("recorded_gain_all", f"MAE at most 9 %, all files (n = {len(compared)})",
                    _mean_error(compared, _REVIEW), _GOAL_PERCENT, "%"),
            at_most("recorded_gain_truth", f"the same, folder {_REFERENCE_FOLDER} (n = {len(kept)})",
                    _mean_error(kept, _REVIEW), _GOAL_PERCENT, "%"),
            described("recorded_gain_on_grid", "MAE of all files, counted on a grid of 5 or 10 m of way",
                      _mean_error(compared, _COURSE), "%"),
        ),
        tables=(_methods_table(compared, kept), _files_table(compared)),
        notes=(
            "The device's own figure is a reference, not the truth: makers do not publish how they count.",
            "Where recorded heights jitter from second to second every threshold counts some of it. Those "
            "files are the large errors below, and they are left in.",
            "The median of three was chosen on these very files, so the first row is in sample; the second "
            "row, counted on a grid along the way, does without it.",
        ),
    )  # fmt: skip


def _compared(recordings: Sequence[Recording]) -> list[_Compared]:
    found: dict[tuple[float | None, ...], _Compared] = {}
    for recording in recordings:
        activity, totals = recording.activity, recording.activity.totals
        enough = (totals.ascent_m or 0.0) >= LEAST_ASCENT_M and (totals.distance_m or 0.0) >= LEAST_DISTANCE_M
        if not (activity.barometric and enough):
            continue
        key = (totals.distance_m, totals.ascent_m, totals.duration_s)
        figures = _figures(recording)
        if figures and key not in found:
            found[key] = _Compared(recording, float(totals.ascent_m or 0.0), figures)
    return list(found.values())


def _figures(recording: Recording) -> dict[str, float] | None:
    activity = recording.activity
    heights, along = recorded_heights(activity), distance_along(activity)
    if heights is None or along is None:
        return None
    reviewed, profile = recorded_ascent(activity, along), recorded_profile(activity, along)
    if reviewed is None or profile is None:
        return None
    known = heights[~np.isnan(heights)]
    thresholds = {f"turning points of {t:.0f} m": gain_and_loss_m(known, t)[0] for t in _THRESHOLDS_M}
    return {
        _REVIEW: reviewed.gain_m,
        _COURSE: climbing(profile, barometric=True).gain_m,
        "raw sum": raw_gain_m(known),
        "gpxpy": gpxpy_gain_m(known),
        **thresholds,
    }


def _errors(compared: Sequence[_Compared], method: str) -> FloatArray:
    return np.array([(each.by_method[method] / each.device_m - 1) * 100 for each in compared])


def _mean_error(compared: Sequence[_Compared], method: str) -> float | None:
    return float(np.abs(_errors(compared, method)).mean()) if compared else None


def _methods_table(compared: Sequence[_Compared], kept: Sequence[_Compared]) -> Table:
    columns = (
        "method",
        "bias (mean), all",
        "MAE, all",
        "median absolute error, all",
        f"MAE, {_REFERENCE_FOLDER}",
    )
    methods = compared[0].by_method if compared else {_REVIEW: 0.0}
    rows = tuple((method, *_summary(compared, kept, method)) for method in methods)
    return Table(title=f"Methods (n = {len(compared)}, of them {len(kept)} in {_REFERENCE_FOLDER})",
                 columns=columns, rows=rows)  # fmt: skip


def _summary(compared: Sequence[_Compared], kept: Sequence[_Compared], method: str) -> tuple[str, ...]:
    def shown(group: Sequence[_Compared], of: Callable[[FloatArray], FloatArray], sign: str = "") -> str:
        return f"{of(_errors(group, method)):{sign}.1f} %" if group else "not here"

    return (
        shown(compared, np.mean, "+"),
        shown(compared, lambda errors: np.abs(errors).mean()),
        shown(compared, lambda errors: np.median(np.abs(errors))),
        shown(kept, lambda errors: np.abs(errors).mean()),
    )


def _files_table(compared: Sequence[_Compared]) -> Table:
    columns = ("file", "sport", "device (m)", "ours (m)", "error", "raw sum (m)", "gpxpy (m)")
    rows = tuple(
        (
            each.recording.file,
            each.recording.activity.sport.value,
            f"{each.device_m:,.0f}",
            f"{each.by_method[_REVIEW]:,.0f}",
            f"{(each.by_method[_REVIEW] / each.device_m - 1) * 100:+.1f} %",
            f"{each.by_method['raw sum']:,.0f}",
            f"{each.by_method['gpxpy']:,.0f}",
        )
        for each in compared
    )
    return Table(title="File by file", columns=columns, rows=rows)
