"""Which sessions a week has and on which days they stand, within the athlete's own rules."""

from tools.domain.planning.periodisation import WeekOutline
from tools.domain.planning.plan_brief import PlanBrief
from tools.domain.planning.plan_course import Course, done_in_week
from tools.domain.planning.starting_form import sports_of
from tools.domain.planning.week_placing import PlacedWeek, placed
from tools.domain.planning.week_slots import Role, Slot, slots_of
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.training.training_plan import RacePriority, TrainingSport, WorkoutPurpose

AFTER_THE_HARD_ONES = 3  # where strength stands in the order of importance: our design choice [D]


def chosen_week(
    outline: WeekOutline, brief: PlanBrief, course: Course, race: RaceEffort, week_s: float
) -> PlacedWeek:
    """Return a week with its sessions placed, their lengths still open."""
    limits = brief.limits
    strength = 0 if _is_race_week(outline) else brief.strength_days
    done_days = frozenset(each.day for each in done_in_week(outline.monday, brief.request.standing))
    most_days = _most_days(outline, brief, strength)
    week = PlacedWeek(
        outline=outline,
        limits=limits,
        races=brief.races,
        sport=brief.sport,
        most_days=most_days,
        hard_before=course.hard_days,
        doubles=brief.sport is TrainingSport.TRIATHLON,
        done=done_days,
    )
    sports = sports_of(brief.sport)
    open_days = [day for day in outline.days if any(limits.allows_any(day, each) for each in sports)]
    days = min(brief.days_a_week, most_days - len(done_days), len(open_days)) - len(outline.races)
    if days <= 0:
        return placed(week, [])
    slots = slots_of(outline, brief.sport, race, days, week_s, novice=brief.form.novice)
    slots = _fitting(slots, outline, brief)
    for _ in range(strength):
        slots.insert(
            AFTER_THE_HARD_ONES, Slot(TrainingSport.STRENGTH, WorkoutPurpose.STRENGTH, Role.STRENGTH)
        )
    return placed(week, slots)


def _most_days(outline: WeekOutline, brief: PlanBrief, strength: int) -> int:
    """Return on how many days may be trained: as asked, else as usual and the strength days."""
    allowed = brief.limits.days_a_week(outline.monday)
    asked = brief.request.wish.days_a_week
    return min(allowed, asked if asked is not None else brief.days_a_week + strength)


def _fitting(slots: list[Slot], outline: WeekOutline, brief: PlanBrief) -> list[Slot]:
    """Return the sessions without the long one of a race week, and none beyond what the athlete wants."""
    limits, monday = brief.limits, outline.monday
    most_hard = limits.hard_days(monday) - len(outline.races)
    for slot in slots:
        too_long = slot.role is Role.LONG and _is_race_week(outline)
        if slot.is_hard and not too_long:
            most_hard -= 1
        if too_long or (slot.is_hard and most_hard < 0):
            slot.role, slot.purpose = Role.EASY, WorkoutPurpose.EASY
    done = [each.sport for each in done_in_week(monday, brief.request.standing)]
    kept = slots[: max(0, limits.sessions_a_week(monday, None) - len(done))]
    for sport in sports_of(brief.sport):
        most = max(0, limits.sessions_a_week(monday, sport) - done.count(sport))
        of_sport = [slot for slot in kept if slot.sport is sport]
        kept = [slot for slot in kept if slot not in of_sport[most:]]
    return kept


def _is_race_week(outline: WeekOutline) -> bool:
    return any(race.priority is not RacePriority.C for race in outline.races)
