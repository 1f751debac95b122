"""What a quantity is of, by the words beside it: topics of one group exclude each other."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from tools.domain.checking.measures import Dimension

_D = Dimension


class Topic(NamedTuple):
    """A thing a number may be of, and the question it answers (`group`)."""

    group: str
    name: str


DIMENSIONS: dict[str, frozenset[Dimension]] = {
    "substance": frozenset({_D.MASS, _D.VOLUME}),
    "amount": frozenset({_D.MASS, _D.VOLUME}),
    "terrain": frozenset({_D.PACE, _D.SPEED, _D.POWER}),
    "time": frozenset({_D.DURATION}),
    "half": frozenset({_D.DURATION, _D.PACE, _D.SPEED, _D.POWER}),
    "vertical": frozenset({_D.LENGTH}),
    "stretch": frozenset({_D.LENGTH}),
    "power": frozenset({_D.POWER}),
    "heart": frozenset({_D.HEART_RATE}),
    "share": frozenset({_D.PERCENT}),
    "people": frozenset({_D.PERCENT}),
    "session": frozenset({_D.DURATION, _D.LENGTH, _D.PACE}),
    "faster": frozenset({_D.DURATION, _D.PERCENT}),
    "rank": frozenset(
        {_D.DURATION, _D.PACE, _D.LENGTH, _D.PLACE, _D.PERCENT, _D.POWER, _D.SPEED, _D.MASS, _D.DAYS}
    ),
    "meal": frozenset({_D.MASS, _D.VOLUME}),
    "period": frozenset({_D.DURATION, _D.LENGTH, _D.COUNT}),
    "intensity": frozenset({_D.PACE, _D.HEART_RATE, _D.POWER}),
    "phase": frozenset({_D.DAYS, _D.COUNT, _D.BARE}),
    "load": frozenset({_D.LOAD}),
    "weather": frozenset({_D.TEMPERATURE}),
    "fuel": frozenset({_D.PLACE}),
    "scenario": frozenset({_D.DURATION}),
    "cause": frozenset({_D.DURATION}),
}
EXPLICIT = frozenset({"fuel", "scenario"})
"""Groups that a value has to be said to be of where another value is: the gel with caffeine."""
SOFT = frozenset({"rank"})
"""Groups whose topics exclude each other only where another value bears the one written."""

_WORDS: dict[str, dict[str, str]] = {
    "substance": {
        "carbohydrate": "carb carbs carbohydrate carbohydrates sugar sugars carbo-load carb-load glucose"
        "|carbs",
        "sodium": "sodium salt salts electrolyte electrolytes",
        "caffeine": "caffeine caffeinated coffee espresso",
        "fluid": "fluid fluids water drink drinking liquid liquids hydration sip sips drinks",
        "protein": "protein",
        "body": "weigh weighs weight weighing bodyweight body-weight scale scales kilos body|you at",
        "bike": "bike bicycle|system weight|system mass|combined weight",
        "breakfast": "",
    },
    "amount": {
        "in all": "total altogether overall|in total|in all|all told|all up|adds up to|add up to|comes to"
        "|sum",
        "each": "each apiece|per gel|per serving|a gel",
        "a day": "daily|a day|per day|each day",
    },
    "terrain": {
        "flat": "flat level|even ground",
        "average": "average averages averaging mean|on average|overall|as a whole",
        "climb": "uphill climb climbs climbing ascent ascents",
        "descent": "downhill descent descents descending downhills",
    },
    "time": {
        "goal": "goal target aim aiming want wanted goals targets wish",
        "predicted": "predict predicts predicted prediction predictions forecast forecasts projection"
        " projected"
        " project projects estimate estimated estimates realistic likely heading|points to|point to"
        "|pointing to"
        "|on course for|on track for|most likely|suggests|says|supports",
        "goal|predicted|actual": "finish finishes finishing finished done home|finish time|cross the line"
        "|finishing time",
        "result": "pb pr recent|personal best|your result|recent result|your best|best time|season's best"
        "|your 10 km in|your 10k|your half",
        "split": "clock split halfway",
        "split|predicted|goal|actual|result": "pass passes passing passed reach reaches reaching through hit",
        "delta": "slower faster longer shorter quicker cost costs costing lose losing loses behind ahead gap"
        " difference add adds adding save saves saving margin buffer cushion extra later earlier outside"
        " apart"
        " gain sooner positive negative slack|either way|off your|give or take|on top",
        "interval": "every per intervals before prior beforehand ahead",
        "session": "session sessions workout workouts jog warm-up cool-down cooldown warmup",
        "base": "",
    },
    "half": {
        "first": "|first half|opening half|front half|halfway|half way|half-way|1st half|at the half|midway",
        "second": "|second half|back half|last half|latter half|2nd half|other half",
    },
    "vertical": {
        "up": "climbing climbs ascent gain uphill climbed ascending ascend elevation up vertical gains"
        " rise rises"
        "|climb of|to climb|you climb|it climbs|that climbs|which climbs|course climbs|elevation gain",
        "down": "descent descending descends loss down drop drops dropping downhill lose loses losing descend"
        " falls fall falling",
        "height": "altitude|starts at|start at|ends at|end at|finish at|finishes at|rises to|climb to"
        "|climbs to|down to|up to|back to|drops to|tops out|high point|highest point|sea level",
        "along": "long distance far length|long run|long climb|kilometres long",
    },
    "stretch": {
        "weekly": "weekly|a week|per week|each week|week",
        "race": "marathon race course distance",
        "every": "every apart",
    },
    "power": {
        "threshold": "ftp threshold critical cp",
        "normalized": "normalized normalised np",
        "average": "average averages mean averaging",
        "climb": "climb climbs uphill climbing",
        "flat": "flat level",
        "target|normalized|climb|flat|average": "target hold ride",
    },
    "heart": {
        "threshold": "threshold lthr|lactate threshold",
        "max": "max maximum maximal peak highest",
        "rest": "rest resting morning",
        "average": "average averaged averaging mean",
        "easy": "easy recovery|zone 1|zone 2|below",
        "reserve": "reserve",
    },
    "share": {
        "grade": "grade gradient slope steep climbs climb incline uphill downhill descent descends falls"
        " drops"
        " steepness tilts rises pitch down up climbing",
        "heat": "heat hot warm warmth temperature warmer hotter sun °c",
        "hills": "hills hilly profile|this course|the course costs|flat course|flat race|terrain",
        "held back": "hold holding held restrain restraint conservative cautious|held back|hold back|on"
        " purpose"
        "|first kilometre|opening kilometre|first km",
        "threshold": "ftp threshold",
        "fade": "fade fades fading|slow down late",
        "body": "weight body bodyweight dehydration",
    },
    "people": {
        "men": "men men's men’s male males",
        "women": "women women's women’s female females",
    },
    "session": {
        "long": "|long run|long ride|long runs|longest run|long one|long rides|longest ride|longest session",
        "easy": "|easy run|easy runs|recovery run",
        "easy|long|warm-up|cool-down|between": "easy relaxed",
        "quick": "tempo threshold intervals interval repeats hills strides fartlek|hill repeats",
        "warm-up": "warm-up warmup|warm up",
        "cool-down": "cool-down cooldown|cool down",
        "between": "jog jogging walk recovery recover|relaxed between",
    },
    "faster": {
        "faster": "faster quicker sooner save saves saving shorter|speeds you up",
        "slower": "slower longer cost costs costing lose losing loses outside slow slows add adds",
    },
    "rank": {
        "first": "first opening 1st",
        "last": "last final closing",
        "biggest|hardest": "biggest largest main longest hardest big highest",
        "steepest": "steepest",
        "slowest": "slowest",
        "fastest": "fastest quickest",
        "lowest": "lowest smallest least shortest",
    },
    "meal": {
        "before": "before breakfast beforehand eve|before the start|carb-load|carbo-load|load|loading|the"
        " day before"
        "|last two days|final two days|pre-race",
        "during": "hour hourly during race gel gels sip|on the course|an hour|per hour|every",
        "after": "after recovery afterwards",
    },
    "period": {
        "a week": "week weekly weeks",
        "a day": "day daily",
    },
    "intensity": {
        "easy": "easy recovery relaxed jog jogging conversational",
        "threshold": "threshold tempo lactate",
        "race": "race goal marathon target",
        "interval": "interval intervals vo2max repeats reps|5k pace|5 km pace",
    },
    "phase": {
        "base": "base",
        "build": "build",
        "peak": "peak",
        "taper": "taper tapering",
        "recovery": "recovery recovering deload|easy weeks",
    },
    "load": {
        "fitness": "fitness ctl chronic",
        "fatigue": "fatigue atl acute tired",
        "form": "form tsb freshness balance",
        "ramp": "ramp",
    },
    "fuel": {
        "caffeine": "caffeine caffeinated",
    },
    "scenario": {
        "same effort": "|same effort|this effort|without slowing|if nothing changes|hold this|keep this up"
        "|same intensity|without fading",
    },
    "cause": {
        "heat": "heat hot warm warmth temperature warmer hotter",
        "hills": "hills hilly",
    },
    "weather": {
        "dew point": "dew",
        "air|hot": "hot hotter heat",
        "air|cool": "cool cooler cold",
    },
}


def _lexicon() -> tuple[
    dict[str, tuple[Topic, ...]], dict[str, list[tuple[tuple[str, ...], tuple[Topic, ...]]]]
]:
    single: dict[str, list[Topic]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[Topic, ...]]]] = {}
    for group, names in _WORDS.items():
        for joined, words in names.items():
            topics = tuple(Topic(group, name) for name in joined.split("|"))
            alone, *longer = words.split("|")
            for word in alone.split():
                single.setdefault(word, []).extend(topics)
            for phrase in longer:
                parts = tuple(phrase.split())
                if len(parts) == 1:
                    single.setdefault(parts[0], []).extend(topics)
                else:
                    phrases.setdefault(parts[0], []).append((parts, topics))
    return {word: tuple(dict.fromkeys(topics)) for word, topics in single.items()}, phrases


_SINGLE, _PHRASES = _lexicon()
_WORD = re.compile(r"°c|[a-z0-9][\w’'-]*")


class Placed(NamedTuple):
    """Topics a word or phrase at `start` brings."""

    start: int
    topics: tuple[Topic, ...]


def words_of(text: str) -> list[tuple[int, str]]:
    """Return the words of a text in lower case, with where they begin."""
    return [(match.start(), match[0]) for match in _WORD.finditer(text.lower())]


def topics_in(words: list[tuple[int, str]]) -> list[Placed]:
    """Return the topics the words bring, in order."""
    found: list[Placed] = []
    for index, (start, word) in enumerate(words):
        if word in _PHRASES:
            for parts, topics in _PHRASES[word]:
                if tuple(each for _, each in words[index : index + len(parts)]) == parts:
                    found.append(Placed(start, topics))
        if word in _SINGLE:
            found.append(Placed(start, _SINGLE[word]))
    return found


def relevant(topics: Iterable[Topic], dimensions: Iterable[Dimension]) -> frozenset[Topic]:
    """Return those topics that say something of a quantity of these dimensions."""
    kinds = frozenset(dimensions)
    return frozenset(topic for topic in topics if DIMENSIONS[topic.group] & kinds)
