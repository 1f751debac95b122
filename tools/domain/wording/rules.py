"""The athlete's own rules read back, each in one plain sentence."""

from collections.abc import Sequence
from datetime import date

from tools.domain import display
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, RuleSet, Weekday
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose

_WORKDAYS = (0, 1, 2, 3, 4)
_WEEKEND = (5, 6)
_SPORTS = {  # one session, several, the activity
    TrainingSport.RUN: ("run", "runs", "running"),
    TrainingSport.RIDE: ("ride", "rides", "riding"),
    TrainingSport.SWIM: ("swim", "swims", "swimming"),
    TrainingSport.STRENGTH: ("strength session", "strength sessions", "strength training"),
    TrainingSport.TRIATHLON: ("triathlon", "triathlons", "triathlon"),
    TrainingSport.OTHER: ("other session", "other sessions", "other training"),
    TrainingSport.REST: ("rest day", "rest days", "rest"),
}
_ANY = ("session", "sessions", "training")


def read_back(rule: AthleteRule, units: UnitSystem = UnitSystem.METRIC) -> str:
    """Write a rule as one sentence: "No rides on Sundays.", "At most 2 h of training on Saturdays."."""
    return f"{_SENTENCES[rule.kind](rule, units)}{_when(rule)}."


def _no_training(rule: AthleteRule, units: UnitSystem) -> str:
    return f"No {_many(rule) if rule.sport or rule.purpose else 'training'}{_days(rule)}"


def _time(rule: AthleteRule, units: UnitSystem) -> str:
    bound = "At most" if rule.kind is RuleKind.MOST_TIME else "At least"
    amount = display.duration(rule.limit or 0.0)
    if rule.per is Per.SESSION:
        return f"{bound} {amount} for each {_one(rule)}{_days(rule)}"
    if rule.per is Per.WEEK:
        tail = f", {_listed(rule)} together" if rule.weekdays else ""
        return f"{bound} {amount} of {_activity(rule)} a week{tail}"
    return f"{bound} {amount} of {_activity(rule)}{_days(rule) or ' a day'}"


def _distance(rule: AthleteRule, units: UnitSystem) -> str:
    amount = display.distance(rule.limit or 0.0, units)
    if rule.per is Per.SESSION:
        return f"At most {amount} for each {_one(rule)}{_days(rule)}"
    over = " a week" if rule.per is Per.WEEK else (_days(rule) or " a day")
    tail = f", {_listed(rule)} together" if rule.weekdays and rule.per is Per.WEEK else ""
    return f"At most {amount} of {_activity(rule)}{over}{tail}"


def _sessions(rule: AthleteRule, units: UnitSystem) -> str:
    count = _count(rule, _one(rule), _many(rule))
    if rule.per is Per.WEEK:
        return f"At most {count} a week{_days(rule)}"
    return f"At most {count} a day{_days(rule)}"


def _most_days(rule: AthleteRule, units: UnitSystem) -> str:
    return f"At most {_count(rule, 'day', 'days')} of {_activity(rule)} a week"


def _rest_days(rule: AthleteRule, units: UnitSystem) -> str:
    without = f" without {_activity(rule)}" if rule.sport else ""
    noun = ("day", "days") if rule.sport else ("rest day", "rest days")
    return f"At least {_count(rule, *noun)}{without} a week"


def _fixed(rule: AthleteRule, units: UnitSystem) -> str:
    name = _one(rule)
    article = "An" if name[0] in "aeiou" else "A"
    return f"{article} {name} on {_listed(rule, plural=False, every=True)}"


def _nothing_hard(rule: AthleteRule, units: UnitSystem) -> str:
    return f"No hard {_SPORTS[rule.sport][2]}{_days(rule)}" if rule.sport else f"Nothing hard{_days(rule)}"


def _hard_apart(rule: AthleteRule, units: UnitSystem) -> str:
    between = int(rule.limit or 0.0) - 1
    if between < 1:
        return "Hard days may follow one another"
    if between == 1:
        return "Never two hard days in a row"
    return f"At least {between} days between hard days"


def _most_hard(rule: AthleteRule, units: UnitSystem) -> str:
    if not rule.limit:
        return "No hard days"
    return f"At most {_count(rule, 'hard day', 'hard days')} a week"


def _hurt(rule: AthleteRule, units: UnitSystem) -> str:
    worse = f", worse with {rule.trigger}" if rule.trigger else ""
    kept = "that and anything hard are kept out" if rule.trigger else "nothing hard"
    until = "" if rule.last else " until you take this away"
    return f"Sore {rule.body_part}{worse}: {kept}{until}"


def _away(rule: AthleteRule, units: UnitSystem) -> str:
    if not rule.possible:
        return "Away: no training"
    return f"Away: only {_joined([_SPORTS[each][2] for each in rule.possible])}"


_SENTENCES = {
    RuleKind.NO_TRAINING: _no_training,
    RuleKind.MOST_TIME: _time,
    RuleKind.LEAST_TIME: _time,
    RuleKind.MOST_DISTANCE: _distance,
    RuleKind.MOST_SESSIONS: _sessions,
    RuleKind.MOST_DAYS: _most_days,
    RuleKind.LEAST_REST_DAYS: _rest_days,
    RuleKind.FIXED_SESSION: _fixed,
    RuleKind.NOTHING_HARD: _nothing_hard,
    RuleKind.HARD_APART: _hard_apart,
    RuleKind.MOST_HARD_DAYS: _most_hard,
    RuleKind.HURT: _hurt,
    RuleKind.AWAY: _away,
}


def _names(rule: AthleteRule) -> tuple[str, str, str]:
    one, many, activity = _SPORTS[rule.sport] if rule.sport else _ANY
    if rule.purpose is None or rule.purpose is WorkoutPurpose.STRENGTH:
        return one, many, activity
    purpose = "interval" if rule.purpose is WorkoutPurpose.INTERVALS else rule.purpose
    return f"{purpose} {one}", f"{purpose} {many}", f"{purpose} {activity}"


def _one(rule: AthleteRule) -> str:
    return _names(rule)[0]


def _many(rule: AthleteRule) -> str:
    return _names(rule)[1]


def _activity(rule: AthleteRule) -> str:
    return _names(rule)[2]


def _count(rule: AthleteRule, one: str, many: str) -> str:
    limit = int(rule.limit or 0.0)
    return f"{limit} {one if limit == 1 else many}"


def _days(rule: AthleteRule) -> str:
    return f" on {_listed(rule)}" if rule.weekdays else ""


def _listed(rule: AthleteRule, *, plural: bool = True, every: bool = False) -> str:
    days = tuple(sorted(rule.weekdays))
    if plural and days == _WORKDAYS:
        return "weekdays"
    if plural and days == _WEEKEND:
        return "Saturdays and Sundays"
    names = [Weekday(day).name.capitalize() for day in days]
    if every:
        return _joined([f"every {names[0]}", *names[1:]])
    return _joined([f"{name}s" if plural else name for name in names])


def _when(rule: AthleteRule) -> str:
    first, last = rule.first, rule.last
    if first and last:
        return f", {_day(first)}" if first == last else f", {_day(first)} to {_day(last)}"
    if last:
        return f", until {_day(last)}"
    return f", from {_day(first)} on" if first else ""


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def rules_listed(rules: RuleSet, units: UnitSystem) -> list[str]:
    """Return each rule read back, as a line of a list."""
    return [f"- {read_back(each, units)}" for each in rules.rules]
