"""Two questions are one only where nothing of what they say sets them apart."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.questions.same_question import Question, Sameness, normalised, same_question

DATA = Path(__file__).parents[3] / "data"
OWN = [json.loads(line) for line in (DATA / "question_pairs.jsonl").read_text(encoding="utf-8").splitlines()]
MORE = [
    json.loads(line)
    for line in (DATA / "tuned_question_pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
QUESTIONS = sorted({row[side] for row in (*OWN, *MORE) for side in "ab"})
NEAR = 1.0
"""As near as questions can be: what keeps them apart then are the guards alone."""


def judged(one: str, other: str, cosine: float = NEAR) -> Sameness:
    return same_question(one, other, cosine).sameness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What pace for a 3:30 marathon?", "marathon pacing for a 3h30 goal"),
        ("How do I run a sub-40 10K?", "How can I run 10 km in under 40 minutes?"),
        ("How many gels do I need for a half marathon?", "number of energy gels for a 21.1 km race"),
        ("How do I test my FTP?", "way to determine functional threshold power"),
        ("Should I use poles in an ultra?", "Are trekking poles worth it for an ultra?"),
        ("Can I run with a cold?", "Is it ok to run with a cold?"),
        ("How long should I rest after a marathon?", "rest period following a marathon"),
        ("Before a race, what should I eat?", "What should I eat before a race?"),
        ("My half marathon is 1:30, what could I do in a marathon?", "marathon prediction from a 1h30 half"),
        ("How often should a cyclist lift weights?", "How many strength sessions per week for cyclists?"),
        ("I get very nervous before races, any tips?", "How do I deal with pre-race nerves?"),
        ("What is zone 2 training?", "explain zone 2"),
    ],
)
def test_said_otherwise_is_the_same(one: str, other: str) -> None:
    assert judged(one, other, 0.75) is Sameness.SAME


@pytest.mark.parametrize(
    ("guard", "one", "other"),
    [
        ("numbers", "What pace for a 3:30 marathon?", "What pace for a 4:30 marathon?"),
        ("numbers", "Is 60 psi right for gravel?", "Is 60 bar right for gravel?"),
        (
            "numbers",
            "Do 10 min warm-up and 20 min cool-down help?",
            "Do 20 min warm-up and 10 min cool-down help?",
        ),
        ("numbers", "Can I swim 1500 m under 25 minutes?", "Can I swim 1500 m?"),
        ("negation", "Should I race with a wetsuit?", "Should I race without a wetsuit?"),
        ("negation", "Why do I sleep well?", "Why don't I sleep well?"),
        ("kind of answer", "Is it good to stretch before lifting?", "Is it bad to stretch before lifting?"),
        ("kind of answer", "How many intervals should I do?", "How long should my intervals be?"),
        ("kind of answer", "When do I taper?", "Why do I taper?"),
        ("kind of answer", "Can I run every day?", "Should I run every day?"),
        ("before or after", "What should I eat before a swim?", "What should I eat during a swim?"),
        ("part of the race", "How hard in the first hour?", "How hard in the last hour?"),
        ("sport", "How do I breathe when swimming?", "How do I breathe when running?"),
        ("condition", "How do I dress for a cold ride?", "How do I dress for a hot ride?"),
        (
            "condition",
            "What should I wear for a long ride?",
            "What should I wear for a long ride if it rains?",
        ),
        ("nutrient", "How much sodium per bottle?", "How much carbohydrate per bottle?"),
        ("part of the body", "What should I do about knee pain?", "What should I do about hip pain?"),
        ("side", "My left knee hurts", "My right knee hurts"),
        ("person", "How should I train for a marathon?", "How should my wife train for a marathon?"),
        ("name", "How do I pace the Boston Marathon?", "How do I pace the Berlin Marathon?"),
        ("quantifier", "Should I do all my runs easy?", "Should I do some of my runs easy?"),
        ("before or after", "What should I train today?", "What should I train tomorrow?"),
        ("day", "Should I swim on Monday?", "Should I swim on Thursday?"),
        ("rate", "Is 500 mg of sodium per hour enough?", "Is 500 mg of sodium per litre enough?"),
        ("roles", "Is swimming better than rowing?", "Is rowing better than swimming?"),
        ("roles", "How does my pacer help me?", "How do I help my pacer?"),
        ("roles", "Should my coach tell me what to eat?", "Should I tell my coach what to eat?"),
        (
            "roles",
            "How do I train in the heat for a cold race?",
            "How do I train in the cold for a hot race?",
        ),
        ("roles", "How do I travel to a race?", "How do I travel from a race?"),
        ("time", "Did I run too fast?", "Do I run too fast?"),
        ("word without", "How do I clean a flask with vinegar?", "How do I clean a flask with bleach?"),
        ("nothing to compare", "What should I do then?", "And what about it?"),
    ],
)
def test_each_guard_keeps_look_alikes_apart_and_says_so(guard: str, one: str, other: str) -> None:
    judgement = same_question(one, other, NEAR)
    assert judgement.sameness is not Sameness.SAME
    assert judgement.why.startswith(guard)


@pytest.mark.parametrize("row", [row for row in MORE if not row["label"]], ids=lambda row: row["id"])
def test_no_look_alike_is_the_same_however_near(row: dict[str, str]) -> None:
    assert judged(row["a"], row["b"]) is not Sameness.SAME


@pytest.mark.parametrize("row", [row for row in OWN if not row["label"]], ids=lambda row: row["id"])
def test_none_of_our_own_look_alikes_is_the_same_however_near(row: dict[str, str]) -> None:
    assert judged(row["a"], row["b"]) is not Sameness.SAME


def test_most_paraphrases_pass_the_guards() -> None:
    same = [row for row in (*OWN, *MORE) if row["label"]]
    passed = sum(judged(row["a"], row["b"]) is Sameness.SAME for row in same)
    assert passed >= 0.7 * len(same)


def test_what_is_near_and_leaves_a_doubt_is_unsure() -> None:
    one, other = "How do I clean my blue flask?", "How do I clean my flask?"
    assert judged(one, other, 0.9) is Sameness.UNSURE
    assert judged(one, other, 0.4) is Sameness.DIFFERENT


def test_the_same_meaning_far_away_is_unsure_and_farther_different() -> None:
    one, other = "How do I test my FTP?", "way to determine functional threshold power"
    assert [judged(one, other, cosine) for cosine in (0.5, 0.35, 0.1)] == [
        Sameness.SAME,
        Sameness.UNSURE,
        Sameness.DIFFERENT,
    ]


def test_a_question_read_before_serves_as_well() -> None:
    one, other = "What is a tempo run?", "explain tempo runs"
    assert same_question(Question.of(one), Question.of(other), 0.8) == same_question(one, other, 0.8)
    assert Question.of(one) is Question.of(one)


@given(st.sampled_from(QUESTIONS), st.sampled_from(("", "?", "!", " ?", "...")), st.booleans())
def test_case_spaces_and_end_marks_never_count(question: str, end: str, loud: bool) -> None:
    again = f"  {question.upper() if loud else question} ".replace(" ", "  ").rstrip("?. ") + end
    assert normalised(again) == normalised(question)
    assert judged(question, again, 0.0) is Sameness.SAME


@given(st.sampled_from(QUESTIONS), st.sampled_from(QUESTIONS), st.floats(0.0, 1.0))
def test_the_order_of_two_questions_never_counts(one: str, other: str, cosine: float) -> None:
    assert judged(one, other, cosine) is judged(other, one, cosine)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_judged(one: str, other: str) -> None:
    assert judged(one, other) in Sameness


@pytest.mark.parametrize("at", [2, 4])
@pytest.mark.parametrize("word", ["not", "never", "without", "my wife's", "left", "only"])
def test_a_word_that_changes_the_sense_never_passes(word: str, at: int) -> None:
    for question in QUESTIONS[::9]:
        words = question.split()
        if word not in question.lower() and len(words) > at:
            changed = " ".join([*words[:at], word, *words[at:]])
            assert judged(question, changed) is not Sameness.SAME, changed
