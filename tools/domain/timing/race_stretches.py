"""The stretches a planned race falls into: its climbs, its descents, and pieces of the flat between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tools.domain.course import SegmentKind
from tools.domain.race import Sport, UnitSystem
from tools.domain.strategy import RaceStrategy, Split

# A split as steep as this belongs to a climb or a descent; the first that leaves few stretches counts. Our
# design choice [D].
STEEP_FROM = {Sport.RUN: (0.015, 0.02, 0.03, 0.045), Sport.RIDE: (0.025, 0.035, 0.05, 0.07)}
MOST_STRETCHES = 16  # more nobody compares: our design choice [D]
# Up to a race of the first, the flat is told in pieces of the second, in splits: our design choice [D].
PIECES = ((6_500.0, 1), (15_500.0, 2), (25_500.0, 3), (65_000.0, 5), (125_000.0, 10))
LONGEST_PIECE = 20


@dataclass(frozen=True, slots=True)
class RaceStretch:
    """A stretch of a plan, whole splits only, so that its times are the plan's own.

    `low_s`..`high_s` is the allowed band of `target_s`, time in motion; `stop_s` is what is halted on top.
    `power_w` is a ride's mean target; `gentlest` and `steepest` are the least and the greatest slope of its
    splits, without their sign.
    """

    kind: SegmentKind
    start_m: float
    end_m: float
    mean_grade: float
    gentlest: float
    steepest: float
    target_s: float
    low_s: float
    high_s: float
    stop_s: float
    power_w: float | None

    @property
    def length_m(self) -> float:
        """How long it is."""
        return self.end_m - self.start_m


def race_stretches(strategy: RaceStrategy, units: UnitSystem) -> tuple[RaceStretch, ...]:
    """Return the stretches of a race in order; together they are the whole of it."""
    splits = strategy.pacing.splits_in(units)
    if not splits:
        return ()
    found: tuple[RaceStretch, ...] = ()
    for steep in (*STEEP_FROM[strategy.brief.sport], float("inf")):
        found = tuple(_stretches(splits, steep))
        if len(found) <= MOST_STRETCHES:
            break
    return found


def _stretches(splits: Sequence[Split], steep: float) -> Iterator[RaceStretch]:
    length_m = splits[-1].start_m + splits[-1].distance_m
    piece = next((count for up_to_m, count in PIECES if length_m <= up_to_m), LONGEST_PIECE)
    for kind, group in groupby(splits, key=lambda split: _kind(split, steep)):
        together = list(group)
        whole = len(together) if kind is not SegmentKind.FLAT else piece
        for first in range(0, len(together), whole):
            yield _joined(kind, together[first : first + whole])


def _kind(split: Split, steep: float) -> SegmentKind:
    if split.grade >= steep:
        return SegmentKind.CLIMB
    return SegmentKind.DESCENT if split.grade <= -steep else SegmentKind.FLAT


def _joined(kind: SegmentKind, splits: Sequence[Split]) -> RaceStretch:
    length_m = sum(split.distance_m for split in splits)
    target_s = sum(split.target_s for split in splits)
    slopes = [abs(split.grade) for split in splits]
    watts = [(split.power_w, split.target_s) for split in splits if split.power_w is not None]
    seconds = sum(lasting for _, lasting in watts)
    return RaceStretch(
        kind=kind,
        start_m=splits[0].start_m,
        end_m=splits[-1].start_m + splits[-1].distance_m,
        mean_grade=sum(split.grade * split.distance_m for split in splits) / length_m,
        gentlest=min(slopes),
        steepest=max(slopes),
        target_s=target_s,
        low_s=sum(split.low_s for split in splits),
        high_s=sum(split.high_s for split in splits),
        stop_s=sum(split.stop_s for split in splits),
        power_w=sum(power * lasting for power, lasting in watts) / seconds if seconds > 0 else None,
    )
