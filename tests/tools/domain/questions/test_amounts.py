"""Numbers are brought to one scale before they are compared."""

import pytest

from tools.domain.questions.amounts import Amount, amounts_in
from tools.domain.questions.words import folded


def amounts(text: str) -> tuple[Amount, ...]:
    return amounts_in(folded(text))[1]


def alike(one: str, other: str) -> bool:
    mine, its = amounts(one), amounts(other)
    return len(mine) == len(its) > 0 and all(
        a.agrees(b) and b.agrees(a) for a, b in zip(mine, its, strict=True)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in 3:30", "3h30"),
        ("3:30", "3.5 hours"),
        ("three and a half hours", "3 hours 30 minutes"),
        ("a four hour marathon", "4:00 marathon"),
        ("10K", "10 km"),
        ("ten kilometres", "10,000 m"),
        ("half marathon", "21.1 km"),
        ("a half in 1:45", "a half marathon in 1h45"),
        ("marathon", "26.2 miles"),
        ("50-miler", "50 miles"),
        ("a sub-40 10K", "under 40 minutes over 10 kilometres"),
        ("sub-3 marathon", "under 3 hours in a marathon"),
        ("25 minute 5K", "25:00 for 5 km"),
        ("half an hour", "30 minutes"),
        ("two weeks", "14 days"),
        ("90 grams", "90 g"),
        ("2 litres", "2000 ml"),
        ("5:00 per km", "8:03 per mile"),
        ("0 degrees", "0°C"),
        ("90°F", "32°C"),
        ("70 kg", "154 lb"),
        ("10%", "10 percent"),
        ("twice a week", "2 times a week"),
        ("an FTP of 250", "250 W"),
        ("twenty-five minutes", "25 min"),
        ("7 pm", "7:00 pm"),
    ],
)
def test_the_same_amount_written_otherwise(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3:30", "3:15"),
        ("1:45 half marathon", "1:54 half marathon"),
        ("10 km", "10 miles"),
        ("10K", "half marathon"),
        ("1:59", "2:00"),
        ("185 bpm", "186 bpm"),
        ("60 psi", "60 bar"),
        ("2000 m", "2000 feet"),
        ("5:00 per km", "5:00 per mile"),
        ("2:00 per 100 m", "2:00 per 100 yards"),
        ("32 Celsius", "32 Fahrenheit"),
        ("5 degrees", "-5 degrees"),
        ("70 kg", "70 lbs"),
        ("20 minutes", "20 seconds"),
        ("6 hours", "6 days"),
        ("1.5 km", "15 km"),
        ("30 km/h", "30 mph"),
        ("sub-40", "sub-50"),
        ("7 am", "7 pm"),
    ],
)
def test_another_amount(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    "text", ["which one is better", "the second half", "T1", "VO2max", "how fast", "no, really"]
)
def test_what_counts_nothing(text: str) -> None:
    assert amounts(text) == ()


def test_both_ends_of_a_range() -> None:
    assert [amount.values[0] for amount in amounts("60-90 g per hour")] == pytest.approx([0.06, 0.09])


def test_the_places_of_amounts_stay_in_the_text() -> None:
    text, found = amounts_in("pace for a 1:30 half marathon")
    assert text.split() == ["pace", "for", "a", "⟦0⟧", "⟦1⟧"]
    assert [amount.measure for amount in found] == ["time", "length"]
