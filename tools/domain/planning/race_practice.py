"""What of a race strategy can be practised: stretches of its pace, its eating, its cues."""

from collections import Counter
from dataclasses import dataclass
from math import ceil, floor

from tools.domain import display
from tools.domain.course import CourseAnalysis, SegmentKind
from tools.domain.race import Sport, UnitSystem
from tools.domain.strategy import Cue, FuelItem, RaceStrategy, Technique
from tools.domain.timing.race_stretches import RaceStretch, race_stretches
from tools.domain.training.rehearsal import Rehearsal, RehearsalKind
from tools.domain.wording.fuel import SINGULAR

MOST_CLIMBS = 2  # practised beside the flat; more sessions there seldom are: our design choice [D]
LATE_SHARE = 0.5  # a descent in the second half is what tires legs: our design choice [D]
LAST_DESCENT_DAYS = 14  # fast descents leave sore legs for days: our design choice [D]
FEWEST_CUE_SESSIONS = 3  # SCIENCE 6: a cue is rehearsed in at least three long sessions
MOST_CUES_A_SESSION = 3  # more nobody thinks of: our design choice [D]
FIRST_FUEL_SHARE = (
    0.6  # of the race's rate in the first session, all of it from the third last: our choice [D]
)
FULL_FUEL_SESSIONS = 3
LEAST_TO_BUILD_UP_G = 30.0  # a rate as low as this needs no build-up: our design choice [D]
# The cues that help most first: those of climbs and of the hard end. Our design choice [D].
CUE_ORDER = (
    *(Technique.CHUNKING, Technique.MOTIVATIONAL_SELF_TALK, Technique.IF_THEN),
    *(Technique.ASSOCIATIVE_CUE, Technique.BODY_SCAN, Technique.GOAL_LADDER),
)


@dataclass(frozen=True, slots=True)
class PracticeStretch:
    """A stretch of the race to practise: its pace in s/km, or its power in W, as the strategy allows.

    `grades` are the least and the greatest whole per cent of slope; a climb's and a descent's are positive.
    """

    kind: SegmentKind
    start_m: float
    end_m: float
    low: float
    high: float
    by_power: bool
    grades: tuple[int, int]
    units: UnitSystem

    @property
    def effort(self) -> str:
        """Write what is held: 5:02–5:10 /km, 240–260 W."""
        if self.by_power:
            return display.power_range(self.low, self.high)
        fast, slow = (display.pace_number(each / 1000, self.units) for each in (self.low, self.high))
        unit = display.pace_unit(self.units)
        return f"{fast} {unit}" if fast == slow else f"{fast}{display.EN_DASH}{slow} {unit}"

    @property
    def ground(self) -> str:
        """Write where: on the flat, on a rise of 3–4 %, on a fall of 2 %."""
        if self.kind is SegmentKind.FLAT:
            return "on the flat"
        gentle, steep = self.grades
        slope = f"{gentle} %" if gentle == steep else f"{gentle}{display.EN_DASH}{steep} %"
        return f"on a {'rise' if self.kind is SegmentKind.CLIMB else 'fall'} of {slope}"

    @property
    def place(self) -> str:
        """Write where in the race: km 26–28."""
        return display.stretch(self.start_m, self.end_m, self.units)


@dataclass(frozen=True, slots=True)
class FuelPractice:
    """What is eaten in the race: grams an hour, in servings of so many grams of one thing."""

    rate_g_per_h: float
    serving_g: float
    item: FuelItem


