"""The sentences of a race's debrief; every number in them comes from its computation."""

from collections.abc import Iterator

from tools.domain import display
from tools.domain.course import SegmentKind
from tools.domain.debrief import TurningPoint
from tools.domain.race import UnitSystem
from tools.domain.recordings.race_numbers import DebriefNumbers, FuelNumbers, HeartNumbers
from tools.domain.wording.activities import quoted

NAMES = {SegmentKind.CLIMB: "Climb, ", SegmentKind.DESCENT: "Descent, "}
AS_PLANNED = 0.005  # within it a part was as planned: our design choice [D]
FINER_BELOW = 0.0195  # shares below are written with a decimal
LONG_WAIT_S = 60.0  # of waiting before and after, worth a word: our design choice [D]
LONG_STOP_S = 30.0  # of standing beyond the plan's stops, worth a word: our design choice [D]
NOTABLE_RISE = 0.05  # from memory, unchecked [R]: as for decoupling
NOTABLE_SLOPE = 0.03  # our design choice [D]


def segment_name(kind: SegmentKind, start_m: float, end_m: float, units: UnitSystem) -> str:
    """Name a stretch of the race: km 0–5, Climb, km 26–28."""
    return NAMES.get(kind, "") + display.stretch(start_m, end_m, units)


def turn_sentence(at_m: float, loss_s: float, finished: bool, units: UnitSystem) -> str:
    """Say where it turned and what that cost."""
    by = "by the finish" if finished else "by where it ended"
    return (
        f"It turned at {display.place(at_m, units)}: from there on it was lastingly slower than planned, "
        f"{display.clock(loss_s)} {by}."
    )


def summary_sentences(
    numbers: DebriefNumbers, race_name: str, turned: TurningPoint | None, units: UnitSystem
) -> tuple[str, ...]:
    """Return the answer first: the finish beside the plan, the start, where it turned, stops, the heart."""
    return (
        _finish(numbers, quoted(race_name) or "the race", units),
        *_start(numbers),
        *((turned.sentence,) if turned is not None else ()),
        *_no_turn(numbers, turned),
        *_stops(numbers),
        *_heart(numbers.heart),
        *_slopes(numbers),
        *_left_out(numbers),
    )


def fuel_sentences(fuel: FuelNumbers, units: UnitSystem) -> tuple[str, ...]:
    """Return what was taken beside what was planned; nothing where nothing was reported."""
    return tuple(_fuel(fuel, units))


def changed(share: float) -> str:
    """Write a change of a time: 4 % faster, as planned."""
    if abs(share) < AS_PLANNED:
        return "as planned"
    return f"{_share(share)} {'slower' if share > 0 else 'faster'} than planned"


def _finish(numbers: DebriefNumbers, named: str, units: UnitSystem) -> str:
    planned = display.clock(numbers.planned_s)
    if numbers.reached_m is None:
        return (
            f"Your recording of {named} does not say where it went, so I cannot lay it beside the course. "
            f"Planned were {planned}."
        )
    if numbers.actual_s is None or numbers.over is None:
        reached, whole = (display.distance(each, units) for each in (numbers.reached_m, numbers.length_m))
        return f"Your recording of {named} ends after {reached} of {whole}: I tell it as far as it goes."
    apart = numbers.actual_s - numbers.planned_s
    took = f"{named} took you {display.clock(numbers.actual_s)}"
    if abs(apart) < 1:
        return f"{took}, just as planned."
    word = "slower" if apart > 0 else "faster"
    return f"{took}; planned were {planned}. That is {display.clock(abs(apart))} {word}."


def _start(numbers: DebriefNumbers) -> tuple[str, ...]:
    if numbers.first_quarter is None:
        return ()
    return (f"The first quarter was {changed(numbers.first_quarter - 1)}.",)


def _no_turn(numbers: DebriefNumbers, turned: TurningPoint | None) -> tuple[str, ...]:
    if turned is not None or numbers.actual_s is None:
        return ()
    return ("There is no place where it turned: against the plan the pace held to the end.",)


