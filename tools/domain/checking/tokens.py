"""The numbers of a sentence as they stand there: digits, times and words, each with the unit beside it."""

import re
from dataclasses import dataclass

from tools.domain.checking.measures import (
    HOUR,
    MINUTE,
    PACE_KM,
    RATES,
    UNITS,
    Dimension,
    Unit,
)
from tools.domain.checking.number_words import AND_A_PART, ORDINALS, WORDS, value_of
from tools.domain.checking.word_lists import in_order

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_THING = r"(?:hours?|minutes?|min|seconds?|kilomet(?:re|er)s?|km|miles?|lit(?:re|er)s?|day|week|month)"
_DIGITS = re.compile(
    rf"(?=[\d½¼¾.])(?:(?<![\w.:])|(?<=\b[vVzZ]))(?:(?P<t3>\d{{1,3}}:\d\d:\d\d(?:\.\d+)?)(?!\d)"
    rf"|(?P<t2>\d{{1,3}}:\d\d)(?!\d)"
    rf"|(?P<h>\d{{1,2}})\s?h\s?(?P<m>\d\d)(?:\s?m(?:in)?)?(?![\d\w:.])"
    rf"|(?P<m2>\d{{1,2}})['′’](?P<s2>\d\d)(?:[\"″”]|''|’’)?(?!\w)"
    rf"|(?P<m3>\d{{1,2}})m(?P<s3>\d\d)s?(?!\w)"
    rf"|(?P<number>{_NUMBER})(?P<fraction>\s?[½¼¾])?(?P<nth>st\b|nd\b|rd\b|th\b)?"
    rf"|(?P<vulgar>[½¼¾]))(?:{AND_A_PART})?"
)
_IN_WORDS = re.compile(
    rf"\b(?=[hatosefnzq])(?:(?P<partial>half\s?an?|(?:a )?quarter of an?"
    rf"|three[- ]quarters of an?)[\s-](?={_THING}\b)"
    rf"|(?P<an>an?|another)\s(?={_THING}\b)"
    rf"|(?P<word>{WORDS})\b(?:{AND_A_PART})?"
    rf"|(?P<ordinal>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b"
    rf"(?=\s(?:km|kilomet|mile|version|week|draft)))",
    re.IGNORECASE,
)
IS_IN_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)"
    r"(?:teen|ty)|twenty|forty|hundred|dozen|half|quarter|zero|first|second|third|another"
    rf"|an?\s{_THING}|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|tie)th)",
    re.IGNORECASE,
)
_BY_LENGTH = sorted(UNITS, key=len, reverse=True)


def _spelled(first: str) -> re.Pattern[str]:
    """Return what the units look like that begin with a character; two hundred at once would be slow."""
    spellings = "|".join(re.escape(spelling) for spelling in _BY_LENGTH if spelling[0] == first)
    celsius = r"|(?-i:[CF](?=[\s,.;)]))" if first in "cf" else ""
    return re.compile(rf"[\s-]?(?P<unit>{spellings or '(?!)'}{celsius})(?![\w°²³])", re.IGNORECASE)


