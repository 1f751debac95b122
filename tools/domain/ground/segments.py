"""The stretches of a course that deserve a thought of their own, with advice in a sentence."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tools.domain.course import KeySegment, SegmentKind
from tools.domain.ground.climbs import ClimbRule, climb_rule, find_rises
from tools.domain.ground.elevation_gain import walked_gain_and_loss_m
from tools.domain.ground.relief import Relief
from tools.domain.ground.segment_advice import advise, name_stretches
from tools.domain.race import Sport

# Every number here is our design choice [D].
FEWEST_SEGMENTS = 4
MOST_SEGMENTS = 10
_MOST_CLIMBS = 4
_MOST_DESCENTS = 2
_EDGE_SHARE = 0.05
_EDGE_M = (400.0, 3_000.0)
_WORTH_FILLING_SHARE = 0.08
_SPLIT_SHARE = 0.40
_KEPT_SHARE = 0.40  # a climb that lies mostly inside the start or the finish belongs to it
_ROLLING_M_PER_KM = 8.0
_SMALLEST_RISE_M = 2.0


class _Stretch(NamedTuple):
    kind: SegmentKind
    start_m: float
    end_m: float

    @property
    def length_m(self) -> float:
        return self.end_m - self.start_m

    def overlaps(self, other: "_Stretch") -> bool:
        return self.start_m < other.end_m and other.start_m < self.end_m


@dataclass(frozen=True, slots=True)
class _Ground:
    """The smoothed profile with its turns as plain numbers, or level ground where no heights are known."""

    relief: Relief
    turns: list[int]
    turns_m: list[float]

    def change_m(self, stretch: _Stretch) -> float:
        return self._height_at_m(stretch.end_m) - self._height_at_m(stretch.start_m)

    def _height_at_m(self, at_m: float) -> float:
        height_m = self.relief.height_m
        place = min(at_m / self.relief.step_m, height_m.size - 1.0)
        before = min(int(place), height_m.size - 2)
        low_m = height_m.item(before)
        return low_m + (place - before) * (height_m.item(before + 1) - low_m)

    def gain_and_loss_m(self, stretch: _Stretch) -> tuple[float, float]:
        height_m, step_m = self.relief.height_m, self.relief.step_m
        first = round(stretch.start_m / step_m)
        last = min(round(stretch.end_m / step_m), height_m.size - 1)
        inside = self.turns_m[bisect_left(self.turns, first) : bisect_left(self.turns, last)]
        return walked_gain_and_loss_m([height_m.item(first), *inside, height_m.item(last)], _SMALLEST_RISE_M)


def find_key_segments(
    relief: Relief, distance_m: float, sport: Sport, rises: list[tuple[int, int]]
) -> tuple[KeySegment, ...]:
    """Return four to ten stretches in course order: both ends, what climbs and falls most, what lies between.

    `relief` is the smoothed profile and `rises` its climbs by the sport's rule; give level ground and no rise
    for a course whose heights are not known.
    """
    ground = _Ground(relief, relief.turns.tolist(), relief.height_m[relief.turns].tolist())
    edge_m = min(max(_EDGE_SHARE * distance_m, _EDGE_M[0]), _EDGE_M[1], distance_m / 4.0)
    chosen = [
        _Stretch(SegmentKind.START, 0.0, edge_m),
        _Stretch(SegmentKind.FINISH, distance_m - edge_m, distance_m),
    ]
    greatest, crowded = _greatest(relief, edge_m, distance_m - edge_m, rises, climb_rule(sport))
    chosen += greatest
    between = sorted(_between(chosen, distance_m, ground), key=lambda s: s.length_m, reverse=True)
    chosen += between[: MOST_SEGMENTS - len(chosen)]
    ordered = sorted(chosen, key=lambda stretch: stretch.start_m)
    changes_m = [ground.change_m(stretch) for stretch in ordered]
    names = name_stretches(
        [(s.kind, change_m, change_m / s.length_m) for s, change_m in zip(ordered, changes_m, strict=True)],
        crowded,
    )
    named = list(zip(ordered, names, strict=True))
    if len(named) < FEWEST_SEGMENTS:
        named = _halved_until_enough(named)
        changes_m = [ground.change_m(stretch) for stretch, _ in named]
    return tuple(
        _described(stretch, name, change_m, ground, distance_m=distance_m, sport=sport)
        for (stretch, name), change_m in zip(named, changes_m, strict=True)
    )


def _halved_until_enough(named: list[tuple[_Stretch, str]]) -> list[tuple[_Stretch, str]]:
    """Halve the longest stretch until there are four: even a race up one hill has a middle."""
    while len(named) < FEWEST_SEGMENTS:
        index = max(range(len(named)), key=lambda i: named[i][0].length_m)
        whole, name = named[index]
        middle = (whole.start_m + whole.end_m) / 2.0
        named[index : index + 1] = [
            (_Stretch(whole.kind, whole.start_m, middle), f"{name}, first half"),
            (_Stretch(whole.kind, middle, whole.end_m), f"{name}, second half"),
        ]
    return named


def _greatest(
    relief: Relief, first_m: float, last_m: float, rises: list[tuple[int, int]], rule: ClimbRule
) -> tuple[list[_Stretch], set[SegmentKind]]:
    """Return the greatest climbs and descents between two places, and the kinds of which there are more."""
    falls = find_rises(relief.upside_down(), rule)
    room = {SegmentKind.CLIMB: _MOST_CLIMBS, SegmentKind.DESCENT: _MOST_DESCENTS}
    found = [
        (abs(relief.height_m.item(last) - relief.height_m.item(first)), kind, first, last)
        for kind, spans in ((SegmentKind.CLIMB, rises), (SegmentKind.DESCENT, falls))
        for first, last in spans
    ]
    kept: list[_Stretch] = []
    crowded: set[SegmentKind] = set()
    for _, kind, first, last in sorted(found, key=lambda rise: (-rise[0], rise[2])):
        if kind in crowded:
            continue
        whole_m = (last - first) * relief.step_m
        stretch = _Stretch(kind, max(first * relief.step_m, first_m), min(last * relief.step_m, last_m))
        if stretch.length_m < _KEPT_SHARE * whole_m or any(map(stretch.overlaps, kept)):
            continue
        if room[kind] == 0:
            crowded.add(kind)
            continue
        kept.append(stretch)
        room[kind] -= 1
    return kept, crowded


def _between(chosen: list[_Stretch], distance_m: float, ground: _Ground) -> list[_Stretch]:
    """Return the long stretches nothing has been said about, the longest of them in two halves."""
    ordered = sorted(chosen, key=lambda stretch: stretch.start_m)
    filled: list[_Stretch] = []
    for before, after in pairwise(ordered):
        length_m = after.start_m - before.end_m
        if length_m < _WORTH_FILLING_SHARE * distance_m:
            continue
        parts = 2 if length_m > _SPLIT_SHARE * distance_m else 1
        edges = [before.end_m + length_m * part / parts for part in range(parts)] + [after.start_m]
        filled += [_classified(first, last, ground) for first, last in pairwise(edges)]
    return filled


def _classified(start_m: float, end_m: float, ground: _Ground) -> _Stretch:
    gain, loss = ground.gain_and_loss_m(_Stretch(SegmentKind.FLAT, start_m, end_m))
    rolls = gain + loss >= _ROLLING_M_PER_KM * (end_m - start_m) / 1000.0
    return _Stretch(SegmentKind.ROLLING if rolls else SegmentKind.FLAT, start_m, end_m)


def _described(
    stretch: _Stretch, name: str, change_m: float, ground: _Ground, *, distance_m: float, sport: Sport
) -> KeySegment:
    kind, start_m, end_m = stretch
    gain, loss = ground.gain_and_loss_m(stretch)
    grade = change_m / (end_m - start_m)
    return KeySegment(
        kind=kind,
        start_m=round(start_m, 1),
        end_m=round(end_m, 1),
        gain_m=round(gain, 1),
        loss_m=round(loss, 1),
        mean_grade=round(grade, 4),
        name=name,
        advice=advise(kind, grade, (start_m + end_m) / (2.0 * distance_m), sport),
    )