def _stops(numbers: DebriefNumbers) -> tuple[str, ...]:
    stood, planned = numbers.stood_s or 0.0, numbers.planned_stops_s
    if stood - planned < LONG_STOP_S:
        return ()
    wanted = f"{display.clock(planned)} was planned" if planned else "no stop was planned"
    return (f"You stood for {display.clock(stood)} in all; {wanted}.",)


def _heart(heart: HeartNumbers | None) -> tuple[str, ...]:
    if heart is None:
        return ()
    early, late = f"{heart.early_bpm:.0f}", f"{heart.late_bpm:.0f}"
    moved = f"Your heart rate went from {early} in the first third to {late} bpm in the last"
    if abs(heart.slower) < AS_PLANNED:
        return (f"{moved}, at the same speed.",)
    word = "slower" if heart.slower > 0 else "faster"
    return (f"{moved}, {_share(heart.slower)} {word}.",)


def _share(share: float) -> str:
    """Write a share without its sign, finer where it is small: 4 %, 1.2 %."""
    return display.percent(abs(share), 0 if abs(share) >= FINER_BELOW else 1)


def _slopes(numbers: DebriefNumbers) -> Iterator[str]:
    for name, slopes in (("climbs", numbers.climbs), ("descents", numbers.descents)):
        if slopes is not None and abs(slopes.dearer) >= NOTABLE_SLOPE:
            more = "more" if slopes.dearer > 0 else "less"
            yield (f"The {name} took {display.percent(abs(slopes.dearer))} {more} over plan than the rest.")


def _left_out(numbers: DebriefNumbers) -> tuple[str, ...]:
    parts = [
        f"{display.clock(seconds)} {word}"
        for seconds, word in ((numbers.before_s, "before the start"), (numbers.after_s, "after the finish"))
        if seconds >= LONG_WAIT_S
    ]
    return (f"Of the recording I left out {' and '.join(parts)}.",) if parts else ()


def _fuel(fuel: FuelNumbers, units: UnitSystem) -> Iterator[str]:
    if fuel.carbs_g is not None:
        yield _carbohydrate(fuel)
    if fuel.drink_l is not None:
        yield _drink(fuel, units)
    if fuel.stomach:
        yield f"Your stomach, in your words: {quoted(fuel.stomach)}."


def _carbohydrate(fuel: FuelNumbers) -> str:
    taken = display.grams(fuel.carbs_g or 0.0)
    counted = ""
    if fuel.servings:
        serving = display.grams(fuel.serving_g)
        counted = f" ({fuel.servings:g} at {serving} each, the plan's own serving)"
    hourly = f", {display.grams((fuel.carbs_g or 0.0) / fuel.hours)} an hour" if fuel.hours else ""
    if fuel.share is None:
        return f"You took {taken} of carbohydrate{counted}{hourly}; none was planned."
    planned = display.grams(fuel.planned_carbs_g)
    return (
        f"You took {taken} of carbohydrate{counted}{hourly}; planned were {planned}. "
        f"That is {display.percent(fuel.share)} of the plan."
    )


def _drink(fuel: FuelNumbers, units: UnitSystem) -> str:
    drunk = _litres(fuel.drink_l or 0.0, units)
    if fuel.planned_drink_l is None:
        return f"You drank {drunk}."
    low, high = fuel.planned_drink_l
    if units is UnitSystem.IMPERIAL:
        planned = display.volume_range(1000 * low, 1000 * high, units)
    else:
        planned = f"{low:.1f}{display.EN_DASH}{high:.1f} l"
    return f"You drank {drunk}; by the plan's rate it would have been {planned}, by thirst."


def _litres(litres: float, units: UnitSystem) -> str:
    return display.volume(1000 * litres, units) if units is UnitSystem.IMPERIAL else f"{litres:.1f} l"
