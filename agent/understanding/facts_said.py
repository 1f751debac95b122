"""What an athlete says of themselves in a message, read without a model: facts, and what holds no longer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from agent.understanding.facts_clauses import Clause, clauses_of, leaves_out_the_subject
from agent.understanding.facts_content import content_words
from agent.understanding.facts_ended import (
    Ending,
    ending_in,
)
from agent.understanding.facts_forget_wish import forget_wish
from agent.understanding.facts_joining import Read, facts_of, sentences, worded
from agent.understanding.facts_kept_out import (
    begins_with_family,
    is_kept_elsewhere,
    is_of_others,
    is_of_the_program,
    is_supposed,
    is_talk,
    is_the_race_at_hand,
)
from agent.understanding.facts_kinds import POSSIBLE, Sorted, sorted_out
from agent.understanding.facts_lexicon import pattern, words
from agent.understanding.facts_loose import may_be_bare
from agent.understanding.facts_names import introduces, speaks_of
from agent.understanding.facts_pieces import two_pieces
from agent.understanding.facts_presupposed import presupposed
from agent.understanding.facts_statements import AT_ALL_TIMES, CAME_TO_HAVE, is_passing, states_something
from agent.understanding.facts_told import FactSaid, SaidOfOneself
from agent.understanding.facts_wording import addressed
from agent.understanding.reading import plain
from tools.domain.fact import FactKind

_FIRST_PERSON = pattern(r"(?<![\w'])(?:i|i'm|i've|i'd|i'll|im|ive|my|me|mine|myself|we|our)(?![\w])")
_STOPS = pattern(r"[.!?\n,;:]+|(?<!\w)(?:btw|also|and|but)(?!\w)")
_FEWEST_WORDS, _SHORTEST, _LONGEST_SLOT = 3, 8, 60  # words, characters, characters
_OWN = pattern(r"(?<![\w'])(?:i|i'm|i've|i'd|my|me|mine|myself|we|we're|we've|our|us)(?![\w])")
_BARE = pattern(
    r"""
        (?:(?:the_)?(?:left|right|both)_\w+|(?:got|had|been|taking|on|diagnosed|recovering|suffering
        |no)\s|(?:head\s*torch|bike|watch|shoes|poles|helmet|wetsuit|gearing|tyres|wheels)_(?:is|are)\s
        |(?:night|day|early|late)_shifts?\s)
    """
)
"""Beginnings of what is said of oneself without a word for oneself."""
_SHORT_FACT = pattern(
    r"""
        i(?:'m|_am)_(?:\d\d|vegan|vegetarian|diabetic|asthmatic|pregnant|retired|married|left-handed|single
        |divorced|ana?emic|deaf|colou?r-?blind)$|i_(?:snore|smoke|vape|ski|swim|climb|surf|sing|paint|row)$
    """
)
_SOMETHING = pattern(r"(?:it|they|that|those|these|this|he|she)(?:'s|\s)")
_NAMES_ITS_OWN = pattern(r"(?<!\w)(?:my|a|an|the|our)_\w+")
_TOLD_ABOUT = pattern(r"i_(?:told|showed|gave|asked)_you|as_i_said")
_PLAIN_STATEMENT = pattern(r"""
    i(?:'m|_am)_(?:a|an)\s|i_(?:\w+_)?(?:live|work|speak|play|own|study|drive|snore|smoke|teach|cook
    |paint)(?!\w)
""")
_PRESENT_DEEDS = pattern(r"""
    i(?:'m|_am)_(?:currently_)?(?:doing|running|riding|going|racing|having|leaving|coming|about
    |at_(?:the|km|mile)|in_the_(?:middle|train|car|office)|not_going)(?!\w)
""")
_TIME_AHEAD = words(r"""
    in_(?:january|february|march|april|may|june|july|august|september|october|november|december|spring
    |summer|autumn|fall|winter|(?:20)\d\d)|next_(?:year|month|spring|summer|season)|soon|every_\w+
