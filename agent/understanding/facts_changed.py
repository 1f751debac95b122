"""What tells that a thing known is now otherwise: on another day, healed, or gone from an athlete's life."""

import re

from agent.understanding.facts_concepts import concepts_in
from agent.understanding.facts_content import content_in_order, content_words
from agent.understanding.facts_lexicon import words
from agent.understanding.facts_told import FactSaid
from agent.understanding.reading import plain
from tools.domain.fact import AthleteFact, FactKind

_HEAD = 3  # words that carry meaning: our design choice [D]
SIDES = frozenset({"left", "right", "both"})


def head(fact: AthleteFact) -> frozenset[str]:
    """Return the words a fact begins with: what is told to be over by one word is what they name."""
    return frozenset(content_in_order(fact.text)[:_HEAD])


_DAY = re.compile(r"(?<!\w)(mon|tues?|wednes|thurs?|fri|satur|sun)days?(?!\w)|(?<!\w)(weekend)s?(?!\w)")
_OF_TIME = content_words(
    "monday tuesday wednesday thursday friday saturday sunday weekend morning evening now"
)


def days(text: str) -> frozenset[str]:
    """Return the days of the week a text names."""
    return frozenset(found[1] or found[2] for found in _DAY.finditer(plain(text)))


def on_another_day(said: FactSaid, known: AthleteFact) -> bool:
    """Tell whether the same thing is now on another day: "we meet on Fridays now"."""
    mine, others = days(said.text), days(known.text)
    if not (said.changed and mine and others) or mine & others or FactKind.HEALTH in (said.kind, known.kind):
        return False
    return bool((content_words(said.text) & content_words(known.text)) - _OF_TIME)


def of_the_same_name(said: FactSaid, known: AthleteFact) -> bool:
    """Tell whether both begin with the same name, and what is said of it has changed."""
    gone = said.changed and _GONE.search(plain(said.text)) is not None
    if not gone or not said.kind is known.kind is FactKind.ABOUT:
        return False
    mine = content_in_order(said.text)[:1]
    named = set(mine) & set(content_in_order(known.text)[:_HEAD])
    return any(not concepts_in(word) for word in named)


_GONE = words(r"moved|left|quit|stopped|retired|no_longer|any_?more|solo|gave_up|died|sold")
_HEALED = words(r"healed|removed|came_out|taken_out|is_out|recovered|cured|fine_again")


def is_healed(said: FactSaid, known: AthleteFact) -> bool:
    """Tell whether what was broken or mended in a part of the body is told to be well."""
    if not said.kind is known.kind is FactKind.HEALTH or not _HEALED.search(plain(said.text)):
        return False
    mine, others = (set(re.findall(r"\w+", slot)) - SIDES for slot in (said.slot, known.slot))
    return bool((mine & others) - {"surgery", "bones", "history", "injury", "illness"})
