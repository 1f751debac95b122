"""What is said of the library of courses, without a model: which tool, and which courses."""

import pytest

from agent.offline import rules
from agent.offline.course_calls import course_calls
from agent.offline.intents import Intent

SAID = [
    ("show my courses", Intent.COURSES, {}),
    ("What courses do I have?", Intent.COURSES, {}),
    ("list all routes", Intent.COURSES, {}),
    ("open my library", Intent.COURSES, {}),
    ("use my Berlin course", Intent.OPEN_COURSE, {"which": "Berlin"}),
    ("open the course Ventoux", Intent.OPEN_COURSE, {"which": "Ventoux"}),
    ("Use the course called “Lake loop”", Intent.OPEN_COURSE, {"which": "Lake loop"}),
    ("use my Berlin marathon course, 3:30", Intent.OPEN_COURSE, {"which": "Berlin marathon"}),
    ("take the Marmotte from my library", Intent.OPEN_COURSE, {"which": "Marmotte"}),
    ("compare my courses Berlin and Boston", Intent.COMPARE_COURSES, {"left": "Berlin", "right": "Boston"}),
    (
        "Compare my courses “Spring race” and “Lake & hills”",
        Intent.COMPARE_COURSES,
        {"left": "Spring race", "right": "Lake & hills"},
    ),
    (
        "which course is harder, Boston or Berlin?",
        Intent.COMPARE_COURSES,
        {"left": "Boston", "right": "Berlin"},
    ),
]
OTHERS = [
    ("compare v1 and v2", Intent.COMPARE),
    ("open my Boston plan", Intent.OPEN),
    ("plan on this course", None),
    ("of course, plan it", None),
    ("how hilly is the course?", None),
    ("use the course profile to pace me", None),
]


@pytest.mark.parametrize(("text", "intent", "arguments"), SAID, ids=[text for text, *_ in SAID])
def test_it_is_understood(text: str, intent: Intent, arguments: dict[str, str]) -> None:
    assert next(known for known, pattern in rules.LIBRARY if pattern.search(text)) is intent
    ((_, said),) = course_calls(text, intent)
    assert said == arguments


@pytest.mark.parametrize(("text", "intent"), OTHERS, ids=[text for text, _ in OTHERS])
def test_other_things_stay_what_they_are(text: str, intent: Intent | None) -> None:
    assert next((known for known, pattern in rules.LIBRARY if pattern.search(text)), None) is intent
