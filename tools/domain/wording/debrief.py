"""A race's debrief in sentences for the chat: the answer first, then where, then what it teaches."""

from tools.domain import display
from tools.domain.debrief import LessonKind, RaceDebrief, SegmentDebrief
from tools.domain.proposal import SavedStrategySummary
from tools.domain.race import Sport, UnitSystem

MOST_SEGMENTS = 3  # the card below has them all: our design choice [D]
NOTABLE = 0.02  # over or under plan, worth a word: our design choice [D]
ASKS_FOR_FUEL = (
    "Tell me what you took (“5 gels and 1.5 litres, stomach fine”), and I lay it beside the plan, too."
)
KEEP = "Each has a Keep button on the card below; nothing is kept or changed until you click it."


def debrief_offer(saved: SavedStrategySummary) -> str:
    """Say that a workout was the race of a saved strategy, and how its debrief is had."""
    return (
        f"This was the race of your saved strategy “{saved.name}” v{saved.version}: the card below lays it "
        "beside the plan. Tell me what you took (“debrief my race, I took 5 gels and 1.5 litres”), and I "
        "count that, too."
    )


def debrief_facts(debrief: RaceDebrief, units: UnitSystem) -> tuple[tuple[str, ...], ...]:
    """Return paragraphs: how it went, the stretches most off the plan, the fuel, the lessons."""
    fuel = debrief.fuel or ((ASKS_FOR_FUEL,) if debrief.segments else ())
    paragraphs = (debrief.summary, _segments(debrief, units), fuel, _lessons(debrief))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def segment_sentence(segment: SegmentDebrief, sport: Sport, units: UnitSystem) -> str:
    """Say one stretch: planned and done, by how much, and a ride's power."""
    took, planned = display.clock(segment.actual_s), display.clock(segment.planned_s)
    said = f"{segment.name}: {took}, planned {planned} ({_over(segment.ratio)})"
    if segment.planned_power_w is not None and segment.actual_power_w is not None:
        said += f", {segment.actual_power_w:.0f} W against {segment.planned_power_w:.0f} W"
    elif sport is Sport.RUN:
        length_m = segment.end_m - segment.start_m
        said += f", {display.pace(segment.actual_s / length_m, units)}"
    if segment.grade_adjusted_ratio is not None and abs(segment.grade_adjusted_ratio - segment.ratio) >= 0.01:
        said += f"; on the ground as it was measured {_over(segment.grade_adjusted_ratio)}"
    return f"{said}."


def _segments(debrief: RaceDebrief, units: UnitSystem) -> tuple[str, ...]:
    """Say the stretches most off the plan, in the order of the race."""
    off = [each for each in debrief.segments if abs(each.ratio - 1) >= NOTABLE]
    most = sorted(off, key=lambda each: abs(each.actual_s - each.planned_s), reverse=True)[:MOST_SEGMENTS]
    told = sorted(most, key=lambda each: each.start_m)
    return tuple(segment_sentence(each, debrief.sport, units) for each in told)


def _lessons(debrief: RaceDebrief) -> tuple[str, ...]:
    if not debrief.lessons:
        return ()
    said = tuple(
        f"{'For the plan' if each.kind is LessonKind.PLAN else 'To keep'}: {each.text} {each.reason}"
        for each in debrief.lessons
    )
    return (*said, KEEP)


def _over(ratio: float) -> str:
    share = ratio - 1
    written = display.percent(abs(share), 0 if abs(share) >= 0.0195 else 1)
    if written == "0.0 %":
        return "as planned"
    return f"{written} {'slower' if share > 0 else 'faster'}"
