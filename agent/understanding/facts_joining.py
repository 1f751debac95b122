"""Clauses of one sentence put together: what belongs to a fact is said with it, what is left may be one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from agent.understanding.facts_clauses import Clause
from agent.understanding.facts_content import content_words
from agent.understanding.facts_ended import CHANGED, replaced_in, without_old, without_replaced
from agent.understanding.facts_gear import ADDITIONAL
from agent.understanding.facts_kept_out import is_kept_elsewhere
from agent.understanding.facts_kinds import Sorted, sorted_out
from agent.understanding.facts_lexicon import VALENCE_BAD, pattern
from agent.understanding.facts_loose import is_loose, names_a_thing, own_life, parts_of, wish_in
from agent.understanding.facts_statements import is_passing, states_something
from agent.understanding.facts_told import FactSaid
from agent.understanding.facts_wording import addressed
from tools.domain.fact import FactKind

Read = tuple[Clause, list[FactSaid]]
_LONGEST, _LONGEST_SLOT, _SHORTEST = 380, 60, 8  # characters
_LONGEST_QUOTE = 600  # characters


def sentences(clauses: Sequence[Read]) -> list[list[Read]]:
    """Return clauses by the sentences they stand in, in order."""
    found: list[list[Read]] = []
    for each in clauses:
        if found and found[-1][0][0].whole == each[0].whole:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def facts_of(sentence: Sequence[Read], message: str, today: date) -> list[FactSaid]:
    """Return the facts of a sentence, each with what is said beside it and is no fact of its own."""
    facts: list[FactSaid] = []
    before: Clause | None = None
    for place, (clause, told) in enumerate(sentence):
        lead, before = before, None
        if facts and len(told) == 1 and _belongs_to_it(clause, told[0]):
            facts[-1] = _with(facts[-1], clause, message, today, leads=False)
        elif told:
            facts += [_with(told[0], lead, message, today, leads=True), *told[1:]]
        elif not is_loose(clause):
            facts += _wished(clause, today)
        elif not facts and place + 1 < len(sentence) and names_a_thing(clause.said):
            before = clause
        elif (found := _of_life(clause.said) or wish_in(clause.whole.rstrip(" .!"))) and (
            fact := worded(clause, found, today)
        ):
            facts.append(_with(fact, lead, message, today, leads=True))
        elif facts and not is_passing(clause.said):
            facts[-1] = _with(facts[-1], clause, message, today, leads=False)
    return facts


_OF_IT = pattern(r"(?<!\w)(?:there(?!'s|\s(?:is|are|was)(?!\w))|then|her|him|that_way|afterwards)(?!\w)")


def _belongs_to_it(clause: Clause, fact: FactSaid) -> bool:
    """Tell whether a plain statement says nothing without the fact before it: "and I sleep well there"."""
    if fact.kind is not FactKind.ABOUT or fact.slot or fact.only_if_new:
        return False
    return _OF_IT.search(clause.said) is not None or (
        len(clause.said.split()) <= _SHORT and len(content_words(clause.said)) <= _FEW
    )


_SHORT, _FEW = 5, 2  # words, and words that carry meaning: our design choice [D]


def _of_life(said: str) -> Sorted | None:
    """Return a loose clause as a fact: the whole of it, or what is said behind one of its commas."""
    if found := wish_in(said) or own_life(said):
        return found
    for part in parts_of(said):
        if found := wish_in(part) or own_life(part):
            return (
                found
                if CHANGED.search(part) or part.startswith("new ")
                else Sorted(FactKind.ABOUT, "", found.confidence)
            )
    return None


def _wished(clause: Clause, today: date) -> list[FactSaid]:
    """Return a wish for every answer, which is a request that stays, or what is told behind a request."""
    if clause.asked or is_kept_elsewhere(clause.said):
        return []
    parts = parts_of(clause.said)
    wish = next((found for part in [clause.said, *parts] if (found := wish_in(part))), None)
    told = next((found for part in parts if states_something(part) and (found := own_life(part))), None)
    fact = worded(clause, found, today) if (found := wish or told) else None
    if fact is None or wish is None:
        return [fact] if fact else []
    return [replace(fact, text=f"You wish: {fact.text[:1].lower()}{fact.text[1:]}")]


def worded(clause: Clause, found: Sorted, today: date) -> FactSaid | None:
    """Return a fact in words to the athlete; None where too little is left of it."""
    instead_of = replaced_in(clause.said)
    text = addressed(without_replaced(clause.meant) if instead_of else clause.meant, today)
    if len(text) < _SHORTEST:
        return None
    return FactSaid(
        kind=found.kind,
        slot=found.slot[:_LONGEST_SLOT],
        text=text,
        quote=without_old(clause.words) if instead_of else clause.words,
        confidence=found.confidence,
        changed=CHANGED.search(clause.whole) is not None,
        additional=ADDITIONAL.search(clause.said) is not None,
        instead_of=instead_of,
        bad=VALENCE_BAD.search(clause.said) is not None,
    )


def _with(fact: FactSaid, clause: Clause | None, message: str, today: date, *, leads: bool) -> FactSaid:
    """Return a fact with a clause said just before or after it, where both stand together."""
    if clause is None or not content_words(clause.said):
        return fact
    said = addressed(clause.meant, today).rstrip(".")
    first, second = (clause.words, fact.quote) if leads else (fact.quote, clause.words)
    quote = _stretch(message, first, second)
    text = fact.text.rstrip(".")
    text = f"{said}: {text[:1].lower()}{text[1:]}." if leads else f"{text}, {said[:1].lower()}{said[1:]}."
    if not said or not quote or len(text) > _LONGEST:
        return fact
    named = sorted_out(f"my {clause.said}") if leads and not fact.slot else None
    if named is not None:
        fact = replace(
            fact, kind=named.kind, slot=named.slot, changed=CHANGED.search(clause.whole) is not None
        )
    return replace(fact, text=text, quote=quote)


def _stretch(message: str, first: str, second: str) -> str:
    """Return the message from one stretch of it to the end of a later one; "" where they are far apart."""
    start = message.find(first)
    end = message.find(second, start + len(first)) + len(second) if start >= 0 else -1
    if start < 0 or end < start + len(first) or end - start > _LONGEST_QUOTE:
        return ""
    return message[start:end]