@dataclass(frozen=True, slots=True)
class RacePractice:
    """All that is to be practised of a strategy. `stretches` begins with the flat, or what is nearest it."""

    stretches: tuple[PracticeStretch, ...]
    fuel: FuelPractice | None
    cues: tuple[Cue, ...]
    units: UnitSystem

    def fast_stretches(self, days_before: int) -> tuple[PracticeStretch, ...]:
        """Return the stretches for a race-pace session: no descents by power, nor late before the race."""
        return tuple(
            each
            for number, each in enumerate(self.stretches)
            if number == 0
            or each.kind is not SegmentKind.DESCENT
            or (not each.by_power and days_before >= LAST_DESCENT_DAYS)
        )

    def ground_of(self, number: int) -> tuple[Rehearsal, ...]:
        """Return the ground to look for in the `number`th long session: the hills of the race in turn."""
        hills = [each for each in self.stretches if each.kind is not SegmentKind.FLAT]
        if not hills:
            return ()
        hill = hills[number % len(hills)]
        what = f"Choose a way with a stretch {hill.ground}, as at {hill.place}, run by effort, not by pace."
        if hill.by_power:
            what = f"Choose a way with a stretch {hill.ground}, as at {hill.place}."
        return (Rehearsal(kind=RehearsalKind.GRADE, text=what, at_m=hill.start_m),)

    def fuel_of(self, number: int, of: int, duration_s: float) -> tuple[Rehearsal, ...]:
        """Return the eating of the `number`th of so many long sessions, built up to the race's rate."""
        if self.fuel is None:
            return ()
        race = self.fuel.rate_g_per_h
        rate = _built_up(race, number, of)
        every_min = max(5, 5 * round(self.fuel.serving_g / rate * 60 / 5))
        often = (
            f"{SINGULAR[self.fuel.item]} ({display.grams(self.fuel.serving_g)}) about every {every_min} min"
        )
        said = f"Practise eating: {display.grams(rate)} of carbohydrate an hour, {often}"
        end = ", as in the race." if rate >= race else f"; the race asks for {display.grams(race)} an hour."
        return (Rehearsal(kind=RehearsalKind.FUEL, text=said + end),)

    def cues_of(self, sessions: int) -> tuple[tuple[Rehearsal, ...], ...]:
        """Spread the cues over so many sessions, so that each kept cue comes at least three times.

        Where the sessions do not suffice for all cues, the most important are kept.
        """
        if not sessions or not self.cues:
            return ((),) * sessions
        room = sessions * MOST_CUES_A_SESSION
        most = max(1, room // FEWEST_CUE_SESSIONS) if sessions >= FEWEST_CUE_SESSIONS else MOST_CUES_A_SESSION
        kept = sorted(self.cues, key=lambda cue: CUE_ORDER.index(cue.technique))[:most]
        each = min(MOST_CUES_A_SESSION, len(kept), ceil(FEWEST_CUE_SESSIONS * len(kept) / sessions))
        return tuple(
            tuple(self._cue(kept[(number * each + i) % len(kept)]) for i in range(each))
            for number in range(sessions)
        )

    def _cue(self, cue: Cue) -> Rehearsal:
        where = display.stretch(cue.start_m, cue.end_m, self.units)
        return Rehearsal(
            kind=RehearsalKind.CUE, text=f"Practise your cue of {where}: “{cue.text}”", at_m=cue.start_m
        )


def rehearsals(strategy: RaceStrategy, course: CourseAnalysis | None = None) -> RacePractice:
    """Return what is to be practised of a strategy.

    The course, where it is at hand, tells the slopes of a climb better than the means of kilometres do.
    """
    units = strategy.brief.units
    stretches = race_stretches(strategy, units)
    flat = [each for each in stretches if each.kind is SegmentKind.FLAT]
    plain = max(flat or stretches, key=_flatness, default=None)
    climbs = sorted((each for each in stretches if each.kind is SegmentKind.CLIMB), key=_height, reverse=True)
    falls = [each for each in stretches if each.kind is SegmentKind.DESCENT]
    late = [each for each in falls if each.start_m >= LATE_SHARE * stretches[-1].end_m]
    wanted = [plain, *climbs[:MOST_CLIMBS], *sorted(late, key=_height)[:1]]
    distinct = list(dict.fromkeys(each for each in wanted if each is not None))
    return RacePractice(
        stretches=tuple(_practice(each, strategy, course) for each in distinct),
        fuel=_fuel(strategy),
        cues=strategy.mental.cues,
        units=units,
    )


def _flatness(stretch: RaceStretch) -> tuple[float, float]:
    return -abs(stretch.mean_grade) if abs(stretch.mean_grade) > 0.005 else 0.0, stretch.length_m


def _height(stretch: RaceStretch) -> float:
    return stretch.mean_grade * stretch.length_m


def _practice(stretch: RaceStretch, strategy: RaceStrategy, course: CourseAnalysis | None) -> PracticeStretch:
    gentle, steep = _slopes(stretch, course)
    low, high = _power(stretch, strategy) or (
        stretch.low_s / stretch.length_m * 1000,
        stretch.high_s / stretch.length_m * 1000,
    )
    return PracticeStretch(
        kind=stretch.kind,
        start_m=stretch.start_m,
        end_m=stretch.end_m,
        low=low,
        high=high,
        by_power=strategy.brief.sport is Sport.RIDE,
        grades=(max(1, floor(gentle * 100 + 0.5)), max(1, ceil(steep * 100 - 0.5))),
        units=strategy.brief.units,
    )


def _slopes(stretch: RaceStretch, course: CourseAnalysis | None) -> tuple[float, float]:
    """Return the gentlest and the steepest slope: of a climb of the course within it, else of its splits."""
    climbs = course.climbs if course is not None and stretch.kind is SegmentKind.CLIMB else ()
    inside = [
        climb.mean_grade
        for climb in climbs
        if climb.start_m < stretch.end_m and climb.start_m + climb.length_m > stretch.start_m
    ]
    return (min(inside), max(inside)) if inside else (stretch.gentlest, stretch.steepest)


def _power(stretch: RaceStretch, strategy: RaceStrategy) -> tuple[float, float] | None:
    """Return the least and the greatest power of a ride's sections there, weighed by their time."""
    if strategy.brief.sport is not Sport.RIDE:
        return None
    sections = strategy.pacing.ride.sections if strategy.pacing.ride is not None else ()
    here = [
        (section, min(section.end_m, stretch.end_m) - max(section.start_m, stretch.start_m))
        for section in sections
    ]
    weighed = [
        (section, length_m * section.duration_s / max(section.end_m - section.start_m, 1.0))
        for section, length_m in here
        if length_m > 0
    ]
    seconds = sum(lasting for _, lasting in weighed)
    if seconds <= 0:
        power = stretch.power_w or 1.0
        return power, power
    return (
        sum(section.low_w * lasting for section, lasting in weighed) / seconds,
        sum(section.high_w * lasting for section, lasting in weighed) / seconds,
    )


def _fuel(strategy: RaceStrategy) -> FuelPractice | None:
    """Return what is eaten in the race; None where nothing is, or safety has blocked the advice."""
    fuel = strategy.fuel
    rate = fuel.carbs_rate.value or 0.0
    eaten = [event for event in fuel.events if event.carbs_g > 0]
    if fuel.blocked or rate <= 0 or not eaten:
        return None
    item = Counter(event.item for event in eaten).most_common(1)[0][0]
    servings = sorted(event.carbs_g for event in eaten if event.item is item)
    return FuelPractice(rate_g_per_h=rate, serving_g=servings[len(servings) // 2], item=item)


def _built_up(race_g_per_h: float, number: int, of: int) -> float:
    """Return the grams an hour of a session: a straight line up to the race's rate, in steps of 5 g."""
    ramp = of - FULL_FUEL_SESSIONS
    if number >= ramp or race_g_per_h <= LEAST_TO_BUILD_UP_G:
        return race_g_per_h
    first = max(LEAST_TO_BUILD_UP_G, FIRST_FUEL_SHARE * race_g_per_h)
    rate = first + (race_g_per_h - first) * number / ramp
    return min(race_g_per_h, 5.0 * round(rate / 5))
