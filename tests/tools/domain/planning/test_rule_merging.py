"""What was said of rules put together with the rules there are."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.rule_sentences import (
    FORTY,
    NO_RIDES_ON_SUNDAY,
    STRENGTH_ON_TUESDAY,
    THE_USUAL,
    at_most,
    never,
)
from tools.domain.athlete_rules import AthleteRule, Per, RuleReading, RuleSet, Weekday
from tools.domain.planning.rule_merging import continued, merged, narrowed, without

KNOWN = RuleSet(version=3, parent=2, rules=THE_USUAL)
EIGHT_HOURS = at_most(8, per=Per.WEEK, words="8 hours a week")
TEN_HOURS = at_most(10, per=Per.WEEK, words="10 hours a week")


def test_a_new_rule_joins_the_others() -> None:
    draft = merged(KNOWN, RuleReading(rules=(EIGHT_HOURS,)))
    assert draft.rules == (*THE_USUAL, EIGHT_HOURS)
    assert (draft.added, draft.removed, draft.based_on) == ((EIGHT_HOURS,), (), 3)
    assert "“8 hours a week”" in draft.reason


def test_a_newer_limit_takes_the_place_of_the_older() -> None:
    known = RuleSet(version=1, rules=(*THE_USUAL, EIGHT_HOURS))
    draft = merged(known, RuleReading(rules=(TEN_HOURS,)))
    assert draft.rules == (*THE_USUAL, TEN_HOURS)
    assert (draft.added, draft.removed) == ((TEN_HOURS,), (EIGHT_HOURS,))


def test_a_rule_taken_back_goes() -> None:
    draft = merged(KNOWN, RuleReading(withdrawn=(NO_RIDES_ON_SUNDAY,)))
    assert NO_RIDES_ON_SUNDAY not in draft.rules
    assert draft.removed == (NO_RIDES_ON_SUNDAY,)


def test_a_rule_said_again_changes_nothing() -> None:
    again = NO_RIDES_ON_SUNDAY.model_copy(update={"words": "Sundays without the bike"})
    draft = merged(KNOWN, RuleReading(rules=(again,)))
    assert (draft.rules, draft.added, draft.removed) == (THE_USUAL, (), ())


def test_conflicts_come_with_the_draft() -> None:
    draft = merged(KNOWN, RuleReading(rules=(never(Weekday.TUESDAY, words="no Tuesdays"),)))
    assert [set(each.places) for each in draft.conflicts] == [{1, 3}]
    assert STRENGTH_ON_TUESDAY.words in draft.conflicts[0].sentence


def test_what_is_said_after_a_draft_joins_it() -> None:
    waiting = merged(KNOWN, RuleReading(rules=(EIGHT_HOURS,)))
    draft = continued(KNOWN, waiting, RuleReading(rules=(never(Weekday.MONDAY),)))
    assert draft.added == (EIGHT_HOURS, never(Weekday.MONDAY))
    taken = continued(KNOWN, waiting, RuleReading(withdrawn=(EIGHT_HOURS,)))
    assert (taken.added, taken.removed, taken.rules) == ((), (), THE_USUAL)


def test_a_rule_is_taken_away_by_its_place() -> None:
    draft = without(KNOWN, frozenset({1}))
    assert draft.rules == (THE_USUAL[0], THE_USUAL[2])


def test_single_changes_are_left_out() -> None:
    known = RuleSet(version=1, rules=(*THE_USUAL, EIGHT_HOURS))
    reading = RuleReading(rules=(TEN_HOURS, never(Weekday.MONDAY)), withdrawn=(NO_RIDES_ON_SUNDAY,))
    draft = merged(known, reading)
    removed_at = len(draft.added) + draft.removed.index(NO_RIDES_ON_SUNDAY)
    assert narrowed(draft, known, frozenset()).rules == draft.rules
    without_limit = narrowed(draft, known, frozenset({draft.added.index(TEN_HOURS)}))
    assert EIGHT_HOURS in without_limit.rules
    assert TEN_HOURS not in without_limit.rules
    assert without_limit.removed == (NO_RIDES_ON_SUNDAY,)
    still_no_rides = narrowed(draft, known, frozenset({removed_at}))
    assert NO_RIDES_ON_SUNDAY in still_no_rides.rules
    assert still_no_rides.added == draft.added


RULES = [each for sentence in FORTY for each in sentence.rules]
some_rules = st.lists(st.sampled_from(RULES), max_size=6, unique_by=lambda each: each.key).map(tuple)


@given(some_rules, some_rules)
def test_merging_keeps_one_rule_of_each_key(
    known: tuple[AthleteRule, ...], said: tuple[AthleteRule, ...]
) -> None:
    draft = merged(RuleSet(version=1, rules=known), RuleReading(rules=said))
    keys = [each.key for each in draft.rules]
    assert len(set(keys)) == len(keys)
    assert {each.key for each in (*known, *said)} == set(keys)
    assert set(draft.added) <= set(draft.rules)
    assert not set(draft.removed) & set(draft.rules)


@given(some_rules, some_rules)
def test_merging_twice_changes_nothing_more(
    known: tuple[AthleteRule, ...], said: tuple[AthleteRule, ...]
) -> None:
    once = merged(RuleSet(version=1, rules=known), RuleReading(rules=said))
    twice = merged(RuleSet(version=2, rules=once.rules), RuleReading(rules=said))
    assert (twice.rules, twice.added, twice.removed) == (once.rules, (), ())


@given(some_rules, some_rules)
def test_leaving_every_change_out_leaves_the_rules_as_they_were(
    known: tuple[AthleteRule, ...], said: tuple[AthleteRule, ...]
) -> None:
    rules = RuleSet(version=1, rules=known)
    draft = merged(rules, RuleReading(rules=said, withdrawn=known[:1]))
    everything = frozenset(range(len(draft.added) + len(draft.removed)))
    assert set(narrowed(draft, rules, everything).rules) == set(known)