_UNITS_BY_FIRST = {first: _spelled(first) for first in {spelling[0] for spelling in UNITS} | {"c", "f"}}
_PACES = "|".join(
    re.escape(spelling)
    for spelling in sorted(UNITS, key=len, reverse=True)
    if UNITS[spelling].dimension is Dimension.PACE
)
_OF_A_TIME = re.compile(
    rf"\s?(?P<unit>{_PACES}"
    r"|h|hrs?|hours?|min|mins|minutes?|am|pm|a\.m\.|p\.m\.)(?!\w)",
    re.IGNORECASE,
)
_AM_PM = re.compile(r"\s?(?P<half>am|pm|a\.m\.|p\.m\.|o['’]clock)(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?P<km>\bkm|\bkms|\bk|\bkilomet(?:re|er)s?|#km)|(?P<mile>\bmiles?|\bmi)|(?P<zone>\bzones?|\bz)"
    r"|(?P<version>\bversions?(?:\s(?:is|was|number|no\.?|now))*|\bv\.?|\bver\.|\brev(?:ision)?|\bdraft)"
    r"|(?P<week>\bweeks?|\bwk)"
    r"|(?P<other>\b(?:rpe|step|level|lap|rep|stage|phase|plan|option|tip|rule|day|leg|no\.|number|category"
    r"|cat\.?|figure|table|grade)|#))(?:\s|\s?#|-)?$",
    re.IGNORECASE,
)
_PREFIXES = in_order(
    "km kms k kilometre kilometer kilometres kilometers mile miles mi zone zones z version versions is was"
    " number no."
    " no now v v. ver. rev revision draft week weeks wk rpe step level lap rep stage phase plan option tip"
    " rule day leg"
    " category cat cat. figure table grade"
)
_RATE = re.compile(
    r"(?:\s?/\s?|(?:\s(?:of\s|in\s)?(?!about\b|around\b|for\b|in\b|within\b|takes?\b|and\b|or\b|to\b|at\b"
    r"|every\b"
    r"|each\b|roughly\b|half\b|then\b|some\b|is\b|was\b|are\b)[a-z-]+){0,3}?\s(?:for\s)?(?:per|an?|each|every)\s|"
    r"(?:\sof\s[a-z-]+)?\s(?=hourly|daily|weekly))"
    rf"(?P<rate>{'|'.join(sorted(RATES, key=len, reverse=True))})\b"
    r"(?!\s(?:before|after|prior|into|later|ahead|from|until|earlier|or so|long|and a))",
    re.IGNORECASE,
)
_SCALES = {"hundred": 100.0, "thousand": 1000.0, "million": 1_000_000.0}
_SCALE = re.compile(r"\s(hundred|thousand|million)\b", re.IGNORECASE)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PARTIAL = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "three": 0.75}
_RATED = (
    Dimension.MASS,
    Dimension.VOLUME,
    Dimension.LENGTH,
    Dimension.DURATION,
    Dimension.DAYS,
    Dimension.LOAD,
    Dimension.ENERGY,
    Dimension.POWER,
)


_LARGEST = 1e15  # beyond that digits are no amount of anything


@dataclass(slots=True)
class Token:
    """A number where it stands. `step` is the place of its last digit; `clock` has the fields of a time."""

    start: int
    end: int
    number: float
    step: float
    unit: Unit | None = None
    prefix: str = ""
    per: str = ""
    clock: tuple[float, ...] = ()
    am_pm: str = ""
    is_word: bool = False
    is_article: bool = False
    is_ordinal: bool = False
    degrees: bool = False


def tokens_in(text: str, taken: tuple[tuple[int, int], ...] = ()) -> list[Token]:
    """Return the numbers of a text outside the spans taken, with the units that follow them."""
    found = [_of_digits(match, text) for match in _DIGITS.finditer(text) if _is_free(match, taken)]
    if IS_IN_WORDS.search(text):
        spans = (*taken, *((token.start, token.end) for token in found))
        found.extend(_of_words(match, text) for match in _IN_WORDS.finditer(text) if _is_free(match, spans))
        found.sort(key=lambda token: token.start)
    return found


def _is_free(match: re.Match[str], taken: tuple[tuple[int, int], ...]) -> bool:
    if not taken:
        return True
    begins, ends = match.span()
    return not any(start < ends and begins < end for start, end in taken)


def _of_digits(match: re.Match[str], text: str) -> Token:
    said = match.groupdict()
    start, end = match.span()
    if time := said["t3"] or said["t2"]:
        clock = tuple(float(part) for part in time.split(":"))
        return _timed(Token(start, end, clock[0], 1.0, clock=clock), text)
    for hours, minutes, unit in (("h", "m", HOUR), ("m2", "s2", MINUTE), ("m3", "s3", MINUTE)):
        if said[hours]:
            clock = (float(said[hours]), float(said[minutes]))
            return _timed(Token(start, end, clock[0], 1.0, unit=unit, clock=clock), text)
    token = Token(start, end, 0.0, 1.0)
    if said["number"]:
        sign = -1.0 if start and text[start - 1] in "−-" and (start == 1 or text[start - 2] in " (") else 1.0
        _digits(token, said, sign, text)
        token.start -= 1 if sign < 0 else 0
    else:
        token.number, token.step = _FRACTIONS[said["vulgar"]], 0.25
    _and_a_part(token, said)
    _beside(token, text)
    return token


def _of_words(match: re.Match[str], text: str) -> Token:
    said = match.groupdict()
    token = Token(*match.span(), 1.0, 1.0, is_word=True)
    if partial := said["partial"]:
        lowered = partial.lower()
        token.number = 0.75 if "three" in lowered else 0.25 if "quarter" in lowered else 0.5
        token.step = 0.25
    elif said["an"]:
        token.is_article = True
    elif said["ordinal"]:
        token.number, token.is_ordinal = float(ORDINALS[said["ordinal"].lower()]), True
    else:
        token.number = value_of(said["word"])
    _and_a_part(token, said)
    _beside(token, text)
    return token


