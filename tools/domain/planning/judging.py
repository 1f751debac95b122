"""Whether a plan may stand: the validator's rules and the athlete's own, for what lies ahead of today."""

from datetime import date

from tools.domain.athlete_rules import AthleteRule, RuleKind
from tools.domain.plan_request import PlanStanding
from tools.domain.planning.own_rules import check_own_rules
from tools.domain.training.plan_intensity import HARD_INTENSITY
from tools.domain.training.plan_rule import AthleteFlags, RuleBreach, Severity
from tools.domain.training.plan_rule_intensity import NOTHING_HARD
from tools.domain.training.plan_rule_race import TAPER
from tools.domain.training.plan_rules import check_plan
from tools.domain.training.taper import TAPER_CUT
from tools.domain.training.training_plan import (
    History,
    IntensityShare,
    PastSession,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TrainingPlan,
    WorkoutPurpose,
)

MOST_TO_DROP = 0.6  # of what is left of a taper, to make up for its first days: our design choice [D]


def judge(plan: TrainingPlan, standing: PlanStanding) -> tuple[RuleBreach, ...]:
    """Return every breach that can still be mended, the validator's first, then those of the athlete's rules.

    Days before today are taken as they were done where the history knows them, as planned where it does not.
    What was is no breach. Two rules yield to circumstance, as warnings: the race an injured or ill athlete
    entered is theirs to decide (L12), and a taper cut short by injury, travel or missed days is not made up
    for by training more (L8, too deep or without speed), nor one under way by training next to nothing (L8,
    too shallow).
    """
    standing = standing.of(plan)
    known = as_done(plan, standing.history, standing.today)
    flags = flags_of(standing)
    found = check_plan(known, standing.history, standing.thresholds, flags)
    own = check_own_rules(
        known,
        standing.rules,
        standing.today,
        thresholds=standing.thresholds,
        flags=flags,
        history=standing.history,
    )
    ahead = (each for each in found if _lies_ahead(each, known, standing.today))
    return (*(_softened(each, known, standing, flags) for each in ahead), *own)


def flags_of(standing: PlanStanding) -> AthleteFlags:
    """Return the flags with the hurts among the athlete's rules: injured until the last of them is over."""
    hurts = [each for each in standing.rules if _hurts(each, standing.today)]
    flags = standing.flags
    if not hurts:
        return flags
    ends = [each.last for each in hurts]
    if flags.injured or flags.ill:
        ends.append(flags.until)
    known = [end for end in ends if end is not None]
    until = max(known) if len(known) == len(ends) else None
    return flags.model_copy(update={"injured": True, "until": until})


def as_done(plan: TrainingPlan, history: History, today: date) -> TrainingPlan:
    """Return the plan with what was done, where that is known, in place of what was planned before today."""
    if plan.starts_on >= today or history.known_until is None:
        return plan
    weeks = tuple(
        _week_as_done(week, history, today) if week.starts_on < today else week for week in plan.weeks
    )
    return plan.model_copy(update={"weeks": weeks})


def _week_as_done(week: PlannedWeek, history: History, today: date) -> PlannedWeek:
    def is_known(day: date) -> bool:
        return day < today and history.covers(day, day)

    kept = [each for each in week.workouts if not is_known(each.day)]
    planned = [each for each in week.workouts if is_known(each.day)]
    done = [each for each in history.between(week.starts_on, week.ends_on) if is_known(each.day)]
    sessions = sorted((*kept, *(_as_session(each, planned) for each in done)), key=lambda each: each.day)
    return week.model_copy(update={"workouts": tuple(sessions)})


def _as_session(done: PastSession, planned: list[PlannedWorkout]) -> PlannedWorkout:
    """Return a session as it was done, with the purpose that a planned one of its day and sport had."""
    purposes = (each.purpose for each in planned if each.day == done.day and each.sport is done.sport)
    hard = (done.intensity_factor or 0.0) > HARD_INTENSITY
    return PlannedWorkout(
        day=done.day,
        sport=done.sport,
        title=f"{done.sport} as done".capitalize(),
        purpose=next(purposes, WorkoutPurpose.EASY),
        planned_duration_s=min(done.duration_s, 2 * 86_400.0),
        planned_distance_m=done.distance_m,
        planned_load=done.load,
        intensity=IntensityShare(easy=0.0, hard=1.0) if hard else IntensityShare(),
    )


