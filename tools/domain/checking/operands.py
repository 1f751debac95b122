"""What a number may be computed from: the amounts of its sentence, and known values it speaks of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from tools.domain.checking.anchors import amounts_of, anchored, is_specific, left_at
from tools.domain.checking.arithmetic import Amount
from tools.domain.checking.checked import Origin
from tools.domain.checking.facts import Fact
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.reading import Clause, Reading
from tools.domain.checking.topics import Topic, topics_in, words_of
from tools.domain.checking.word_lists import words

_COMPARES = re.compile(
    r"\b(?:slower|faster|quicker|sooner|later|earlier|longer|shorter|higher|lower|lighter|heavier|less|fewer"
    r"|extra|further|farther|ahead|behind|short|outside|inside|under|below|above|over|beyond|between|gaps?"
    r"|differ\w*|margin|buffer|cushion|spread|apart|away|left|remain\w*|in hand"
    r"|in reserve|spare|sav\w+|cost\w*|los\w+"
    r"|gain\w*|add\w*|gr[eo]w\w*|drops?|rises?|increas\w+|decreas\w+|cuts?|separat\w+|swing|more|before|after"
    r"|positive|negative"
    r"|past|since|until|till|another|on from|jumps?|climbs?|takes? off|off|up by|down by|missing|too)\b",
    re.IGNORECASE,
)
_COMPARES_TWO = re.compile(
    r"\b(?:slower|faster|quicker|longer|shorter|higher|lower|gaps?|differ\w*|margin|spread|apart|gr[eo]w\w*"
    r"|add\w*|jumps?|increas\w+|decreas\w+|rises?|extra|more|less|fewer|separat\w+|cost\w*|ahead|behind"
    r"|above|below|leaves?|leaving|positive|negative)\b",
    re.IGNORECASE,
)
_ADDS_UP = re.compile(
    r"\b\d+ of \d|\b(?:across|over) (?:the|both|these|those) (?:two |three )?weeks\b"
    r"|"
    r"\b(?:together|both|combined|in total|in all|altogether|sum|add\w* up|accounts? for)\b",
    re.IGNORECASE,
)
_SLOTS: dict[str, frozenset[str]] = {
    "time": words("goal predicted result"),
    "half": words("first second"),
    "terrain": words("flat average"),
    "power": words("threshold normalized"),
    "substance": words("body"),
    "heart": words("threshold max"),
    "stretch": words("race"),
    "rank": words("slowest fastest steepest"),
}
"""What a sentence may compare with by naming it alone: "8 % slower than your goal"."""
_OF_THE_RACE = words("race marathon distance finish goal")
_IS_A_SHARE = re.compile(
    r"^\s(?:of|into|through)\s(?:the|your|its|this|all)\s(?:\w+\s)?(?:distance|course|race|way|marathon|ride|run|ftp"
    r"|threshold|total|energy|week|time|goal|climbing|ascent|route|plan|carb\w*|gels?)\b",
    re.IGNORECASE,
)
_IS_PAST = re.compile(r"\b(?:ran|rode|raced|took|was|were|did|best|pb|result|record)\b", re.IGNORECASE)
_SAYS_LITTLE = words(
    "km kilometre mile min minute hour time gram day race take course plan target number amount part point"
    " finish start good know last first next long"
)
_REMAINS = re.compile(
    r"\b(?:left|remain\w*|to go|to run|to ride|still|another|finish|rest|home|until|till|from there|more|end"
    r"|pace|averag\w+|so far|need\w*|further|last|final|after|away|line)\b",
    re.IGNORECASE,
)
_FEW_FACTS = 8  # with one word in common: beyond that the word says little
_NUMBERS = (Dimension.BARE, Dimension.COUNT)
_NEAR_M = 50.0
_MOST_BESIDE = 16  # amounts of a sentence that a number may follow from: our design choice [D]


@dataclass(frozen=True, slots=True)
class Operands:
    """The amounts a number may follow from.

    `here` stand in the sentence, `named` are named in it without their number, `basic` are what everything
    rests on (the goal, the distance, the weight, what was computed), `related` are pairs of known values
    that share a word with the sentence, `alike` all known values of the kind, `anchors` pairs of those that
    are told once for all: of the race, of halfway, of the place asked for; `left` is what remains there.
    """

    here: list[Amount]
    named: list[Amount]
    basic: list[Amount]
    related: list[tuple[Amount, Amount]]
    alike: list[Amount]
    anchors: list[tuple[Amount, Amount]]
    left: list[Amount]
    compares: bool
    differs: bool
    adds_up: bool
    is_past: bool
    is_share: bool
    of_a_range: bool


def operands_of(clause: Clause, sentence: Reading, known: Known) -> Operands:
    """Return what a quantity may be computed from."""
    compares = _COMPARES.search(sentence.text) is not None
    differs = _COMPARES_TWO.search(sentence.text) is not None
    adds_up = _ADDS_UP.search(sentence.text) is not None
    return Operands(
        here=_nearest(
            (*_of_the_sentence(clause, sentence), *_by_their_number(clause, sentence, known)),
            clause.quantity.start,
        ),
        named=list(_named(sentence, known)),
        basic=list(_basic(clause, sentence, known)),
        related=list(_related(clause, sentence, known)) if adds_up or differs else [],
        alike=list(_alike(clause, sentence, known)) if compares else [],
        anchors=list(anchored(clause, sentence, known))
        if compares or (is_specific(clause) and not _tells_a_finish(sentence))
        else [],
        left=list(left_at(known)) if _REMAINS.search(sentence.text) else [],
        compares=compares,
        differs=differs,
        adds_up=adds_up,
        is_share=_IS_A_SHARE.search(sentence.text[clause.quantity.end :]) is not None,
        of_a_range=clause.quantity.is_range,
        is_past=_IS_PAST.search(sentence.text) is not None,
    )


def _nearest(amounts: Iterable[Amount], at: int) -> list[Amount]:
    """Return the amounts that stand nearest, in their order: of a long row of numbers few belong together."""
    every = list(amounts)
    if len(every) <= _MOST_BESIDE:
        return every
    kept = set(sorted(range(len(every)), key=lambda index: abs(every[index].at - at))[:_MOST_BESIDE])
    return [amount for index, amount in enumerate(every) if index in kept]


def _of_the_sentence(clause: Clause, sentence: Reading) -> Iterator[Amount]:
    for other in sentence.clauses:
        quantity = other.quantity
        for number, reading in enumerate(quantity.readings if quantity is not clause.quantity else ()):
            likely = number == 0 or reading.dimension is Dimension.PLACE
            for end in (reading.value, reading.high):
                if end is not None and reading.dimension is not Dimension.TIME_OF_DAY:
                    yield Amount(
                        reading.unit, end, quantity.per, quantity.written, quantity.start, is_likely=likely
                    )


def _by_their_number(clause: Clause, sentence: Reading, known: Known) -> Iterator[Amount]:
    """Give the values known by a bare number of the sentence: a maximum of 184 is 184 bpm."""
    for other in sentence.clauses:
        quantity = other.quantity
        if quantity is clause.quantity or quantity.is_word or quantity.dimension not in _NUMBERS:
            continue
        for fact in known.numbers.get(abs(quantity.said_as), ()):
            first = fact.readings[0]
            unit = clause.quantity.readings[0].unit if first.dimension is Dimension.BARE else first.unit
            value = first.value * unit.factor if first.dimension is Dimension.BARE else first.value
            if unit.dimension is clause.quantity.dimension and first.high is None:
                yield Amount(unit, value, fact.per, quantity.written, quantity.start)


def _named(sentence: Reading, known: Known) -> Iterator[Amount]:
    """Give the known values that the sentence names without their number, with where it names them."""
    wanted = {topic for topic in sentence.topics if topic.name in _SLOTS.get(topic.group, ())}
    if any(topic.group == "half" for topic in wanted):
        wanted |= {Topic("half", name) for name in _SLOTS["half"]}
    if sentence.words & _OF_THE_RACE:
        wanted.add(Topic("time", "goal"))
    if not wanted:
        return
    placed = [(topic, each.start) for each in topics_in(words_of(sentence.text)) for topic in each.topics]
    for fact in known.facts:
        if fact.is_range or fact.per or not fact.may_be_told_with(sentence.words):
            continue
        if topic := next((each for each in wanted if _is_of(fact, each)), None):
            first = fact.readings[0]
            at = next(
                (start for other, start in placed if other == topic), sentence.text.lower().find(topic.name)
            )
            yield Amount(first.unit, first.value, fact.per, fact.meaning, at, is_named=True)


def _is_of(fact: Fact, topic: Topic) -> bool:
    if topic.group == "rank" and topic.name in fact.around:
        return True
    names = fact.groups.get(topic.group, frozenset())
    return topic.name in names and len(names) <= len(("this", "or that"))


def is_of_another_race(fact: Fact, sentence: Reading) -> bool:
    """Tell whether a time is that of a race run before, and the sentence speaks of none."""
    return fact.groups.get("time", frozenset()) == frozenset({"result"}) and not any(
        name == "result" for _, name in sentence.topics
    )


def _basic(clause: Clause, sentence: Reading, known: Known) -> Iterator[Amount]:
    """Give what everything rests on, rates an hour, and the times known at a place of the sentence."""
    places = [
        reading.value
        for other in sentence.clauses
        for reading in other.quantity.readings
        if other is not clause and reading.dimension in (Dimension.PLACE, Dimension.LENGTH)
    ]
    for fact in known.facts:
        if (
            (
                fact.is_exact
                and fact.may_be_told_with(sentence.words)
                and not is_of_another_race(fact, sentence)
            )
            or (fact.per == "hour" and fact.origin is not Origin.ATHLETE)
            or (fact.place is not None and any(abs(fact.place[0] - place) < _NEAR_M for place in places))
        ):
            yield from amounts_of(fact)


def _tells_a_finish(sentence: Reading) -> bool:
    """Tell whether a sentence is about a finish, which is no difference of two times."""
    return any(
        topic.group == "time" and topic.name in ("goal", "predicted", "actual") for topic in sentence.topics
    )


def _alike(clause: Clause, sentence: Reading, known: Known) -> Iterator[Amount]:
    """Give every known value of the kind of a quantity."""
    kinds = {reading.dimension for reading in clause.quantity.readings}
    kinds |= {Dimension.PACE} if Dimension.DURATION in kinds else set()
    for fact in known.of(*kinds):
        if not fact.is_range and not is_of_another_race(fact, sentence):
            yield from amounts_of(fact)


def _related(clause: Clause, sentence: Reading, known: Known) -> Iterator[tuple[Amount, Amount]]:
    """Give the pairs of known values of one kind that share a word with the sentence: two climbs."""
    kinds = {reading.dimension for reading in clause.quantity.readings}
    kinds |= {Dimension.PACE} if Dimension.DURATION in kinds else set()
    for word in sentence.words - _SAYS_LITTLE:
        for told in (known.by_word_around, known.by_word):
            facts = [
                fact for fact in told.get(word, ())
                if not fact.is_range and fact.readings[0].dimension in kinds and not fact.needs
            ]  # fmt: skip
            values = _once(facts)
            if len(values) <= _FEW_FACTS:
                yield from combinations(values, 2)
                break


def _once(facts: Iterable[Fact]) -> list[Amount]:
    found: list[Amount] = []
    for fact in facts:
        for amount in amounts_of(fact):
            if not any(abs(amount.value - each.value) <= _SAME * abs(each.value) for each in found):
                found.append(amount)
    return found


_SAME = 0.025  # 122 mg and the 120 mg they are told as are one amount: our design choice [D]
