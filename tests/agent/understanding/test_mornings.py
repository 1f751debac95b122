"""Which questions are about the morning's measures."""

import pytest

from agent.understanding.mornings import asked_mornings
from agent.understanding.recorded import About, about_recordings
from tools.domain.profile import MorningName

HRV, SLEEP, WEIGHT = MorningName.HRV, MorningName.SLEEP, MorningName.WEIGHT


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("How is my HRV?", (HRV,)),
        ("how did I sleep?", (SLEEP,)),
        ("How well did I sleep last night", (SLEEP,)),
        ("how much have I slept this week", (SLEEP,)),
        ("how's my sleep been", (SLEEP,)),
        ("what's my weight?", (WEIGHT,)),
        ("how much do I weigh", (WEIGHT,)),
        ("show me my HRV and how did I sleep", (HRV, SLEEP)),
        ("what was my resting heart rate this morning?", (MorningName.RESTING_HEART_RATE,)),
        ("show my mornings", tuple(MorningName)),
    ],
)
def test_a_question_about_mornings_is_one(text: str, asked: tuple[MorningName, ...]) -> None:
    assert asked_mornings(text) == asked
    assert about_recordings(text) is About.PROFILE


@pytest.mark.parametrize(
    "text",
    [
        "how should I sleep before my race?",
        "how much should I sleep",
        "what should my race weight be?",
        "plan my marathon, I weigh 70 kg",
        "how was my ride?",
        "how did I do yesterday?",
        "my weight is 70 kg",
        "what does the bike weigh",
    ],
)
def test_other_messages_are_not(text: str) -> None:
    assert asked_mornings(text) == ()
