"""What was just said beside what is known: what is known already, what takes whose place, what is over."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agent.understanding.facts_changed import SIDES, days, head, is_healed, of_the_same_name, on_another_day
from agent.understanding.facts_content import content_words, stem
from agent.understanding.facts_ended import Ending
from agent.understanding.facts_lexicon import VALENCE_BAD, words
from agent.understanding.facts_told import FactSaid, SaidOfOneself
from agent.understanding.reading import plain
from tools.domain.fact import AthleteFact, FactKind

SAME_MEANING = 0.94
"""Cosine from which two facts of one slot say the same: our design choice [D]."""
CHANGED_MEANING = 0.62
"""Cosine from which what is said to have changed is the fact that was known: our design choice [D]."""
_SINGLE = frozenset(
    [
        "job",
        "shifts",
        "workplace",
        "home",
        "household",
        "age",
        "height",
        "children",
        "sleep",
        "name",
        "units",
        "diet",
        "relationship",
        "coach",
        "smoking",
        "commute",
        "indoor app",
    ]
) | {"weekly volume", "marathons done", "style of answers"}
_ADDS_UP = frozenset({"gym gear", "compression", "pack", "glasses"})
_TIMES = {
    "morning": words(r"""
        mornings?|early|before_(?:work|breakfast|sunrise|school|[5-9])|[5-9]\s*am|dawn|sunrise
    """),
    "noon": words(r"lunch\w*|noon|midday"),
    "evening": words(r"evenings?|after_(?:work|[5-9])|[5-9]\s*pm|night|late"),
    "afternoon": words(r"afternoons?"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One change of what is known: a fact to keep (None: only an end) and the ids of those it ends."""

    fact: FactSaid | None
    ends: tuple[str, ...] = ()


def steps(
    said: SaidOfOneself,
    known: Sequence[AthleteFact],
    likeness: Mapping[str, Mapping[str, float]] | None = None,
) -> list[Step]:
    """Return what changes; nothing for what is known already.

    `likeness` holds, for the text of each fact said, the cosines of the facts known, by their ids.
    """
    likeness = likeness or {}
    left = {fact.id: fact for fact in known}
    over = {fact.id: fact for fact in known if any(is_ended(fact, ending) for ending in said.endings)}
    for fact_id in over:
        del left[fact_id]
    found: list[Step] = []
    for fact in said.facts:
        near = likeness.get(fact.text, {})
        if fact.only_if_new and over:
            continue
        if any(_same(fact, each, near.get(each.id, 0.0)) for each in left.values()):
            continue
        ended = [each.id for each in left.values() if _takes_the_place(fact, each, near.get(each.id, 0.0))]
        ended += _said_of(ended, left)
        for fact_id in ended:
            del left[fact_id]
        instead = [fact_id for fact_id, each in over.items() if fact.slot and each.slot == fact.slot]
        found.append(Step(fact, (*ended, *instead)))
    replaced = {fact_id for step in found for fact_id in step.ends}
    ended = [fact_id for fact_id in over if fact_id not in replaced]
    return [*([Step(None, tuple(ended))] if ended else []), *_within_one_message(found)]


def _said_of(ended: Sequence[str], left: Mapping[str, AthleteFact]) -> list[str]:
    """Return the facts that only say more of those that end, as “You hate gels: they …” does."""
    told = tuple(f"{left[fact_id].text.rstrip('.')}: " for fact_id in ended)
    return [each.id for each in left.values() if told and each.id not in ended and each.text.startswith(told)]


def _within_one_message(found: list[Step]) -> list[Step]:
    """Leave out what a later clause of the same message takes the place of."""
    kept: list[Step] = []
    for place, step in enumerate(found):
        later = [each.fact for each in found[place + 1 :] if each.fact]
        if step.fact is None or not any(_corrects(other, step.fact) for other in later):
            kept.append(step)
    return kept


def _corrects(later: FactSaid, before: FactSaid) -> bool:
    """Tell whether a later clause of one message says what holds instead of an earlier one."""
    single = later.slot == before.slot and _is_single(later.slot)
    return single and later.changed and not later.additional and not before.changed


def is_ended(fact: AthleteFact, ending: Ending) -> bool:
    """Tell whether a fact is what an ending speaks of."""
    if ending.slot is not None:
        return fact.kind is FactKind.HEALTH and _is_part(ending.slot, fact.slot)
    if len(ending.words) == 1:
        return ending.words <= (head(fact) | content_words(fact.slot.replace(":", " ")))
    return bool(ending.words) and ending.words <= words_of(fact)


def words_of(fact: AthleteFact) -> frozenset[str]:
    """Return the words that carry a fact's meaning, by their stems."""
    return content_words(f"{fact.text} {fact.quote} {fact.slot.replace(':', ' ')}")


def _is_part(said: str, slot: str) -> bool:
    """Tell whether a slot is the part of the body said; without a side said, either side is meant."""
    wanted = {stem(word) for word in said.split()}
    known = {stem(word) for word in re.findall(r"\w+", slot)}
    return wanted <= known and known - wanted <= SIDES


