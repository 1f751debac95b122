"""Wishes without numbers: units, what is not eaten, the race's name, the sample race."""

import re

from agent.understanding.reading import Reading, plain
from agent.understanding.understood import Heard
from tools.domain.fuelling.caffeine import caffeine_exclusion
from tools.domain.race import Avoidance, UnitSystem

_IMPERIAL = r"miles?|mi|imperial|feet|pounds"
_METRIC = r"km|kms|kilomet(?:er|re)s?|metric|si\b"
_UNITS = re.compile(
    rf"\b(?:in|use|using|switch to|change to|show(?: me)?|prefer|want|convert to|think in"
    rf"|to)\s+(?:the\s+)?(?:(?P<imp>{_IMPERIAL})|(?P<met>{_METRIC}))\b(?!\s*\d)(?!\s+(?:an|per|/)\s*h)"
    rf"|\b(?:(?P<imp2>{_IMPERIAL})|(?P<met2>{_METRIC}))\s*,?\s+(?:please|pls|plz|units?|instead|system)\b"
    rf"|\b(?:(?P<imp3>miles)|(?P<met3>km|kilomet(?:er|re)s)),?\s+not\s+(?:in\s+)?(?:km|kilomet\w+|miles)\b"
    rf"|\b(?:paces?|splits?|targets?)\s+(?:(?:is|are)\s+(?:that|this|it|they|these)\s+)?(?:per|by|a)\s+(?:(?P<imp4>mile)|(?P<met4>km|kilomet(?:er|re)))\b"
    rf"|\bminutes\s+(?:per|a)\s+(?:(?P<imp5>mile)|(?P<met5>km|kilomet(?:er|re)))\b"
)
_PRODUCTS = {
    Avoidance.GELS: r"(?:energy\s+)?gels?\b",
    Avoidance.CAFFEINE: r"(?:caffeine|caffeinated|coffee)\b",
    Avoidance.SOLIDS: r"(?:solids?(?:\s+food)?|bars?|chew(?:s|ing)?|solid\s+food)\b",
    Avoidance.SPORTS_DRINK: (
        r"(?:sports?\s+drinks?|iso(?:tonic)?s?(?:\s+drinks?)?|energy\s+drinks?|gatorade"
        r"|electrolyte\s+drinks?)\b"
    ),
}
_NO = (
    r"(?:\bno|\bnot?|\bwithout|\bavoid(?:ing)?|\bskip(?:ping)?|\bhate|\bcan'?t|\bcannot|\bcan not|\bdon'?t"
    r"|\bdo not|\bnever|\bnothing|\ballergic to|\bintolerant to|\bwon'?t|\bleave out|\bdrop|\bexcept"
    r"|\bstop|\bremove|\breplace|\bcut|\bhates|\bdislike|\bless)"
)
_BETWEEN = (
    r"(?:[\s,]+(?!how\b|which|what|enough|more|idea|sure|know|forget|mind|problem|many|matter|without|fine"
    r"|have to|need)[\w']+){0,5}?[\s,]+"
)
_ALLOWED = r"\b(?:allow|can (?:have|take|stomach|eat|drink)|yes to)"
_BAD = (
    r"\b(?:sick|nause\w*|ill|puke|vomit\w*|cramps?|stomach|gut|badly"
    r"|(?:don't|dont|doesn't|doesnt|do not|not)\s+(?:agree|work|sit)|trouble|throw up|jittery|toilet"
    r"|keeps? me (?:up|awake)|runs|bloated|upset|awful|terrible|gross|disgusting|out|off limits|no go"
    r"|no-go)\b"
)
_FINE = (
    r"(?:\s+(?:is|are|was|were|would be))?\s+(?:actually\s+|now\s+)?(?:fine|ok|okay|good|allowed"
    r"|no problem|back)\b"
)
_IM = re.compile(r"\bim\b", re.IGNORECASE)
_A_QUESTION = re.compile(
    r"(?:should|shall|do|must|need to|why|can'?t) i(?: have to| rather)?\s*$|\bwhy\s*$|\bif i\s*$"
)
_PAST = re.compile(r"\b(?:yesterday|last|ago|was|did|rode|ran)\b")
_SAMPLE = re.compile(r"(?<!for )\b(?:sample|demo|example (?:race|course|plan|athlete)|try it(?: out)?$)\b")
_CITIES = (
    "boston|berlin|london|chicago|new york city|new york|nyc|tokyo|paris|sydney|athens|amsterdam|rotterdam"
    "|valencia|vienna|hamburg|"
    "munich|frankfurt|cologne|copenhagen|stockholm|oslo|helsinki|dublin|manchester|edinburgh|brighton|rome"
    "|milan|florence|venice|"
    "madrid|barcelona|seville|lisbon|porto|prague|budapest|warsaw|krakow|zurich|geneva|lausanne|honolulu"
    "|los angeles|la|houston|"
    "philadelphia|big sur|marine corps|toronto|vancouver|ottawa|melbourne|gold coast|cape town|comrades"
    "|two oceans|great north|"
    "osaka|nagoya|seoul|singapore|dubai|mumbai|loch ness|snowdonia|jungfrau"
)
_EVENT = r"(?:half[\s-]marathon|marathon|half|ultra(?:marathon)?|10k|5k|run|trail|50k|100k|100)"
_KNOWN_RACE = re.compile(rf"\b(?P<name>(?:{_CITIES})\s+{_EVENT})\b")
_CAPITAL_RACE = re.compile(
    r"\b(?P<name>(?:[A-ZÀ-Þ][\w'’.-]*\s+(?:(?:of|de|du|des|la|to|the)\s+)?){1,4}(?:Half[\s-]Marathon"
    r"|Marathon|Ultra(?:marathon)?|Gran Fondo|Granfondo|Trail|Sky ?Race|10[Kk]|5[Kk]|Half))\b"
)
_NOT_A_NAME = re.compile(
    r"(?:my|the|a|an|in|i|i'?m|plan|want|next|first|full|this|for|run|running|doing|half|ultra|it|its"
    r"|trail|road|hi|hello|hey|our|their|make|need|help|whole|another|training|new|goal|race|is|spring"
    r"|autumn|fall|sub|can|could|what|how|which|yes|no|ok|and|but|so|me|give|show|of|de|du|des|la|to)"
)


