"""Which climb is meant by its number."""

import pytest

from agent.offline.climbs import one_climb

FIRST = "First climb (km 0.2–21.5): hold 180 W."
LISTED = "- **First climb** (km 0.2–21.5, 1,575 m up at 7.4 % on average): Stay seated."
BIGGEST = "Biggest climb (km 43–63.9): hold 190 W."
FOURTH = "Fourth climb (km 90.8–115.2): hold 185 W."


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what power on the first climb?", FIRST),
        ("and the 2nd climb", BIGGEST),
        ("the fourth climb?", FOURTH),
        ("the last hill", FOURTH),
        ("the third climb", None),
        ("what power on the climbs?", None),
    ],
)
def test_a_climb_is_named_or_counted_along_the_course(text: str, fact: str | None) -> None:
    assert one_climb([BIGGEST, FIRST, FOURTH, LISTED], text) == fact
