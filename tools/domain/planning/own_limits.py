"""What the athlete's own rules leave for a session, a day and a week, asked while a plan is made."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Trigger
from tools.domain.plan_request import PlanStanding
from tools.domain.planning.judging import flags_of
from tools.domain.planning.own_rule_days import LONGEST_WHILE_LONG_HURTS_S, SPORT_OF_TRIGGER
from tools.domain.planning.own_rule_weeks import RECKONED_SPEED_M_PER_S
from tools.domain.training.plan_intensity import QUALITY
from tools.domain.training.plan_rule import AthleteFlags
from tools.domain.training.training_plan import DAYS_A_WEEK, TrainingSport, WorkoutPurpose

MOST_DAYS_A_WEEK = 6  # one day a week is for rest alone: our design choice [D]
PLANNED_SPEED_SHARE = 0.86  # of threshold speed, to tell distances from times of whole runs [D]
FAR_S = 86_400.0
_DAYS = frozenset({RuleKind.MOST_DAYS, RuleKind.LEAST_REST_DAYS})


@dataclass(frozen=True)
class OwnLimits:
    """The rules and flags of an athlete, and how fast a run is reckoned."""

    standing: PlanStanding

    @cached_property
    def rules(self) -> tuple[AthleteRule, ...]:
        """The athlete's rules."""
        return self.standing.rules

    @cached_property
    def flags(self) -> AthleteFlags:
        """Injury and illness, the hurts among the rules included."""
        return flags_of(self.standing)

    @cached_property
    def _of_kind(self) -> dict[RuleKind, tuple[AthleteRule, ...]]:
        return {kind: tuple(rule for rule in self.rules if rule.kind is kind) for kind in RuleKind}

    def of_kind(self, kind: RuleKind) -> tuple[AthleteRule, ...]:
        """Return the rules of a kind."""
        return self._of_kind[kind]

    def allows(self, day: date, sport: TrainingSport, purpose: WorkoutPurpose) -> bool:
        """Say whether a session may stand on a day."""
        key = (day, sport, purpose)
        if key not in self._allowed:
            self._allowed[key] = self._allows(day, sport, purpose)
        return self._allowed[key]

    @cached_property
    def _allowed(self) -> dict[tuple[date, TrainingSport, WorkoutPurpose], bool]:
        """What was asked before: placing a week asks the same of a day many times."""
        return {}

    def _allows(self, day: date, sport: TrainingSport, purpose: WorkoutPurpose) -> bool:
        if day < self.standing.today or (purpose in QUALITY and self.is_flagged(day)):
            return False
        return not any(_forbids(rule, sport, purpose) for rule in self.rules if rule.holds_on(day))

    def allows_any(self, day: date, sport: TrainingSport) -> bool:
        """Say whether an easy session of a sport may stand on a day."""
        return self.allows(day, sport, WorkoutPurpose.EASY)

    def is_flagged(self, day: date) -> bool:
        """Say whether the athlete is injured or ill on a day, so that nothing may be hard."""
        flags = self.flags
        return (flags.injured or flags.ill) and (flags.until is None or day <= flags.until)

    @cached_property
    def _of_sessions(self) -> tuple[AthleteRule, ...]:
        """The rules that bound how long a session may be."""
        kinds = (RuleKind.MOST_TIME, RuleKind.MOST_DISTANCE, RuleKind.HURT)
        return tuple(rule for rule in self.rules if rule.kind in kinds and rule.per is not Per.WEEK)

    def longest_s(self, day: date, sport: TrainingSport, purpose: WorkoutPurpose) -> float:
        """Return the longest a single session of a day may be, in seconds."""
        caps = [FAR_S]
        for rule in self._of_sessions:
            if not (rule.holds_on(day) and _speaks_of(rule, sport, purpose)):
                continue
            if rule.kind is RuleKind.MOST_TIME:
                caps.append(rule.limit or 0.0)
            elif rule.kind is RuleKind.MOST_DISTANCE:
                caps.append((rule.limit or 0.0) / self.speed(sport))
            elif rule.trigger is Trigger.LONG:
                caps.append(LONGEST_WHILE_LONG_HURTS_S)
        return min(caps)

    def day_s(self, day: date) -> float:
        """Return the time of all sessions of a day together, at most."""
        of_day = [rule for rule in self.of_kind(RuleKind.MOST_TIME) if rule.per in (Per.DAY, None)]
        return min((r.limit or 0.0 for r in of_day if r.sport is None and r.holds_on(day)), default=FAR_S)

    def shortest_s(self, day: date, sport: TrainingSport, purpose: WorkoutPurpose) -> float:
        """Return the shortest a session of a day may be, in seconds."""
        return max(
            (
                rule.limit or 0.0
                for rule in self.of_kind(RuleKind.LEAST_TIME)
                if rule.per is not Per.WEEK and rule.holds_on(day) and _speaks_of(rule, sport, purpose)
            ),
            default=0.0,
        )

    def sessions_a_day(self, day: date, sport: TrainingSport) -> int:
        """Return how many sessions a day may hold, at most two."""
        limits = [
            int(rule.limit or 0)
            for rule in self.of_kind(RuleKind.MOST_SESSIONS)
            if rule.per is not Per.WEEK and rule.holds_on(day) and rule.sport in (None, sport)
        ]
        return min((2, *limits))

    def week_s(self, monday: date, sport: TrainingSport | None) -> float:
        """Return the time of a week of one sport, or of all together (None), at most."""
        caps = [FAR_S * DAYS_A_WEEK]
        for rule in self.rules:
            if rule.per is not Per.WEEK or rule.sport is not sport or not self._holds_in(rule, monday):
                continue
            if rule.kind is RuleKind.MOST_TIME and rule.purpose is None:
                caps.append(rule.limit or 0.0)
            elif rule.kind is RuleKind.MOST_DISTANCE:
                caps.append((rule.limit or 0.0) / self.speed(sport or TrainingSport.RUN))
        return min(caps)

    def least_week_s(self, monday: date) -> float:
        """Return the time the athlete wants a week to have at least."""
        return max(
            (
                rule.limit or 0.0
                for rule in self.of_kind(RuleKind.LEAST_TIME)
                if rule.per is Per.WEEK and rule.purpose is None and self._holds_in(rule, monday)
            ),
            default=0.0,
        )

    def days_a_week(self, monday: date) -> int:
        """Return on how many days of a week may be trained at most."""
        most = MOST_DAYS_A_WEEK
        for rule in self.rules:
            if (
                rule.kind in _DAYS
                and rule.sport is None
                and not rule.weekdays
                and self._holds_in(rule, monday)
            ):
                limit = int(rule.limit or 0)
                most = min(most, DAYS_A_WEEK - limit if rule.kind is RuleKind.LEAST_REST_DAYS else limit)
        return max(0, most)

    def sessions_a_week(self, monday: date, sport: TrainingSport | None) -> int:
        """Return how many sessions of a sport, or of all (None), a week may hold."""
        limits = [
            int(rule.limit or 0)
            for rule in self.rules
            if rule.sport is sport
            and rule.purpose is None
            and self._holds_in(rule, monday)
            and (
                (rule.kind is RuleKind.MOST_SESSIONS and rule.per is Per.WEEK)
                or (rule.kind is RuleKind.MOST_DAYS and sport is not None)
            )
        ]
        return min((99, *limits))

    def hard_apart(self, day: date) -> int:
        """Return how many days lie from one hard day to the next: two, or what the athlete wants."""
        limits = [int(rule.limit or 0) for rule in self.of_kind(RuleKind.HARD_APART) if rule.holds_on(day)]
        return max((2, *limits))

    def hard_days(self, monday: date) -> int:
        """Return how many hard days a week may have."""
        limits = [
            int(rule.limit or 0)
            for rule in self.of_kind(RuleKind.MOST_HARD_DAYS)
            if self._holds_in(rule, monday)
        ]
        return min((DAYS_A_WEEK, *limits))

    def speed(self, sport: TrainingSport) -> float:
        """Return the speed in m/s by which distances are told from times."""
        threshold = self.standing.thresholds.threshold_pace_s_per_km
        if sport is TrainingSport.RUN and threshold:
            return PLANNED_SPEED_SHARE * 1000 / threshold
        return RECKONED_SPEED_M_PER_S.get(sport, 3.0)

    @property
    def thresholds(self) -> Thresholds:
        """What the athlete can hold."""
        return self.standing.thresholds

    def _holds_in(self, rule: AthleteRule, monday: date) -> bool:
        return any(rule.holds_on(monday + timedelta(days=i)) for i in range(DAYS_A_WEEK))


