"""What belongs to what: "than cycling", "after the run", "no caffeine", "helps my pacer"."""

from collections.abc import Mapping, Sequence

from tools.domain.questions.asking import Phrase
from tools.domain.questions.words import stem

Roles = Mapping[str, frozenset[str]]
"""For each relation of a question, the meanings that stand in it."""

TURNING = frozenset(
    {
        "than", "from", "act:help", "act:cause", "act:affect", "act:follow", "act:pass", "act:replace",
        "act:predict", "act:switch", "act:let", "not:instead", "act:save", "deg:better",
        "act:compare", "act:measure",
    }
)  # fmt: skip
"""Relations whose two sides change the question when they change places."""
_BINDING = ("than", "from", "to", "then", "into")
_FAMILIES = ("when:", "not:", "quant:", "lim:", "deg:", "phase:", "side:")
_OTHERS = frozenset({"act:increase", "act:decrease", "ask:amount"})
_ENDING = """
in on at for with by of and or but how what when where why which who if do can should be will would could
i , ; : ? ! . because so that
"""
_STOPS = frozenset(map(stem, _ENDING.split()))


def roles_in(words: Sequence[Phrase]) -> Roles:
    """Return what stands in each relation."""
    found: dict[str, frozenset[str]] = {}
    for at, word in enumerate(words):
        relation = _relation(word)
        if relation:
            found[relation] = found.get(relation, frozenset()) | _object(words[at + 1 :])
    return found


def turned_about(one: Roles, other: Roles) -> bool:
    """Whether one comes from where the other goes to."""
    return bool(one.get("from", frozenset()) & other.get("to", frozenset()))


def _relation(word: Phrase) -> str:
    if word.stems[0] in _BINDING and len(word.stems) == 1:
        return word.stems[0]
    return next((each for each in word.meanings if _relates(each)), "")


def _relates(meaning: str) -> bool:
    return meaning in TURNING or meaning in _OTHERS or meaning.startswith(_FAMILIES)


def _object(words: Sequence[Phrase]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word.stems[0] in _STOPS or (found and word.stems[0] in _BINDING):
            break
        found.update(each for each in word.meanings if not each.startswith("ask:"))
    return frozenset(found)
