"""Timer time: a recording's seconds with the stops taken out, one value a second."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.domain.activity import Activity
from tools.domain.course import FloatArray

HELD_S = 10.0  # smart recording writes a record at least about this often; from memory, unchecked [R]
# After a minute without any record, or ten times the usual gap where records are rarer (one a pool length),
# nobody was recording. Our design choice [D].
LONGEST_SILENCE_S = 60.0
LONGEST_SILENCE_STEPS = 10.0
LONGEST_SPARSE_SILENCE_S = 600.0
LONGEST_ACTIVITY_S = 3_000_000.0  # five weeks of timer time; our design choice [D]

Spans = tuple[tuple[float, float], ...]


class ActivityTooLong(ValueError):
    """A recording of more timer time than anybody rides; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class SecondGrid:
    """The seconds of timer time, shape (seconds,): which record each takes its values from.

    `held` is False where the last record is older than `HELD_S`: the device was silent. `at_s` is the
    activity's own clock, stops included.
    """

    record: NDArray[np.intp]
    held: NDArray[np.bool_]
    at_s: FloatArray

    @property
    def seconds(self) -> int:
        """Return how many seconds were recorded: each one stands for the second it begins."""
        return int(self.record.size)

    def column(self, values: FloatArray) -> FloatArray:
        """Return one value a second, NaN where the device was silent or the record has none."""
        return np.where(self.held, values[self.record], np.nan)


def merged_spans(spans: Spans) -> Spans:
    """Return (from, to) spans in order, overlapping ones joined, empty ones left out."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted((start, end) for start, end in spans if end > start):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def silences(activity: Activity) -> Spans:
    """Return the long spans without a record that no stop of the timer explains."""
    steps = np.diff(without_spans(activity.time_s, merged_spans(activity.pauses)))
    usual_s = float(np.median(steps)) if steps.size else 0.0
    longest_s = max(LONGEST_SILENCE_S, min(LONGEST_SILENCE_STEPS * usual_s, LONGEST_SPARSE_SILENCE_S))
    gaps = np.flatnonzero(steps > longest_s)
    starts, ends = activity.time_s[gaps].tolist(), activity.time_s[gaps + 1].tolist()
    return tuple(zip(starts, ends, strict=True))


def without_spans(time_s: FloatArray, spans: Spans) -> FloatArray:
    """Return each time less what lies before it in `spans` (ordered, apart); inside one the clock stands."""
    if not spans:
        return time_s
    edges = np.array(spans, dtype=np.float64)
    lost_after = np.cumsum(edges[:, 1] - edges[:, 0])
    knots = edges.ravel()
    running = np.empty(knots.size)
    running[1::2] = knots[1::2] - lost_after
    running[0::2] = running[1::2]
    clock = np.interp(time_s, knots, running)
    early, late = time_s < knots[0], time_s > knots[-1]
    return np.where(early, time_s, np.where(late, time_s - lost_after[-1], clock))


def timer_seconds(activity: Activity) -> float:
    """Return the seconds from the first to the last record less the stops of the timer, silences included."""
    timer_s = without_spans(activity.time_s, merged_spans(activity.pauses))
    return float(timer_s[-1] - timer_s[0])


def second_grid(activity: Activity) -> SecondGrid:
    """Return the seconds of an activity with stops of the timer and long silences taken out.

    Raises ActivityTooLong above five weeks.
    """
    stops = merged_spans((*activity.pauses, *silences(activity)))
    timer_s = without_spans(activity.time_s, stops)
    timer_s = timer_s - timer_s[0]
    if timer_s[-1] > LONGEST_ACTIVITY_S:
        raise ActivityTooLong(
            f"This recording runs for {timer_s[-1] / 86_400:.0f} days: its clock cannot be right. "
            "Export the activity again and drop that."
        )
    seconds = np.arange(int(np.floor(timer_s[-1] + 1e-6)) + 1, dtype=np.float64)
    record = np.searchsorted(timer_s, seconds + 1e-6, side="right") - 1
    since_s = seconds - timer_s[record]
    return SecondGrid(
        record=record.astype(np.intp), held=since_s <= HELD_S, at_s=activity.time_s[record] + since_s
    )
