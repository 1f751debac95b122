import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.others_words import others_words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Morning run", "Morning run"),
        ("  two\n\nlines\tand\x00 a null ", "two lines and a null"),
        ("turned \u202earound\u202c", "turned around"),
        ("hidden\u200bwords", "hiddenwords"),
        ("Dérouillage 💥", "Dérouillage 💥"),
        ("0123456789x", "012345678…"),
        ("\ud800", None),
        (" \n\u200b", None),
        ("", None),
        (None, None),
        (12, None),
    ],
)
def test_words_are_kept_on_one_line_without_what_hides(text: object, kept: str | None) -> None:
    assert others_words(text, 10 if kept == "012345678…" else 80) == kept


@given(st.text(max_size=300), st.integers(1, 50))
def test_words_never_exceed_their_length_nor_break_a_line(text: str, longest: int) -> None:
    kept = others_words(text, longest)
    if kept is not None:
        assert 0 < len(kept) <= longest
        assert len(kept.splitlines()) == 1
        assert "\0" not in kept.encode().decode()
