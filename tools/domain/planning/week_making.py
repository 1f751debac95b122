"""One week made: its sessions chosen, placed, measured and written, within what may grow."""

from dataclasses import dataclass

from tools.domain.planning.periodisation import WeekOutline
from tools.domain.planning.plan_brief import PlanBrief
from tools.domain.planning.plan_course import Course, done_in_week
from tools.domain.planning.plan_races import race_effort
from tools.domain.planning.starting_form import sports_of
from tools.domain.planning.week_choosing import chosen_week
from tools.domain.planning.week_lengths import sized
from tools.domain.planning.week_placing import PlacedWeek
from tools.domain.planning.week_slots import Role
from tools.domain.planning.week_targets import amount_cap, long_s
from tools.domain.planning.week_writing import (
    NOT_KEY,
    easy_enough,
    sport_limit_s,
    within_sport_limits,
    written,
)
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.training.plan_intensity import HARD_INTENSITY, HARD_S
from tools.domain.training.training_plan import PlannedWorkout, PlanPhase, WorkoutPurpose

MOST_TRIES = 10
CLOSE_TO_CAP, CLOSE_S = 0.993, 120.0
STILL_LONG = 0.9  # of a long session a week later, where this week has only a shorter one
OTHER_LONG_S = 3600.0  # a long session of a sport the plan does not train, where a rule fixes one
HARD_DAYS_KEPT = 8
WEEKS_LOOKED_BACK, MOST_ABOVE_BEFORE = 3, 1.12  # what a week can reach decides how many sessions it has


@dataclass
class _Search:
    """The most time a week may have within a cap on its amount, found by halving."""

    week_s: float
    cap: float | None
    best: list[PlannedWorkout] | None = None
    low_s: float = 0.0
    high_s: float | None = None
    tries: int = 0

    @property
    def is_stuck(self) -> bool:
        """Whether less time does not bring the week below its cap."""
        return self.best is None and self.tries >= 5

    def is_over(self, amount: float, workouts: list[PlannedWorkout]) -> bool:
        """Take note of a week of so much, choose the next time to try; True: the best is found."""
        self.tries += 1
        if self.cap is None or amount <= self.cap + 1e-9:
            self.best, self.low_s = workouts, self.week_s
            if self.high_s is None or self.cap is None or amount >= CLOSE_TO_CAP * self.cap:
                return True
        else:
            self.high_s = self.week_s
        high_s = self.high_s or self.week_s
        if self.best is None:
            self.week_s *= max(0.3, min(0.96, 0.98 * (self.cap or 0.0) / amount))
        else:
            self.week_s = (self.low_s + high_s) / 2
        return self.best is not None and high_s - self.low_s < CLOSE_S


def made_week(outline: WeekOutline, brief: PlanBrief, course: Course, week_s: float) -> list[PlannedWorkout]:
    """Return the sessions of a week of about so much time, and move `course` on past it."""
    race = race_effort(outline.goal, brief.limits.thresholds)
    before_s = max(course.durations_s[-WEEKS_LOOKED_BACK:], default=0.0)
    within_s = min(week_s, MOST_ABOVE_BEFORE * before_s) if before_s else week_s
    week = chosen_week(outline, brief, course, race, within_s)
    search = _Search(min(week_s, sport_limit_s(outline, brief)), amount_cap(outline, course.growth))
    before = len(course.growth.runs)
    done = _amount_done(outline, brief, course)
    workouts = _searched(week, brief, course, race, search=search, done=done[0])
    del course.growth.runs[before:]
    for workout in workouts:
        course.growth.note_run(workout)
    _move_on(outline, course, workouts, done)
    return workouts


def _searched(
    week: PlacedWeek, brief: PlanBrief, course: Course, race: RaceEffort, *, search: _Search, done: float
) -> list[PlannedWorkout]:
    """Measure and write the week until it is easy enough and within its cap."""
    outline, growth = week.outline, course.growth
    hills = not brief.limits.flags.injured and not any(rule.trigger for rule in brief.limits.rules)
    longest = {each: long_s(each, outline, brief, course, race) for each in sports_of(brief.sport)}
    for slots in week.by_day.values():
        longest = {slot.sport: OTHER_LONG_S for slot in slots} | longest
    before = len(growth.runs)
    workouts: list[PlannedWorkout] = []
    for _ in range(MOST_TRIES):
        del growth.runs[before:]
        sessions = within_sport_limits(sized(week, search.week_s, longest), outline, brief)
        workouts = written(sessions, outline, brief, course, race._replace(hills=hills))
        if not easy_enough(workouts) and _soften(week):
            continue
        trained = (each for each in workouts if each.purpose is not WorkoutPurpose.RACE)
        amount = done + sum(growth.amount_of(each) for each in trained)
        if search.is_over(amount, workouts) or (search.is_stuck and not _thin(week)):
            break
    return search.best if search.best is not None else workouts


def _amount_done(outline: WeekOutline, brief: PlanBrief, course: Course) -> tuple[float, float]:
    """Return the amount and the seconds done before today in a week under way."""
    done = done_in_week(outline.monday, brief.request.standing)
    seconds = sum(each.duration_s for each in done)
    return (sum(each.load or 0.0 for each in done) if course.growth.by_load else seconds), seconds


def _soften(week: PlacedWeek) -> bool:
    """Make the least important hard session of a week easier; False when there is none."""
    slots = [slot for slots in week.by_day.values() for slot in slots]
    for role in (Role.SECOND_HARD, Role.FIRST_HARD):
        for slot in slots:
            if slot.role is role and slot.purpose not in NOT_KEY:
                has_strides = any(each.purpose is WorkoutPurpose.STRIDES for each in slots)
                slot.purpose = WorkoutPurpose.EASY if has_strides else WorkoutPurpose.STRIDES
                return True
    return False


def _thin(week: PlacedWeek) -> bool:
    """Leave out the least important session that no rule has fixed; False when there is none."""
    free = [(day, slot) for day, slots in week.by_day.items() for slot in slots if slot.weekday is None]
    for role in (Role.EASY, Role.SECOND_HARD, Role.FIRST_HARD):
        of_role = [each for each in free if each[1].role is role]
        if of_role and len(free) > 1:
            day, slot = of_role[-1]
            week.by_day[day].remove(slot)
            return True
    return False


def _move_on(
    outline: WeekOutline, course: Course, workouts: list[PlannedWorkout], done: tuple[float, float]
) -> None:
    """Remember the week in what the next ones grow from."""
    growth = course.growth
    growth.note_week(outline.monday, workouts, done)
    course.durations_s.append(done[1] + sum(each.planned_duration_s for each in workouts))
    for sport in course.longest_s:
        of_sport = [
            each.planned_duration_s
            for each in workouts
            if each.sport is sport and each.purpose is WorkoutPurpose.LONG
        ]
        if of_sport and not outline.is_light and outline.phase is not PlanPhase.TAPER:
            course.longest_s[sport] = max(*of_sport, STILL_LONG * course.longest_s[sport])
    hard = [
        each.day
        for each in workouts
        if each.purpose in (WorkoutPurpose.LONG, WorkoutPurpose.RACE)
        or (each.intensity_factor or 0) > HARD_INTENSITY
        or each.hard_s >= HARD_S
    ]
    course.hard_days = tuple(sorted({*course.hard_days, *hard}))[-HARD_DAYS_KEPT:]
