"""How long each session of a week is: the long and the hard ones first, the easy ones share what is left."""

from dataclasses import dataclass
from datetime import date

from tools.domain.planning.effort_targets import Effort
from tools.domain.planning.week_placing import PlacedWeek
from tools.domain.planning.week_slots import Role, Slot
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.training.plan_intensity import QUALITY
from tools.domain.training.training_plan import PlanPhase, TrainingSport, WorkoutPurpose

# All of these are coaching practice and our design choice [D]; times in minutes.
LONG_SHARE = {1: 1.0, 2: 0.6, 3: 0.42, 4: 0.34, 5: 0.32, 6: 0.31}
MORE_FOR_A_LONG_RACE = 0.13  # at the end of the way to it
FEW_HOURS_MIN = 4 * 60
LONG_SHARE_OF_TRIATHLON = {TrainingSport.RIDE: 0.29, TrainingSport.RUN: 0.18}
LONGEST_MIN = {TrainingSport.RIDE: 300, TrainingSport.SWIM: 75}
LONGEST_RUN_MIN = {Effort.HARD: 80, Effort.THRESHOLD: 125, Effort.STEADY: 175, Effort.LONG: 190}
LONGEST_WITHOUT_A_RACE_MIN = {TrainingSport.RUN: 90, TrainingSport.RIDE: 180, TrainingSport.SWIM: 60}
HARD_SHARE = {TrainingSport.RUN: 0.19, TrainingSport.RIDE: 0.2, TrainingSport.SWIM: 0.25}
HARD_MIN = {TrainingSport.RUN: (35, 75), TrainingSport.RIDE: (45, 100), TrainingSport.SWIM: (30, 60)}
EASY_MIN = {TrainingSport.RUN: (30, 80), TrainingSport.RIDE: (40, 150), TrainingSport.SWIM: (30, 60)}
WEIGHT = {TrainingSport.RIDE: 1.35, TrainingSport.SWIM: 0.8}
STRENGTH_MIN, STRENGTH_LIGHT_MIN = 40, 25
LIGHT_HARD_MIN = 20
LONG_ENOUGH, LIGHT_ENOUGH = 0.85, 0.7  # of the usual shortest easy session, in heavy and in light weeks
STEP_MIN = 5
LONGEST_EASY_SHARE = 0.85  # of the long session
BRICK_MIN = 30
EVE_MIN = 20  # what the eve of a race holds at most
OTHER_BOUNDS = (25, 120)
OVERFULL = 1.08  # a week of so much more than it should have loses a session


@dataclass(slots=True)
class Sized:
    """A session with its day and its whole minutes."""

    day: date
    slot: Slot
    minutes: int


def sized(
    week: PlacedWeek, week_s: float, longest_s: dict[TrainingSport, float], race: RaceEffort
) -> list[Sized]:
    """Return the sessions of a week with their minutes, in the order of their days.

    `week_s` is what the whole week may have, `longest_s` how long the long session of a sport may be. Easy
    sessions that would be too short to be worth the shoes are left out, the last ones first.
    """
    sessions = [(day, slot) for day, slots in week.by_day.items() for slot in slots]
    while True:
        minutes = _minutes(week, sessions, week_s / 60, longest_s, race)
        superfluous = _too_short(sessions, minutes, LIGHT_ENOUGH if _is_light(week) else LONG_ENOUGH)
        if superfluous is None and sum(minutes) > OVERFULL * week_s / 60 + STEP_MIN:
            superfluous = _least_important(sessions)
        if superfluous is None:
            break
        sessions.pop(superfluous)
    kept = [Sized(day, slot, minutes[i]) for i, (day, slot) in enumerate(sessions) if minutes[i] >= 10]
    return sorted(kept, key=lambda each: each.day)


def _minutes(
    week: PlacedWeek,
    sessions: list[tuple[date, Slot]],
    total: float,
    longest_s: dict[TrainingSport, float],
    race: RaceEffort,
) -> list[int]:
    minutes = [0.0] * len(sessions)
    placed = ((day, slot) for day, slots in week.by_day.items() for slot in slots)
    days = len({day for day, slot in placed if slot.sport is not TrainingSport.STRENGTH})
    for i, (_, slot) in enumerate(sessions):
        if slot.role is Role.STRENGTH:
            minutes[i] = _strength_min(week, total)
        elif slot.role is Role.LONG:
            share = _long_share(week, slot, days, race, total)
            minutes[i] = min(longest_s[slot.sport] / 60, share * total)
        elif slot.role is not Role.EASY:
            low, high = HARD_MIN.get(slot.sport, OTHER_BOUNDS)
            low = LIGHT_HARD_MIN if _is_light(week) else low
            share = HARD_SHARE.get(slot.sport, 0.2) * (1.5 if days <= 3 else 1.0)
            if week.sport is TrainingSport.TRIATHLON:
                share = 0.12
            minutes[i] = min(max(float(low), min(high, share * total)), max(20.0, 0.4 * total))
    easy = [i for i, (_, slot) in enumerate(sessions) if slot.role is Role.EASY]
    left = total - sum(minutes)
    weights = {i: sessions[i][1].weight * WEIGHT.get(sessions[i][1].sport, 1.0) for i in easy}
    long = max((minutes[i] for i, (_, slot) in enumerate(sessions) if slot.role is Role.LONG), default=0.0)
    for i in easy:
        most = float(EASY_MIN.get(sessions[i][1].sport, OTHER_BOUNDS)[1])
        if long and week.sport is not TrainingSport.TRIATHLON:
            most = min(most, max(30.0, LONGEST_EASY_SHARE * long))
        most = float(BRICK_MIN) if sessions[i][1].brick else most
        minutes[i] = max(0.0, min(most, left * weights[i] / sum(weights.values())))
    return [_bounded(week, day, slot, minutes[i], sessions) for i, (day, slot) in enumerate(sessions)]