""")


def may_tell_facts(message: str) -> bool:
    """Tell, cheaply, whether somebody may speak of themselves in a message."""
    said = plain(message[:4_000])
    if _FIRST_PERSON.search(said):
        return True
    return any(_tells_without_saying_so(each.strip()) for each in _STOPS.split(said))


def _tells_without_saying_so(said: str) -> bool:
    bare = leaves_out_the_subject(said) or _BARE.match(said) is not None
    return bare or may_be_bare(said)


def read_facts(
    message: str, today: date, before: Sequence[str] = (), names: frozenset[str] = frozenset()
) -> SaidOfOneself:
    """Return what a message says of its athlete. Never raises.

    `before` are the messages before it, oldest first: they say what "it" is. `names` are those of people and
    groups the athlete told of: what is said of them is part of the athlete's life.
    """
    if not (names or may_tell_facts(message)) or forget_wish(message):
        return SaidOfOneself()
    read: list[Read] = []
    facts: list[FactSaid] = []
    endings: list[Ending] = []
    earlier = _told_just_before(before, today) if _points_back(message) else []
    for clause in clauses_of(message):
        if _TELLS_TO_FORGET.match(clause.said):
            continue
        ending = None if clause.asked or is_supposed(clause.said) else ending_in(clause.said)
        if ending is not None:
            endings.append(ending)
            if not ending.keeps_words:
                continue
        told = [_as_ending(fact, ending) for fact in _facts_in(clause, today, [*earlier, *facts])]
        if not told and not clause.asked and speaks_of(clause.said, names):
            told = [fact for fact in [worded(clause, _OF_ONES_LIFE, today)] if fact]
        read.append((clause, told))
        facts += told
    facts = [fact for sentence in sentences(read) for fact in facts_of(sentence, message, today)]
    # Where it is told what holds instead, what does not any more says nothing.
    kinds = {each.kind for each in facts if not each.only_if_new}
    facts = [each for each in facts if not (each.only_if_new and each.kind in kinds)]
    unique = {each.text.casefold(): each for each in facts}
    return SaidOfOneself(tuple(unique.values()), tuple(endings))


def _as_ending(fact: FactSaid, ending: Ending | None) -> FactSaid:
    """Return a fact as it is where it ends another: worth a fact where it ends none that is known."""
    if ending is None or ending.says_more:
        return fact
    return replace(fact, only_if_new=True, instead_of=ending.words)


_OF_ONES_LIFE = Sorted(FactKind.ABOUT, "", POSSIBLE)
_TELLS_TO_FORGET = pattern(r"(?:please_)?(?:forget|delete|erase)(?!\w)")


def _points_back(message: str) -> bool:
    said = plain(message[:_LONGEST_OPENING]).lstrip()
    return _SOMETHING.match(said) is not None or _THERE.search(said) is not None


_LONGEST_OPENING = 80  # characters within which a message points to the one before
_THERE = pattern(r"(?<!\w)there(?!\w|'s|\s(?:is|are|was|were|'s)(?!\w))")


def _told_just_before(before: Sequence[str], today: date) -> list[FactSaid]:
    """Return the last fact of the messages just before, which "it" may be about."""
    for message in reversed(before[-_NEAR:]):
        if facts := read_facts(message, today).facts:
            return [facts[-1]]
    return []


_LONGEST_TEXT = 380  # characters
_NEAR = 2  # messages: the athlete's last and the answer to it


def _facts_in(clause: Clause, today: date, told: Sequence[FactSaid]) -> list[FactSaid]:
    """Return the facts a clause tells: two where it names two pieces of gear, each to be replaced alone."""
    fact = _fact_in(clause, today, told)
    if fact is None or fact.kind is not FactKind.EQUIPMENT:
        return [fact] if fact else []
    return two_pieces(clause, fact, today) or [fact]


def _fact_in(clause: Clause, today: date, told: Sequence[FactSaid]) -> FactSaid | None:
    """Return the fact a clause tells, or None."""
    if clause.asked:
        return presupposed(clause)
    if _is_no_fact(clause):
        return None
    found = _known_kind(clause, told)
    if _SOMETHING.match(clause.said) and not _NAMES_ITS_OWN.search(clause.said):
        return _about_it(clause, today, told[-1]) if told else None
    found = found or _anything(clause.said)
    if found is None or _is_kept_out(clause, found):
        return None
    return _said_of_a_place(worded(clause, found, today), clause, told)


def _said_of_a_place(fact: FactSaid | None, clause: Clause, told: Sequence[FactSaid]) -> FactSaid | None:
    """Return a fact of what is done "there" with the fact before it, which says where that is."""
    if fact is None or not told or fact.kind is FactKind.HEALTH or not _THERE.search(clause.said):
        return fact
    of = told[-1].text.rstrip(".")
    text = f"{of}: {fact.text[:1].lower()}{fact.text[1:]}"
    return replace(fact, text=text) if len(text) <= _LONGEST_TEXT else fact


def _is_no_fact(clause: Clause) -> bool:
    """Tell whether a clause is nothing about the athlete whatever it speaks of."""
    said = clause.said
    if len(said.split()) < _FEWEST_WORDS and not _SHORT_FACT.match(said):
        return True
    if (
        is_supposed(said)
        or (is_of_others(said) and not introduces(clause.meant))
        or (is_kept_elsewhere(said) and not _hurts(said))
    ):
        return True
    return _TOLD_ABOUT.match(said) is not None or (is_talk(said) and not _is_goal(said))


_OF_FAMILY = frozenset({"pets", "children", "coach", "club", "name"})


def _hurts(said: str) -> bool:
    found = sorted_out(said)
    return found is not None and found.kind is FactKind.HEALTH and found.slot not in ("", "heart")


def _known_kind(clause: Clause, told: Sequence[FactSaid]) -> Sorted | None:
    said = clause.said
    found = sorted_out(said)
    if (begins_with_family(said) or introduces(clause.meant)) and (
        found is None or found.kind in (FactKind.ABOUT, FactKind.EQUIPMENT)
    ):
        return Sorted(FactKind.ABOUT, found.slot if found and found.slot in _OF_FAMILY else "", POSSIBLE)
    own = _is_of_oneself(said) or _BARE.match(said) or _goes_on(said, told)
    return found if own else None


def _is_kept_out(clause: Clause, found: Sorted) -> bool:
    """Tell whether a clause of a known kind is but of a day, of the race at hand, or of this program."""
    said = clause.said
    match found.kind:
        case FactKind.HEALTH:
            return False
        case FactKind.GOAL:
            return is_of_the_program(said) or is_the_race_at_hand(said, clause.whole)
        case FactKind.EQUIPMENT if not found.slot and not states_something(said):
            return True
        case FactKind.PREFERENCE:
            return is_of_the_program(said.partition(",")[0]) or _only_passing(said, found)
        case _:
            return is_of_the_program(said) or _only_passing(said, found)


def _is_goal(said: str) -> bool:
    found = sorted_out(said)
    return found is not None and found.kind is FactKind.GOAL


def _is_of_oneself(said: str) -> bool:
    return _OWN.search(said) is not None


_GOES_ON_AS = (FactKind.EQUIPMENT, FactKind.STOMACH, FactKind.HEALTH)


def _goes_on(said: str, told: Sequence[FactSaid]) -> bool:
    """Tell whether a clause without a word for oneself goes on with what was just told: more gear."""
    if not told:
        return False
    last = FactKind.STOMACH if told[-1].kind is FactKind.PREFERENCE else told[-1].kind
    found = sorted_out(f"my {said}") if last in _GOES_ON_AS else None
    return found is not None and found.kind is last


def _only_passing(said: str, found: Sorted) -> bool:
    """Tell whether a clause of a known kind but tells a day's deed."""
    if found.slot and CAME_TO_HAVE.match(said):
        return False
    return is_passing(said) and not AT_ALL_TIMES.search(said)


def _anything(said: str) -> Sorted | None:
    """Return a plain statement about oneself as a fact about the athlete; None for what is too thin."""
    if not _is_of_oneself(said) or not states_something(said) or is_passing(said):
        return None
    if _PRESENT_DEEDS.match(said) and not _TIME_AHEAD.search(said):
        return None
    telling = len(content_words(said))
    if telling < (2 if len(said.split()) < 5 else 1) and not _PLAIN_STATEMENT.match(said):
        return None
    return Sorted(FactKind.ABOUT, "", POSSIBLE)


def _about_it(clause: Clause, today: date, of: FactSaid) -> FactSaid | None:
    """Return what is said of "it" as said of the fact before: both stand in one sentence."""
    if not _is_of_oneself(clause.said) or is_passing(clause.said):
        return None
    more = addressed(clause.meant, today)
    text = f"{of.text.rstrip('.')}: {more[:1].lower()}{more[1:]}"
    return replace(
        of, text=text[:_LONGEST_TEXT], quote=clause.words, slot="", confidence=POSSIBLE, changed=False
    )
