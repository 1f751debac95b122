"""Keys and passwords are taken out of a message, and nothing else is."""

import pytest

from agent.understanding.secrets import REMOVED, without_secrets


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("my api key is abcd1234efgh5678", "abcd1234efgh5678"),
        ("Garmin password: hunter2!x, please sync", "hunter2!x"),
        (
            "client secret = 9f8e7d6c5b4a39281706f5e4d3c2b1a0ffee1234",
            "9f8e7d6c5b4a39281706f5e4d3c2b1a0ffee1234",
        ),
        ("here: 2kd93hf8s7dk2m3n4b5v", "2kd93hf8s7dk2m3n4b5v"),
        ("the login code is 482913", "482913"),
        (
            "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def_1",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def_1",
        ),
        ('my password is "correct-horse"', "correct-horse"),
    ],
)
def test_a_secret_goes(text: str, secret: str) -> None:
    cleaned = without_secrets(text)
    assert secret not in cleaned
    assert REMOVED in cleaned


@pytest.mark.parametrize(
    "text",
    [
        "marathon on 18 April, want 3:45, I'm 58 kg",
        "where do I enter my API key?",
        "review activity-0123456789abcdef",
        "50/34 with 11-12-13-14-15-17-19-21-23-25-28-32",
        "the key is to hold back early",
        "I forgot my Garmin password",
        "what is a key session?",
        "2026-11-21-morning-run-with-friends.fit",
        "best 5 min 340 W, 20 min 290",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert without_secrets(text) == text
