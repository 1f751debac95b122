"""The words of a text that carry its meaning, each cut to its stem."""

import re
from functools import lru_cache

from agent.understanding.reading import plain

_A_WORD = re.compile(r"[a-z0-9][a-z0-9'.+-]*")
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
    i i'm i've my me mine a an the of to in on at for with and or but it its is are am was were be been
    do does did don't doesn't not no any some that this these those have has had really very just quite
    so too also still only ever when while if as by from about use using used wear wearing ride riding
    run running race racing own owned old new more much more because take taking took feel feeling get
    gets got make makes made like likes love hate can can't cannot longer now anymore all every always
    never usually often sometimes last week year month you your we our they them he she his her before
    after during since until up out off
""",
    )
)


@lru_cache(maxsize=4_096)
def content_words(said: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, each cut to its stem."""
    return frozenset(content_in_order(said))


@lru_cache(maxsize=4_096)
def content_in_order(said: str) -> tuple[str, ...]:
    """Return the words of a text that carry its meaning, in order, each cut to its stem."""
    found = _A_WORD.findall(plain(said))
    return tuple(stem(word) for word in found if word not in _EMPTY_WORDS and len(word) > 1)


def _undoubled(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl"
    return word[:-1] if doubled else word


def stem(word: str) -> str:
    """Return a word without the endings that do not change what it names."""
    word = word.strip(".'-").removesuffix("'s")
    for ending, least in (("ing", 6), ("ies", 5), ("es", 5), ("ed", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return _undoubled(word.removesuffix(ending)) + ("y" if ending == "ies" else "")
    return word.rstrip("e") if len(word) > 4 else word
