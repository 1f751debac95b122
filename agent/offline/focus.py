"""Begins an answer with what was asked: caffeine is answered by caffeine, not by the whole plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from agent.offline.climbs import one_climb
from agent.offline.turn import OfflineTurn, Told
from agent.understanding import understand

Paragraphs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of a plan that can be asked for: the words that ask, and the facts that answer, the best first.

    A fact of a `whole` topic brings the rest of its paragraph with it.
    """

    asked: re.Pattern[str]
    facts: tuple[re.Pattern[str], ...]
    whole: bool = False


def _topic(asked: str, *facts: str, whole: bool = False) -> Topic:
    patterns = tuple(re.compile(fact) for fact in facts)
    return Topic(re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), patterns, whole)


_DRINKING = (r"^(?:Drink|Drinking|At this length you need not drink)\b", r"(?i)\bdrink|\bsweat")
_LOADING, _MEAL = r"^In the last two days before", r"^Three hours before"
_PLACES, _COUNT = (
    r"^(?:Gels?|A gel|Caffeine gels?|A caffeine gel|Chews|Portions|Bars?)\b.* at ",
    r"^In all\b|^You take ",
)
_HEADLINE = (
    r"\bnormalized\b.* on average\.$| (?:means|is \d+:\d\d /\w+ on average:|what your result points to:"
    r"|as a placeholder:) .*\d:\d\d"
    r"|^No goal yet, so"
)
_SPREAD, _BAND = r"^The targets are nearly the same|is the (?:slowest|fastest), at", r"^Stay within"
_ON_THE_FLAT, _DOWNHILL = r"^On the flat hold", r"; downhill |^Downhill "
_ON_A_CLIMB = r": hold \d"
_RATE = r"^(?:Take|You need) .*carbohydrate|^No carbohydrate|^Carbohydrate moves"

