"""What somebody says they took in a race; nothing that was planned, carried or said by the hour."""

import pytest

from agent.understanding.reported_fuel import read_fuel, says_fuel


@pytest.mark.parametrize(
    ("said", "carbs_g", "servings", "drink_l", "stomach"),
    [
        ("I took 5 gels and 1.5 litres, stomach fine", None, 5, 1.5, "fine"),
        ("Ate 6 gels, a banana and drank two bottles of 500 ml.", None, 7, 1.0, None),
        ("My stomach was a bit upset after km 30. 4 gels", None, 4, None, "a bit upset after km 30"),
        ("5 of 8 gels, 750 ml water", None, 5, 0.75, None),
        ("only took 5 of my 8 gels", None, 5, None, None),
        ("planned 8 gels but took 5 gels", None, 5, None, None),
        ("about 240 g of carbs and 2 x 750ml", 240, None, 1.5, None),
        ("nothing to eat, drank 1 l", None, 0, 1.0, None),
        ("took no gels, 20 oz water", None, 0, 0.591, None),
        ("felt nauseous from km 35, half a litre", None, None, 0.5, "felt nauseous from km 35"),
        ("three gels, half a banana, 1.2 l of sports drink; gut ok", None, 3.5, 1.2, "ok"),
        ("drank nothing and had two energy bars", None, 2, 0, None),
        ("zwei: 1,5 l and 3 gels", None, 3, 1.5, None),
    ],
)
def test_what_was_taken_in_all_is_read(
    said: str, carbs_g: float | None, servings: float | None, drink_l: float | None, stomach: str | None
) -> None:
    fuel = read_fuel(said)
    assert (fuel.carbs_g, fuel.servings, fuel.drink_l, fuel.stomach) == (carbs_g, servings, drink_l, stomach)
    assert says_fuel(fuel)


@pytest.mark.parametrize(
    "said",
    [
        "Here is my race. How did it go?",
        "I ran 3:30 in Boston, 42.2 km at 158 bpm",
        "a gel every 30 min",
        "60 g carbs an hour",
        "500 ml per hour",
        "I had planned 8 gels",
        "brought 6 gels",
        "How did I do against my plan in Berlin?",
    ],
)
def test_what_says_no_amount_in_all_is_left_out(said: str) -> None:
    assert not says_fuel(read_fuel(said))


def test_nonsense_amounts_are_left_out() -> None:
    assert not says_fuel(read_fuel("9999 gels and 500 litres"))
