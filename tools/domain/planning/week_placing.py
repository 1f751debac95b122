"""On which day of a week a session stands: the athlete's rules first, hard days apart, long ones at its end.

The preferences are the same every week, so the pattern is, too. They are our design choice [D].
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tools.domain.athlete_rules import AthleteRule, RuleKind
from tools.domain.planning.own_limits import OwnLimits
from tools.domain.planning.own_rule_fixed import DAYS_AFTER_A_RACE, LAST_DAYS_BEFORE
from tools.domain.planning.periodisation import WeekOutline
from tools.domain.planning.plan_races import RaceList
from tools.domain.planning.week_slots import Role, Slot
from tools.domain.training.plan_intensity import QUALITY
from tools.domain.training.training_plan import (
    PlanPhase,
    RacePriority,
    TrainingSport,
    WorkoutPurpose,
)

# How much a session is unwanted on Monday … Sunday.
_COSTS: dict[tuple[TrainingSport | None, Role], tuple[float, ...]] = {
    (None, Role.LONG): (7, 6.5, 6, 6, 5, 1, 0),
    (TrainingSport.RIDE, Role.LONG): (7, 6.5, 6, 6, 5, 0, 0.5),
    (None, Role.FIRST_HARD): (4, 0, 1, 2, 4, 5, 6),
    (None, Role.SECOND_HARD): (5, 3, 2, 0, 1, 4, 6),
    (None, Role.EASY): (4, 2, 0, 1.5, 3, 1, 5),
    (TrainingSport.SWIM, Role.SECOND_HARD): (3, 3, 1, 2, 0, 4, 6),
    (None, Role.STRENGTH): (1, 2, 1.5, 2, 1, 6, 7),
}
NEXT_TO_ANOTHER = 1.2  # easy sessions are spread: what a neighbour costs
SAME_DAY = {Role.STRENGTH: 1.5, Role.EASY: 4.0, Role.FIRST_HARD: 5.0, Role.SECOND_HARD: 5.0, Role.LONG: 5.0}
EVE_OF_A_RACE = 5.0
BRICK = 12.0  # how much a brick run wants to follow the long ride
LAST_LONG_BEFORE_A_RACE = 6
LAST_HARD_BEFORE_A_GOAL = 4  # days; nearer, only short quick pieces are left


@dataclass
class PlacedWeek:
    """The sessions of a week by day, as far as they are placed."""

    outline: WeekOutline
    limits: OwnLimits
    races: RaceList
    sport: TrainingSport
    most_days: int
    hard_before: tuple[date, ...]
    doubles: bool
    done: frozenset[date] = frozenset()
    by_day: dict[date, list[Slot]] = field(default_factory=dict)

    @property
    def days_used(self) -> set[date]:
        """The days with a session, planned or done, or a race."""
        return set(self.by_day) | self.done | {race.day for race in self.outline.races}

    def hard_days(self) -> list[date]:
        """The hard days near this week: those before, those placed, and all races."""
        placed = [day for day, slots in self.by_day.items() if any(slot.is_hard for slot in slots)]
        return [*self.hard_before, *placed, *(race.day for race in self.races.races)]

    def add(self, slot: Slot, day: date) -> None:
        """Put a session on a day."""
        self.by_day.setdefault(day, []).append(slot)


def placed(week: PlacedWeek, slots: list[Slot]) -> PlacedWeek:
    """Place the sessions, the most important first; a hard one that fits nowhere is made easy, an easy one
    that fits nowhere is left out.
    """
    for slot in _with_fixed(week, slots):
        day = _best_day(week, slot)
        if day is None and slot.role is not Role.STRENGTH:
            slot.purpose = WorkoutPurpose.EASY
            slot.role = Role.EASY
            day = _best_day(week, slot)
        if day is not None:
            week.add(slot, day)
    if week.outline.phase is PlanPhase.TAPER:
        _keep_speed(week)
    for slots_of_day in week.by_day.values():
        rides = any(each.sport is TrainingSport.RIDE and each.role is Role.LONG for each in slots_of_day)
        for each in slots_of_day:
            each.brick = rides and each.sport is TrainingSport.RUN and each.role is Role.EASY
    return week


def _keep_speed(week: PlacedWeek) -> None:
    """A week of a taper without anything fast gets some quick pieces."""
    fast = {*QUALITY, WorkoutPurpose.STRIDES}
    slots = [(day, slot) for day, slots in week.by_day.items() for slot in slots]
    if any(slot.purpose in fast for _, slot in slots):
        return
    for role in (Role.FIRST_HARD, Role.SECOND_HARD, Role.EASY, Role.LONG):
        for day, slot in slots:
            if slot.role is role and week.limits.allows(day, slot.sport, WorkoutPurpose.STRIDES):
                slot.purpose, slot.role = WorkoutPurpose.STRIDES, Role.EASY
                return


def _best_day(week: PlacedWeek, slot: Slot) -> date | None:
    costs = [(cost, day) for day in week.outline.days if (cost := _cost(week, slot, day)) is not None]
    return min(costs)[1] if costs else None


def _cost(week: PlacedWeek, slot: Slot, day: date) -> float | None:
    """Return how unwanted a session is on a day; None: it may not stand there."""
    if slot.weekday is not None and day.weekday() != slot.weekday:
        return None
    if not _may_stand(week, slot, day):
        return None
    there = week.by_day.get(day, [])
    if there and not _may_double(week, slot, there, day):
        return None
    if not there and len(week.days_used) >= week.most_days:
        return None
    table = _COSTS.get((slot.sport, slot.role)) or _COSTS[None, slot.role]
    cost = table[day.weekday()]
    cost += sum(SAME_DAY[slot.role] for _ in there)
    if slot.brick and any(each.sport is TrainingSport.RIDE and each.role is Role.LONG for each in there):
        cost -= BRICK
    if slot.role in (Role.EASY, Role.STRENGTH):
        used = week.days_used
        cost += NEXT_TO_ANOTHER * sum(day + timedelta(days=step) in used for step in (-1, 1))
    cost += EVE_OF_A_RACE * week.races.near(day, before=1, after=0)
    if slot.role is Role.STRENGTH:
        tomorrow = week.by_day.get(day + timedelta(days=1), [])
        cost += 3.0 * any(each.is_hard for each in tomorrow)
    return cost


def _may_stand(week: PlacedWeek, slot: Slot, day: date) -> bool:
    """Whether rules, races and the hard days around it let a session stand on a day."""
    limits, races = week.limits, week.races
    if any(race.day == day for race in races.races) or not limits.allows(day, slot.sport, slot.purpose):
        return False
    if slot.role is Role.LONG and not limits.allows(day, slot.sport, WorkoutPurpose.LONG):
        return False
    if slot.weekday is None and _is_over(week, day):
        return False
    tiring = slot.is_hard or slot.purpose in QUALITY or slot.role is Role.STRENGTH
    if tiring and races.near(day, before=1, after=1):
        return False
    return not slot.is_hard or (_is_apart(week, day) and _far_enough_from_goal(week, slot, day))


def _is_apart(week: PlacedWeek, day: date) -> bool:
    """Whether a day is as far from the hard days around it as it must be, and none itself."""
    apart = week.limits.hard_apart(day)
    if any(abs((day - other).days) < apart and day != other for other in week.hard_days()):
        return False
    return not any(each.is_hard for each in week.by_day.get(day, []))


def _far_enough_from_goal(week: PlacedWeek, slot: Slot, day: date) -> bool:
    """In the last days before an A race nothing is hard; race pace may come a day later than the rest."""
    if slot.role is Role.LONG and slot.purpose not in QUALITY:
        return not week.races.near(day, before=LAST_LONG_BEFORE_A_RACE, after=3)
    last = LAST_HARD_BEFORE_A_GOAL - (1 if slot.purpose is WorkoutPurpose.RACE_PACE else 0)
    goals = RaceList(tuple(race for race in week.races.races if race.priority is RacePriority.A))
    others = RaceList(tuple(race for race in week.races.races if race.priority is RacePriority.B))
    return not goals.near(day, before=last - 1, after=3) and not others.near(day, before=2, after=1)


def _is_over(week: PlacedWeek, day: date) -> bool:
    """Whether a race is just over: the rest of an A race's week is free, and the day after a B race."""
    for race in week.races.races:
        after = (day - race.day).days
        of_week = race.day >= week.outline.monday and after > 0
        if (race.priority is RacePriority.A and of_week) or (race.priority is RacePriority.B and after == 1):
            return True
    return False


