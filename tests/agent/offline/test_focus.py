"""An answer begins with what was asked, and leaves out the rest only where a plan was told before."""

from dataclasses import replace

import pytest

from agent.offline.focus import focused
from agent.offline.turn import OfflineTurn, Told
from tools.domain.race import RaceBrief, Sport, UnitSystem
from tools.domain.strategy_building import build_strategy
from tools.domain.wording import confidence_facts, course_facts, fuel_facts, pacing_facts
from tools.open_sample_race import sample_course

BRIEF = RaceBrief(distance_m=42_195.0, goal_time_s=13_200.0, weight_kg=70.0)
COURSE = sample_course()
STRATEGY = build_strategy(COURSE, BRIEF)
FUEL = Told("plan_race_fuelling", fuel_facts(STRATEGY))
_headline, *_targets = pacing_facts(STRATEGY, COURSE)
_sure, *_assumed = confidence_facts(STRATEGY, COURSE)
PACING = Told(
    "plan_race_pacing",
    (
        (_headline,),
        course_facts(COURSE, UnitSystem.METRIC),
        tuple(_targets),
        (f"**How sure?** {_sure}", *_assumed),
    ),
)


RIDE_BRIEF = RaceBrief(
    sport=Sport.RIDE,
    distance_m=42_195.0,
    ftp_w=150.0,
    system_mass_kg=83.0,
    chainrings=(50, 34),
    cassette=(11, 34),
)
RIDE_STRATEGY = build_strategy(COURSE, RIDE_BRIEF)
_power, *_sections = pacing_facts(RIDE_STRATEGY, COURSE)
RIDE = Told(
    "plan_race_pacing",
    (
        (_power,),
        course_facts(COURSE, UnitSystem.METRIC),
        tuple(_sections),
        confidence_facts(RIDE_STRATEGY, COURSE),
    ),
)
TRAIL = Told(
    "plan_race_pacing",
    (
        ("5:30:00 on this course is 7:49 /km on average: 6:49 /km on the flat.",),
        (
            "1.2 km of this course is planned as walking, km 8–9.2: hike by effort, not by the target.",
            "The tightest cut-off is km 20 at 3:00:00: the plan leaves it with 25 min in hand.",
            "The wind from the west is in your face for 40 % of the way.",
        ),
    ),
)


def asked(text: str, told: Told, **changes: object) -> list[str]:
    """Return the facts of the answer to a question about a race already planned, in their order."""
    turn = replace(OfflineTurn(text, planned=True, brief=BRIEF, told=(told,)), **changes)  # type: ignore[arg-type]
    return [fact for answer in focused(turn) for facts in answer.paragraphs for fact in facts]


def facts_of(told: Told) -> list[str]:
    return [fact for facts in told.paragraphs for fact in facts]


@pytest.mark.parametrize(
    ("text", "told", "begins"),
    [
        ("how much caffeine", FUEL, "Caffeine only"),
        ("is coffee a good idea?", FUEL, "Caffeine only"),
        ("when do I drink?", FUEL, "Drink "),
        ("how much water and salt?", FUEL, "Drink "),
        ("salt tabs?", FUEL, "Take 300"),
        ("how many gels do I need?", FUEL, "In all "),
        ("where do I take the gels", FUEL, "Gels at "),
        ("when is my first gel?", FUEL, "Take "),
        ("what about breakfast", FUEL, "Three hours before"),
        ("how do I carb load?", FUEL, "In the last two days"),
        ("how many carbs an hour", FUEL, "Take "),
        ("how sure are you", PACING, "**How sure?**"),
        ("are you really sure?", PACING, "**How sure?**"),
        ("where is the worst climb", PACING, "- **Biggest climb**"),
        ("how much climbing is it", PACING, f"“{COURSE.name}”"),
        ("what is my average pace", PACING, "3:40:00 on this course is"),
        ("how do i pace the second half", PACING, "At halfway"),
        ("go out slow?", PACING, "The first kilometre"),
        ("what's the hardest part", PACING, "- **Biggest climb**"),
        ("what's the steepest bit", PACING, "- **First climb**"),
        ("what power should I ride at?", RIDE, "At "),
        ("what power on the climb?", RIDE, "First climb (km"),
        ("what power on the flats?", RIDE, "On the flat hold"),
        ("is my cassette enough?", RIDE, "At "),
        ("what can I ride?", RIDE, "At "),
        ("where should I push?", RIDE, "First climb (km"),
        ("is it ok to walk?", TRAIL, "1.2 km of this course is planned as walking"),
        ("even pace please", PACING, "Kilometre "),
        ("what if I bonk again?", FUEL, "Take "),
        ("where should I walk?", TRAIL, "1.2 km of this course is planned as walking"),
        ("where should I walk?", PACING, "- **First climb**"),
        ("do I make the cut-offs?", TRAIL, "The tightest cut-off"),
        ("and the wind?", TRAIL, "The wind from the west"),
    ],
)
def test_what_was_asked_comes_first(text: str, told: Told, begins: str) -> None:
    assert asked(text, told)[0].startswith(begins)


