"""Red flags fire on what must stop a plan, and on nothing else."""

import pytest

from tests.support import safety_messages
from tools.domain.safety.emergencies import EMERGENCIES
from tools.domain.safety.red_flags import RedFlagKind, is_cleared, red_flag
from tools.domain.safety.referrals import REFERRALS
from tools.domain.safety.refusals import REFUSALS

BY_KIND = (
    (RedFlagKind.EMERGENCY, safety_messages.EMERGENCIES),
    (RedFlagKind.REFER, safety_messages.REFERRALS),
    (RedFlagKind.REFUSE, safety_messages.REFUSALS),
)
BY_RULE = [(text, kind, rule) for kind, rules in BY_KIND for rule, texts in rules.items() for text in texts]

EMERGENCY = [
    "I have chest pain when I run uphill",
    "My chest hurts since yesterday's intervals",
    "there is a tightness in my chest after 5 km",
    "I felt pressure on my chest during the race",
    "my chest feels really tight at km 10",
    "I fainted after my long run on Sunday",
    "I passed out at the finish line",
    "I nearly collapsed at the finish of my half marathon",
    "I blacked out during training, can I race next week?",
    "I was confused after the race and could not find my car",
    "I had a seizure last night, marathon is in two weeks",
    "I did not know where I was at km 38",
    "I've been vomiting since the race and my hands are swollen",
    "threw up, bad headache and I gained weight during the ultra",
    "my urine is dark brown and my thighs are killing me",
    "I have cola colored pee after the race",
    "there was blood in my urine after the long run",
    "I think I have rhabdo",
    "I can't breathe and my lips are blue",
    "I'm coughing up blood",
    "I want to kill myself",
]
REFUSE = [
    "Should I take ibuprofen before the start to get through?",
    "how many painkillers for the last 10 km",
    "Would EPO make me faster",
    "where do I get testosterone for my marathon",
    "I plan to drink 2 litres per hour",
    "I will drink as much water as possible",
    "I need to lose 5 kg in a week before the race",
    "can I run the marathon fasted",
    "I want to fast before the marathon",
    "I'll race on a broken toe, pace me",
    "how do I run through a fracture",
    "I take 9 mg/kg caffeine",
    "600 mg of caffeine before the start ok?",
]
REFER = [
    "I've had palpitations for a week",
    "my heart has been skipping beats",
    "I have a heart condition, plan my marathon",
    "I have atrial fibrillation",
    "I've got kidney disease",
    "I'm 20 weeks pregnant and want to run a half",
    "I'm pregnant, can I race?",
    "I'm on insulin, how many gels?",
    "type 1 diabetic here, marathon in May",
    "I haven't had a period for six months",
    "I struggle with bulimia",
    "my BMI is 17.2",
    "my shin hurts at night",
    "I think I have a stress fracture",
    "I have a fever, can I do my intervals?",
    "I'm down with the flu, race on Sunday",
    "I had a concussion two weeks ago",
    "I'm 15 and I want to run a marathon",
    "my son is 12 years old and runs his first half marathon",
]
ORDINARY = [
    "marathon on 18 April, want 3:45, I'm 58 kg",
    "my chest strap lost contact",
    "my chest strap hurts and chafes",
    "heart rate chest belt or wrist?",
    "the start was painfully slow",
    "I live in the pain cave after km 35",
    "I want to kill myself on the hills and still break 3:30",
    "I want to die at mile 20 every time",
    "I went out at suicidal pace",
    "my pace collapsed at km 32",
    "I think my pace collapsed after the hill",
    "I have faint hope of breaking three hours",
    "not for the faint of heart, this course",
    "I'm confused about the splits",
    "my calf seized up",
    "I'll follow the 3:30 pacemaker",
    "do I have a pacemaker for 3:15?",
    "my heart skipped a beat when I saw the profile",
    "my heart was racing at the start line",
    "no chest pain, no dizziness, just tired",
    "I can't breathe through my nose at this pace",
    "I drink 500 ml an hour",
    "can I lose 2 kg before October?",
    "I want to run fast for the marathon",
    "too fast for the first half of the race",
    "fasted easy runs in the morning are fine for me",
    "200 mg caffeine before the start",
    "caffeine 100 mg and 500 mg sodium",
    "I'm 16 minutes slower than last year in the marathon",
    "I'm 17 km into a 30 km long run, marathon in May",
    "I'm 12 weeks out from my marathon",
    "I am 10 kg heavier than at my best marathon",
    "I'm 45 and want to run a marathon",
    "I'm 15th in my age group for the half",
    "BMI 22 and 10 km in 45 minutes",
    "I got the flu shot yesterday, marathon in two weeks",
    "I had a stress fracture years ago, all healed",
    "my legs were broken after the race",
    "what a breaking point that hill was",
    "dark chocolate at km 30?",
    "coke at the aid stations",
    "my knee hurts a bit on descents",
    "sore quads after Boston",
    "I can't stomach gels",
    "I felt sick of gels at km 30",
    "and in 28 degrees?",
    "make it 3:25",
    "what about km 30?",
    "I hit the wall at 35",
    "Heartbreak Hill scares me",
    "the heart of the race is between 30 and 35",
    "I never take painkillers",
    "without ibuprofen this time",
    "half an hour of stroke drills in the pool",
]


