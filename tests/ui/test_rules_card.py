"""The card of rules: what waits, with each change by its place, and what stands."""

from datetime import UTC, datetime, timedelta

from tests.support.rule_sentences import NO_RIDES_ON_SUNDAY, STRENGTH_ON_TUESDAY, THE_USUAL, at_most, never
from tools.domain.athlete_rules import Per, RuleReading, RuleSet, UnsurePart, Weekday
from tools.domain.planning.rule_merging import merged, narrowed
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.domain.race import UnitSystem
from ui.rules_card import proposed_rules, standing_rules

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
EIGHT = at_most(8, per=Per.WEEK, words="8 hours a week")
TEN = at_most(10, per=Per.WEEK, words="10 hours a week")
KNOWN = RuleSet(version=2, parent=1, reason="You said so.", rules=(*THE_USUAL, EIGHT), made_at=NOW)
READING = RuleReading(
    rules=(TEN, never(Weekday.TUESDAY, words="no Tuesdays")),
    withdrawn=(NO_RIDES_ON_SUNDAY,),
    unsure=(UnsurePart(words="maybe Friday", question="Is “maybe Friday” a rule?"),),
)


def proposal(status: ProposalStatus = ProposalStatus.PENDING) -> Proposal:
    return Proposal(
        id="p1",
        kind=ProposalKind.CHANGE_RULES,
        status=status,
        title="Your rules v3",
        summary="4 rules in all.",
        changes=("New: 10 hours a week",),
        created_at=NOW,
        expires_at=NOW + timedelta(days=30),
    )


def test_each_change_has_its_kind_its_words_and_what_was() -> None:
    draft = merged(KNOWN, READING)
    card = proposed_rules(proposal(), draft, KNOWN, UnitSystem.METRIC)
    told = [(each["kind"], each["sentence"], each["was"]) for each in card["changes"]]
    assert told == [
        ("changed", "At most 10 h of training a week.", "At most 8 h of training a week."),
        ("new", "No training on Tuesdays.", None),
        ("removed", "No rides on Sundays.", None),
    ]
    assert card["changes"][2]["words"] == "no rides on Sunday"
    assert len(card["kept"]) == 2
    assert STRENGTH_ON_TUESDAY.words in card["conflicts"][0]
    assert card["unsure"] == [{"words": "maybe Friday", "question": "Is “maybe Friday” a rule?"}]
    assert card["newer"] is None


def test_a_changes_place_leaves_out_that_change_alone() -> None:
    draft = merged(KNOWN, READING)
    changes = proposed_rules(proposal(), draft, KNOWN, UnitSystem.METRIC)["changes"]
    for left_out in changes:
        left = narrowed(draft, KNOWN, frozenset({left_out["place"]}))
        after = proposed_rules(proposal(), left, KNOWN, UnitSystem.METRIC)["changes"]
        assert [each["sentence"] for each in after] == [
            each["sentence"] for each in changes if each is not left_out
        ]


def test_a_card_made_for_older_rules_says_so() -> None:
    later = KNOWN.model_copy(update={"version": 5})
    assert proposed_rules(proposal(), merged(KNOWN, READING), later, UnitSystem.METRIC)["newer"] == 5


def test_a_decided_card_keeps_its_lines() -> None:
    card = proposed_rules(proposal(ProposalStatus.APPLIED), None, KNOWN, UnitSystem.METRIC)
    assert (card["status"], card["changes"], card["lines"]) == ("applied", [], ["New: 10 hours a week"])
    assert card["expires_at"] is None


def test_the_rules_as_they_stand_have_places_and_versions() -> None:
    first = RuleSet(version=1, rules=(EIGHT,), reason="You said “8 hours a week”.", made_at=NOW)
    card = standing_rules(KNOWN, (KNOWN, first), UnitSystem.METRIC)
    assert [each["place"] for each in card["rules"]] == [0, 1, 2, 3]
    assert card["rules"][0]["sentence"] == "No rides on Sundays."
    assert [each["version"] for each in card["versions"]] == [2, 1]
    assert card["versions"][1]["rules"] == ["At most 8 h of training a week."]
    assert card["sentence"] == "Version 2. Every plan keeps to them."


def test_without_rules_the_card_says_how_to_set_one() -> None:
    card = standing_rules(RuleSet(), (), UnitSystem.METRIC)
    assert card["rules"] == []
    assert "no rides on Sunday" in card["sentence"]