def read_units(reading: Reading) -> UnitSystem | None:
    """Return the units the athlete wishes to read."""
    for match in reading.each(_UNITS):
        imperial = any(match[key] for key in ("imp", "imp2", "imp3", "imp4", "imp5"))
        wished = UnitSystem.IMPERIAL if imperial else UnitSystem.METRIC
        reading.hear("units", *match.span(), wished.value)
        return wished
    return None


def read_avoidances(reading: Reading, already: tuple[Avoidance, ...]) -> tuple[Avoidance, ...] | None:
    """Return all the athlete will not take, with what was said before; None when nothing is said about it."""
    said, allowed = set[Avoidance](), set[Avoidance]()
    any_product = "|".join(_PRODUCTS.values())
    for avoidance, product in _PRODUCTS.items():
        listed = rf"{_NO}{_BETWEEN}(?:(?:{any_product})\s*(?:,|or|and|nor|/)\s*)*(?P<it>{product})"
        after = rf"\b(?P<it>{product})(?:\s+(?!how|which)[\w']+){{0,4}}?\s+{_BAD}"
        fine = rf"\b{product}{_FINE}|{_ALLOWED}\s+(?:the\s+)?{product}"
        if match := re.search(fine, reading.text):
            allowed.add(avoidance)
            reading.hear("avoid", *match.span(), f"{avoidance.value} are fine")
            continue
        match = re.search(listed, reading.text) or re.search(after, reading.text)
        if match and not _A_QUESTION.search(reading.before(match.start())) and not _asks(match, reading):
            said.add(avoidance)
            start = match.start("it")
            words = reading.original[match.start() : match.end()].strip(" ,.;:!?")
            reading.heard.append((start, Heard(meaning="avoid", words=words, value=avoidance.value)))
    if not said and not (allowed & set(already)):
        return None
    return tuple(item for item in Avoidance if item in (set(already) | said) - allowed)


def why_no_caffeine(text: str) -> str | None:
    """Return what an athlete says of themselves that rules caffeine out ("pregnancy"); None for nothing."""
    return caffeine_exclusion(_IM.sub("i'm", text))


def with_no_caffeine(avoid: tuple[Avoidance, ...]) -> tuple[Avoidance, ...]:
    """Return what is avoided with caffeine among it."""
    return tuple(item for item in Avoidance if item in (*avoid, Avoidance.CAFFEINE))


def _asks(match: re.Match[str], reading: Reading) -> bool:
    return bool(re.match(r"(?:can'?t|don'?t|won'?t)\s+i\b", match[0])) or bool(
        re.match(r"no (?:idea|clue)", match[0])
    )


_EVEN = re.compile(r"\b(?:even|constant|steady)(?:ly)?[- ]?(?:pace[ds]?|pacing|splits?|effort)\b")
_ASKED_ABOUT = re.compile(r"\?|\b(?:is|are|should|what|how|why|better|versus|vs|or|can|will)\b")
_NOT_EVEN = re.compile(r"\b(?:no|not|without|drop the|forget)\s+(?:an |the )?$")


def read_even_pace(reading: Reading) -> bool | None:
    """Return whether an even pace is wished for; None where it is only asked about, or not spoken of."""
    match = _EVEN.search(reading.text)
    if match is None or _ASKED_ABOUT.search(reading.text):
        return None
    wanted = _NOT_EVEN.search(reading.before(match.start())) is None
    reading.hear("even_pace", *match.span(), "yes" if wanted else "no")
    return wanted


def read_race_name(reading: Reading) -> str | None:
    """Return the race's name as it is written on a poster."""
    match = _KNOWN_RACE.search(reading.text)
    if match and not _about_the_past(reading, match.start()):
        words = reading.original[match.start("name") : match.end("name")].split()
        name = " ".join(word if word.isupper() else word[0].upper() + word[1:] for word in words)
        reading.heard.append((match.start(), _named(name)))
        return name
    for match in _CAPITAL_RACE.finditer(reading.original):
        if _about_the_past(reading, match.start()):
            continue
        words = match["name"].split()
        while words and _NOT_A_NAME.fullmatch(plain(words[0])):
            words.pop(0)
        if len(words) > 1:
            reading.heard.append((match.start(), _named(" ".join(words))))
            return " ".join(words)
    return None


def _about_the_past(reading: Reading, start: int) -> bool:
    return _PAST.search(reading.text[slice(*reading.clause(start))]) is not None


def _named(name: str) -> Heard:
    return Heard(meaning="race_name", words=name, value=name)


def wants_sample(reading: Reading) -> bool:
    """Tell whether the athlete wants to see the sample race."""
    return _SAMPLE.search(reading.text) is not None
