"""How long each session of a week is: the long and the hard ones first, the easy ones share what is left."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from numpy import interp

from tools.domain.planning.triathlon_lengths import share_out
from tools.domain.planning.week_placing import PlacedWeek
from tools.domain.planning.week_slots import Role, Slot
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.training.plan_intensity import QUALITY
from tools.domain.training.training_plan import PlanPhase, TrainingSport, WorkoutPurpose

# All of these are coaching practice and our design choice [D]; times in minutes.
# The most of a week that its long session may be, by its days of training.
MOST_LONG_SHARE = {1: 1.0, 2: 0.65, 3: 0.52, 4: 0.48, 5: 0.45, 6: 0.43}
MORE_FOR_A_LONG_RIDE = 1.15
LEAST_LONG_SHARE = 0.42  # it gives way to the easy sessions down to this
LONGEST_MIN = {TrainingSport.RIDE: 300, TrainingSport.SWIM: 75}
SHARE_OF_A_RIDE, SHARE_OF_TRIATHLON = 0.8, 0.9  # of the time of the race, for the longest ride before it
# The longest run before a race of so many minutes; between them in proportion.
LONGEST_RUN_MIN = ((20, 70), (35, 80), (60, 95), (100, 112), (135, 120), (180, 150), (240, 170), (320, 185))
LONGEST_RUN_BEYOND_MIN = 190.0
LONGEST_WITHOUT_A_RACE_MIN = {TrainingSport.RUN: 90, TrainingSport.RIDE: 180, TrainingSport.SWIM: 60}
HARD_SHARE = {TrainingSport.RUN: 0.19, TrainingSport.RIDE: 0.2, TrainingSport.SWIM: 0.25}
HARD_SHARE_BESIDE_LONG = 0.3  # of what the long session leaves, where two are hard
HARD_MIN = {TrainingSport.RUN: (35, 75), TrainingSport.RIDE: (45, 100), TrainingSport.SWIM: (30, 60)}
EASY_MIN = {TrainingSport.RUN: (30, 80), TrainingSport.RIDE: (40, 150), TrainingSport.SWIM: (30, 60)}
WEIGHT = {TrainingSport.RIDE: 1.35, TrainingSport.SWIM: 0.8}
STRENGTH_MIN, STRENGTH_LIGHT_MIN = 40, 25
LIGHT_HARD_MIN = 20
LONG_ENOUGH, LIGHT_ENOUGH = 0.85, 0.7  # of the usual shortest easy session, in heavy and in light weeks
STEP_MIN, ROUNDED_FROM_MIN = 5, 100
LONGEST_EASY_SHARE = 0.85  # of the long session
EVE_MIN = 20  # what the eve of a race holds at most
OTHER_BOUNDS = (25, 120)
OVERFULL = 1.08  # a week of so much more than it should have loses a session


@dataclass(slots=True)
class Sized:
    """A session with its day and its whole minutes."""

    day: date
    slot: Slot
    minutes: int


def sized(week: PlacedWeek, week_s: float, longest_s: dict[TrainingSport, float]) -> list[Sized]:
    """Return the sessions of a week with their minutes, in the order of their days.

    `week_s` is what the whole week may have, `longest_s` how long the long session of a sport may be. Easy
    sessions that would be too short to be worth the shoes are left out, the last ones first.
    """
    sessions = [(day, slot) for day, slots in week.by_day.items() for slot in slots]
    while True:
        minutes = _minutes(week, sessions, week_s / 60, longest_s)
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
) -> list[int]:
    minutes = [0.0] * len(sessions)
    placed = ((day, slot) for day, slots in week.by_day.items() for slot in slots)
    days = len({day for day, slot in placed if slot.sport is not TrainingSport.STRENGTH})
    for i, (_, slot) in enumerate(sessions):
        if slot.role is Role.STRENGTH:
            minutes[i] = _strength_min(week, total)
        elif slot.role is Role.LONG:
            minutes[i] = min(longest_s[slot.sport] / 60, _most_long_share(slot, days) * total)
    beside = total - sum(minutes)
    two_hard = any(slot.role is Role.SECOND_HARD for _, slot in sessions)
    for i, (_, slot) in enumerate(sessions):
        if slot.role in (Role.FIRST_HARD, Role.SECOND_HARD):
            low, high = HARD_MIN.get(slot.sport, OTHER_BOUNDS)
            low = LIGHT_HARD_MIN if _is_light(week) else low
            share = HARD_SHARE.get(slot.sport, 0.2) * (1.5 if days <= 3 else 1.0)
            wanted = min(share * total, HARD_SHARE_BESIDE_LONG * beside) if two_hard else share * total
            minutes[i] = min(max(float(low), min(high, wanted)), max(20.0, 0.4 * total))
    if week.sport is TrainingSport.TRIATHLON:
        share_out(week, sessions, minutes, total)
    else:
        _make_room(sessions, minutes, total)
        _share_easy(sessions, minutes, total)
    whole = [_bounded(week, day, slot, minutes[i], sessions) for i, (day, slot) in enumerate(sessions)]
    _fill(week, sessions, whole, total)
    return whole


def _make_room(sessions: list[tuple[date, Slot]], minutes: list[float], total: float) -> None:
    """Shorten the long session where the easy ones would get too short."""
    sports = [slot.sport for _, slot in sessions if slot.role is Role.EASY]
    missing = sum(EASY_MIN.get(sport, OTHER_BOUNDS)[0] for sport in sports) - (total - sum(minutes))
    for i, (_, slot) in enumerate(sessions):
        if slot.role is Role.LONG and missing > 0:
            least = min(minutes[i], LEAST_LONG_SHARE * total)
            given = min(missing, minutes[i] - least)
            minutes[i] -= given
            missing -= given


def _share_easy(sessions: list[tuple[date, Slot]], minutes: list[float], total: float) -> None:
    """Give the easy sessions what is left, none longer than the long one allows."""
    easy = [i for i, (_, slot) in enumerate(sessions) if slot.role is Role.EASY]
    left = total - sum(minutes)
    weights = {i: sessions[i][1].weight * WEIGHT.get(sessions[i][1].sport, 1.0) for i in easy}
    long = max((minutes[i] for i, (_, slot) in enumerate(sessions) if slot.role is Role.LONG), default=0.0)
    for i in easy:
        most = float(EASY_MIN.get(sessions[i][1].sport, OTHER_BOUNDS)[1])
        if long:
            most = min(most, max(30.0, LONGEST_EASY_SHARE * long))
        minutes[i] = max(0.0, min(most, left * weights[i] / sum(weights.values())))


def _fill(week: PlacedWeek, sessions: list[tuple[date, Slot]], minutes: list[int], total: float) -> None:
    """Give what rounding has left over to the shortest easy sessions, or take it from the longest."""
    easy = [i for i, (_, slot) in enumerate(sessions) if slot.role is Role.EASY and not slot.brick]
    for _ in range(len(minutes)):
        left = total - sum(minutes)
        if not easy or abs(left) < STEP_MIN:
            return
        at = (min if left > 0 else max)(easy, key=lambda i: minutes[i])
        day, slot = sessions[at]
        step = STEP_MIN if left > 0 else -STEP_MIN
        low, high = EASY_MIN.get(slot.sport, OTHER_BOUNDS)
        wanted = minutes[at] + step
        given = _bounded(week, day, slot, wanted, sessions) if low <= wanted <= high else minutes[at]
        if given == minutes[at]:
            easy.remove(at)
        minutes[at] = given


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
    # A short long run is cut to what may grow when it is written: rounded down here, it would hardly grow.
    growing = slot.role is Role.LONG and slot.sport is TrainingSport.RUN and wanted < ROUNDED_FROM_MIN
    steps = ceil(wanted / step - 1e-6) if growing else round(wanted / step)
    return int(min(step * steps, most)) if most >= least else 0


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


def _most_long_share(slot: Slot, days: int) -> float:
    share = MOST_LONG_SHARE[max(1, min(days, 6))]
    return min(1.0, share * (MORE_FOR_A_LONG_RIDE if slot.sport is TrainingSport.RIDE else 1.0))


def longest_goal_s(sport: TrainingSport, race: RaceEffort, *, of_triathlon: bool = False) -> float:
    """Return how long the long session of a plan becomes at most, in seconds."""
    if not race.duration_s:
        return LONGEST_WITHOUT_A_RACE_MIN.get(sport, 150) * 60.0
    if sport is TrainingSport.RUN:
        return _longest_run_min(race.duration_s / 60) * 60.0
    share = SHARE_OF_TRIATHLON if of_triathlon else SHARE_OF_A_RIDE
    return min(LONGEST_MIN.get(sport, 300) * 60.0, max(90 * 60.0, share * race.duration_s))


def _longest_run_min(race_min: float) -> float:
    if race_min > LONGEST_RUN_MIN[-1][0]:
        return LONGEST_RUN_BEYOND_MIN
    races, runs = zip(*LONGEST_RUN_MIN, strict=True)
    return float(interp(race_min, races, runs))
