"""Where on the course two strategies differ: pace or power, what is taken, what is thought of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tools.domain import display
from tools.domain.race import UnitSystem
from tools.domain.strategy import Cue, FuelEvent, RaceStrategy, Split
from tools.domain.wording.fuel import PLURAL, joined, written_item

SAME_PACE = 0.004  # of a split's time: about a second a kilometre, our design choice [D]
SAME_POWER = 0.015  # of a split's power: our design choice [D]
MOST_STRETCHES = 4  # more nobody reads: our design choice [D]
MOST_PLACES = 6
SAME_PLACE_M = 500.0  # of an intake that only moved a little: our design choice [D]
SAME_CUE_M = 200.0
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring splits that differ the same way: times in motion or mean powers before and after."""

    start_m: float
    end_m: float
    before: float
    after: float

    @property
    def length_m(self) -> float:
        return self.end_m - self.start_m


def course_change_facts(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    """Return sentences on where on the course the plans differ; nothing for two courses or two sports."""
    if not _same_course(before, after):
        return ()
    units = after.brief.units
    if after.pacing.ride is not None:
        effort = tuple(_power_sentence(each, units) for each in _powers(before, after))
    else:
        effort = tuple(_pace_sentence(each, units) for each in _paces(before, after))
    return (*effort, *_fuel_sentences(before, after), *_cue_sentences(before, after))


def course_change_rows(before: RaceStrategy, after: RaceStrategy) -> tuple[tuple[str, str, str], ...]:
    """Return rows (what, before, after) of the stretches and the intakes that differ."""
    if not _same_course(before, after):
        return ()
    units = after.brief.units
    if after.pacing.ride is not None:
        rows = [
            (each, display.power(each.before), display.power(each.after)) for each in _powers(before, after)
        ]
        named = "Power"
    else:
        rows = [(each, *_two_paces(each, units)) for each in _paces(before, after)]
        named = "Pace"
    effort = tuple(
        (f"{named}, {display.stretch(each.start_m, each.end_m, units)}", left, right)
        for each, left, right in rows
    )
    gone, new = _intakes(before, after)
    taken = (("Taken only in one", _places(gone, units), _places(new, units)),) if gone or new else ()
    return (*effort, *taken)


def _same_course(before: RaceStrategy, after: RaceStrategy) -> bool:
    """Whether places mean the same in both: one course, one sport, splits of the same ends."""
    rides = [each.pacing.ride is not None for each in (before, after)]
    units = after.brief.units
    ends = [[split.start_m for split in each.pacing.splits_in(units)] for each in (before, after)]
    return before.course_id == after.course_id and rides[0] == rides[1] and ends[0] == ends[1]


def _paces(before: RaceStrategy, after: RaceStrategy) -> tuple[_Stretch, ...]:
    """Return the stretches whose pace moves otherwise than the whole, in the order of the course."""
    pairs = _pairs(before, after)
    whole = sum(two.target_s for _, two in pairs) / sum(one.target_s for one, _ in pairs)
    shares = [two.target_s / one.target_s / whole - 1 for one, two in pairs]
    found = [
        _Stretch(*_ends(group), sum(one.target_s for one, _ in group), sum(two.target_s for _, two in group))
        for group in _alike(pairs, shares, SAME_PACE)
    ]
    return _most(found, lambda each: abs(each.after - whole * each.before))


def _powers(before: RaceStrategy, after: RaceStrategy) -> tuple[_Stretch, ...]:
    """Return the stretches whose power moves otherwise than the whole, in the order of the course."""
    pairs = _pairs(before, after)
    means = [_mean_power([pair[side] for pair in pairs]) for side in (0, 1)]
    if means[0] <= 0 or means[1] <= 0:
        return ()
    whole = means[1] / means[0]
    shares = [
        two.power_w / one.power_w / whole - 1 if one.power_w and two.power_w else 0.0 for one, two in pairs
    ]
    found = [
        _Stretch(*_ends(group), *(_mean_power([pair[side] for pair in group]) for side in (0, 1)))
        for group in _alike(pairs, shares, SAME_POWER)
    ]
    return _most(found, lambda each: abs(each.after - whole * each.before) * each.length_m)


def _pairs(before: RaceStrategy, after: RaceStrategy) -> list[tuple[Split, Split]]:
    units = after.brief.units
    return list(zip(before.pacing.splits_in(units), after.pacing.splits_in(units), strict=True))


def _alike(
    pairs: Sequence[tuple[Split, Split]], shares: Sequence[float], same: float
) -> Iterator[list[tuple[Split, Split]]]:
    """Yield neighbouring splits that all move the same way from the whole."""
    ways = [0 if abs(share) < same else (1 if share > 0 else -1) for share in shares]
    for way, group in groupby(zip(ways, pairs, strict=True), key=lambda each: each[0]):
        if way:
            yield [pair for _, pair in group]


def _ends(group: Sequence[tuple[Split, Split]]) -> tuple[float, float]:
    last = group[-1][0]
    return group[0][0].start_m, last.start_m + last.distance_m


def _mean_power(splits: Sequence[Split]) -> float:
    known = [(split.power_w, split.target_s) for split in splits if split.power_w is not None]
    seconds = sum(lasting for _, lasting in known)
    return sum(power * lasting for power, lasting in known) / seconds if seconds else 0.0


def _most(found: Sequence[_Stretch], weight: Callable[[_Stretch], float]) -> tuple[_Stretch, ...]:
    most = sorted(found, key=weight, reverse=True)[:MOST_STRETCHES]
    return tuple(sorted(most, key=lambda each: each.start_m))


def _two_paces(stretch: _Stretch, units: UnitSystem) -> tuple[str, str]:
    one, two = (display.pace(each / stretch.length_m, units) for each in (stretch.before, stretch.after))
    return one, two


def _pace_sentence(stretch: _Stretch, units: UnitSystem) -> str:
    one, two = _two_paces(stretch, units)
    apart_s = stretch.after - stretch.before
    word = "slower" if apart_s > 0 else "faster"
    where = display.stretch(stretch.start_m, stretch.end_m, units)
    return f"At {where}: {two} instead of {one}, {display.duration(apart_s)} {word} in all."


def _power_sentence(stretch: _Stretch, units: UnitSystem) -> str:
    where = display.stretch(stretch.start_m, stretch.end_m, units)
    return f"At {where}: {display.power(stretch.after)} instead of {display.power(stretch.before)}."


def _intakes(
    before: RaceStrategy, after: RaceStrategy
) -> tuple[tuple[FuelEvent, ...], tuple[FuelEvent, ...]]:
    """Return the intakes that only the earlier, and only the later plan has at their place."""
    old, new = before.fuel.events, after.fuel.events

    def has(events: Sequence[FuelEvent], event: FuelEvent) -> bool:
        near = (each for each in events if abs(each.at_m - event.at_m) <= SAME_PLACE_M)
        return any(each.item is event.item for each in near)

    gone = tuple(each for each in old if not has(new, each))
    return gone, tuple(each for each in new if not has(old, each))


def _fuel_sentences(before: RaceStrategy, after: RaceStrategy) -> Iterator[str]:
    gone, new = _intakes(before, after)
    units = after.brief.units
    if new:
        yield f"New on the way: {_places(new, units)}."
    if gone:
        yield f"No longer: {_places(gone, units)}."


def _places(events: Sequence[FuelEvent], units: UnitSystem) -> str:
    """Write intakes by kind: gels at km 5, 10 and 15 and a bar at km 20."""
    kinds = dict.fromkeys(each.item for each in events)
    told = []
    for kind in kinds:
        at_m = [each.at_m for each in events if each.item is kind]
        named = PLURAL[kind] if len(at_m) > 1 else written_item(kind)
        told.append(f"{named} at {display.places(at_m, units)}")
    return joined(told) if told else NOTHING


def _cue_sentences(before: RaceStrategy, after: RaceStrategy) -> Iterator[str]:
    """Say which cues are gone and which moved; new ones are told beside the totals."""
    units = after.brief.units
    kept = {cue.text: cue for cue in after.mental.cues}
    gone = [cue for cue in before.mental.cues if cue.text not in kept]
    if gone:
        yield f"No longer to think of: {joined([_cue(cue, units) for cue in gone[:MOST_PLACES]])}."
    for cue in before.mental.cues:
        now = kept.get(cue.text)
        if now is not None and abs(now.start_m - cue.start_m) > SAME_CUE_M:
            yield f"“{cue.text}” moves to {display.stretch(now.start_m, now.end_m, units)}."


def _cue(cue: Cue, units: UnitSystem) -> str:
    return f"“{cue.text}” at {display.stretch(cue.start_m, cue.end_m, units)}"