def _may_double(week: PlacedWeek, slot: Slot, there: list[Slot], day: date) -> bool:
    """Two sessions share a day where they are of different sports and the athlete lets them."""
    if len(there) >= min(week.limits.sessions_a_day(day, slot.sport), 2):
        return False
    if any(each.sport is slot.sport for each in there):
        return False
    with_strength = TrainingSport.STRENGTH in (slot.sport, *(each.sport for each in there))
    two_long = slot.role is Role.LONG and any(each.role is Role.LONG for each in there)
    return (week.doubles or with_strength) and not two_long


def _with_fixed(week: PlacedWeek, slots: list[Slot]) -> list[Slot]:
    """Pin the sessions the athlete has fixed to their weekdays; one the week does not have is added."""
    pinned: list[Slot] = []
    free = list(slots)
    for rule in week.limits.of_kind(RuleKind.FIXED_SESSION):
        for weekday in rule.weekdays:
            day = week.outline.monday + timedelta(days=int(weekday))
            if not rule.holds_on(day) or _is_excused(week, day):
                continue
            slot = _slot_for(week, rule, free, day)
            if slot in free:
                free.remove(slot)
            slot.weekday = int(weekday)
            pinned.append(slot)
    return [*pinned, *free]


def _is_easy_week(week: PlacedWeek) -> bool:
    return week.outline.phase in (PlanPhase.TAPER, PlanPhase.RECOVERY)


