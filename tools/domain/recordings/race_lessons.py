"""What a race teaches: few lessons, each with the number that shows it, and what a yes would keep.

Nothing medical: they say what was measured or reported, and what to do differently.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tools.domain import display
from tools.domain.debrief import Lesson, LessonKind, TurningPoint
from tools.domain.fact import AthleteFact
from tools.domain.plan_event import TooHard
from tools.domain.race import Sport
from tools.domain.recordings.race_debrief_words import NOTABLE_RISE, NOTABLE_SLOPE, changed
from tools.domain.recordings.race_numbers import DebriefNumbers, PlannedRace
from tools.domain.wording.activities import quoted

FAST_START = -0.02  # a first quarter faster than planned by this share: our design choice [D]
LITTLE_FUEL = 0.70  # of what was planned: our design choice [D]
WENT_AS_PLANNED = 0.015  # of the planned time: our design choice [D]
MOST_LESSONS = 5
SAME_SPEED = 0.01  # a heart rate that rises without the speed rising more: our design choice [D]


@dataclass(frozen=True, slots=True)
class _Race:
    """What every lesson names."""

    numbers: DebriefNumbers
    plan: PlannedRace
    turned: TurningPoint | None
    activity_id: str
    day: date | None

    @property
    def named(self) -> str:
        """Name the race, and its day where it is known."""
        name = quoted(self.plan.strategy.race_name) or "the race"
        return name if self.day is None else f"{name} ({self.day:%-d %B %Y})"

    def fact(self, text: str, reason: str) -> Iterator[Lesson]:
        """Yield a fact to keep; one without a day cannot be dated, so it is not kept."""
        if self.day is None:
            return
        said = f"{self.named}: {text}"[:400]
        fact = AthleteFact(
            text=said,
            source=f"debrief of {self.named}",
            activity_id=self.activity_id,
            learnt_on=self.day,
        )
        yield Lesson(kind=LessonKind.FACT, text=text, reason=reason, fact=fact)


def lessons_of(
    numbers: DebriefNumbers,
    plan: PlannedRace,
    turned: TurningPoint | None,
    activity_id: str,
    day: date | None,
) -> tuple[Lesson, ...]:
    """Return at most five lessons, the weightiest first; none where the recording shows none."""
    race = _Race(numbers, plan, turned, activity_id, day)
    found = (*_start(race), *_fuel(race), *_slopes(race), *_heart(race), *_as_planned(race))
    return found[:MOST_LESSONS]


def _start(race: _Race) -> Iterator[Lesson]:
    """A race that turned: what came before, and ease in what comes next."""
    if race.turned is None:
        return
    where = display.place(race.turned.at_m, race.plan.units)
    lost = display.clock(race.turned.loss_s)
    quarter = race.numbers.first_quarter
    if quarter is not None and quarter - 1 <= FAST_START:
        start = f"The first quarter was {changed(quarter - 1)}, and at {where} the race turned"
        unit = "power" if race.plan.strategy.brief.sport is Sport.RIDE else "pace"
        yield from race.fact(
            f"{start}. Hold the plan's {unit} in the first quarter of the next one.",
            f"{start}; from there {lost} were lost.",
        )
    else:
        yield from race.fact(
            f"The race turned at {where}, after a start that was not faster than planned.",
            f"From {where} on {lost} were lost against the plan.",
        )
    if race.day is not None:
        why = f"{race.named} turned at {where}: {lost} slower than planned from there."
        yield Lesson(
            kind=LessonKind.PLAN,
            text="Make the days after it easier than planned.",
            reason=why,
            event=TooHard(day=race.day, activity_id=race.activity_id, why=why),
        )


def _fuel(race: _Race) -> Iterator[Lesson]:
    fuel = race.numbers.fuel
    if fuel.share is not None and fuel.share < LITTLE_FUEL:
        share = display.percent(fuel.share)
        taken, planned = display.grams(fuel.carbs_g or 0.0), display.grams(fuel.planned_carbs_g)
        yield from race.fact(
            f"Of the planned carbohydrate I took {share}. Practise the planned amount in long sessions.",
            f"{taken} of {planned} were taken.",
        )


def _slopes(race: _Race) -> Iterator[Lesson]:
    for name, slopes in (("climbs", race.numbers.climbs), ("descents", race.numbers.descents)):
        if slopes is None or slopes.dearer < NOTABLE_SLOPE:
            continue
        share = display.percent(slopes.dearer)
        yield from race.fact(
            f"The {name} took {share} more over plan than the rest: plan them slower next time.",
            f"Over {display.distance(slopes.length_m, race.plan.units)} of {name}, before the race turned."
            if race.turned is not None
            else f"Over {display.distance(slopes.length_m, race.plan.units)} of {name}.",
        )


def _heart(race: _Race) -> Iterator[Lesson]:
    heart = race.numbers.heart
    if heart is None or heart.rise < NOTABLE_RISE or heart.slower < -SAME_SPEED:
        return
    rise = display.percent(heart.rise)
    yield from race.fact(
        f"My heart rate rose by {rise} from the first third to the last without more speed.",
        f"From {heart.early_bpm:.0f} to {heart.late_bpm:.0f} bpm.",
    )


def _as_planned(race: _Race) -> Iterator[Lesson]:
    over = race.numbers.over
    if over is None or race.turned is not None or over > WENT_AS_PLANNED:
        return
    took, planned = display.clock(race.numbers.actual_s or 0.0), display.clock(race.numbers.planned_s)
    fuel = race.numbers.fuel
    eaten = f", with {display.grams(fuel.carbs_g)} of carbohydrate" if fuel.carbs_g else ""
    rode = "power" if race.plan.strategy.brief.sport is Sport.RIDE else "pace"
    yield from race.fact(
        f"The plan worked: the {rode} held to the end{eaten}.",
        f"{took} against {planned} planned, and it turned nowhere.",
    )
