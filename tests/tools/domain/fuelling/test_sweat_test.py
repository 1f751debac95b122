"""The sweat test: the worked value, and what a scale cannot tell."""

import pytest

from tools.domain.fuelling.sweat_test import sweat_test


def test_the_worked_value() -> None:
    finding = sweat_test(70.0, 69.0, 0.5, 0.0, 3600)
    assert finding.value == pytest.approx(1.5)
    assert (finding.low, finding.high) == (pytest.approx(1.4), pytest.approx(1.6))


def test_two_hours_with_a_stop() -> None:
    assert sweat_test(80.0, 78.6, 1.2, 0.2, 7200).value == pytest.approx(1.2)


@pytest.mark.parametrize(
    ("measures", "words"),
    [
        ((70, 69, 0.5, 0, 600), "half an hour"),
        ((70, 7, 0.5, 0, 3600), "25 to 250 kg"),
        ((70, 69, 500, 0, 3600), "in litres"),
        ((70, 71, 0.5, 0, 3600), "nobody has"),
        ((70, 60, 0.5, 0, 3600), "nobody has"),
        ((float("nan"), 69, 0.5, 0, 3600), "25 to 250 kg"),
    ],
)
def test_what_cannot_be_is_said(measures: tuple[float, ...], words: str) -> None:
    finding = sweat_test(*measures)  # type: ignore[arg-type]
    assert finding.value is None
    assert words in str(finding.reason)
