"""What the text of a prompt may hold: its placeholders, and how they are filled.

A placeholder is a name in braces, `{context}`; literal braces are written twice, `{{` and `}}`. Nothing else
is read from a text: no attributes, no formats.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from tools.domain.finding import Frozen

LONGEST_PROMPT = 20_000  # characters, ten times what comes with the program: our design choice [D]
LONGEST_NOTE = 200
MARK_OF_CONTEXT = "CONTEXT: "
"""What the line begins with that the offline coach reads. It is written by code alone."""

_PIECE = re.compile(r"\{\{|\}\}|\{(\w+)\}|[{}]")
_LINE_OF_CONTEXT = re.compile(r"\s*CONTEXT\s*:")


class Placeholders(Frozen):
    """What a prompt has to hold, and what it may hold beside that."""

    required: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    own_line: frozenset[str] = frozenset()
    """Those that stand once, on a line of their own."""


EVERY_PROMPT = Placeholders(allowed=frozenset({"today"}))
"""The rule of a prompt that has none of its own."""

PLACEHOLDERS: Mapping[str, Placeholders] = MappingProxyType(
    {
        "house": Placeholders(
            required=frozenset({"task", "context"}),
            allowed=frozenset({"today"}),
            own_line=frozenset({"task", "context"}),
        ),
        "course_photo": Placeholders(),
    }
)

PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        "house": "What every speaker is told: voice, numbers, safety. It holds the task and the context.",
        "answer": "The task where no specialist is needed.",
        "route": "How the specialists who answer are chosen.",
        "pacing": "The pacing specialist’s task.",
        "nutrition": "The nutrition specialist’s task.",
        "mental": "The mental specialist’s task.",
        "training": "The training specialist’s task.",
        "facts": "What of an athlete’s words about themselves is remembered.",
        "training_rules": "How an athlete’s words become rules of their training.",
        "course_photo": "How a picture of a course is read.",
        "same_question": "How it is told whether an answer given before answers another question as well.",
        "summary": "How the notes of a long conversation are kept short.",
    }
)


class PromptRefused(ValueError):
    """A text that cannot be a prompt; `str()` says why in a sentence."""


def placeholders_of(name: str) -> Placeholders:
    """Return the placeholders of the prompt of this name."""
    return PLACEHOLDERS.get(name, EVERY_PROMPT)


def check_prompt(name: str, text: str) -> None:
    """Raise PromptRefused for a text that cannot be the prompt of this name."""
    if not text.strip():
        raise PromptRefused("The text is empty: a prompt has to say something.")
    if len(text) > LONGEST_PROMPT:
        raise PromptRefused(
            f"The text has {len(text):,} characters; the longest a prompt may be is {LONGEST_PROMPT:,}."
        )
    if any(_LINE_OF_CONTEXT.match(line) for line in text.splitlines()):
        raise PromptRefused("No line may begin with “CONTEXT:”: Paceline writes that line at {context}.")
    found = _names_in(text)
    rule = placeholders_of(name)
    if missing := sorted(rule.required - found):
        raise PromptRefused(f"{_listed(missing)} missing: the prompt “{name}” does not work without.")
    if unknown := sorted(found - rule.required - rule.allowed):
        raise PromptRefused(f"I do not know {_named(unknown)}. {_what_there_is(name, rule)}")
    lines = [line.rstrip() for line in text.splitlines()]
    for wanted in sorted(rule.own_line):
        if sum(f"{{{wanted}}}" in line for line in lines) != 1 or f"{{{wanted}}}" not in lines:
            raise PromptRefused(f"{{{wanted}}} stands once, on a line of its own.")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a prompt with its placeholders filled; what is filled in is not read for placeholders again."""

    def piece(match: re.Match[str]) -> str:
        name = match.group(1)
        if name is None:
            return match.group()[0]
        return values.get(name, match.group())

    return _PIECE.sub(piece, text)


def _names_in(text: str) -> frozenset[str]:
    names = set()
    for match in _PIECE.finditer(text):
        if match.group(1) is not None:
            names.add(match.group(1))
        elif len(match.group()) == 1:
            line = text.count("\n", 0, match.start()) + 1
            raise PromptRefused(
                f"There is a lone “{match.group()}” in line {line}. Write {{{{ and }}}} for literal braces."
            )
    return frozenset(names)


def _named(names: list[str]) -> str:
    return " and ".join(f"{{{name}}}" for name in names)


def _listed(names: list[str]) -> str:
    return f"{_named(names)} {'is' if len(names) == 1 else 'are'}"


def _what_there_is(name: str, rule: Placeholders) -> str:
    known = sorted(rule.required | rule.allowed)
    told = (
        f"The prompt “{name}” knows {', '.join(f'{{{each}}}' for each in known)}"
        if known
        else (f"The prompt “{name}” has no placeholders")
    )
    return f"{told}; write {{{{ and }}}} for literal braces."
