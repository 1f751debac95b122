"""What is understood of pockets and bottles."""

import pytest

from tests.support.understanding import RIDE, TRAIL, said


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("I can carry 4 gels", {"carried_servings": 4}),
        ("my belt holds up to six gels", {"carried_servings": 6}),
        ("I only have room for three gels and one 500ml flask", {"carried_servings": 3, "carried_ml": 500}),
        ("two 750 ml bottles", {"carried_ml": 1_500}),
        ("2 x 500 ml soft flasks", {"carried_ml": 1_000}),
        ("a 1.5 l bladder", {"carried_ml": 1_500}),
        ("two bottles of 600 ml", {"carried_ml": 1_200}),
        ("I carry 2 litres", {"carried_ml": 2_000}),
        ("should I carry two 500 ml bottles?", {}),
        ("do I need to carry 4 gels?", {}),
        ("I have 2 kids and 5 gels, is that enough?", {}),
    ],
)
def test_what_can_be_carried(text: str, changes: dict[str, object]) -> None:
    assert said(text, TRAIL).changes == changes


def test_more_than_anybody_carries_is_left_out_with_a_sentence() -> None:
    assert said("I carry 50 litres", TRAIL).refused == ("Nobody carries 50 litres, so I left it out.",)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("2 bottles of 750 and 6 gels in my pockets", {"carried_ml": 1_500, "carried_servings": 6}),
        ("a 950 bottle plus one of 750 ml", {"carried_ml": 1_700}),
        ("4 bars on me", {"carried_servings": 4}),
        ("2 bottles of 750 W", {}),
    ],
)
def test_what_is_on_a_bicycle(text: str, changes: dict[str, object]) -> None:
    carried = {name: value for name, value in said(text, RIDE).changes.items() if name.startswith("carried")}
    assert carried == changes
