"""Which tools of the library of courses a message calls, and which courses it names."""

import re
from typing import Any

from agent.offline.intents import Intent

_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_COMMAND = re.compile(
    r"^.*?\b(?:open|reopen|load|use|take|bring up|go back to|switch to|plan (?:on|with|for)|compare)\s+",
    re.IGNORECASE,
)
_WHICH_IS = re.compile(r"^.*?\b(?:harder|hillier|longer|faster|flatter|easier)\b\W*", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:my|the|a|saved|courses?|routes?|from|in|of|library|called|named|please|pls|again|for|me|now)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+(?:with|and|to|vs\.?|versus|against|or)\s+", re.IGNORECASE)
_WHAT_FOLLOWS = re.compile(r"\s*(?:[,;?!]|\.\s|\b(?:in|with a goal of|goal|sub)\s+\d).*$", re.IGNORECASE)


def course_calls(text: str, intent: Intent) -> list[tuple[str, dict[str, Any]]]:
    """Return the calls that answer a message about the library of courses; none for another intent."""
    match intent:
        case Intent.COURSES:
            return [("list_courses", {})]
        case Intent.OPEN_COURSE:
            return [("open_course", {"which": course_named(text)})]
        case Intent.COMPARE_COURSES:
            left, right = compared_courses(text)
            return [("compare_courses", {"left": left, "right": right})]
        case _:
            return []


def course_named(text: str) -> str:
    """Return the course a command is about ("use my Berlin course": "Berlin"; "last" without a name)."""
    if quoted := _QUOTED.search(text):
        return quoted[1]
    return _short(_WHAT_FOLLOWS.sub("", _COMMAND.sub("", text.strip()))) or "last"


def compared_courses(text: str) -> tuple[str, str]:
    """Return the two courses a message compares; "last" where it leaves one out."""
    quoted = _QUOTED.findall(text)
    if len(quoted) > 1:
        return quoted[0], quoted[1]
    said = _COMMAND.sub("", text.strip())
    said = _WHICH_IS.sub("", said) if said == text.strip() else said
    left, right = [*map(_short, _BETWEEN.split(said, maxsplit=1)), "", ""][:2]
    return left or "last", right or "last"


def _short(name: str) -> str:
    return " ".join(_FILLER.sub(" ", name).split()).strip(" \"“”'‘’.,;:!?")
