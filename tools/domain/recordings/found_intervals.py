"""The repeats of an interval session, found in the laps where they show them, in the output otherwise."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tools.domain.activity import Lap
from tools.domain.course import FloatArray
from tools.domain.feedback import IntervalSet
from tools.domain.recordings.hard_repeats import Pulse, Repeats, hard_enough, walked_rests
from tools.domain.recordings.timer_time import SecondGrid
from tools.domain.recordings.workout_chart import lap_seconds
from tools.domain.recordings.workout_output import Output, smoothed

# What makes repeats of hard stretches, all our design choice [D], tried on constructed and on real sessions.
WINDOWS_S = ((30, 15, 60), (10, 8, 15))  # running mean, dips that are bridged, shortest stretch
EDGE_S = 15
LONGEST_WORK_S = 2400.0
LONGEST_REST_S = 900.0
FEWEST = 3
MOST = 120
FEWEST_LONG, LONG_S = 2, 480.0  # two are a session only from eight minutes each
ALIKE_DURATION = 1.4  # longest over shortest
FEW, ALIKE_OF_FEW = 5, 1.25  # fewer than five have to be more alike, with not one odd rest between them
ALIKE_MEAN = 0.12  # from the middle one
ALIKE_REST = 0.4
MOST_ODD_RESTS = 0.4
REGULAR_SHARE = 0.7  # of the hard time
LEAST_STOOD_S = 10
SAME_LAPS_SHARE, SAME_LAP = 0.7, 0.01  # laps of one length are the device's, not the athlete's


def find_intervals(
    output: Output, grid: SecondGrid, laps: Sequence[Lap] = (), pulse: Pulse | None = None
) -> Repeats | None:
    """Return the repeats of an interval session, None where there is no pattern of hard and easy.

    The laps win where the athlete pressed them, unless the output shows a clearer pattern. The output is read
    twice, with the seconds somebody stood and without them: a stop neither makes nor hides a pattern.
    """
    by_lap = _of_laps(output, grid, laps)
    if by_lap and not hard_enough(by_lap, output, pulse):
        by_lap = None
    found = _hard_patterns(output, grid, pulse)
    if int(output.still.sum()) >= LEAST_STOOD_S:
        going = ~output.still
        kept = SecondGrid(record=grid.record[going], held=grid.held[going], at_s=grid.at_s[going])
        found += _hard_patterns(output.only(going), kept, pulse.only(going) if pulse else None)
    by_stream = max(found, key=_size, default=None)
    if by_lap and by_stream and by_stream.contrast > 1.1 * by_lap.contrast:
        return by_stream
    return by_lap or by_stream


def find_run_walk(output: Output, grid: SecondGrid) -> Repeats | None:
    """Return the running parts of a run with walking breaks at regular times, None of anything else."""
    if output.is_power:
        return None
    found = [each for each in _patterns(output, grid) if len(each.spans) >= FEWEST]
    return max((each for each in found if walked_rests(each, output)), key=_size, default=None)


def _hard_patterns(output: Output, grid: SecondGrid, pulse: Pulse | None) -> list[Repeats]:
    return [each for each in _patterns(output, grid) if hard_enough(each, output, pulse)]


def _patterns(output: Output, grid: SecondGrid) -> Iterator[Repeats]:
    """Yield what repeats in the output, hard or not."""
    for spans in _stretches(output):
        repeats = _regular(spans, output, grid)
        if repeats:
            yield repeats


def _size(repeats: Repeats) -> tuple[int, int]:
    return repeats.work_total_s, len(repeats.spans)


def interval_set(repeats: Repeats, output: Output) -> IntervalSet:
    """Return repeats as they are told: medians of work and rest, the mean, and the spread of the means."""
    means = np.array(repeats.means)
    return IntervalSet(
        repeats=len(repeats.spans),
        work_s=float(np.median([end - start for start, end in repeats.spans])),
        rest_s=float(np.median(repeats.rests_s)) if repeats.rests_s else None,
        mean=output.written_value(float(means.mean())),
        spread_percent=float(means.std() / means.mean() * 100.0),
        unit=output.unit,
    )


def _of_laps(output: Output, grid: SecondGrid, laps: Sequence[Lap]) -> Repeats | None:
    """Return the hard laps where easy ones lie between them."""
    if len(laps) < 2 * FEWEST - 1 or _of_one_length(laps):
        return None
    spans = [(each.start, each.stop) for each in lap_seconds(laps, grid) if each.stop - each.start >= 10]
    if len(spans) < 2 * FEWEST - 1:
        return None
    means = np.array([output.values[start:end].mean() for start, end in spans])
    hard = means > _between(means)
    if (hard[1:] & hard[:-1]).any():
        return None
    return _regular([span for span, is_hard in zip(spans, hard, strict=True) if is_hard], output, grid)


def _of_one_length(laps: Sequence[Lap]) -> bool:
    """Tell whether a device cut the laps: by distance, or by time."""
    for lengths in ([lap.distance_m for lap in laps], [lap.duration_s for lap in laps]):
        known = np.array([length for length in lengths if length])
        if known.size < len(laps) - 1:
            continue
        middle = float(np.median(known))
        if np.mean(np.abs(known / middle - 1.0) <= SAME_LAP) >= SAME_LAPS_SHARE:
            return True
    return False


def _stretches(output: Output) -> Iterator[list[tuple[int, int]]]:
    """Yield the stretches above each of some levels, smoothed more and less."""
    for window_s, dip_s, shortest_s in WINDOWS_S:
        calm = smoothed(output.values, window_s)
        for level in _levels(calm):
            yield _sharpened(_above(calm > level, dip_s, shortest_s), output.values)


def _levels(values: FloatArray) -> tuple[float, ...]:
    """Return levels that may part hard from easy."""
    first = _between(values)
    upper = values[values > first]
    half_way = float(np.percentile(values, 50) + np.percentile(values, 98)) / 2.0
    return (first, _between(upper) if upper.size > 1 else first, half_way)


def _between(values: FloatArray) -> float:
    """Return the level half way between the means of the values above and below it."""
    level = float(values.min() + values.max()) / 2.0
    for _ in range(30):
        above, below = values[values > level], values[values <= level]
        if not above.size or not below.size:
            break
        after = float(above.mean() + below.mean()) / 2.0
        if abs(after - level) < 1e-6:
            break
        level = after
    return level


def _above(hard: NDArray[np.bool_], dip_s: int, shortest_s: int) -> list[tuple[int, int]]:
    """Return (from, to) where `hard` holds, short dips bridged, short stretches left out."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], hard.astype(np.int8), [0]))))
    spans: list[tuple[int, int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if spans and start - spans[-1][1] < dip_s:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [(start, end) for start, end in spans if end - start >= shortest_s]


def _sharpened(spans: list[tuple[int, int]], values: FloatArray) -> list[tuple[int, int]]:
    """Move the edges of smoothed stretches to where the output itself changes most between easy and hard."""
    edges = [(_sharp_edge(values, start, 1), _sharp_edge(values, end, -1)) for start, end in spans]
    apart = [(max(start, edges[at - 1][1]) if at else start, end) for at, (start, end) in enumerate(edges)]
    return [(start, end) for start, end in apart if end > start]


def _sharp_edge(values: FloatArray, at: int, rises: int) -> int:
    """Return the second within reach of `at` where the means of `EDGE_S` before and after differ most."""
    if at in (0, values.size):
        return at
    first = max(0, at - 2 * EDGE_S)
    near = values[first : at + 2 * EDGE_S]
    total = np.concatenate(([0.0], np.cumsum(near)))
    places = np.arange(max(1, at - EDGE_S - first), min(near.size - 1, at + EDGE_S - first) + 1)
    before, after = np.maximum(places - EDGE_S, 0), np.minimum(places + EDGE_S, near.size)
    change = (total[after] - total[places]) / (after - places) - (total[places] - total[before]) / (
        places - before
    )
    return first + int(places[int(np.argmax(rises * change))])


def _regular(spans: list[tuple[int, int]], output: Output, grid: SecondGrid) -> Repeats | None:
    """Return the stretches that repeat each other, None where they are no session."""
    alike = _alike(spans, output) if len(spans) <= 2 * MOST else []
    if not FEWEST_LONG <= len(alike) <= MOST:
        return None
    lengths = [end - start for start, end in alike]
    if len(alike) < FEW and max(lengths) > ALIKE_OF_FEW * min(lengths):
        return None
    work_s = float(np.median(lengths))
    all_s = sum(end - start for start, end in spans)
    enough = len(alike) >= FEWEST or (work_s >= LONG_S and len(alike) >= FEWEST_LONG)
    if not enough or work_s > LONGEST_WORK_S or work_s * len(alike) < REGULAR_SHARE * all_s:
        return None
    rests = [(before[1], after[0]) for before, after in pairwise(alike)]
    rests_s = tuple(float(grid.at_s[end] - grid.at_s[start - 1]) - 1.0 for start, end in rests)
    if not _regular_rests(rests_s, work_s):
        return None
    easy = np.concatenate([output.values[start:end] for start, end in rests])
    means = tuple(float(output.values[start:end].mean()) for start, end in alike)
    return Repeats(tuple(alike), means, rests_s, float(easy.mean()) if easy.size else 0.0)


def _alike(spans: list[tuple[int, int]], output: Output) -> list[tuple[int, int]]:
    """Return the most stretches that last about as long as each other at about the same output."""
    by_length = sorted(spans, key=lambda span: span[1] - span[0])
    best: list[tuple[int, int]] = []
    for at, shortest in enumerate(by_length):
        longest_s = ALIKE_DURATION * (shortest[1] - shortest[0])
        group = [span for span in by_length[at:] if span[1] - span[0] <= longest_s]
        if len(group) > len(best):
            best = group
    means = [float(output.values[start:end].mean()) for start, end in best]
    middle = float(np.median(means)) if means else 0.0
    kept = [span for span, mean in zip(best, means, strict=True) if abs(mean - middle) <= ALIKE_MEAN * middle]
    return sorted(kept)


def _regular_rests(rests_s: Sequence[float], work_s: float) -> bool:
    """Tell whether the rests are rests: short enough, and most of one length."""
    middle = float(np.median(rests_s))
    if not 10.0 <= middle <= min(LONGEST_REST_S, max(3.0 * work_s, 240.0)):
        return False
    odd = [rest for rest in rests_s if abs(rest - middle) > ALIKE_REST * middle]
    return len(odd) <= (MOST_ODD_RESTS * len(rests_s) if len(rests_s) >= FEW - 1 else 0)