def _lies_ahead(breach: RuleBreach, plan: TrainingPlan, today: date) -> bool:
    """Whether a breach is of today or later, and something of its week can still be changed."""
    if breach.day is not None:
        return breach.day >= today
    week = next((each for each in plan.weeks if each.number == breach.week), None)
    if week is None or week.starts_on >= today:
        return True
    return any(
        each.day >= today and not each.is_rest and each.purpose is not WorkoutPurpose.RACE
        for each in week.workouts
    )


def _softened(
    breach: RuleBreach, plan: TrainingPlan, standing: PlanStanding, flags: AthleteFlags
) -> RuleBreach:
    if breach.severity is Severity.ERROR and (
        _is_of_a_race(breach, plan)
        or _is_a_taper_cut_short(breach, plan, standing, flags)
        or _is_past_mending(breach, plan, standing.today)
    ):
        return breach.model_copy(update={"severity": Severity.WARNING})
    return breach


def _is_of_a_race(breach: RuleBreach, plan: TrainingPlan) -> bool:
    """Whether this is the race itself while injured or ill."""
    if breach.code != NOTHING_HARD.code:
        return False
    of_day = [each for each in plan.workouts if each.day == breach.day and not each.is_rest]
    return any(each.purpose is WorkoutPurpose.RACE for each in of_day)


def _is_a_taper_cut_short(
    breach: RuleBreach, plan: TrainingPlan, standing: PlanStanding, flags: AthleteFlags
) -> bool:
    """Whether a taper asks for more training than injury, travel or the days already gone leave."""
    too_little = breach.limit == TAPER_CUT[1] or breach.unit == "fast sessions in the week"
    if breach.code != TAPER.code or not too_little or breach.day is None:
        return False
    first = _taper_begins(plan, breach.day)
    under_way = first < standing.today
    flagged = (flags.injured or flags.ill) and (flags.until is None or first <= flags.until)
    return under_way or flagged or any(_is_in_the_way(each, first, breach.day) for each in standing.rules)


def _is_past_mending(breach: RuleBreach, plan: TrainingPlan, today: date) -> bool:
    """Whether a taper under way is too shallow for what is left of it, as after missed weeks before it."""
    too_shallow = breach.code == TAPER.code and breach.limit == TAPER_CUT[0]
    if not too_shallow or breach.day is None or breach.value is None:
        return False
    first = _taper_begins(plan, breach.day)
    sessions = [each for each in plan.workouts if first <= each.day < breach.day]
    all_s = sum(each.planned_duration_s for each in sessions)
    left_s = sum(each.planned_duration_s for each in sessions if each.day >= today)
    if first >= today or not all_s:
        return False
    with_less = breach.value + (1 - breach.value) * MOST_TO_DROP * left_s / all_s
    return with_less < TAPER_CUT[0]


def _taper_begins(plan: TrainingPlan, race_day: date) -> date:
    """Return the first day of the taper weeks up to a race."""
    weeks = (each for each in plan.weeks if each.phase is PlanPhase.TAPER and each.starts_on <= race_day)
    return min((each.starts_on for each in weeks), default=race_day)


def _is_in_the_way(rule: AthleteRule, first: date, last: date) -> bool:
    """Whether a rule of some days only (away, no training, nothing hard) reaches into a taper."""
    kinds = (RuleKind.AWAY, RuleKind.NO_TRAINING, RuleKind.NOTHING_HARD, RuleKind.HURT)
    bounded = rule.first is not None and rule.last is not None
    return bounded and rule.kind in kinds and (rule.first or first) <= last and first <= (rule.last or last)


def _hurts(rule: AthleteRule, today: date) -> bool:
    return rule.kind is RuleKind.HURT and (rule.last is None or rule.last >= today)
