"""What a message says of its athlete, read without a model: what is kept, and what is none of it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.understanding.facts_said import may_tell_facts, read_facts
from agent.understanding.facts_told import FactSaid
from tools.domain.fact import FactKind

TODAY = date(2026, 11, 22)
KEPT = [
    ("My left Achilles hurts when I run fast.", FactKind.HEALTH, "left achilles", "Your left Achilles hurts"),
    ("I have asthma", FactKind.HEALTH, "asthma", "You have asthma."),
    ("I'm allergic to nuts, please mind that", FactKind.HEALTH, "allergy:nuts", "You are allergic to nuts."),
    ("I take blood thinners", FactKind.HEALTH, "medicine:blood thinners", "You take blood thinners."),
    ("I hate gels", FactKind.PREFERENCE, "gels", "You hate gels."),
    ("I like training in the morning", FactKind.PREFERENCE, "time of training", "You like training"),
    ("I prefer miles", FactKind.PREFERENCE, "units", "You prefer miles."),
    ("I ride a Canyon Aeroad with 11-34", FactKind.EQUIPMENT, "bike", "You ride a Canyon Aeroad with 11-34."),
    ("I run in Saucony Endorphin Pro", FactKind.EQUIPMENT, "shoes:race", "You run in Saucony Endorphin Pro."),
    ("my watch is a Fenix 7", FactKind.EQUIPMENT, "watch", "Your watch is a Fenix 7."),
    ("Maurten 160 works for me", FactKind.STOMACH, "maurten 160", "Maurten 160 works for you."),
    ("isotonic drinks make me sick", FactKind.STOMACH, "isotonic drinks", "Isotonic drinks make you sick."),
    ("'quick feet' helps me late in the race", FactKind.CUE, "cue:quick feet", "'quick feet' helps you late"),
    ("I work night shifts", FactKind.ABOUT, "shifts", "You work night shifts."),
    ("I have two kids", FactKind.ABOUT, "children", "You have two kids."),
    ("I live in Bergen at sea level", FactKind.ABOUT, "home", "You live in Bergen at sea level."),
    ("this is my second marathon", FactKind.ABOUT, "marathons done", "This is your second marathon."),
    (
        "I want to break 4 hours in Berlin next year",
        FactKind.GOAL,
        "goal",
        "You want to break 4 hours in Berlin",
    ),
    ("hate gels btw", FactKind.PREFERENCE, "gels", "You hate gels"),
    ("did I mention that I have a pacemaker?", FactKind.HEALTH, "heart", "You have a pacemaker."),
    ("is coffee ok with my asthma?", FactKind.HEALTH, "asthma", "You have asthma."),
    ("I have celiac disease, what can I eat?", FactKind.HEALTH, "coeliac", "You have celiac disease."),
    ("I think gels make me sick", FactKind.STOMACH, "gels", "Gels make you sick."),
    ("I always go out too fast", FactKind.ABOUT, "", "You always go out too fast."),
    ("My doctor told me to stay below 165 beats", FactKind.HEALTH, "doctor's word", "Your doctor told you"),
    ("im vegan", FactKind.STOMACH, "diet", "You are vegan."),
]
NOTHING = [
    "I think so",
    "I see",
    "I want a plan for my marathon",
    "I'd like to know how many gels I need",
    "what should I eat if I hate gels?",
    "do I have asthma?",
    "if I had a power meter, would that help?",
    "my wife hates gels",
    "My friend says he is allergic to nuts.",
    "I have a friend who rides a Canyon",
    "she has two kids",
    "the file is called my_knee_hurts.gpx",
    "> I hate gels",
    "I weigh 70 kg and my FTP is 250 W",
    "I ran 10 km yesterday",
    "I'm running a marathon in 3:30 on 4 October",
    "my goal is 3:30",
    "no rides on Sunday, I can't train on Mondays",
    "I'm travelling from 3 to 10 December",
    "I uploaded the file and I can't see the chart",
    "I like it",
    "I love this plan!",
    "I'm ready",
    "I'm tired today",
    "Thanks, I will try that tomorrow",
    "show me my activities",
    "Delete my last run",
    "List all my plans",
    "I took 5 gels and 1.5 litres, stomach fine",
    "Suppose I were diabetic, what then?",
    "plan my marathon in 3:30 with a hilly second half",
    "forget that I hate gels",
    "here are my routes",
    "Here are some of my rides from last year",
]


def texts(message: str) -> list[str]:
    return [fact.text for fact in read_facts(message, TODAY).facts]


@pytest.mark.parametrize(("message", "kind", "slot", "text"), KEPT)
def test_what_is_said_of_oneself_is_kept(message: str, kind: FactKind, slot: str, text: str) -> None:
    fact = read_facts(message, TODAY).facts[0]
    assert (fact.kind, fact.slot) == (kind, slot)
    assert fact.text.startswith(text)
    assert fact.quote in message


@pytest.mark.parametrize("message", NOTHING)
def test_the_rest_is_not(message: str) -> None:
    assert texts(message) == []


def test_what_comes_with_a_file_is_none_and_what_stands_beside_it_is() -> None:
    assert texts("here are my routes, I hate hills") == ["You hate hills."]


def test_a_sentence_of_two_facts_makes_two() -> None:
    assert texts("I live in Bergen and work night shifts, but I have two kids.") == [
        "You live in Bergen.",
        "You work night shifts.",
        "You have two kids.",
    ]
    assert texts("I use a Garmin Edge 840 and a Stryd pod") == [
        "You use a Garmin Edge 840.",
        "You use a Stryd pod.",
    ]
    assert texts("I'm allergic to peanuts and Maurten gives me cramps") == [
        "You are allergic to peanuts.",
        "Maurten gives you cramps.",
    ]


def test_what_is_over_is_no_fact_but_an_end() -> None:
    sold = read_facts("I sold the Canyon, I ride a Trek now", TODAY)
    assert [fact.text for fact in sold.facts] == ["You ride a Trek now."]
    assert [set(ending.words) for ending in sold.endings] == [{"canyon"}]
    well = read_facts("My Achilles is fine again!", TODAY)
    assert (well.facts, [ending.slot for ending in well.endings]) == ((), ["achilles"])


def test_what_takes_the_place_of_another_is_told_alone() -> None:
    (fact,) = read_facts("I switched from the Clifton to the Asics Nimbus", TODAY).facts
    assert (fact.text, fact.quote) == ("You switched to the Asics Nimbus.", "to the Asics Nimbus")
    assert fact.instead_of == {"clifton"}


def test_it_is_what_was_told_before() -> None:
    assert texts("It makes me sick") == []
    (said,) = read_facts("It makes me sick", TODAY, ["I use Maurten 320 in races.", "Good."]).facts
    assert (said.kind, said.text) == (FactKind.STOMACH, "You use Maurten 320 in races: it makes you sick.")


def test_next_year_says_which() -> None:
    assert texts("My dream is to run Boston next year") == ["Your dream is to run Boston next year (2027)."]


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_quoted_as_it_stands(message: str) -> None:
    said = read_facts(message, TODAY)
    assert all(_is_whole(fact, message) for fact in said.facts)
    assert not said or may_tell_facts(message)


def _is_whole(fact: FactSaid, message: str) -> bool:
    return fact.quote in message and 0 < len(fact.text) <= 400
