"""Wishes about the versions of a race strategy: "go back to v1 of Boston", "what changed from v1 to v2"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from agent.understanding.reading import plain

_ORDINALS = {"first": 1, "original": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4}
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"


def _version(name: str) -> str:
    return (
        rf"(?:\bv(?:ersion|er\.?)?\s*(?:number\s*)?#?(?P<{name}>\d{{1,3}})\b"
        rf"|\b(?:(?P<{name}_word>{_ORDINAL}|previous|old|older|earlier|newest|latest|current)\s+"
        r"(?:version|one|strategy|race plan)))"
    )


_RESTORE = re.compile(
    r"\b(?:go(?:ing)? back to|back to|restore|revert(?: back)? to|roll back to|bring back|return to"
    rf"|use|undo to|reinstate)\s+(?:to\s+)?(?:my\s+|the\s+)?"
    rf"(?:(?P<before>[^.,;!?]{{1,60}}?)\s+)?{_version('v')}"
    r"(?:\s*(?:of|from|for)\s+(?:my\s+|the\s+)?(?P<of>[^.,;!?]{1,60}))?"
)
_RESTORE_BY_GOAL = re.compile(
    r"\b(?:go(?:ing)? back to|back to|restore|revert(?: back)? to|bring back|return to|use"
    r"|take)\s+(?:my\s+|the\s+)"
    r"(?:old\s+)?(?:sub[- ])?(?P<goal>\d{1,2}:\d{2}(?::\d{2})?)\s*(?:h\s+|hours?\s+)?"
    r"(?:strategy|race plan|plan|version|one|goal|pacing)?"
)
_GOAL_BACK = re.compile(
    r"\b(?:my|the)\s+(?:old\s+)?(?P<goal>\d{1,2}:\d{2}(?::\d{2})?)\s*(?:strategy|race plan|plan|version"
    r"|one|goal)\s+(?:back|again)\b"
)
_BETWEEN = re.compile(
    rf"{_version('a')}\s*(?:of\s+(?:my\s+|the\s+)?(?P<a_of>[^.,;!?]{{1,60}}?)\s+)?"
    r"(?:and|to|with|vs\.?|versus|against|from|or|,|->|→)\s*(?:the\s+)?(?:my\s+)?"
    r"(?:(?P<b_of>[^.,;!?\d]{1,60}?)\s+)?"
    rf"{_version('b')}"
    r"(?:\s*(?:of|from|for)\s+(?:my\s+|the\s+)?(?P<of>[^.,;!?]{1,60}))?"
)
_COMPARES = re.compile(
    r"\b(?:what(?:'s| is| has| was)?\s+(?:\w+\s+){0,2}(?:chang|differ|new)\w*|compar\w+|differ\w*|diff"
    r"|changed|changes|side by side)\b"
)
_SINCE = re.compile(
    rf"\b(?:chang\w+|differ\w*|new)\b.{{0,40}}?\b(?:since|from|against|compared to)\s+(?:the\s+)?"
    rf"{_version('s')}"
    r"(?:\s*(?:of|from|for)\s+(?:my\s+|the\s+)?(?P<of>[^.,;!?]{1,60}))?"
)
# What is no name of a race: these words say what kind of thing it is a version of.
_NOT_A_NAME = re.compile(
    r"\b(?:race|racing|pacing|my|the|saved|strateg(?:y|ies)|plans?|version|please|again|now|one|that|this"
    r"|it)\b"
)
_TRAINING = re.compile(r"\b(?:training|weeks?|workouts?|sessions?|rules?|prompts?)\b")


class VersionWish(StrEnum):
    """What is to be done with versions."""

    RESTORE = "restore"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class StrategyVersions:
    """A wish: `which` (and for a comparison `other`, the later one) as the tools' arguments name them.

    `named` says that a race was named, or the word strategy: without it "go back to v1" may mean a training
    plan as well.
    """

    wish: VersionWish
    which: str
    other: str = ""
    named: bool = False


def read_strategy_versions(message: str) -> StrategyVersions | None:
    """Return a wish about a strategy's versions; None for none, or for one about a training plan's."""
    text = plain(message)
    if _TRAINING.search(text):
        return None
    return _comparison(text) or _restored(text)


def _comparison(text: str) -> StrategyVersions | None:
    match = _BETWEEN.search(text)
    if match is not None and _COMPARES.search(text):
        name = _name(match["of"] or match["a_of"] or _before(text, match.start()))
        other = _name(match["b_of"] or "") or name
        which, later = _of(name or other, _numbered(match, "a")), _of(other, _numbered(match, "b"))
        return StrategyVersions(VersionWish.COMPARE, which, later, _named(text, other))
    since = _SINCE.search(text)
    if since is not None:
        name = _name(since["of"] or "")
        return StrategyVersions(
            VersionWish.COMPARE, _of(name, _numbered(since, "s")), name or "last", _named(text, name)
        )
    return None


def _restored(text: str) -> StrategyVersions | None:
    match = _RESTORE.search(text)
    if match is None:
        by_goal = _RESTORE_BY_GOAL.search(text) or _GOAL_BACK.search(text)
        named = _named(text, "") or _GOAL_BACK.search(text) is not None
        return StrategyVersions(VersionWish.RESTORE, by_goal["goal"], named=named) if by_goal else None
    name = _name(match["of"] or match["before"] or "")
    which = _of(name, _numbered(match, "v"))
    return StrategyVersions(VersionWish.RESTORE, which, named=_named(text, name))


def _numbered(match: re.Match[str], group: str) -> str:
    """Return "v1" of "version 1", "v1" and "the first version"; the word itself of the others."""
    if match[group]:
        return f"v{int(match[group])}"
    word = match[f"{group}_word"]
    if word in _ORDINALS:
        return f"v{_ORDINALS[word]}"
    return "last" if word in ("newest", "latest", "current") else "previous"


def _of(name: str, version: str) -> str:
    """Return what the tools look a version up by: "Boston v1", "v1", "Boston" for its newest."""
    if not name:
        return version
    return name if version == "last" else f"{name} {version}"


def _before(text: str, start: int) -> str:
    """Return the name that stands before versions: "compare Boston v1 and v2"."""
    said = re.search(r"\b(?:compare|between|of|in|from)\s+([^.,;!?]{1,60})$", text[:start].rstrip())
    return said[1] if said else ""


def _name(words: str) -> str:
    """Return the race's name in words that name it: "berlin" of "my berlin plan"."""
    return " ".join(_NOT_A_NAME.sub(" ", words).split()).strip(" '\"“”")


def _named(text: str, name: str) -> bool:
    return bool(name) or "strateg" in text or "race plan" in text
