"""The words of a rule as tokens: weekdays, dates, lengths, counts, sports, and the words between them.

Every word becomes a token. What a reader does not know stays a plain word, so that it can be asked about.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from agent.understanding.reading import NUMBER, number, plain
from agent.understanding.training_rules_dates import DATE_PATTERNS
from tools.domain.athlete_rules import Per, Weekday
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose
from tools.domain.units import METRES_PER_MILE


class Kind(StrEnum):
    """What a token is."""

    DAYS = "days"  # value: tuple of weekdays
    OTHER_DAYS = "other days"
    DATES = "dates"  # value: (first or None, last or None)
    TIME = "time"  # seconds
    DISTANCE = "distance"  # metres
    RANGE = "range"  # two numbers where a rule needs one
    NUMBER = "number"
    PER = "per"
    SPORT = "sport"
    PURPOSE = "purpose"
    MOST = "most"
    LEAST = "least"
    OVER = "over"
    NEVER = "never"
    ONLY = "only"
    EXCEPT = "except"
    NOUN = "noun"  # day, session, rest day, hard day: what is counted
    FILLER = "filler"
    WORD = "word"
    STOP = "stop"  # a mark or a word that ends a part


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its place in the message."""

    kind: Kind
    text: str
    start: int
    end: int
    value: Any = None