def _and_a_part(token: Token, said: dict[str, str]) -> None:
    """Add the half of "three and a half"."""
    part, quarters = said["part"], said["quarters"]
    if part or quarters:
        token.number += _PARTIAL[part.lower()] if part else 0.75
        token.step = 0.5 if part and part.lower() == "half" else 0.25


def _digits(token: Token, said: dict[str, str], sign: float, token_text: str) -> None:
    digits = said["number"].replace(",", "")
    token.number = sign * min(float(digits), _LARGEST)
    token.step = 10.0 ** -len(digits.partition(".")[2])
    if scale := _SCALE.match(token_text, token.end):
        token.number, token.end = token.number * _SCALES[scale[1].lower()], scale.end()
        token.step *= _SCALES[scale[1].lower()]
    if said["fraction"]:
        token.number, token.step = token.number + _FRACTIONS[said["fraction"].strip()], 0.25
    token.is_ordinal = bool(said["nth"])


def _timed(token: Token, text: str) -> Token:
    """Read what stands beside a time: a pace's unit, hours or minutes, or a half of the day."""
    if unit := _OF_A_TIME.match(text, token.end):
        word = unit["unit"].lower()
        if word.replace(".", "") in ("am", "pm"):
            token.am_pm = word.replace(".", "")
        elif not (token.unit is HOUR and word.startswith("m")):
            token.unit = UNITS[word]
        token.end = unit.end()
    if token.unit is None or token.unit.dimension is Dimension.DURATION:
        _rated(token, text)
    return token


def _beside(token: Token, text: str) -> None:
    """Read what stands before a number (km 30, zone 2) or behind it (its unit, and per what)."""
    ahead = text[max(0, token.start - 12) : token.start].rstrip(" #-").lower()
    if (ahead.endswith(_PREFIXES) or text[token.start - 1 : token.start] == "#") and (
        before := _BEFORE.search(text, max(0, token.start - 24), token.start)
    ):
        token.prefix = before.lastgroup or ""
        if token.prefix in ("km", "mile") and re.search(r"\d\s?$", text[: before.start()]):
            token.prefix = ""  # the unit of the number before it
        else:
            token.start = before.start()
    if token.is_ordinal and not token.is_article:
        if follows := re.match(r"\s(km|kilomet(?:re|er)|mile|version|week|draft)\b", text[token.end :], re.I):
            token.prefix = {"k": "km", "m": "mile", "v": "version", "d": "version", "w": "week"}[
                follows[1][0].lower()
            ]
            token.end += follows.end()
        return
    if half := _AM_PM.match(text, token.end):
        token.am_pm, token.clock = half["half"].lower().replace(".", ""), (token.number, 0.0)
        token.end = half.end()
        return
    if token.prefix:
        return
    if unit := _unit_behind(token, text):
        word = unit["unit"]
        token.unit = UNITS[{"C": "°c", "F": "°f"}.get(word, word.lower())]
        token.degrees = word.lower() in ("°", "degrees", "degree")
        token.end = unit.end()
    if (
        token.is_article
        and token.unit is not None
        and (more := re.match(r"\sand\sa\s(half|quarter)\b", text[token.end :]))
    ):
        token.number += _PARTIAL[more[1]]
        token.step, token.is_article = 0.25, False
        token.end += more.end()
    if (token.unit is None or token.unit.dimension in _RATED) and not token.is_article:
        _rated(token, text)


def _unit_behind(token: Token, text: str) -> re.Match[str] | None:
    at = token.end + (text[token.end : token.end + 1] in (" ", "-", "\u00a0"))
    spelled = _UNITS_BY_FIRST.get(text[at : at + 1].lower())
    return spelled.match(text, token.end) if spelled is not None else None


def _rated(token: Token, text: str) -> None:
    if rate := _RATE.match(text, token.end):
        token.per = RATES[rate["rate"].lower()]
        if token.unit is not None and text[token.end : rate.start("rate")].strip() in (
            "/",
            "per",
            "a",
            "an",
            "each",
            "every",
        ):
            token.end = rate.end()


def as_unit_of_pace(token: Token) -> Unit:
    """Return the unit of a pace a time is of, kilometres where none is told."""
    return token.unit if token.unit and token.unit.dimension is Dimension.PACE else PACE_KM