@pytest.mark.parametrize("text", EMERGENCY)
def test_an_emergency_is_an_emergency(text: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert flag.kind is RedFlagKind.EMERGENCY


@pytest.mark.parametrize("text", REFUSE)
def test_what_we_do_not_plan_is_refused(text: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert flag.kind is RedFlagKind.REFUSE


@pytest.mark.parametrize("text", REFER)
def test_what_a_doctor_should_see_is_referred(text: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert flag.kind is RedFlagKind.REFER


@pytest.mark.parametrize(("text", "kind", "rule"), BY_RULE)
def test_many_phrasings_fire_the_rule_they_are_about(text: str, kind: RedFlagKind, rule: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert (flag.kind, flag.rule) == (kind, rule)
    assert flag.sentence.endswith(".")
    assert flag.see.endswith(".")


def test_every_rule_has_its_phrasings() -> None:
    tried = {rule for _, rules in BY_KIND for rule in rules}
    assert {rule.name for rule in (*EMERGENCIES, *REFERRALS, *REFUSALS)} <= tried


def test_no_sentence_speaks_to_runners_only_about_what_riders_suffer_too() -> None:
    sentences = [rule.sentence for rule in (*EMERGENCIES, *REFERRALS)]
    assert not [text for text in sentences if "do not run" in text.lower() or "stop running" in text.lower()]


@pytest.mark.parametrize("text", [*ORDINARY, *safety_messages.ORDINARY])
def test_ordinary_race_talk_is_left_alone(text: str) -> None:
    assert red_flag(text) is None


def test_the_gravest_comes_first() -> None:
    flag = red_flag("I have a fever and chest pain and took ibuprofen")
    assert flag is not None
    assert flag.kind is RedFlagKind.EMERGENCY


def test_case_spaces_and_curly_apostrophes_do_not_matter() -> None:
    assert red_flag("CHEST   PAIN!") is not None
    assert red_flag("I can’t breathe") is not None


@pytest.mark.parametrize("text", [*EMERGENCY, *REFUSE, *REFER])
def test_a_flag_says_what_to_do_and_whom_to_see(text: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert flag.sentence.endswith(".")
    assert flag.see.endswith(".")


@pytest.mark.parametrize("words", ["so very tired and ", "hit my thumb ", "crash ", "my 15-year-old bike "])
def test_a_very_long_message_is_read_to_its_end(words: str) -> None:
    ride = "I feel fine " + words * 5000
    assert red_flag(ride) is None
    flag = red_flag(ride + "and I have chest pain")
    assert flag is not None
    assert flag.rule == "chest pain"


def test_words_far_apart_do_not_belong_together() -> None:
    assert (
        red_flag("a crash of the app. " + "Then an easy hour. " * 30 + "My head hurts from the heat") is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "my knee hurts when I run",
        "I sprained my ankle yesterday, can I race?",
        "pain in my left shin since Tuesday",
        "my right achilles is swollen",
    ],
)
def test_an_injury_is_referred(text: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert (flag.kind, flag.rule) == (RedFlagKind.REFER, "injury")


@pytest.mark.parametrize(
    "text", ["my legs always hurt at km 35", "I pulled away at the end", "any knee injury prevention drills?"]
)
def test_tired_legs_are_no_injury(text: str) -> None:
    assert red_flag(text) is None


@pytest.mark.parametrize(
    ("text", "cleared"),
    [
        ("cleared", True),
        ("my doctor says it is fine", True),
        ("false alarm", True),
        ("not cleared yet", False),
        ("doctor said yes, all good", True),
        ("the cardiologist found nothing wrong", True),
        ("my doctor says I can run again", True),
        ("my doctor says no running for six weeks", False),
        ("the doctor said I can't race", False),
        ("my physio says it's not ok yet", False),
        ("when my doctor has cleared me I will write", False),
        ("should I wait until I am cleared?", False),
        ("I have an appointment, the doctor will say if it's fine", False),
        ("plan it for 3:50 then", False),
    ],
)
def test_an_athlete_says_when_it_was_looked_at(text: str, cleared: bool) -> None:
    assert is_cleared(text) is cleared


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("6.5 mg/kg of caffeine please", True),
        ("caffeine at 6,2 mg per kg", True),
        ("7 mg per kg caffeine", True),
        ("6 mg/kg of caffeine", False),
        ("6.0 mg/kg of caffeine", False),
        ("2.8 mg/kg of caffeine an hour before", False),
        ("caffeine, about 3.9 mg per kg", False),
        ("0.7 mg per kg caffeine", False),
    ],
)
def test_caffeine_is_refused_above_six_milligrams_per_kilogram(text: str, refused: bool) -> None:
    flag = red_flag(text)
    assert (flag is not None and flag.rule == "too much caffeine") is refused