_DAY_NAMES = (
    r"mon(?:day)?s?", r"tue(?:s(?:day)?)?s?", r"wed(?:nesday|s)?s?", r"thu(?:rs?(?:day)?)?s?",
    r"fri(?:day)?s?", r"sat(?:urday)?s?", r"sun(?:day)?s?",
)  # fmt: skip
_DAY = rf"(?:{'|'.join(_DAY_NAMES)})"
_WEEK_PARTS = (
    r"(?:the\s+)?weekends?|(?:the\s+)?week-ends?|weekdays?|week\s+days?|workdays?|work\s+days?|working\s+days?"
    r"|during\s+the\s+week|(?<!\w)in\s+the\s+week(?!end)|every\s?day|all\s+days|any\s+day"
)
_RANGE_OF_DAYS = rf"(?P<from>{_DAY})\.?\s*(?:-|to|through|thru|till|until)\s*(?P<to>{_DAY})"
_HOURS = r"(?:hours?|hrs?|h)"
_MINUTES = r"(?:minutes?|mins?|min)"
_TIME = re.compile(
    rf"(?P<hm>\d{{1,2}}):(?P<hm_m>[0-5]\d)\s*(?:{_HOURS})?(?!\w|:)"
    rf"|(?P<h>\d{{1,2}}|{NUMBER}|an?|one)\s*-?\s*{_HOURS}\s*(?:and\s+)?(?P<m>\d{{1,2}})\s*(?:{_MINUTES}|m)?(?!\w)"
    rf"|(?P<haq>(?:an?|one)\s+hour\s+and\s+a\s+quarter)|(?P<half>half\s+an\s+hour)|(?P<hah>(?P<hah_n>{NUMBER}|an?)\s+{_HOURS}\s+and\s+a\s+half)"
    rf"|(?P<nah>(?P<nah_n>{NUMBER})\s+and\s+a\s+half\s+{_HOURS})"
    rf"|(?P<n>{NUMBER}|\ban)\s*-?\s*(?P<unit>{_HOURS}|{_MINUTES})\b",
)
_DISTANCE = re.compile(
    rf"(?P<n>{NUMBER})\s*-?\s*(?P<unit>kms?|kilomet(?:er|re)s?|k|miles?|mi|met(?:er|re)s)\b"
)
_RANGE = re.compile(
    rf"{NUMBER}\s*m(?!\w)|(?:between\s+)?{NUMBER}\s*(?:-|to|or)\s*{NUMBER}\s*-?\s*(?:{_HOURS}|{_MINUTES}|kms?|k|miles?|mi|days"
    rf"|runs|rides|swims|sessions|times|workouts)\b"
)
_SPORT_WORDS: tuple[tuple[TrainingSport, str], ...] = (
    (TrainingSport.STRENGTH, r"strength(?:\s+(?:training|work|sessions?|days?|workouts?))?"
     r"|(?:the\s+)?gym(?:\s+(?:sessions?|days?))?|weights|weight\s+training|lift|lifting"),
    (TrainingSport.RUN, r"runs?|running|jogs?|jogging"),
    (TrainingSport.RIDE, r"rides?|riding|(?:the\s+)?bikes?|biking|cycle|cycling|bike\s+rides?"),
    (TrainingSport.SWIM, r"swims?|swimming|(?:the\s+)?pool"),
)  # fmt: skip
_PURPOSES: tuple[tuple[WorkoutPurpose, str], ...] = (
    (WorkoutPurpose.INTERVALS, r"intervals?(?:\s+(?:sessions?|training))?|speed\s?work|speed(?:\s+sessions?)?"
     r"|track(?:\s+sessions?)?|hiit"),
    (WorkoutPurpose.THRESHOLD, r"threshold|tempo"),
    (WorkoutPurpose.RACE_PACE, r"hard(?!\s+(?:days?|sessions?|workouts?)\b)"
     r"|quality(?!\s+(?:days?|sessions?))"
     r"|intense|intensity"),
    (WorkoutPurpose.LONG, r"long(?!er)"),
    (WorkoutPurpose.EASY, r"easy|gentle"),
)  # fmt: skip
_PER: tuple[tuple[Per, str], ...] = (
    (Per.WEEK, r"(?:a|an|per|each|every|/|in\s+a|p/?)\s*(?:week|wk)\b|/\s*(?:week|wk)\b|weekly"
     r"|per\s+calendar\s+week"),
    (Per.DAY, r"(?:a|per|each|/)\s*day\b(?!\s+off)|/\s*day\b|daily"),
    (Per.SESSION, r"(?:per|each|/)\s*(?:training\s+)?(?:session|workout)\b|every\s+session\b"
     r"|at\s+a\s+time|in\s+one\s+go"),
)  # fmt: skip
_PHRASES: tuple[tuple[Kind, str], ...] = (
    (Kind.MOST, r"(?:no|not|never|n't)\s+(?:any\s+)?(?:more|longer|over|above|further)\s+than"
     r"|at\s+(?:the\s+)?most"
     r"|max(?:imum|\.(?=\s*(?:\d|an?\b|one\b|two\b|three\b|four\b|half\b)))?(?:\s+of)?|up\s+to|no\s+over|not\s+over|tops|or\s+less|or\s+under"
     r"|limit(?:ed)?(?:\s+(?:me|it|them|my\s+\w+))?\s+to|cap(?:ped)?(?:\s+(?:me|it|them|my\s+(?:weeks?|days?|runs?|rides?)))?\s+at"
     r"|under(?=\s+(?:\d|an?\b|one|two|three|half))|below(?=\s+(?:\d|an?\b|one|two|three|half))"
     r"|less\s+than|fewer\s+than|within(?=\s+(?:\d|an?\b))"),
    (Kind.LEAST, r"at\s+least|(?:no|not)\s+(?:less|fewer|shorter)\s+than|minimum(?:\s+of)?|or\s+more"),
    (Kind.OVER, r"(?:more|longer|further)\s+than|over(?=\s+(?:\d|an?\b|one|two|three))"
     r"|above(?=\s+\d)|exceed(?:ing)?"),
    (Kind.EXCEPT, r"except(?:\s+for)?|apart\s+from|other\s+than|besides|excluding"
     r"|(?<!again\s)(?<!again,\s)(?<!again\s\s)but\s+not"),
    (Kind.OTHER_DAYS, r"(?:all\s+)?(?:the\s+|on\s+)?other\s+days|(?:the\s+)?rest\s+of\s+the\s+week"
     r"|every\s+other\s+day\s+of\s+the\s+week"),
    (Kind.NOUN, r"rest\s+days?|days?\s+of\s+rest|days?\s+off|hard\s+(?:days?|sessions?|workouts?)"
     r"|quality\s+(?:days?|sessions?)|training\s+days?|(?:training\s+)?sessions?|workouts?|trainings"
     r"|double\s+days|doubles|two-a-days|times|days?"),
    (Kind.NEVER, r"no|not|never|can't|cannot|cant|can\s+not|don't|dont|do\s+not|won't|without|avoid|nor"
     r"|shouldn't|should\s+not|must\s+not|mustn't|am\s+not|unable\s+to|nothing|impossible|unavailable|none"),
    (Kind.ONLY, r"only|just(?=\s+(?:on|run|ride|swim))|nothing\s+but"),
    (Kind.FILLER, r"from\s+now\s+on|as\s+of\s+now|by\s+the\s+way|btw"
     r"|would\s+like(?:\s+to)?|i'd\s+like(?:\s+to)?|i\s+want(?:\s+to)?|make\s+sure|in\s+total"
     r"|at\s+all|all\s+together|altogether|thank\s+you|as\s+well"),
)  # fmt: skip
_COUNT_OF_TIMES = re.compile(
    rf"(?P<once>once)|(?P<twice>twice)|(?P<thrice>thrice)|(?P<n>{NUMBER})\s*(?:x|times)(?![\w:])"
)
_NUMBER = re.compile(rf"{NUMBER}")
_WORD = re.compile(r"[^\W\d_](?:[\w'-]*\w)?|\d[\w.,:/-]*")
_SPACE = re.compile(r"[\s\"“”()*_]+")
_STOP = re.compile(r"[.;!?,:&/+\n-]")
_STOP_WORDS = frozenset(
    {"and", "but", "also", "plus", "or", "so", "because", "since", "then", "however", "as"}
)
ALL_DAYS = tuple(Weekday)
WORKDAYS = ALL_DAYS[:5]
WEEKEND = ALL_DAYS[5:]


