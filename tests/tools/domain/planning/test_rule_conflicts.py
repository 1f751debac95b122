"""Rules that cannot be obeyed together, each named in the athlete's own words."""

from datetime import date

import pytest

from tests.support.rule_sentences import FORTY, at_most, fixed, hurt, never, rule, weekly
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Trigger, Weekday
from tools.domain.planning.rule_conflicts import conflicts
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
RUN, STRENGTH = TrainingSport.RUN, TrainingSport.STRENGTH
HOUR = 3600.0


def least(hours: float, *days: Weekday, per: Per = Per.DAY) -> AthleteRule:
    return rule(RuleKind.LEAST_TIME, *days, per=per, limit=hours * HOUR, words=f"at least {hours} h")


CLASH: dict[str, tuple[AthleteRule, ...]] = {
    "a session on a day kept free": (
        fixed(STRENGTH, TUE, words="strength on Tuesday"),
        never(TUE, words="no Tuesdays"),
    ),
    "intervals on a day with nothing hard": (
        rule(RuleKind.FIXED_SESSION, WED, purpose=WorkoutPurpose.INTERVALS),
        rule(RuleKind.NOTHING_HARD, WED),
    ),
    "a session of a sport ruled out": (fixed(RUN, MON), never(sport=RUN)),
    "8 h a week and 2 h a day": (at_most(8, per=Per.WEEK), least(2)),
    "more at least than at most": (at_most(1.5, SAT), least(2, SAT)),
    "at least on a day kept free": (least(2, SAT), never(SAT, SUN)),
    "no day left": (never(MON, TUE, WED), never(THU, FRI, SAT, SUN)),
    "never any training": (never(*Weekday),),
    "four fixed sessions on three days": (weekly(RuleKind.MOST_DAYS, 3), fixed(RUN, MON, TUE, WED, THU)),
    "more fixed runs than runs": (weekly(RuleKind.MOST_SESSIONS, 1, sport=RUN), fixed(RUN, MON, TUE)),
    "no room for rest": (weekly(RuleKind.LEAST_REST_DAYS, 3), fixed(RUN, MON, TUE, WED, THU, FRI)),
    "rest all week": (weekly(RuleKind.LEAST_REST_DAYS, 7),),
    "a week its days cannot hold": (least(10, per=Per.WEEK), at_most(1)),
    "a run on the day where running hurts": (fixed(RUN, MON), hurt("foot", Trigger.RUNNING)),
}


@pytest.mark.parametrize("rules", CLASH.values(), ids=CLASH)
def test_rules_that_clash_are_named_by_place_and_words(rules: tuple[AthleteRule, ...]) -> None:
    found = conflicts(rules)
    assert found
    assert all(set(each.places) <= set(range(len(rules))) for each in found)
    assert set(found[0].places) == set(range(len(rules)))
    assert all(rules[place].words in found[0].sentence for place in found[0].places)


FINE: dict[str, tuple[AthleteRule, ...]] = {
    "other days": (fixed(STRENGTH, TUE), never(WED)),
    "another sport": (fixed(STRENGTH, TUE), never(TUE, sport=RUN)),
    "a holiday": (fixed(STRENGTH, TUE), never(first=date(2026, 5, 3), last=date(2026, 5, 10))),
    "an hour a day and eight a week": (at_most(8, per=Per.WEEK), least(1)),
    "2 h a day where four days are free": (at_most(8, per=Per.WEEK), least(2), never(MON, TUE, WED)),
    "an easy week": (least(5, per=Per.WEEK), at_most(1)),
    "four sessions on four days": (weekly(RuleKind.MOST_DAYS, 4), fixed(RUN, MON, TUE, WED, THU)),
    "dates that never meet": (
        never(MON, TUE, WED, last=date(2026, 4, 1)),
        never(THU, FRI, SAT, SUN, first=date(2026, 4, 2)),
    ),
    "nothing": (),
}


@pytest.mark.parametrize("rules", FINE.values(), ids=FINE)
def test_rules_that_go_together_are_left_alone(rules: tuple[AthleteRule, ...]) -> None:
    assert conflicts(rules) == ()


def test_the_rules_of_one_message_go_together() -> None:
    for sentence in FORTY:
        assert conflicts(sentence.rules) == (), sentence.text
