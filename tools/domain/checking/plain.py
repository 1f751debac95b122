"""Numbers that are plain language and claim nothing: one thing, two reasons, the last ten kilometres."""

import re

from tools.domain.checking.known import Known
from tools.domain.checking.measures import WEEK, Dimension
from tools.domain.checking.quantities import Quantity
from tools.domain.checking.reading import Clause, Reading
from tools.domain.checking.word_lists import words

SMALL = 12
_CLAIMED = words(
    "gel bar bottle cup portion serving week day run ride session workout station interval repeat rep set cue"
    " tablet capsule stride sachet scoop banana hour minute chew runner rider finisher athlete people race"
)
_VAGUE = words("time thing reason way point part step more half other word question option tip piece side")
_OF_A_KIND = re.compile(r"\s[a-z-]+\s(?:runs|rides|sessions|workouts|days)\b", re.IGNORECASE)
_FEW = 3
_MEASURED = ("rpe", "cat", "grade", "lap", "rep")
_MOMENT_S = 5.0
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
            return _is_small_talk(quantity, sentence.text, known)
        case Dimension.LENGTH | Dimension.PLACE:
            return _is_a_stretch(quantity, sentence.text, known) or _is_any_place(quantity, sentence, known)
        case Dimension.DURATION:
            return _is_a_moment(quantity, sentence.text)
        case Dimension.WEEK_NUMBER:
            weeks = (fact.readings[0] for fact in known.of(Dimension.DAYS))
            return any(
                week.unit is WEEK and week.value / week.unit.factor >= quantity.said_as for week in weeks
            )
        case _:
            is_whole = quantity.dimension is Dimension.PERCENT and quantity.said_as in (100.0, 0.0)
            is_a_day = quantity.dimension is Dimension.DAYS and quantity.said_as == 1 and quantity.is_word
            return is_whole or is_a_day


def _is_a_moment(quantity: Quantity, text: str) -> bool:
    """Tell whether it is a second or two that nobody counts."""
    first = quantity.readings[0]
    return max(first.value, first.high or 0.0) <= _MOMENT_S and _OFF.search(text) is not None


def _is_idiom(quantity: Quantity, text: str) -> bool:
    before, behind = text[: quantity.start].lower(), text[quantity.end :]
    small = quantity.is_word and quantity.said_as <= len(("one", "two", "three"))
    if small and (_OR_TWO.match(behind) or before.endswith((" or ", "one or "))):
        return not quantity.nouns & _CLAIMED
    return bool(re.search(r"(?:24/|50/|fifty-)$", before) or re.match(r"^/(?:7|50)\b|^-fifty", behind))


def _is_small_talk(quantity: Quantity, text: str, known: Known) -> bool:
    nouns, number = quantity.nouns, quantity.said_as
    if number > SMALL or number != int(number):
        return False
    if quantity.written[:1].isalpha() and not quantity.is_word:  # step 2, option 1
        return not quantity.written.lower().startswith(_MEASURED)
    if (quantity.is_word and number <= 1) or (nouns & _VAGUE and not nouns & _CLAIMED):
        return True
    if quantity.is_word and number <= _FEW and _OF_A_KIND.match(text, quantity.end):
        return True  # two key sessions, counted from a list
    if not nouns or nouns & _CLAIMED:
        return quantity.is_word and not nouns
    return quantity.is_word or not any(noun in known.by_noun for noun in nouns)


_TOLD_OF_PLACES = words(
    "gel caffeine bar drink climb descent aid station clock slowest fastest cue bottle water top foot"
    " steepest"
)
_AT = re.compile(
    r"\b(?:at|from|after|by|until|past|beyond|around|before|to|reach|near|of|for)\s(?:[a-z]+\s)?$", re.I
)


def _is_any_place(quantity: Quantity, sentence: Reading, known: Known) -> bool:
    """Tell whether it is a round place that nothing is told of: "if you feel good at 35 km"."""
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