def tokens_of(words: str, today: date) -> list[Token]:
    """Return the message as tokens, in order."""
    text = re.sub(r"\n+", ";", plain(words))
    found: list[Token] = []
    position = 0
    while position < len(text):
        space = _SPACE.match(text, position)
        if space and "\n" not in space[0]:
            position = space.end()
            continue
        token = _token_at(text, position, today)
        found.append(token)
        position = max(token.end, position + 1)
    return list(_joined_lists(found))


def _token_at(text: str, at: int, today: date) -> Token:
    for pattern, kind, value in _MATCHERS:
        match = pattern.match(text, at)
        if match and match.end() > at and _ends_a_word(text, match.end()):
            read = value(match, today)
            if read is not None:
                return Token(kind, match[0], at, match.end(), read)
    word = _WORD.match(text, at)
    if word:
        kind = Kind.STOP if word[0] in _STOP_WORDS else Kind.WORD
        return Token(kind, word[0], at, word.end())
    kind = Kind.STOP if _STOP.match(text, at) else Kind.WORD
    return Token(kind, text[at], at, at + 1)


def _ends_a_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "_"))


def _weekdays(match: re.Match[str], today: date) -> tuple[Weekday, ...]:
    if match["from"]:
        first, last = _weekday(match["from"]), _weekday(match["to"])
        return tuple(sorted(Weekday((first + i) % 7) for i in range((last - first) % 7 + 1)))
    said = match[0]
    if re.search(r"week-?ends?", said):
        return WEEKEND
    if re.fullmatch(r"every\s?day|all\s+days|any\s+day", said):
        return ALL_DAYS
    if re.search(r"week|work", said):
        return WORKDAYS
    return (_weekday(said),)


def _weekday(name: str) -> Weekday:
    return Weekday(("mo", "tu", "we", "th", "fr", "sa", "su").index(name[:2]))


def _seconds(match: re.Match[str], today: date) -> float | None:
    if match["hm"]:
        return int(match["hm"]) * 3600.0 + int(match["hm_m"]) * 60.0
    if match["half"] or match["haq"]:
        return 1800.0 if match["half"] else 4500.0
    if match["h"]:
        minutes = int(match["m"])
        return _amount(match["h"]) * 3600.0 + minutes * 60.0 if minutes < 60 else None
    for whole in ("hah_n", "nah_n"):
        if match[whole]:
            return (_amount(match[whole]) + 0.5) * 3600.0
    unit = 3600.0 if match["unit"].startswith("h") else 60.0
    return round(_amount(match["n"]) * unit, 2)


