"""Words about one's data as a whole: taking it along, leaving, and what is remembered."""

import pytest

from agent.understanding.account_words import (
    asks_to_export,
    asks_to_leave,
    asks_what_is_remembered,
    kind_remembered,
)


@pytest.mark.parametrize(
    "text",
    [
        "export my data",
        "can I export everything you know about me?",
        "download my data",
        "give me all my data",
        "how do I get my data out of here?",
        "I want a backup of everything",
        "take my data with me",
        "take everything along",
        "can I get a copy of my data as JSON?",
        "data takeout please",
        "GDPR export",
    ],
)
def test_everything_is_wanted_as_a_file(text: str) -> None:
    assert asks_to_export(text)
    assert not asks_to_leave(text)


@pytest.mark.parametrize(
    "text",
    [
        "delete my account",
        "delete everything you have about me",
        "erase all my data",
        "I want to leave Paceline",
        "close my account",
        "forget everything about me",
        "wipe all my data",
        "remove me completely",
    ],
)
def test_everything_is_to_be_deleted(text: str) -> None:
    assert asks_to_leave(text)
    assert not asks_to_export(text)


@pytest.mark.parametrize(
    "text",
    [
        "what do you know about me?",
        "What do you remember of me",
        "what do you remember?",
        "show me what you remember",
        "show your memory",
        "my memory",
        "what have I told you about myself?",
        "what did I tell you about me?",
        "list the facts you know about me",
        "which facts do you have about me?",
        "who am I?",
        "show my facts",
        "what do you have stored about me?",
        "do you remember me?",
        "do you remember anything about me?",
        "your notes about me",
        "what do you know about my injuries?",
    ],
)
def test_what_is_remembered_is_asked_for(text: str) -> None:
    assert asks_what_is_remembered(text)


@pytest.mark.parametrize(
    "text",
    [
        "delete my strategy",
        "delete this activity",
        "forget that rule",
        "export my plan to my calendar",
        "delete my last run",
        "download the data from garmin",
        "forget everything I said about the knee",
        "what do you know about marathons?",
        "what do you know about heat?",
        "my profile",
        "what do you know about my FTP?",
    ],
)
def test_parts_are_something_else(text: str) -> None:
    asked = [asks_to_export(text), asks_to_leave(text), asks_what_is_remembered(text)]
    assert not any(asked)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what do you know about my injuries?", "health"),
        ("what do you remember of my gear", "equipment"),
        ("what do you know about my stomach?", "stomach"),
        ("what do you know about me?", None),
        ("what do you know about my FTP?", None),
    ],
)
def test_one_kind_may_be_asked_for(text: str, kind: str | None) -> None:
    assert kind_remembered(text) == kind
