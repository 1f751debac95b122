"""Names of files in headers: whatever a race is called, no header is broken by it."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.handed_over import content_disposition


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("boston-v1.pdf", "boston-v1.pdf"),
        ("küste-v1.gpx", "kuste-v1.gpx"),
        ("東京-v1.pdf", "-v1.pdf"),
        ("", "plan"),
    ],
)
def test_a_name_is_told_in_plain_letters_too(name: str, plain: str) -> None:
    assert content_disposition(name).split("; ")[1] == f'filename="{plain}"'


@given(st.text(st.characters(codec="utf-8")))
def test_no_name_leaves_its_quotes_or_its_line(name: str) -> None:
    header = content_disposition(name)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert unquote(header.rpartition("filename*=UTF-8''")[2]) == name