def _amount(said: str) -> float:
    return 1.0 if said in ("a", "an") else number(said)


def _metres(match: re.Match[str], today: date) -> float:
    unit = match["unit"]
    if unit.startswith("met"):
        return number(match["n"])
    return round(number(match["n"]) * (METRES_PER_MILE if unit.startswith("mi") else 1000.0), 2)


def _times(match: re.Match[str], today: date) -> float:
    return 1.0 if match["once"] else 2.0 if match["twice"] else 3.0 if match["thrice"] else number(match["n"])


def _always(value: object) -> Callable[[re.Match[str], date], object]:
    return lambda match, today: value


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)(?=\w)|(?!\w))(?:{text})(?!\w)")


_ONE_DAY = (
    rf"(?P<from>\b\B)?(?P<to>\b\B)?(?:{_WEEK_PARTS}|(?<!\bi\s)(?<!\bwe\s)(?<!\bhe\s){_DAY}(?:'s)?(?!\w))"
)
_Matcher = tuple[re.Pattern[str], Kind, Callable[[re.Match[str], date], Any]]
_MATCHERS: tuple[_Matcher, ...] = (
    *((_pattern(text), Kind.DATES, value) for text, value in DATE_PATTERNS),
    *((_pattern(text), kind, _always(True)) for kind, text in _PHRASES[:5]),
    (re.compile(_RANGE_OF_DAYS), Kind.DAYS, _weekdays),
    (_RANGE, Kind.RANGE, _always(True)),
    (_TIME, Kind.TIME, _seconds),
    (_DISTANCE, Kind.DISTANCE, _metres),
    *((_pattern(text), Kind.PER, _always(per)) for per, text in _PER),
    (re.compile(_ONE_DAY), Kind.DAYS, _weekdays),
    (_COUNT_OF_TIMES, Kind.NUMBER, _times),
    (_NUMBER, Kind.NUMBER, lambda match, today: number(match[0])),
    *((_pattern(text), kind, _always(True)) for kind, text in _PHRASES[5:]),
    *((_pattern(text), Kind.SPORT, _always(sport)) for sport, text in _SPORT_WORDS),
    *((_pattern(text), Kind.PURPOSE, _always(purpose)) for purpose, text in _PURPOSES),
)  # fmt: skip


def _joined_lists(found: list[Token]) -> Iterator[Token]:
    """Join weekdays, and sports, that stand in a list: "Mon, Wed and Fri", "running or cycling"."""
    i = 0
    while i < len(found):
        token = found[i]
        i += 1
        while token.kind in (Kind.DAYS, Kind.SPORT):
            after = _next_of_list(found, i, token.kind)
            if after is None:
                break
            token, i = _both(token, found[after], found[i].text), after + 1
        yield token


def _next_of_list(found: list[Token], at: int, kind: Kind) -> int | None:
    """Return the place of the list's next item; after a lone comma only where the list goes on or ends."""
    place = at
    marks: list[str] = []
    while place < len(found) and (
        (found[place].kind is Kind.STOP and found[place].text in (",", "and", "or", "&", "/", "+"))
        or (marks and kind is Kind.DAYS and found[place].text in ("on", "the"))
    ):
        marks.append(found[place].text)
        place += 1
    if not marks or place >= len(found) or found[place].kind is not kind:
        return None
    follows = found[place + 1] if place + 1 < len(found) else None
    at_an_end = follows is None or follows.kind is Kind.STOP
    if kind is Kind.SPORT:
        sport_again = follows is not None and follows.kind is Kind.DAYS
        return place if marks != [","] or at_an_end or sport_again else None
    if marks == [","] and not at_an_end:
        return None
    return place


def _both(one: Token, other: Token, mark: str) -> Token:
    before = one.value if isinstance(one.value, tuple) else (one.value,)
    more = other.value if isinstance(other.value, tuple) else (other.value,)
    value = tuple(dict.fromkeys((*before, *more)))
    if one.kind is Kind.DAYS:
        value = tuple(sorted(value))
    return Token(one.kind, f"{one.text} {mark} {other.text}", one.start, other.end, value)
