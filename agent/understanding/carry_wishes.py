"""Wishes to take a saved strategy along: "give me the PDF", "put it on my watch", "share it with my crew"."""

import re
from dataclasses import dataclass

from tools.formats.carried import CarryFormat


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CarryWish:
    """What is to be taken along: which strategy ("last" without a name), as what, or as a link for others."""

    which: str = "last"
    format: CarryFormat | None = None
    share: bool = False


_IT = (
    r"(?:it|this|that|them|(?:my|the|this|that|our) (?:[\w'’-]+ ){0,3}?"
    r"(?:plan|strategy|splits|pacing|targets|race|course|cues|fuel(?:ling)?(?: plan)?))\b"
)
_DEVICE = (
    r"(?:watch|garmin|wahoo|coros|suunto|polar|apple watch|edge|fenix|forerunner|bolt|roam|karoo"
    r"|bike computer|head ?unit|cycling computer|device|gps)\b"
)
_MOVES = r"(?:put|get|load|send|transfer|export|push|copy|have|want|need|save|sync (?:it|this|the))"
_PEOPLE = (
    r"(?:crew|wife|husband|partner|girlfriend|boyfriend|family|friends?|mum|mom|dad|parents|kids|brother|sister"
    r"|coach|team(?: ?mates?)?|support(?:ers)?|pacers?|others|people|somebody|someone|everyone|helpers?)\b"
)
_FORMATS: tuple[tuple[CarryFormat, re.Pattern[str]], ...] = (
    (
        CarryFormat.BAND,
        _words(r"\b(?:pace|pacing|wrist|split) ?-?bands?\b", r"\bwristbands?\b", r"\bpace bracelet\b"),
    ),
    (
        CarryFormat.STEM_CARD,
        _words(
            r"\bstem (?:card|sticker|note|sheet)s?\b",
            r"\b(?:card|sticker|cheat ?sheet)s? (?:for|on) (?:my |the )?(?:stem|top tube|bike|\w*bars?)\b",
            r"\btop[- ]tube (?:card|sticker)s?\b",
        ),
    ),
    (CarryFormat.LOCK_SCREEN, _words(r"\block ?-?screens?\b", r"\b(?:phone )?wallpapers?\b")),
    (CarryFormat.ZWO, _words(r"(?<![\w./\\:-])zwo\b", r"\bzwift\b")),
    (CarryFormat.ERG, _words(r"(?<!\bthe )\berg(?: file)?\b(?! mode)")),
    (CarryFormat.MRC, _words(r"(?<![\w./\\:-])mrc\b")),
    (CarryFormat.TCX, _words(r"(?<![\w./\\:-])tcx\b")),
    (CarryFormat.GPX, _words(r"(?<![\w./\\:-])gpx\b")),
    (CarryFormat.FIT_WORKOUT, _words(r"\bfit workout\b", r"\b(?:structured|race) workout\b")),
    (CarryFormat.CSV, _words(r"(?<![\w./\\:-])csv\b", r"\bspread ?sheet\b", r"\bexcel\b")),
    (CarryFormat.JSON, _words(r"(?<![\w./\\:-])json\b")),
    (
        CarryFormat.ICS,
        _words(
            r"(?<![\w./\\:-])ics\b",
            r"\b(?:put|add|save|export|send|get|have)\b.{0,30}\bcalendar\b",
            r"\bi?cal file\b",
        ),
    ),
    (
        CarryFormat.PDF,
        _words(
            r"(?<![\w./\\:-])pdfs?\b",
            rf"\bprint(?:ing)?(?: out)? {_IT}",
            r"\b(?:print ?out|printable)\b",
            r"\bon paper\b",
        ),
    ),
    (
        CarryFormat.FIT,
        _words(
            r"\bfit (?:file|course)\b",
            rf"\b{_MOVES}\b.{{0,50}}? (?:on|onto|to|into) (?:my|the) (?:\w+ )?{_DEVICE}",
        ),
    ),
)
_SHARE = _words(
    rf"\bshar(?:e|ing) {_IT}",
    rf"\b(?:send|show|give|forward|hand) (?:{_IT} to )?(?:my |the |our )(?:\w+ )?{_PEOPLE}(?: {_IT})?",
    r"\b(?:share|sharing|crew|shareable) ?-?(?:link|page|sheet|view)s?\b",
    rf"\b(?:link|page|sheet|something) (?:for|to send to|to give) (?:my |the |our )?(?:\w+ )?{_PEOPLE}",
    rf"\blet (?:my|our) (?:\w+ )?{_PEOPLE} (?:see|follow|have|read|know)",
    r"\b(?:make|create|get|give|need|want)\b.{0,20}\blink\b",
    r"^\W*share\W*$",
)
_ANY_FORMAT = _words(
    rf"\b(?:export|download) {_IT}",
    rf"\btake {_IT} (?:along|with me)",
    r"\btake (?:my|the|this) .{1,100} along\b",
    r"\bwhat (?:formats?|can i (?:export|download|take along))\b",
    r"^\W*(?:export|download|take (?:it )?along)\W*$",
)
_WANTS = _words(
    r"\b(?:give|gimme|make|create|export|download|send|get|want|need|print|put|load|save|generate"
    r"|build|have|like|add|transfer|push|copy|turn|take|show|is there|as a|as an|into a?)\b"
)
_ASKS_ABOUT = _words(
    r"^\W*(?:what(?:'s| is| are)|why|should|when|who|does|did|how (?:does|accurate|good))\b",
    r"^\W*how do i (?:use|wear|read|share the road)\b",
    r"\b(?:don'?t|do not|no|never|without) (?:need|want|like|use|have)?\b.{0,12}\b(?:band|pdf|link|file)\b",
)
_OF_TRAINING = _words(
    r"\b(?:workouts?|sessions?|training|week(?:ly|s)?|long run|intervals?|tomorrow|today'?s)\b"
)
_A_RACE = _words(r"\brace\b", r"\bstrateg\w+\b", r"\bfit workout\b")
_GIVES = _words(
    r"\b(?:here(?:'s| is)|attached|analy[sz]e|read|upload|drop|import|accept|support|my .{0,20} is)\b",
    r"\b(?<!can )(?<!could )(?<!may )i (?:have|got|dropped|uploaded|attached)\b",
)
_QUOTED = re.compile(r"[“\"]([^”\"]{1,80})[”\"](?:\s*\b(v\d+)\b)?", re.IGNORECASE)
_NAMED = re.compile(
    rf"\b(?:my|the|our) (?!{_PEOPLE})(?P<name>[\w'’. -]{{2,60}}?)(?: race)? (?:plan|strategy)\b"
    r"(?: (?P<version>v\d+))?",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"\b(?:for|of|from) (?P<name>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ0-9][\w'’.-]*){0,4})(?: (?P<version>v\d+))?"
)
_NEWEST = _words(r"\b(?:newest|latest)\b")
_VERSION = re.compile(r"\b(v\d+)\b", re.IGNORECASE)
_NO_NAME = _words(
    r"^(?:(?:race|racing|pace|pacing|whole|full|complete|saved|new|newest|last|latest|current|final|day|fuel\w*|\w+day"
    r"|strategy|plan|pdf|gpx|tcx|fit|zwift|zwo|csv|garmin|wahoo|coros|suunto|polar|apple|watch|excel|edge|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|i|me|of|the|my)\b\W*)+$"
)
_SHORT_WORDS = 5


def read_carry_wish(message: str) -> CarryWish | None:
    """Return a wish to take a strategy along; None for none, and for one about training or a file brought."""
    text = message.strip()
    if _ASKS_ABOUT.search(text) or _GIVES.search(text):
        return None
    if _OF_TRAINING.search(text) and not _A_RACE.search(text):
        return None
    format = next((format for format, pattern in _FORMATS if pattern.search(text)), None)
    if _SHARE.search(text):
        return CarryWish(_which(text), format, share=True)
    if format is not None and (_WANTS.search(text) or len(text.split()) <= _SHORT_WORDS):
        return CarryWish(_which(text), format)
    return CarryWish(_which(text)) if _ANY_FORMAT.search(text) else None


def _which(text: str) -> str:
    """Return which strategy is named; without a name "newest" where that is said, else "last"."""
    if quoted := _QUOTED.search(text):
        return " ".join(filter(None, quoted.groups()))
    for pattern in (_NAMED, _CAPITAL):
        match = pattern.search(text)
        if match and not _NO_NAME.search(match["name"].strip()):
            return " ".join(filter(None, (match["name"].strip(), match["version"])))
    version = _VERSION.search(text)
    return version[1] if version else "newest" if _NEWEST.search(text) else "last"
