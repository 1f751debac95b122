"""Rules read back in plain sentences."""

from datetime import date

import pytest

from tests.support.rule_sentences import (
    FRI,
    HOUR,
    MON,
    RIDE,
    RUN,
    SAT,
    STRENGTH,
    SUN,
    SWIM,
    TUE,
    WED,
    WORKDAYS,
    at_most,
    fixed,
    hurt,
    never,
    rule,
    weekly,
)  # fmt: skip
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Trigger
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import WorkoutPurpose
from tools.domain.wording.rules import read_back

FIRST, LAST = date(2026, 5, 3), date(2026, 5, 10)
SENTENCES: tuple[tuple[AthleteRule, str], ...] = (
    (never(SUN, sport=RIDE), "No rides on Sundays."),
    (never(SAT, SUN), "No training on Saturdays and Sundays."),
    (never(sport=SWIM), "No swims."),
    (never(SAT, sport=RUN, purpose=WorkoutPurpose.LONG), "No long runs on Saturdays."),
    (never(first=FIRST, last=FIRST), "No training, 3 May 2026."),
    (at_most(2, SAT), "At most 2 h of training on Saturdays."),
    (at_most(1.5, *WORKDAYS), "At most 1 h 30 min of training on weekdays."),
    (at_most(8, per=Per.WEEK), "At most 8 h of training a week."),
    (at_most(3, SAT, SUN, per=Per.WEEK), "At most 3 h of training a week, Saturdays and Sundays together."),
    (at_most(2, per=Per.SESSION, sport=RIDE), "At most 2 h for each ride."),
    (rule(RuleKind.LEAST_TIME, SAT, per=Per.DAY, limit=2 * HOUR), "At least 2 h of training on Saturdays."),
    (weekly(RuleKind.MOST_DISTANCE, 40_000, sport=RUN), "At most 40 km of running a week."),
    (weekly(RuleKind.MOST_SESSIONS, 3, sport=RUN), "At most 3 runs a week."),
    (rule(RuleKind.MOST_SESSIONS, per=Per.DAY, limit=1), "At most 1 session a day."),
    (weekly(RuleKind.MOST_DAYS, 4, sport=RUN), "At most 4 days of running a week."),
    (weekly(RuleKind.LEAST_REST_DAYS, 1), "At least 1 rest day a week."),
    (fixed(STRENGTH, TUE), "A strength session on every Tuesday."),
    (fixed(RUN, FRI, purpose=WorkoutPurpose.EASY), "An easy run on every Friday."),
    (fixed(SWIM, MON, WED), "A swim on every Monday and Wednesday."),
    (
        rule(RuleKind.FIXED_SESSION, TUE, purpose=WorkoutPurpose.INTERVALS),
        "An interval session on every Tuesday.",
    ),
    (rule(RuleKind.NOTHING_HARD, WED), "Nothing hard on Wednesdays."),
    (rule(RuleKind.HARD_APART, limit=2), "Never two hard days in a row."),
    (rule(RuleKind.HARD_APART, limit=3), "At least 2 days between hard days."),
    (weekly(RuleKind.MOST_HARD_DAYS, 2), "At most 2 hard days a week."),
    (
        hurt("knee", Trigger.DOWNHILL),
        "Sore knee, worse with downhill: that and anything hard are kept out until you take this away.",
    ),
    (hurt("shins"), "Sore shins: nothing hard until you take this away."),
    (rule(RuleKind.AWAY, first=FIRST, last=LAST), "Away: no training, 3 May 2026 to 10 May 2026."),
    (
        rule(RuleKind.AWAY, first=FIRST, last=LAST, possible=(RUN, SWIM)),
        "Away: only running and swimming, 3 May 2026 to 10 May 2026.",
    ),
)


@pytest.mark.parametrize(("said", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_a_rule_reads_back_in_one_sentence(said: AthleteRule, sentence: str) -> None:
    assert read_back(said) == sentence


def test_distances_are_told_in_the_athletes_units() -> None:
    miles = rule(RuleKind.MOST_DISTANCE, per=Per.SESSION, sport=RUN, limit=32_186.88)
    assert read_back(miles, UnitSystem.IMPERIAL) == "At most 20 mi for each run."


def test_every_kind_has_a_sentence() -> None:
    assert {said.kind for said, _ in SENTENCES} == set(RuleKind)
