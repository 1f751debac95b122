"""The athlete's own rules of single days and sessions: never on a day, at most so long, hurts, times away."""

import re
from collections.abc import Iterator

from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Trigger
from tools.domain.display import duration
from tools.domain.planning.own_rule_case import OwnCase, on_day
from tools.domain.training.plan_intensity import is_quality
from tools.domain.training.plan_rule import RuleBreach
from tools.domain.training.rehearsal import RehearsalKind
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport, WorkoutPurpose

LONGEST_WHILE_LONG_HURTS_S = 90 * 60.0  # our design choice [D]
LONGEST_STRIDES_S = 20 * 60.0  # as the validator's L10 lets them stand: our design choice [D]
TOLERANCE_S = 30.0  # sessions are planned in whole minutes
SPORT_OF_TRIGGER = {
    Trigger.RUNNING: TrainingSport.RUN,
    Trigger.RIDING: TrainingSport.RIDE,
    Trigger.SWIMMING: TrainingSport.SWIM,
    Trigger.STRENGTH: TrainingSport.STRENGTH,
}
_HILL = r"(?:hill(?:s|y)?|uphill|downhill|climb\w*|descen\w+|mountain\w*|incline\w*|steep\w*|stairs)"
_HILLS = re.compile(rf"\b{_HILL}\b", re.IGNORECASE)
_NO_HILLS = re.compile(
    rf"\b(?:no|not|without|avoid\w*|instead of|away from|rather than|skip\w*)\s+(?:\w+\s+){{0,2}}{_HILL}\b",
    re.IGNORECASE,
)


def check_no_training(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want no session of the sport (or any) on the days of the rule."""
    for workout in case.held(rule):
        yield case.breach(rule, f"{on_day(workout)} is against your rule.", day=workout.day)


def check_away(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want nothing but what is possible while the athlete is away."""
    for workout in case.held(rule):
        if workout.sport not in rule.possible:
            yield case.breach(rule, f"{on_day(workout)} lies in your time away.", day=workout.day)


def check_nothing_hard(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want no quality session and no time at zone 4; up to 20 min of strides and long easy sessions stay."""
    for workout in case.held(rule):
        if is_hard_session(case, workout):
            yield case.breach(rule, f"{on_day(workout)} is hard.", day=workout.day)


def is_hard_session(case: OwnCase, workout: PlannedWorkout) -> bool:
    """Whether a session is meant to be hard, short strides left out."""
    strides = workout.purpose is WorkoutPurpose.STRIDES
    if strides and workout.planned_duration_s <= LONGEST_STRIDES_S:
        return False
    return is_quality(workout, case.zone_four_s(workout))


def check_hurt(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want nothing of what makes the hurt worse; that nothing is hard meanwhile is the validator's L12."""
    if rule.trigger is None:
        return
    for workout in case.held(rule):
        if triggers(case, workout, rule.trigger):
            what = f"{on_day(workout)} has what makes it worse ({rule.trigger})."
            yield case.breach(rule, what, day=workout.day)


def triggers(case: OwnCase, workout: PlannedWorkout, trigger: Trigger) -> bool:
    """Tell whether a session has what makes a hurt worse."""
    if trigger is Trigger.ANYTHING:
        return True
    if trigger in SPORT_OF_TRIGGER:
        return workout.sport is SPORT_OF_TRIGGER[trigger]
    if trigger is Trigger.LONG:
        too_long = workout.planned_duration_s > LONGEST_WHILE_LONG_HURTS_S + TOLERANCE_S
        return workout.purpose is WorkoutPurpose.LONG or too_long
    if trigger is Trigger.FAST:
        fast = workout.purpose is WorkoutPurpose.STRIDES or is_quality(workout, case.zone_four_s(workout))
        return workout.sport is TrainingSport.RUN and fast
    rolls = workout.sport is TrainingSport.SWIM or (
        trigger is Trigger.DOWNHILL and workout.sport is TrainingSport.RIDE
    )
    return not rolls and has_hills(workout)


def has_hills(workout: PlannedWorkout) -> bool:
    """Tell whether a session asks for hills: in its title, its notes or what it rehearses."""
    if any(each.kind is RehearsalKind.GRADE for each in workout.rehearses):
        return True
    notes = [step.note for step in dict.fromkeys(workout.every_step())]
    text = _NO_HILLS.sub(" ", " . ".join((workout.title, workout.note, *notes)))
    return _HILLS.search(text) is not None


def check_session_time(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want each session, or each day's sessions together, within a rule's time."""
    limit_s, most = rule.limit or 0.0, rule.kind is RuleKind.MOST_TIME
    for sessions in _sessions_or_days(case, rule):
        seconds = sum(each.planned_duration_s for each in sessions)
        too_much = most and seconds > limit_s + TOLERANCE_S
        too_little = not most and 0 < seconds < limit_s - TOLERANCE_S
        if too_much or too_little:
            day = sessions[0].day
            what = on_day(sessions[0]) if len(sessions) == 1 else f"{day:%A} {day:%-d %B}"
            ask = "more" if too_much else "less"
            sentence = f"{what} has {duration(seconds)}, {ask} than {duration(limit_s)}."
            yield case.breach(rule, sentence, day=day, value=seconds, unit="s")


def check_sessions_a_day(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want no more sessions on a day than the rule lets."""
    for sessions in _sessions_or_days(case, rule):
        if len(sessions) > (rule.limit or 0.0):
            day = sessions[0].day
            what = f"{day:%A} {day:%-d %B} has {len(sessions)} sessions."
            yield case.breach(rule, what, day=day, value=float(len(sessions)), unit="sessions")


def _sessions_or_days(case: OwnCase, rule: AthleteRule) -> Iterator[list[PlannedWorkout]]:
    """Yield each session by itself, or the sessions of each day together."""
    if rule.per is Per.SESSION:
        yield from ([each] for each in case.held(rule))
        return
    days: dict[object, list[PlannedWorkout]] = {}
    for workout in case.held(rule):
        days.setdefault(workout.day, []).append(workout)
    yield from days.values()
