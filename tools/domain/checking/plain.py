"""Numbers that are plain language and claim nothing: one thing, two reasons, the last ten kilometres."""

import re

from tools.domain.checking.day_check import week_said
from tools.domain.checking.known import Known
from tools.domain.checking.measures import WEEK, Dimension
from tools.domain.checking.quantities import Quantity
from tools.domain.checking.reading import Clause, Reading
from tools.domain.checking.understanding import noun_stem
from tools.domain.checking.word_lists import words

SMALL = 12
_COUNTED_NOUNS = words("gel serving portion run ride session workout cue week")
_CLAIMED = words(
    "gel bar bottle cup portion serving week day run ride session workout station interval repeat rep set cue"
    " block tablet capsule stride sachet scoop banana hour minute chew runner rider finisher athlete people"
    " race"
)
_VAGUE = words("time thing reason way point part step more half other word question option tip piece side")
_OF_A_KIND = re.compile(r"\s[a-z-]+\s(?P<noun>runs|rides|sessions|workouts|days)\b", re.IGNORECASE)
_FEW = 3
_THE_FEW = re.compile(
    r"\b(?:across|over|in|of|for) (?:the|these|those|both)\s$|\b(?:next|coming)\s$", re.IGNORECASE
)
_MEASURED = ("rpe", "cat", "grade", "lap", "rep")
_MOMENT_S, _SUPPOSED_S = 5.0, 30.0
_SUPPOSED = re.compile(r"\b(?:if|don['’]t|doesn['’]t matter|no matter|whether)\b", re.IGNORECASE)
_OFF = re.compile(r"\b(?:off|either way|here (?:or|and) there|more or less)\b", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b(?:first|last|final|opening|closing|next|every|each|another|remaining|initial|early|late|those|these"
    r"|couple of|by|per)\s(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_OR_TWO = re.compile(r"^\s(?:\w+\s)?or (?:two|so|three)\b|^\s?or$", re.IGNORECASE)


def is_plain(clause: Clause, sentence: Reading, known: Known) -> bool:
    """Tell whether a number that nothing bears out claims nothing either."""
    quantity = clause.quantity
    if quantity.is_plain or (quantity.said_as == 1 and quantity.per) or _is_idiom(quantity, sentence.text):
        return True
    match quantity.dimension:
        case Dimension.COUNT | Dimension.BARE:
            partial = _is_part_of_a_count(quantity, sentence.text, known)
            claims = _is_miscounted(quantity, sentence.text, known)
            return not claims and (partial or _is_small_talk(quantity, sentence.text, known))
        case Dimension.LENGTH | Dimension.PLACE:
            return _is_a_stretch(quantity, sentence.text, known) or _is_any_place(quantity, sentence, known)
        case Dimension.DURATION:
            return _is_a_moment(quantity, sentence.text) or _is_allowed(quantity, sentence.text)
        case Dimension.WEEK_NUMBER:
            weeks = (fact.readings[0] for fact in known.of(Dimension.DAYS))
            return any(
                week.unit is WEEK and week.value / week.unit.factor >= quantity.said_as for week in weeks
            )
        case _:
            return _is_whole_or_few(quantity, sentence.text)


def _is_whole_or_few(quantity: Quantity, text: str) -> bool:
    """Tell whether it is all or nothing (100 %), a day, or "over the two weeks"."""
    is_whole = quantity.dimension is Dimension.PERCENT and quantity.said_as in (100.0, 0.0)
    if quantity.dimension is not Dimension.DAYS or not quantity.is_word:
        return is_whole
    return quantity.said_as == 1 or (
        quantity.said_as <= _FEW and _THE_FEW.search(text[: quantity.start]) is not None
    )


def _is_a_moment(quantity: Quantity, text: str) -> bool:
    """Tell whether it is a second or two that nobody counts."""
    first = quantity.readings[0]
    longest = _SUPPOSED_S if _SUPPOSED.search(text) else _MOMENT_S
    is_off = _OFF.search(text) is not None or (longest > _MOMENT_S and first.value % _MOMENT_S == 0)
    return max(first.value, first.high or 0.0) <= longest and is_off


_ALLOWED = re.compile(
    r"\b(?:give|allow|leave|wait|spend|spare|arrive|be there|get there|set aside)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_ALLOWED_S = 1800.0


def _is_allowed(quantity: Quantity, text: str) -> bool:
    """Tell whether it is a round time advised for something: "give yourself ten minutes to settle"."""
    first = quantity.readings[0]
    is_round = first.value % 300 == 0 and first.value <= _ALLOWED_S
    return is_round and _ALLOWED.search(text[: quantity.start]) is not None


def _is_idiom(quantity: Quantity, text: str) -> bool:
    before, behind = text[: quantity.start].lower(), text[quantity.end :]
    small = quantity.is_word and quantity.said_as <= len(("one", "two", "three"))
    if small and (_OR_TWO.match(behind) or before.endswith((" or ", "one or "))):
        return not quantity.nouns & _CLAIMED
    return bool(re.search(r"(?:24/|50/|fifty-)$", before) or re.match(r"^/(?:7|50)\b|^-fifty", behind))


_SO_FAR = re.compile(
    r"\b(?:by (?:then|now|km|mile|kilomet|that|the time)|so far|already|still (?:to come|left)|left|remaining"
    r"|to go|one of|the others?|the rest|the first|the last)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"^\s(?:\w+\s)?(?:of|out of)\s(?:your|the|these|those|all|them)\b", re.IGNORECASE)


def _is_part_of_a_count(quantity: Quantity, text: str, known: Known) -> bool:
    """Tell whether it counts some of several things that are known: six of your eight gels."""
    if not (_OF_ALL.match(text[quantity.end :]) or _SO_FAR.search(text)):
        return False
    counted = [
        fact.said_as or 0.0
        for noun in (quantity.nouns & _COUNTED_NOUNS or _COUNTED_NOUNS)
        for fact in known.by_noun.get(noun, ())
        if fact.readings[0].dimension in (Dimension.COUNT, Dimension.BARE)
    ]
    return any(quantity.said_as < each for each in counted)


_WITH_CAFFEINE = re.compile(
    r"^\s(?:of (?:them|these|those|which)\s)?(?:gels?\s)?(?:are |is |with |has |have |contains? )?caffein",
    re.IGNORECASE,
)


def _is_miscounted(quantity: Quantity, text: str, known: Known) -> bool:
    """Tell whether things of a kind are counted that are known by number: with caffeine, key sessions."""
    behind = text[quantity.end : quantity.end + 40]
    if _WITH_CAFFEINE.match(behind):
        counts = {fact.said_as for fact in known.by_noun.get("caffeine", ())}
        if re.search(r"\ban? caffeine gel\b", known.text):
            counts.add(1.0)
        return bool(counts) and quantity.said_as not in counts
    if behind.startswith(" key ") and (
        dates := {each.date for each in known.days if "key" in each.words and each.date}
    ):
        first, last = week_said(text, known) or (min(dates), max(dates))
        return len([each for each in dates if first <= each <= last]) < quantity.said_as
    return False


def _is_small_talk(quantity: Quantity, text: str, known: Known) -> bool:
    nouns, number = quantity.nouns, quantity.said_as
    if number > SMALL or number != int(number):
        return False
    if quantity.written[:1].isalpha() and not quantity.is_word:  # step 2, option 1
        return not quantity.written.lower().startswith(_MEASURED)
    if (quantity.is_word and number <= 1) or (nouns & _VAGUE and not nouns & _CLAIMED):
        return True
    if quantity.is_word and (kind := _OF_A_KIND.match(text, quantity.end)) is not None:
        same = known.by_noun.get(noun_stem(kind["noun"]), ())
        if number <= _FEW or any(fact.said_as == number for fact in same):
            return True  # two key sessions, counted from a list
    if not nouns or nouns & _CLAIMED:
        return quantity.is_word and not nouns
    return quantity.is_word or not any(noun in known.by_noun for noun in nouns)


_TOLD_OF_PLACES = words(
    "gel caffeine bar drink climb descent aid station clock slowest fastest cue bottle water top foot"
    " steepest"
)
_PASSED = re.compile(r"\b(?:before|until|till|past|beyond)\s(?:the\s)?$", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:at|from|after|by|until|past|beyond|around|before|to|reach|near)\s(?:[a-z]+\s)?$", re.I
)


def _is_any_place(quantity: Quantity, sentence: Reading, known: Known) -> bool:
    """Tell whether it is a round place that nothing is told of: "if you feel good at 35 km"."""
    is_passed = (
        not quantity.is_range and quantity.said_as % 1 == 0 and quantity.readings[0].unit.factor >= 1000
    )
    if is_passed and _PASSED.search(sentence.text[: quantity.start]):
        return True
    if quantity.is_range or len(sentence.clauses) > 1 or sentence.words & _TOLD_OF_PLACES:
        return False
    if not _AT.search(sentence.text[: quantity.start]) or quantity.said_as % 5:
        return False
    metres = quantity.readings[0].value
    longest = max(
        (fact.readings[0].value for fact in known.of(Dimension.LENGTH, Dimension.PLACE)), default=0.0
    )
    return quantity.readings[0].unit.factor >= 1000 and metres < longest


def _is_a_stretch(quantity: Quantity, text: str, known: Known) -> bool:
    """Tell whether it is a stretch anyone may speak of: the last 10 km of a longer race."""
    if quantity.is_range or not _STRETCH.search(text[max(0, quantity.start - 30) : quantity.start]):
        return False
    metres = quantity.readings[0].value
    longest = max(
        (fact.readings[0].value for fact in known.of(Dimension.LENGTH, Dimension.PLACE)), default=0.0
    )
    whole = quantity.said_as == int(quantity.said_as)
    return whole and quantity.readings[0].unit.factor >= 1000 and metres < longest
