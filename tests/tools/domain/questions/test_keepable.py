"""Which questions may be answered from an earlier answer, and which never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.safety_messages import EMERGENCIES, REFERRALS, REFUSALS
from tools.domain.questions.keepable import NotKept, is_anybodys, why_answer_not_kept, why_not_kept

KEPT = """
How do I pace a hilly 50K ultra?
Should I walk the steep climbs in a trail race?
What is zone 2 training?
How many grams of carbs per hour should I eat during a marathon?
How should I pace the hills?
What should I do around km 12?
explain zone 2
is a negative split better?
is it bad to start a marathon too fast
does Paceline's plan slow down on this course?
How do I prepare for a race in hot weather?
In a marathon is it better to follow HR or pace?
half marathon tapering plan
Do carbon plate shoes make you faster?
why are gels easier to digest when they are taken with water?
What time should I be at the venue ahead of the gun?
how much slower does altitude make you
""".strip().splitlines()

NEVER = {
    NotKept.DAY: """
        What should I run today?
        what's on tomorrow
        How was my last run?
        what do I do on Thursday?
        how am I doing?
        am I ready for the marathon?
        How is my form?
        what is the weather like on race day?
        how many weeks until my race?
        what should I change in 3 weeks?
        how long do I have to prepare?
        is 12 June a good day for a long run?
        what did I do on 2026-04-12?
        what is my newest long ride?
        how far have I run this month?
        what should my next workout look like?
        can I still make my goal?
    """,
    NotKept.SAFETY: """
        Should I run through knee pain?
        Can I run with a cold?
        my chest feels tight when I climb, what pace should I take?
        is ibuprofen before a marathon dangerous
        How do I lose weight before my marathon?
        how much water is too much water?
        what should a diabetic eat in a marathon?
        can I race while pregnant?
        What are the signs of dehydration while racing?
        how do I treat shin splints?
    """,
    NotKept.FOLLOW_UP: """
        and in the second half?
        why?
        why not?
        ok, how
        What about the hills?
        for the second half of the course
        how much of it should I take?
        is that too fast?
        how do I do this?
        what do they contain?
        can you explain that more simply?
        what else should I carry?
        show the splits again
        and with gels instead?
        what did you mean with even effort?
        are you sure about the pace?
        the other course
        your answer is short, what about heat?
    """,
    NotKept.STATEMENT: """
        I hate gels, what should I eat in a marathon?
        I'm a vegan, how do I fuel a long ride?
        I always go out too hard in 10 km races, how do I stop that?
        My FTP is 250, what should I ride in a time trial?
        my left shoe is worn out, which shoe lasts longer?
        how should I fuel, as an old runner I like bananas, I never use caffeine
        what is best for me
    """,
    NotKept.WISH: """
        save the strategy
        delete my Boston strategy
        please sync my activities
        plan me a marathon
        can you make a training plan for a half marathon?
        propose a new plan
        could you please change the plan to four days
        I want you to set the goal to four hours
        show my strategies
        connect Garmin to Paceline
    """,
}


@pytest.mark.parametrize("question", KEPT)
def test_a_question_that_stands_alone_may_be_kept(question: str) -> None:
    assert why_not_kept(question) is None


@pytest.mark.parametrize(
    ("question", "why"),
    [(line.strip(), why) for why, lines in NEVER.items() for line in lines.strip().splitlines()],
)
def test_what_depends_on_more_than_its_words_is_never_kept(question: str, why: NotKept) -> None:
    assert why_not_kept(question) is not None, why


@pytest.mark.parametrize("flags", [EMERGENCIES, REFERRALS, REFUSALS], ids=["emergency", "refer", "refuse"])
def test_no_red_flag_is_ever_kept(flags: dict[str, tuple[str, ...]]) -> None:
    kept = [each for messages in flags.values() for each in messages if why_not_kept(each) is None]
    assert kept == []


@given(st.text(max_size=500))
def test_any_text_is_judged(text: str) -> None:
    why_not_kept(text)
    why_answer_not_kept(text)


def test_a_long_message_tells_more_than_it_asks() -> None:
    assert why_not_kept("how do I pace " + "a very long hill " * 40) is NotKept.LENGTH
    assert why_not_kept("how do I pace a hill?\nand my shoes are red") is NotKept.LENGTH


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("Run easy today.", NotKept.DAY),
        ("Your race is on Sunday.", NotKept.DAY),
        ("It is 12 April.", NotKept.DAY),
        ("That is in 3 weeks.", NotKept.DAY),
        ("As you said, gels upset you.", NotKept.FOLLOW_UP),
        ("You told me of a knee.", NotKept.FOLLOW_UP),
        ("Take 60 g of carbohydrate an hour; drink by thirst.", None),
        ("At km 12 the clock should read 59:25.", None),
    ],
)
def test_an_answer_of_its_day_or_its_talk_is_not_kept(answer: str, why: NotKept | None) -> None:
    assert why_answer_not_kept(answer) is why


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is glycogen?", True),
        ("How do I carb load?", True),
        ("What should my taper look like?", False),
        ("How should we pace the relay?", False),
    ],
)
def test_a_question_of_somebodys_own_things_is_not_anybodys(question: str, expected: bool) -> None:
    assert is_anybodys(question) is expected
