"""A training plan built from a request: always valid, or a sentence that says what to change."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from tools.domain.display import duration
from tools.domain.plan_request import BuiltPlan, NoSuchPlan, PlanRequest
from tools.domain.planning.growth import growth_from
from tools.domain.planning.periodisation import WeekOutline, outlines_of
from tools.domain.planning.plan_brief import PlanBrief, brief_of
from tools.domain.planning.plan_course import Course
from tools.domain.planning.plan_notes import notes_of
from tools.domain.planning.rehearsing import with_rehearsals
from tools.domain.planning.repairing import errors_of, repaired
from tools.domain.planning.week_making import made_week
from tools.domain.planning.week_targets import wanted_s
from tools.domain.training.plan_intensity import HARD_INTENSITY
from tools.domain.training.plan_rule_race import TAPER
from tools.domain.training.stated_training import history_with
from tools.domain.training.taper import MIDDLE_CUT, TAPER_CUT, taper_weeks
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    GoalRace,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    RacePriority,
    TrainingPlan,
)

PEAK_WITHIN_WEEKS = 4  # as the validator's L8 looks for the peak
TAPER_TRIES = 6
TAPER_MARGIN = 0.02


def build_plan(request: PlanRequest) -> BuiltPlan:
    """Return a valid plan for a request with what has to be said of it. Raises NoSuchPlan."""
    built = _built_within(request)
    if request.strategy is None:
        return built
    standing = request.standing
    rehearsed = with_rehearsals(
        built.plan,
        request.strategy,
        standing.thresholds,
        from_day=standing.today,
        rules=standing.rules,
    )
    if errors_of(rehearsed, standing):  # what hurts on hills is not rehearsed on them
        return built
    return built.model_copy(update={"plan": rehearsed})


def _built_within(request: PlanRequest) -> BuiltPlan:
    """Build the plan; an A race that no taper fits before is planned as a B race, and that is said."""
    names: list[str] = []
    while True:
        try:
            built = _built(brief_of(request))
            break
        except _NoTaper as trouble:
            demoted = trouble.race
            request = _with_b_race(request, demoted)
            names.append(demoted.name)
    notes = tuple(
        f"A taper as it was studied does not fit before {name}, so it is a B race here: its week is lighter."
        for name in names
    )
    return built.model_copy(update={"notes": (*built.notes, *notes)})


class _NoTaper(NoSuchPlan):
    """No taper as it was studied fits before a race."""

    def __init__(self, race: GoalRace, why: str) -> None:
        super().__init__(why)
        self.race = race


def _with_b_race(request: PlanRequest, demoted: GoalRace) -> PlanRequest:
    races = tuple(
        race.model_copy(update={"priority": RacePriority.B}) if race.day == demoted.day else race
        for race in request.wish.races
    )
    return request.model_copy(update={"wish": request.wish.model_copy(update={"races": races})})


def _built(brief: PlanBrief) -> BuiltPlan:
    outlines = outlines_of(brief)
    course = _course(brief)
    weeks: list[tuple[WeekOutline, list[PlannedWorkout]]] = []
    at = 0
    while at < len(outlines):
        if outlines[at].phase is PlanPhase.TAPER:
            last = at
            while (
                last + 1 < len(outlines)
                and outlines[last + 1].phase is PlanPhase.TAPER
                and outlines[last + 1].taper_week
            ):
                last += 1
            weeks.extend(_taper(outlines[at : last + 1], brief, course))
            at = last + 1
            continue
        outline = outlines[at]
        weeks.append((outline, made_week(outline, brief, course, wanted_s(outline, brief, course))))
        at += 1
    plan = _numbered(brief, weeks)
    if not any(each.purpose != "race" for each in plan.workouts):
        raise NoSuchPlan(_why_nothing_is_left(brief))
    mended = _mended(plan, brief)
    return BuiltPlan(plan=mended, notes=notes_of(mended, brief))


def _why_nothing_is_left(brief: PlanBrief) -> str:
    hurt = next((rule for rule in brief.limits.rules if rule.trigger is not None), None)
    if hurt is not None:
        return (
            f"As long as your {hurt.body_part} hurts with {hurt.trigger}, there is no {brief.sport} I could "
            "plan. Tell me when it is gone, or ask for a plan of another sport until then."
        )
    return "Your rules leave no day and no time to train. Take one of them away, or ask for another sport."


def _mended(plan: TrainingPlan, brief: PlanBrief) -> TrainingPlan:
    """Return the plan without errors. Raises NoSuchPlan, or `_NoTaper` where only a taper is in the way."""
    standing = brief.request.standing
    errors = errors_of(plan, standing)
    if not errors:
        return plan
    try:
        return repaired(plan, standing)
    except NoSuchPlan as trouble:
        days = {each.day for each in errors if each.code == TAPER.code}
        goals = [race for race in plan.goal_races if race.priority is RacePriority.A]
        untapered = [race for race in goals if race.day in days] or goals
        if not untapered:
            left = errors[0].sentence
            raise NoSuchPlan(
                f"No plan I can make fits what you asked. {left} Change that rule or the race."
            ) from trouble
        raise _NoTaper(untapered[0], str(trouble)) from trouble


def _course(brief: PlanBrief) -> Course:
    standing = brief.request.standing
    known = history_with(standing.history, brief.form.stated, brief.starts_on)
    growth = growth_from(standing.model_copy(update={"history": known}), brief.starts_on, brief.races.races)
    hard = [
        each.day
        for each in standing.history.sessions
        if (each.intensity_factor or 0.0) > HARD_INTENSITY and each.day < standing.today
    ]
    course = Course(growth, dict(brief.form.longest_s), tuple(sorted(set(hard)))[-8:])
    for back in range(PEAK_WITHIN_WEEKS, 0, -1):
        first = brief.starts_on - timedelta(days=DAYS_A_WEEK * back)
        done = known.between(first, first + timedelta(days=DAYS_A_WEEK - 1))
        course.durations_s.append(sum(each.duration_s for each in done))
    return course


def _taper(
    outlines: Sequence[WeekOutline], brief: PlanBrief, course: Course
) -> list[tuple[WeekOutline, list[PlannedWorkout]]]:
    """Make the weeks before an A race so that their volume falls as the studies had it."""
    goal = outlines[-1].goal
    assert goal is not None  # a taper leads to a race
    days = (goal.day - outlines[0].monday).days
    peak_s = max(course.durations_s[-PEAK_WITHIN_WEEKS:], default=0.0) or brief.form.week_s
    wanted = taper_weeks(peak_s, MIDDLE_CUT, days)
    whole_s = peak_s * days / DAYS_A_WEEK
    factor, start = 1.0, course.copied()
    made: list[tuple[WeekOutline, list[PlannedWorkout]]] = []
    for _ in range(TAPER_TRIES):
        trial = start.copied()
        made = []
        for i, outline in enumerate(outlines):
            week_s = wanted[i] * factor if i < len(wanted) else 0.0
            made.append((outline, made_week(outline, brief, trial, week_s)))
        done_s = sum(each.planned_duration_s for _, week in made for each in week if each.day < goal.day)
        cut = 1 - done_s / whole_s
        course.__dict__.update(trial.__dict__)
        if TAPER_CUT[0] + TAPER_MARGIN <= cut <= TAPER_CUT[1] - TAPER_MARGIN or not done_s:
            break
        factor *= (1 - MIDDLE_CUT) * whole_s / done_s
    return made


def _numbered(brief: PlanBrief, weeks: Sequence[tuple[WeekOutline, list[PlannedWorkout]]]) -> TrainingPlan:
    """Return the plan with an id for every session: its day and sport, the same in a plan made anew."""
    planned = []
    for outline, workouts in weeks:
        named = []
        taken: Counter[str] = Counter()
        for workout in workouts:
            name = f"{workout.day}-{workout.sport}"
            taken[name] += 1
            number = f"-{taken[name]}" if taken[name] > 1 else ""
            named.append(workout.model_copy(update={"id": f"{name}{number}"}))
        planned.append(
            PlannedWeek(
                number=outline.number,
                starts_on=outline.monday,
                phase=outline.phase,
                workouts=tuple(named),
            )
        )
    return TrainingPlan(
        goal_races=brief.races.races,
        weeks=tuple(planned),
        based_on=_based_on(brief),
        stated=brief.form.stated,
        thresholds=brief.request.standing.thresholds,
    )


def _based_on(brief: PlanBrief) -> tuple[str, ...]:
    """Say in words what the plan was built from."""
    said = [f"{duration(brief.form.week_s)} of training a week at the start"]
    said.extend(f"{race.name} on {race.day:%-d %B %Y} ({race.priority})" for race in brief.races.races)
    said.extend(f"Your rule: “{rule.words}”" for rule in brief.request.standing.rules)
    return tuple(said)