def _speaks_of(rule: AthleteRule, sport: TrainingSport, purpose: WorkoutPurpose) -> bool:
    return rule.sport in (None, sport) and rule.purpose in (None, purpose)


def _forbids(rule: AthleteRule, sport: TrainingSport, purpose: WorkoutPurpose) -> bool:
    """Whether a rule that holds on a day rules a session out."""
    if not _speaks_of(rule, sport, purpose):
        return False
    if rule.kind is RuleKind.NO_TRAINING:
        return True
    if rule.kind is RuleKind.AWAY:
        return sport not in rule.possible
    if rule.kind is RuleKind.NOTHING_HARD:
        return purpose in QUALITY
    if rule.kind is RuleKind.HURT and rule.trigger is not None:
        return _is_triggered(rule.trigger, sport, purpose)
    return rule.kind is RuleKind.MOST_SESSIONS and rule.per is not Per.WEEK and not rule.limit


def _is_triggered(trigger: Trigger, sport: TrainingSport, purpose: WorkoutPurpose) -> bool:
    if trigger is Trigger.ANYTHING or SPORT_OF_TRIGGER.get(trigger) is sport:
        return True
    if trigger is Trigger.LONG:
        return purpose is WorkoutPurpose.LONG
    fast = purpose in QUALITY or purpose is WorkoutPurpose.STRIDES
    return trigger is Trigger.FAST and sport is TrainingSport.RUN and fast