def _same(said: FactSaid, known: AthleteFact, likeness: float) -> bool:
    """Tell whether what is said is known already."""
    if content_words(said.text) == content_words(known.text):
        return _is_bad(known) == said.bad
    return (
        likeness >= SAME_MEANING
        and said.slot == known.slot
        and numbers(said.text) == numbers(known.text)
        and _is_bad(known) == said.bad
        and not said.changed
    )


def _takes_the_place(said: FactSaid, known: AthleteFact, likeness: float) -> bool:
    """Tell whether what is said takes the place of what is known."""
    if known.kind is FactKind.LESSON:
        return False
    named = said.instead_of - _MEASURES
    if named and named <= words_of(known) and _of_one_kind(said, known):
        return True
    if said.additional and not said.changed:
        return False
    return (
        _is_newer_of_the_slot(said, known)
        or on_another_day(said, known)
        or is_healed(said, known)
        or of_the_same_name(said, known)
        or _turns_round(said, known)
        or (said.kind is known.kind is FactKind.GOAL and _same_aim(said, known))
        or (said.changed and said.kind is known.kind and likeness >= CHANGED_MEANING)
    )


def _is_newer_of_the_slot(said: FactSaid, known: AthleteFact) -> bool:
    """Tell whether both answer what has one answer at a time."""
    if not said.slot or said.slot != known.slot or said.slot == "goal":
        return False  # one may have many goals
    if said.slot != "time of training" or said.changed:
        return _is_single(said.slot) or said.changed
    mine, others = _times(said.text), _times(known.text)
    if days(said.text) != days(known.text):
        return False
    return bool(mine and others) and not mine & others and not (said.bad or _is_bad(known))


_MEASURES = content_words("hour hours minute minutes km mile miles watts bpm day days kg week weeks")
_EATEN = (FactKind.STOMACH, FactKind.PREFERENCE)


def _of_one_kind(said: FactSaid, known: AthleteFact) -> bool:
    loose = FactKind.ABOUT in (said.kind, known.kind)
    return loose or said.kind is known.kind or (said.kind in _EATEN and known.kind in _EATEN)


def _turns_round(said: FactSaid, known: AthleteFact) -> bool:
    """Tell whether one speaks for what the other speaks against."""
    if FactKind.HEALTH in (said.kind, known.kind):
        return False  # an illness that is worse in the cold is the same illness
    subject = _subject(said.slot)
    return bool(subject) and subject == _subject(known.slot) and said.bad != _is_bad(known)


def _is_single(slot: str) -> bool:
    """Tell whether a slot has one answer at a time: gear by its kind, and what one lives by."""
    return slot in _SINGLE or slot in GEAR_SLOTS or slot.partition(":")[0] in ("bike", "shoes")


GEAR_SLOTS = frozenset(
    re.findall(
        r"[\w ]+",
        "head unit,power meter,running power,indoor trainer,heart rate strap,watch,sleep tracker,"
        "shoe insoles,wetsuit,goggles,helmet,wheels,tyres,gearing,pedals,saddle,head torch,"
        "headphones,aero bars",
    )
)
_OF_THEIR_OWN = frozenset({"goal", "allergy", "medicine", "cue", "supplement"})


def _subject(slot: str) -> frozenset[str]:
    """Return what a liking or a tolerance is of, by its stems."""
    told = slot.partition(":")[2] if slot.startswith("liking:") else slot
    if not told or _is_single(slot) or slot.partition(":")[0] in _OF_THEIR_OWN:
        return frozenset()
    return frozenset(stem(word) for word in told.split())


def _same_aim(said: FactSaid, known: AthleteFact) -> bool:
    """Tell whether two goals are of the same race and one of them is newer: the same place, another time."""
    mine, others = _names(said.text), _names(known.text)
    return bool(mine & others) and numbers(said.text) != numbers(known.text)


def _names(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in re.findall(r"(?<=\s)[A-Z]\w{2,}", text))


def _times(text: str) -> frozenset[str]:
    said = plain(text)
    return frozenset(name for name, told in _TIMES.items() if told.search(said))


def _is_bad(fact: AthleteFact) -> bool:
    return VALENCE_BAD.search(plain(fact.quote or fact.text)) is not None


def numbers(text: str) -> frozenset[str]:
    """Return the numbers a text holds, as they are written."""
    return frozenset(re.findall(r"\d+(?:[.,:]\d+)*", text))


def about(what: str, known: Iterable[AthleteFact]) -> tuple[AthleteFact, ...]:
    """Return the facts that name all that is told in `what`, or, where none does, most of it."""
    wanted = content_words(what)
    if not wanted:
        return ()
    shares = [(len(wanted & words_of(fact)) / len(wanted), fact) for fact in known]
    best = max((share for share, _ in shares), default=0.0)
    return tuple(fact for share, fact in shares if share == best and share >= MOST_WORDS)


MOST_WORDS = 0.6
"""Share of the words of a wish that a fact has to name: our design choice [D]."""
