"""Words of any script become letters that can be drawn, in the room they have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.formats.lettering import BOLD, CUT, MISSING, REGULAR, drawable, face, shortened, width_pt, wrapped
from tools.formats.right_to_left import as_seen


@given(st.text(max_size=200), st.booleans())
def test_every_letter_has_a_width(words: str, bold: bool) -> None:
    drawn = drawable(words, bold)
    assert set(map(ord, drawn)) <= set(face(BOLD if bold else REGULAR).widths)
    assert width_pt(drawn, 10, bold) >= 0
    assert bool(drawn.strip()) or not any(sign.isalnum() for sign in words)


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("−3 % – 5…", "−3 % – 5…"),
        ("Cafe\u0301", "Café"),
        ("東京", MISSING * 2),
        ("a\u200bb", "ab"),
        ("a\x00b", "a b"),
        ("\ud800", MISSING),
        ("CCC 🇫🇷 2024", "CCC  2024"),
        ("👍🏽 東", f" {MISSING}"),
    ],
)
def test_letters_are_composed_joined_or_boxed(words: str, drawn: str) -> None:
    assert drawable(words) == drawn


@given(st.text(st.characters(codec="latin-1"), max_size=80), st.floats(1, 300))
def test_shortened_words_have_room(words: str, room_pt: float) -> None:
    drawn = drawable(words)
    cut = shortened(drawn, 9, room_pt)
    assert cut == drawn or cut.endswith(CUT)
    assert width_pt(cut, 9) <= max(room_pt, width_pt(CUT, 9)) + 1e-6


@given(st.text(st.characters(codec="latin-1"), max_size=200), st.floats(20, 300))
def test_wrapped_words_have_room_and_lose_nothing(words: str, room_pt: float) -> None:
    drawn = drawable(words)
    lines = wrapped(drawn, 9, room_pt)
    assert all(width_pt(line, 9) <= room_pt + 1e-6 or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(drawn.split())


def test_a_number_stays_with_its_unit() -> None:
    for room_pt in range(40, 200, 3):
        for line in wrapped("take 25 g of carbs with 190 ml at km 25.5 up 4.0 %", 9, float(room_pt)):
            assert not line.endswith(("25", "190", "km", "4.0"))


def test_words_from_right_to_left_are_turned_and_numbers_are_not() -> None:
    assert as_seen("מרתון 42") == "42 ןותרמ"
    assert as_seen("Run מרתון 42") == "Run ןותרמ 42"
    assert as_seen("plain") == "plain"


def test_arabic_letters_take_the_shape_beside_their_neighbours() -> None:
    # seen, lam with alef, meem: initial seen, final lam-alef, isolated meem; seen from the left.
    assert as_seen("سلام") == "\ufee1\ufefc\ufeb3"


@given(st.text(st.characters(min_codepoint=0x590, max_codepoint=0x6FF), max_size=40))
def test_any_hebrew_or_arabic_is_drawn(words: str) -> None:
    assert drawable(words) is not None