def _is_excused(week: PlacedWeek, day: date) -> bool:
    """Whether no fixed session is wanted on a day, because of a race near it."""
    return any(
        -DAYS_AFTER_A_RACE <= (race.day - day).days <= LAST_DAYS_BEFORE[race.priority]
        for race in week.races.races
    )


def _slot_for(week: PlacedWeek, rule: AthleteRule, free: list[Slot], day: date) -> Slot:
    """Return the session of the week that a fixed one is, or a new one."""
    sport = rule.sport or week.sport
    if rule.sport is None and week.sport is TrainingSport.TRIATHLON:
        sport = TrainingSport.RUN
    fitting = [slot for slot in free if slot.sport is sport]
    wanted = rule.purpose
    if wanted is not None:
        same = [slot for slot in fitting if slot.purpose is wanted]
        kind = [slot for slot in fitting if (slot.purpose in QUALITY) == (wanted in QUALITY)]
        kind = [slot for slot in kind if (slot.role is Role.LONG) == (wanted is WorkoutPurpose.LONG)]
        hard = [slot for slot in fitting if slot.role in (Role.FIRST_HARD, Role.SECOND_HARD)]
        found = next(iter(same or kind or (hard if wanted in QUALITY else [])), None)
        if found is not None:
            if wanted in QUALITY and found.purpose not in QUALITY and not _is_easy_week(week):
                found.purpose = wanted
            return found
        role = Role.LONG if wanted is WorkoutPurpose.LONG else Role.EASY
        return Slot(sport, wanted, role, week.outline.number)
    if sport is TrainingSport.STRENGTH:
        return next(iter(fitting), Slot(sport, WorkoutPurpose.STRENGTH, Role.STRENGTH))
    # Any session of the sport will do: the one that likes this day best.
    by_liking = sorted(
        fitting,
        key=lambda slot: (_COSTS.get((slot.sport, slot.role)) or _COSTS[None, slot.role])[day.weekday()],
    )
    return next(iter(by_liking), Slot(sport, WorkoutPurpose.EASY, Role.EASY, week.outline.number))