TOPICS: dict[str, tuple[Topic, ...]] = {
    "plan_race_fuelling": (
        _topic(r"caffeine|caffeinated|coffee|espresso|red bull", r"^(?:Caffeine|No caffeine)\b(?! gels?\b)"),
        _topic(r"sodium|salts?|salty|electrolytes?", r"\bsodium\b", r"\bsalt\b"),
        _topic(
            r"carb(?:o(?:hydrate)?)?s?[- ]?load\w*|days? before|night before|evening before|pasta|dinner",
            _LOADING,
            _MEAL,
        ),
        _topic(r"breakfast|pre[- ]?race (?:meal|food)|(?:in the|race|that) morning", _MEAL, _LOADING),
        _topic(
            r"how many\b.*\b(?:gels?|bars?|chews|bananas?)"
            r"|(?:gels?|bars?|chews|bananas?) (?:do i|to) (?:carry|pack|buy)",
            _COUNT,
            _PLACES,
            _RATE,
        ),
        _topic(r"first (?:gel|bar|time i eat)|start(?:ing)? (?:to eat|eating|fuell?ing)", _RATE),
        _topic(
            r"enough (?:between|for|to (?:get|reach))|(?:in|from) (?:my|the) pockets?|refills?"
            r"|what (?:do i|to) carry",
            r"^From one aid station",
            r"^Aid stations not known",
            _COUNT,
        ),
        _topic(
            r"bonk\w*|hit(?:ting)? the wall|(?:ran|run|running) (?:out of (?:energy|fuel|gas)|empty)",
            _RATE,
            r"^You burn about",
            _LOADING,
            _MEAL,
            _COUNT,
        ),
        _topic(r"gels?|bars?|chews|bananas?", _PLACES, _COUNT, _RATE),
        _topic(
            r"(?<!sports )(?<!sport )(?<!energy )drink(?:ing)?|hydrat\w*|fluids?|water|thirst\w*"
            r"|ounces|oz|sips?|bottles?|flasks?|ml|lit(?:er|re)s?",
            *_DRINKING,
        ),
        _topic(r"(?:carbs?|carbohydrates?)(?![- ]?load)", _RATE, _COUNT, _PLACES),
    ),
    "plan_race_pacing": (
        _topic(
            r"how (?:sure|certain|accurate|confident|reliable|exact)|are you (?:\w+ )?sure",
            r"^\*\*How sure\?\*\*",
            whole=True,
        ),
        _topic(
            r"go(?:ing)? out|start(?:ing)? (?:too )?(?:slow\w*|fast|easy|hard)|fast to start"
            r"|first (?:km|kilomet\w+|mile)",
            r"^The first (?:kilometre|mile)\b",
            _HEADLINE,
        ),
        _topic(
            r"(?:first|second|other) half(?![- ]?mara)|halves|half ?way|negative split",
            r"^At halfway",
            _SPREAD,
            r"^The pace may drift",
        ),
        _topic(r"(?:even|steady|constant)[- ]?(?:pac\w+|splits?|effort)", _SPREAD, r"^At halfway", _HEADLINE),
        _topic(
            r"(?:average|target|flat|goal|race|what|which) (?:pace|speed)|splits?", _HEADLINE, _SPREAD, _BAND
        ),
        _topic(
            r"(?:where|when|which|what|should|must)\b.*\b(?:walk|(?:power[- ]?)?hike)",
            r"planned as walking",
            r"^- .*climb\b.* up at ",
            r"know nothing about its heights",
        ),
        _topic(
            r"(?:power[- ]?)?(?:walk(?:ing)?|hik(?:e|ing))",
            r"planned as walking",
            r"^- .*climb\b.* up at ",
            r"know nothing about its heights",
        ),
        _topic(
            r"altitudes?|thin(?:ner)? air|above sea level", r"height above the sea|air is thinner", _HEADLINE
        ),
        _topic(r"cut[- ]?offs?|time limits?|broom wagon|margins?", r"\bcut-offs?\b"),
        _topic(
            r"(?:head|tail|cross|side)?[- ]?winds?|windy",
            r"\bwind from the\b|^Wind (?:counts|is not counted)",
        ),
        _topic(
            r"gear(?:s|ing)?|cassettes?|chainrings?|sprockets?|compact|cadence|rpm|\d\d\s?[x×/-]\s?\d\d",
            r"\bgears?\b",
            r"\d×\d",
            r"know nothing about its heights",
        ),
        _topic(r"w(?=')|w prime|reserve|blow(?:ing)? up|anaerobic|burn(?:ing)? matches", r"W′", _HEADLINE),
        _topic(
            r"(?:vary(?:ing)?|constant|steady|even) (?:the )?(?:power|watts)",
            r"^Varying the power",
            _HEADLINE,
        ),
        _topic(
            r"(?:what|how long|how fast)\b.*\b(?:can|could|will|would) (?:i|it|this)",
            _HEADLINE,
            r"^\*\*How sure",
        ),
        _topic(r"(?:on|for|along) (?:the )?flats?(?: (?:part|bit|road|section)s?)?", _ON_THE_FLAT),
        _topic(
            r"where\b.*\b(?:push|save|ease|hold back)|save (?:energy|(?:my )?legs)",
            _ON_A_CLIMB,
            _ON_THE_FLAT,
            r"^- .*(?:climb|descent)\b.* at ",
        ),
        _topic(
            r"(?:power|watts|ftp|how hard)(?!.*\b(?:climb|hill|uphill|flat|descent|downhill|steep))",
            _HEADLINE,
            _ON_A_CLIMB,
            _ON_THE_FLAT,
        ),
        _topic(
            r"(?:hardest|toughest|worst|slowest) (?:part|bit|section|stretch|km|kilomet\w+|mile)",
            r"^- .*climb\b.* up at ",
            r"is the slowest,",
            _SPREAD,
        ),
        _topic(
            r"elevation|ascents?|hilly|how (?:much|many)\b.*\bclimb\w*",
            r"of climbing|know nothing about its heights",
            r"^I rate it|^It rolls",
            r"^The hills |the hills cost",
        ),
        _topic(
            r"climbs?|climbing|hills?|uphills?|steep\w*",
            _ON_A_CLIMB,
            r"^- .*climb\b.* up at ",
            r"^The hills |the hills cost",
            r"is the slowest,.*climbs",
            r"know nothing about its heights",
        ),
        _topic(
            r"descents?|downhills?",
            _DOWNHILL,
            r"^- .*descent\b.* down at ",
            r"is the fastest,.*falls",
            r"know nothing about its heights",
        ),
    ),
}
# What is said of these changes no target: one sentence of the plan answers it.
_TOLD_BY_ITS_TOPIC = frozenset(
    ("chainrings", "cassette", "cadence_rpm", "wind_speed_m_per_s", "wind_from_deg", "cutoffs")
)
# After these the whole plan is another, or reads otherwise.
_TOLD_WHOLE = frozenset(("distance_m", "sport", "units"))
THE_SAME = "Your plan stays as it is."
_BIGGEST = re.compile(r"\b(?:worst|biggest|hardest|longest|toughest|main|highest)\b", re.IGNORECASE)
_STEEPEST = re.compile(r"\bsteepest\b", re.IGNORECASE)
_MEAN_GRADE = re.compile(r"^- .* at (\d+(?:\.\d+)?).%")


