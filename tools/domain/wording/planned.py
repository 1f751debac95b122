"""What was planned for a day beside what was done, in sentences. Names are the athlete's words: quoted."""

from collections.abc import Iterator, Mapping, Sequence

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.planned_race import (
    DONE,
    FIRST_HALF,
    FIRST_SPLIT,
    PLANNED,
    POWER,
    SECOND_HALF,
    TIME,
)
from tools.domain.wording.activities import quoted

SAME_S = 1.0


def planned_words(name: str, found: Sequence[Finding], units: UnitSystem) -> str:
    """Say what a saved strategy wanted and what was done: time, halves, first split, power."""
    values = {each.name: each.value for each in found if each.value is not None}
    return " ".join(_sentences(quoted(name) or "a race", values, units))


def _sentences(named: str, values: Mapping[str, float], units: UnitSystem) -> Iterator[str]:
    planned, done = values[PLANNED + TIME], values[DONE + TIME]
    yield (
        f"Your saved strategy {named} planned {display.clock(planned)}; on the clock it took "
        f"{display.clock(done)}, {_apart(done - planned)}."
    )
    halves = [
        f"{word} half {_beside(name, values)}"
        for word, name in (("first", FIRST_HALF), ("second", SECOND_HALF))
        if PLANNED + name in values
    ]
    if halves:
        said = " and ".join(halves)
        yield f"{said[0].upper()}{said[1:]} planned."
    if PLANNED + FIRST_SPLIT in values:
        split = "mile" if units is UnitSystem.IMPERIAL else "kilometre"
        yield f"First {split} {_beside(FIRST_SPLIT, values)} planned."
    if PLANNED + POWER in values:
        planned_w, done_w = values[PLANNED + POWER], values[DONE + POWER]
        yield f"Normalized power {done_w:.0f} W against {planned_w:.0f} W planned."


def _beside(name: str, values: Mapping[str, float]) -> str:
    return f"{display.clock(values[DONE + name])} against {display.clock(values[PLANNED + name])}"


def _apart(seconds: float) -> str:
    if abs(seconds) < SAME_S:
        return "just as planned"
    return f"{display.clock(abs(seconds))} {'slower' if seconds > 0 else 'faster'}"