@pytest.mark.parametrize("text", ["how much caffeine", "when do I drink?", "how many gels"])
def test_what_was_not_asked_is_left_out_of_a_plan_that_was_told(text: str) -> None:
    assert len(asked(text, FUEL)) < len(facts_of(FUEL)) / 2


@pytest.mark.parametrize("changes", [{"planned": False}, {"said": {"weight_kg": 80.0}}])
def test_a_new_or_changed_plan_is_told_whole(changes: dict[str, object]) -> None:
    facts = asked("how much caffeine", FUEL, **changes)
    assert facts[0].startswith("Caffeine only")
    assert sorted(facts) == sorted(facts_of(FUEL))


@pytest.mark.parametrize(
    ("text", "said"),
    [("is 50/34 with 11-34 enough?", {"chainrings": [50, 34]}), ("cutoff 3:00 at km 20", {"cutoffs": [{}]})],
)
def test_what_changes_no_target_is_answered_by_its_sentence_alone(text: str, said: dict[str, object]) -> None:
    told = RIDE if "chainrings" in said else TRAIL
    assert len(asked(text, told, said=said)) < len(facts_of(told)) / 2


def test_a_question_about_gears_is_answered_by_the_gears() -> None:
    assert "lightest gear" in asked("34x34 enough?", RIDE)[0]


def test_a_first_half_marathon_is_no_first_half() -> None:
    text = "my first half marathon, any advice?"
    assert asked(text, PACING, planned=False) == facts_of(PACING)


@pytest.mark.parametrize("text", ["what should I eat?", "explain it again", ""])
def test_without_a_topic_everything_stays_in_its_place(text: str) -> None:
    assert asked(text, FUEL) == facts_of(FUEL)


def test_whoever_asks_about_drinking_hears_not_to_drink_too_much() -> None:
    assert any("ever more than you sweat" in fact for fact in asked("how much should I drink", FUEL))


def test_a_change_begins_with_the_change() -> None:
    change = Told("plan_race_fuelling", (("No gels any more.", "You take 12 portions of chews now."),))
    assert asked("can't do gels", change, said={"avoid": ["gels"]}) == facts_of(change)


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ({"power_efforts": [{}]}, "Your plan stays as it is."),
        ({"race_date": "2027-05-03"}, "The race is on 3 May 2027 now; the plan stays as it is."),
    ],
)
def test_what_changes_nothing_of_a_plan_told_before_is_said_so(said: dict[str, object], begins: str) -> None:
    brief = RIDE_BRIEF.with_changes(race_date=said.get("race_date"))
    facts = asked("", RIDE, said=said, brief=brief, specialist="pacing", told_before=("pacing",))
    assert facts == [begins, RIDE.paragraphs[0][0]]


def test_a_plan_that_this_specialist_has_not_told_is_told_whole() -> None:
    facts = asked("", RIDE, said={"power_efforts": [{}]}, specialist="pacing", told_before=("nutrition",))
    assert facts == facts_of(RIDE)


def test_one_climb_is_answered_by_its_sentence_alone() -> None:
    climbs = [fact for fact in facts_of(RIDE) if ": hold " in fact]
    assert asked("what power on the first climb?", RIDE) == [climbs[0]]
    assert asked("what power on the last climb?", RIDE) == [climbs[-1]]


def test_what_can_be_carried_does_not_ask_for_gels() -> None:
    facts = asked("42 km, I can carry 4 gels", FUEL, planned=False, said={"carried_servings": 4})
    assert facts == facts_of(FUEL)


@pytest.mark.parametrize(
    ("text", "told", "brief", "begins"),
    [
        ("do I make the cut-offs?", PACING, BRIEF, "I know no cut-off of this race"),
        ("do I have the right gears?", TRAIL, RIDE_BRIEF, "Tell me your chainrings"),
    ],
)
def test_what_a_plan_knows_nothing_of_is_asked_for(
    text: str, told: Told, brief: RaceBrief, begins: str
) -> None:
    (fact,) = asked(text, told, brief=brief)
    assert fact.startswith(begins)


def test_a_runner_is_not_asked_for_gears() -> None:
    assert asked("which gears?", TRAIL) == facts_of(TRAIL)