def focused(turn: OfflineTurn) -> tuple[Told, ...]:
    """Return what tools told with the facts that were asked for first.

    Where a plan was told before and this message changes nothing, what was not asked for is left out.
    """
    by_topic = turn.planned and turn.said.keys() <= _TOLD_BY_ITS_TOPIC and not turn.new_uploads
    same = _tells_the_same(turn)
    return tuple(_about(turn, told, only=by_topic or same, same=same) for told in turn.told)


def _about(turn: OfflineTurn, told: Told, *, only: bool, same: bool) -> Told:
    if _tells_a_change(turn, told):
        return told
    asked = _asked(told, _without_what_is_told(turn, told))
    if only and turn.said:  # what is told is no question: its own topic answers it
        asked = asked[:1]
    answer = _facts_about(asked, told.paragraphs)
    if not answer:
        return _unchanged(turn, told) if same else told
    if only and (climb := one_climb(answer, turn.text)):
        return replace(told, paragraphs=((climb,),))
    return _focused(told, answer, turn.text, only=only)


def _without_what_is_told(turn: OfflineTurn, told: Told) -> str:
    """Return the message without what it says of eating and drinking: "I can carry 4 gels" asks for none."""
    if told.tool != "plan_race_fuelling" or not turn.said:
        return turn.text
    words = understand(turn.text, turn.today, turn.brief).words
    return reduce(lambda text, said: text.replace(said, " "), words, turn.text)


def _tells_the_same(turn: OfflineTurn) -> bool:
    """Tell whether a plan told before is told again although something was said: it changed nothing."""
    told_before = turn.planned and turn.specialist in turn.told_before
    return told_before and bool(turn.said) and not turn.said.keys() & _TOLD_WHOLE and not turn.new_uploads


def _unchanged(turn: OfflineTurn, told: Told) -> Told:
    """Return the one fact a plan begins with, after saying that it stays."""
    if told.tool not in TOPICS or len(told.paragraphs) < 2:
        return told
    day = turn.brief.race_date if "race_date" in turn.said else None
    stays = f"The race is on {day:%-d %B %Y} now; the plan stays as it is." if day else THE_SAME
    return replace(told, paragraphs=((stays, told.paragraphs[0][0]),))


def _tells_a_change(turn: OfflineTurn, told: Told) -> bool:
    """Tell whether these are the few sentences of a changed plan, which begin with the change."""
    return turn.planned and bool(turn.said) and len(told.paragraphs) == 1


def _asked(told: Told, text: str) -> list[Topic]:
    """Return the parts of a plan that are asked for, in the order of the words that ask."""
    asked = [topic for topic in TOPICS.get(told.tool, ()) if topic.asked.search(text)]
    return sorted(asked, key=lambda topic: min(match.start() for match in topic.asked.finditer(text)))


def _focused(told: Told, answer: list[str], text: str, *, only: bool) -> Told:
    if _STEEPEST.search(text):
        answer.sort(key=_mean_grade_percent, reverse=True)
    elif _BIGGEST.search(text):
        answer.sort(key=lambda fact: not fact.startswith("- **Biggest"))
    rest = tuple(tuple(fact for fact in facts if fact not in answer) for facts in told.paragraphs)
    # What is listed stands behind running text in a paragraph, so the first fact is a paragraph of its own.
    paragraphs = ((answer[0],), tuple(answer[1:])) if answer[0].startswith("- ") else (tuple(answer),)
    return replace(told, paragraphs=paragraphs if only else (*paragraphs, *filter(None, rest)))


def _mean_grade_percent(fact: str) -> float:
    match = _MEAN_GRADE.search(fact)
    return float(match[1]) if match else 0.0


def _facts_about(topics: Sequence[Topic], paragraphs: Paragraphs) -> list[str]:
    """Return the facts that answer the topics, in the order of what was asked."""
    found: list[str] = []
    for topic in topics:
        for pattern in topic.facts:
            for facts in paragraphs:
                hits = [fact for fact in facts if pattern.search(fact)]
                found.extend(facts if hits and topic.whole else hits)
    return list(dict.fromkeys(found))