def _bounded(
    week: PlacedWeek, day: date, slot: Slot, minutes: float, sessions: list[tuple[date, Slot]]
) -> int:
    """Round to what a plan says, within the athlete's own rules for the session and the day."""
    limits = week.limits
    same_day = sum(1 for other, _ in sessions if other == day)
    most = min(limits.longest_s(day, slot.sport, slot.purpose), limits.day_s(day) / same_day) / 60
    if week.races.near(day, before=1, after=0):
        most = min(most, EVE_MIN)
    least = limits.shortest_s(day, slot.sport, slot.purpose) / 60
    pinned = 20 if slot.weekday is not None else 0
    wanted = max(minutes, least, pinned)
    step = STEP_MIN if wanted >= 25 else 1
    return int(min(step * round(wanted / step), most)) if most >= least else 0


def _too_short(sessions: list[tuple[date, Slot]], minutes: list[int], share: float) -> int | None:
    """Return which session to leave out: the last easy one where one is too short; None: all are well."""
    easy = [i for i, (_, slot) in enumerate(sessions) if slot.role is Role.EASY and slot.weekday is None]
    easy = [i for i in easy if not _is_last_fast(sessions, i)]
    short = [i for i in easy if minutes[i] < share * EASY_MIN.get(sessions[i][1].sport, OTHER_BOUNDS)[0]]
    others = len(sessions) - len(easy)
    if not short or others + len(easy) <= 1:
        return None
    return max(easy, key=lambda i: sessions[i][1].rank)


def _least_important(sessions: list[tuple[date, Slot]]) -> int | None:
    """Return which session to leave out of a week that is too full; what is fast is kept."""
    for role in (Role.EASY, Role.STRENGTH, Role.SECOND_HARD):
        free = [i for i, (_, slot) in enumerate(sessions) if slot.role is role and slot.weekday is None]
        free = [i for i in free if not _is_last_fast(sessions, i)]
        if free and len(sessions) > 1:
            return max(free, key=lambda i: sessions[i][1].rank)
    return None


def _is_last_fast(sessions: list[tuple[date, Slot]], at: int) -> bool:
    """Whether a session is all that is fast in its week."""
    fast = [i for i, (_, slot) in enumerate(sessions) if slot.purpose in QUALITY or _is_strides(slot)]
    return fast == [at]


def _is_strides(slot: Slot) -> bool:
    return slot.purpose is WorkoutPurpose.STRIDES


def _is_light(week: PlacedWeek) -> bool:
    return week.outline.phase in (PlanPhase.TAPER, PlanPhase.RECOVERY)


def _strength_min(week: PlacedWeek, total: float) -> float:
    return min(STRENGTH_LIGHT_MIN if _is_light(week) else STRENGTH_MIN, max(20.0, 0.2 * total))


def _long_share(week: PlacedWeek, slot: Slot, days: int, race: RaceEffort, total: float) -> float:
    if week.sport is TrainingSport.TRIATHLON:
        return LONG_SHARE_OF_TRIATHLON.get(slot.sport, 0.3)
    long_race = race.effort in (Effort.STEADY, Effort.LONG) or total < FEW_HOURS_MIN
    more = MORE_FOR_A_LONG_RACE if long_race and race.duration_s > 3600 and days >= 3 else 0.0
    return LONG_SHARE[max(1, min(days, 6))] + more * max(0.0, week.outline.progress - 0.25) / 0.75


def longest_goal_s(sport: TrainingSport, race: RaceEffort) -> float:
    """Return how long the long session of a plan becomes at most, in seconds."""
    if not race.duration_s:
        return LONGEST_WITHOUT_A_RACE_MIN.get(sport, 150) * 60.0
    if sport is TrainingSport.RUN:
        return LONGEST_RUN_MIN.get(race.effort, 120) * 60.0
    return min(LONGEST_MIN.get(sport, 300) * 60.0, max(90 * 60.0, 0.9 * race.duration_s))
