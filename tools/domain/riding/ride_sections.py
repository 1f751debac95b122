"""A ride cut into stretches of one power: where slope or wind change what a rider should give."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tools.domain import display
from tools.domain.course import FloatArray, SegmentKind
from tools.domain.riding.cycling_power import GRAVITY_M_PER_S2, Resistance
from tools.domain.riding.ride_setup import RideSetup
from tools.domain.strategy import FeltWind

# Every number here is our design choice [D].
MOST_KINDS, FEWEST_SECTIONS = 60, 20  # with the long ones divided that is 20 to 80 sections
CELL_M = 200.0
SECTION_M = 500.0  # there is at most one for each of these
SHORTEST_M, LONGEST_M = 400.0, 5_000.0
WORTH_A_SECTION = 0.006**2 * 2_000.0  # 1.2 % more slope over one kilometre beside another
SLOPES = (-0.06, 0.12)  # beyond these a rider does the same: coasts, or climbs
WIND_AT_M_PER_S = 9.0  # the speed at which wind is weighed against slope
CLIMB_GRADE, ROLLING_GRADE = 0.02, 0.02
FELT_WIND_M_PER_S = 1.5
COASTING_M_PER_S = 50 / 3.6
PEDALLED_BELOW_M_PER_S = 30 / 3.6  # where a slope inside a descent would not keep this speed alone
SUSTAINED_M = 300.0


@dataclass(frozen=True, slots=True)
class SectionLabel:
    """What a section is to a rider: its kind, the number of its climb, and the wind where it is felt."""

    kind: SegmentKind
    number: int | None
    wind: FeltWind | None

    def name(self, grade: float) -> str:
        """Write the label in one line: "Climb 5, 5.2 %, headwind"."""
        numbered = "" if self.number is None else f" {self.number}"
        sloped = self.kind in (SegmentKind.CLIMB, SegmentKind.DESCENT)
        steep = f", {display.percent(grade, 1)}" if sloped else ""
        return f"{self.kind.capitalize()}{numbered}{steep}" + (f", {self.wind}" if self.wind else "")


@dataclass(frozen=True, slots=True)
class RideCut:
    """A ride cut into sections; section i holds the intervals from `first[i]` up to before `first[i + 1]`.

    `labels`, `grade`, `headwind_m_per_s` and `coasts` have one entry a section. `of_interval` is the section
    of each interval, `pedals` says whether its section's power is given there or the rider coasts.
    """

    setup: RideSetup
    first: NDArray[np.intp]
    labels: tuple[SectionLabel, ...]
    grade: FloatArray
    headwind_m_per_s: FloatArray
    coasts: NDArray[np.bool_]
    of_interval: NDArray[np.intp]
    pedals: NDArray[np.bool_]

    @property
    def names(self) -> tuple[str, ...]:
        """The label of every section in one line."""
        return tuple(label.name(float(slope)) for label, slope in zip(self.labels, self.grade, strict=True))

    def sum_over(self, amount: FloatArray) -> FloatArray:
        """Return the sum of an amount per interval in every section, shape (sections,)."""
        return np.asarray(np.add.reduceat(amount, self.first[:-1]))


def cut_ride(setup: RideSetup) -> RideCut:
    """Cut a ride into sections by what slope and wind ask; together they are the whole course.

    Cells of 200 m grow together in the order of Ward's method (1963, J Am Stat Assoc 58:236): the two
    neighbours that differ least first, weighed by their lengths.
    """
    ground = setup.ground
    length_m = np.diff(ground.edge_m)
    first = _divided(_joined(_asked_slope(setup), length_m), ground.edge_m)
    span_m = np.add.reduceat(length_m, first[:-1])
    grade = np.add.reduceat(ground.grade * length_m, first[:-1]) / span_m
    wind = np.add.reduceat(setup.headwind_m_per_s * length_m, first[:-1]) / span_m
    unrest = np.sqrt(np.add.reduceat(np.square(ground.grade) * length_m, first[:-1]) / span_m)
    coasts = _section_mean(ground.against, first).coasting_speed_m_per_s() > COASTING_M_PER_S
    of_interval = np.repeat(np.arange(span_m.size), np.diff(first))
    alone = ground.against.coasting_speed_m_per_s()
    return RideCut(
        setup=setup,
        first=first,
        labels=_labels(grade, wind, unrest),
        grade=grade,
        headwind_m_per_s=wind,
        coasts=coasts,
        of_interval=of_interval,
        pedals=~(coasts[of_interval] & (alone >= PEDALLED_BELOW_M_PER_S)),
    )


def steepest_sustained(setup: RideSetup) -> tuple[float, float]:
    """Return where the steepest 300 m begin, in m, and their grade; of a shorter course all of it."""
    edge_m = setup.ground.edge_m
    climbed = np.concatenate(([0.0], np.cumsum(setup.ground.grade * np.diff(edge_m))))
    last_m = max(0.0, float(edge_m[-1]) - SUSTAINED_M)
    starts = edge_m[edge_m <= last_m]
    window_m = min(SUSTAINED_M, float(edge_m[-1]))
    rise = np.interp(starts + window_m, edge_m, climbed) - np.interp(starts, edge_m, climbed)
    best = int(np.argmax(rise))
    return float(starts[best]), float(rise[best] / window_m)


def _asked_slope(setup: RideSetup) -> FloatArray:
    """Return the slope that would ask as much as slope and wind together, clipped where it stops to count."""
    wind = setup.headwind_m_per_s + WIND_AT_M_PER_S
    drag_n = setup.ground.against.air * (wind * np.abs(wind) - WIND_AT_M_PER_S**2)
    return np.clip(setup.ground.grade + drag_n / (setup.rider.mass_kg * GRAVITY_M_PER_S2), *SLOPES)


def _joined(asked: FloatArray, length_m: FloatArray) -> list[int]:
    """Return the first interval of every section, and the number of intervals at the end."""
    at_m = np.concatenate(([0.0], np.cumsum(length_m)))
    cells = max(1, round(float(at_m[-1]) / CELL_M))
    first = np.unique(np.searchsorted(at_m[:-1], np.linspace(0.0, at_m[-1], cells + 1)[:-1] - 1e-6))
    span_m = np.add.reduceat(length_m, first)
    slope = np.add.reduceat(asked * length_m, first) / span_m
    most = int(np.clip(at_m[-1] / SECTION_M, 1, MOST_KINDS))
    kept = _grown(first.tolist(), span_m.tolist(), slope.tolist(), most)
    return [*kept, asked.size]


class _Row:
    """Neighbours in a row that can be joined two by two."""

    def __init__(self, first: Sequence[int], span_m: list[float], slope: list[float]) -> None:
        self.first = first
        self.span_m, self.slope = span_m, slope
        self.after: list[int] = [*range(1, len(first)), -1]
        self.before: list[int] = [*range(-1, len(first) - 1)]
        self.count = len(first)

    def cost(self, left: int) -> float:
        """Return what joining a section with the next one loses in likeness."""
        right = self.after[left]
        a, b = self.span_m[left], self.span_m[right]
        apart = self.slope[left] - self.slope[right]
        lost: float = a * b / (a + b) * apart**2
        return lost

    def join(self, left: int) -> None:
        """Let a section swallow the next one."""
        right = self.after[left]
        a, b = self.span_m[left], self.span_m[right]
        self.slope[left] = (a * self.slope[left] + b * self.slope[right]) / (a + b)
        self.span_m[left] = a + b
        self.span_m[right] = 0.0
        self.after[left] = self.after[right]
        if self.after[left] >= 0:
            self.before[self.after[left]] = left
        self.count -= 1

    def left(self) -> list[int]:
        """Return the sections that are left, by the index of their first cell."""
        return [i for i, span_m in enumerate(self.span_m) if span_m > 0]


def _grown(first: Sequence[int], span_m: list[float], slope: list[float], most: int) -> list[int]:
    """Join neighbours, the most alike first, until all differ and are neither too many nor too short."""
    row = _Row(first, span_m, slope)
    heap = [(row.cost(i), i, row.span_m[i], row.span_m[i + 1]) for i in range(row.count - 1)]
    heapq.heapify(heap)
    while heap:
        cost, left, a, b = heapq.heappop(heap)
        right = row.after[left]
        if right < 0 or (row.span_m[left], row.span_m[right]) != (a, b):
            continue  # one of them has grown since
        if row.count <= most and cost > WORTH_A_SECTION:
            break
        row.join(left)
        for at in (left, row.before[left]):
            if at >= 0 and row.after[at] >= 0:
                entry = (row.cost(at), at, row.span_m[at], row.span_m[row.after[at]])
                heapq.heappush(heap, entry)
    _swallow_short(row)
    return [row.first[i] for i in row.left()]


def _swallow_short(row: _Row) -> None:
    """Give every section that is too short for a power of its own to the neighbour more like it."""
    while row.count > 1:
        short = min(row.left(), key=lambda i: row.span_m[i])
        if row.span_m[short] >= SHORTEST_M:
            return
        sides = [i for i in (row.before[short], short) if i >= 0 and row.after[i] >= 0]
        row.join(min(sides, key=row.cost))


def _divided(first: list[int], edge_m: FloatArray) -> NDArray[np.intp]:
    """Divide sections that are too long into equal parts."""
    longest_m = max(LONGEST_M, float(edge_m[-1]) / FEWEST_SECTIONS)
    cuts: list[int] = []
    for begin, end in pairwise(first):
        parts = int(np.ceil((edge_m[end] - edge_m[begin]) / longest_m - 1e-9))
        inner = np.linspace(edge_m[begin], edge_m[end], max(1, parts) + 1)[:-1]
        cuts += np.searchsorted(edge_m, inner - 1e-6).tolist()
    return np.unique(np.array([*cuts, first[-1]], dtype=np.intp))


def _section_mean(against: Resistance, first: NDArray[np.intp]) -> Resistance:
    count = np.diff(first)

    def mean(values: FloatArray) -> FloatArray:
        return np.asarray(np.add.reduceat(values, first[:-1]) / count)

    return replace(
        against,
        air=mean(against.air),
        headwind_m_per_s=mean(against.headwind_m_per_s),
        steady_n=mean(against.steady_n),
    )


def _labels(grade: FloatArray, wind: FloatArray, unrest: FloatArray) -> tuple[SectionLabel, ...]:
    """Label every section; parts of one climb, one after the other, share its number."""
    labels, climbs, climbing = [], 0, False
    for slope, ahead, tilt in zip(grade.tolist(), wind.tolist(), unrest.tolist(), strict=True):
        is_climb = slope >= CLIMB_GRADE
        climbs += is_climb and not climbing
        climbing = is_climb
        labels.append(SectionLabel(_kind(slope, tilt), climbs if is_climb else None, _felt(ahead)))
    return tuple(labels)


def _kind(slope: float, tilt: float) -> SegmentKind:
    if slope >= CLIMB_GRADE:
        return SegmentKind.CLIMB
    if slope <= -CLIMB_GRADE:
        return SegmentKind.DESCENT
    return SegmentKind.ROLLING if tilt >= ROLLING_GRADE else SegmentKind.FLAT


def _felt(ahead_m_per_s: float) -> FeltWind | None:
    if abs(ahead_m_per_s) < FELT_WIND_M_PER_S:
        return None
    return FeltWind.HEADWIND if ahead_m_per_s > 0 else FeltWind.TAILWIND
