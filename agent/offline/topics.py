"""What can be asked of a plan, and which of its facts answer it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of a plan that can be asked for: the words that ask, and the facts that answer, the best first.

    A fact of a `whole` topic brings the rest of its paragraph with it. `unknown` says what to tell the coach
    where a plan knows nothing of it.
    """

    asked: re.Pattern[str]
    facts: tuple[re.Pattern[str], ...]
    whole: bool = False
    unknown: str | None = None


def _topic(asked: str, *facts: str, whole: bool = False, unknown: str | None = None) -> Topic:
    patterns = tuple(re.compile(fact) for fact in facts)
    return Topic(re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), patterns, whole, unknown)


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

_FORM = (r"newest data", r"^Your form is|^I cannot say your form", r"^Fitness is")
_ALWAYS = (r"newest data", r"\bnot counted here\b")  # what an answer leaves out, and up to when it reaches
_POWER = r".*\b(?:power|watts?|w|sec\w*|min\w*|h|hours?)\b"
_PACE = r".*(?:\d ?km?|\b(?:km|k|pace|miles?|kilomet\w+|half|marathon|run))\b"
_POWER_FIRST = r"(?:power|watts?|\d+[- ]?(?:s|sec|min)\w*|hour)\b.*\b"
_PACE_FIRST = r"(?:\d+ ?k|km|miles?|half|marathon|running|run)\b.*\b"
_BEST = r"pbs?|prs?|personal (?:best|record)s?|best|fastest|curve|peak|records?|highest|most"

NO_GEARS = (
    "Tell me your chainrings and your cassette (50/34 with 11-34), and I will say whether they suffice."
)
NO_STATIONS = (
    "I know no such place of this race: tell me at which kilometre it is, or how far apart the aid stations "
    "are, and I will plan with it."
)
NO_CUTOFFS = (
    "I know no cut-off of this race: tell me its place and its time (km 20 in 3:00), and I will check it."
)

TOPICS: dict[str, tuple[Topic, ...]] = {
    "show_dashboard": (
        _topic(
            r"form|fresh\w*|fatigue\w*|tired|fitness|fit(?:ter)?|shape|ready|rested|recovered|ctl|atl|tsb"
            r"|over ?train\w*|overreach\w*",
            *_FORM,
            *_ALWAYS,
        ),
        _topic(rf"(?:{_BEST})\b(?={_POWER})|{_POWER_FIRST}(?:{_BEST})", r"^Your best of.*, power:", *_ALWAYS),
        _topic(rf"(?:{_BEST})\b(?={_PACE})|{_PACE_FIRST}(?:{_BEST})", r"^Your best of.*, pace:", *_ALWAYS),
        _topic(rf"(?:{_BEST})\b(?!{_POWER})(?!{_PACE})", r"^Your best of", *_ALWAYS),
        _topic(r"(?:heart ?rate|hr) zones?", r"^Heart rate zones", r"^By heart rate,", *_ALWAYS),
        _topic(r"power zones?", r"^Power zones", r"^By power,", *_ALWAYS),
        _topic(
            r"(?<!rate )(?<!hr )(?<!power )zones?|easy|distribution|polari[sz]ed",
            r"^Heart rate zones",
            r"\bzones\b",
            *_ALWAYS,
        ),
        _topic(
            r"(?:this|a|per|each) week|weekly|volume|mileage|how (?:much|far|often)\b(?!.*\bzones?\b)",
            r"^This week so far",
            *_ALWAYS,
        ),
    ),
    "review_activity": (
        _topic(
            r"(?:take it|go|keep it|do) easy|rest (?:today|tomorrow|day)|should i rest"
            r"|next (?:workout|session|run|ride|training)|what(?:'s| is| comes)? next|do next",
            r"^Next:",
        ),
        _topic(r"drift\w*|decoupl\w*", r"\bdrift"),
        _topic(r"score", r"\bof 100\b"),
        _topic(r"compared?|versus|vs|(?:than|like|as) (?:last|usual|normal|the|my)", r"\bsimilar ones?\b"),
    ),
    "plan_race_fuelling": (
        _topic(r"drop[- ]?bags?|special needs(?: bags?)?", r"^- \*\*.*\bdrop bag", unknown=NO_STATIONS),
        _topic(r"(?:my |the )?crew", r"^- \*\*.*\bcrew\b", unknown=NO_STATIONS),
        _topic(
            r"(?:aid|feed)[- ]?(?:stations?|zones?|points?)|refreshments?",
            r" aid stations? (?:is|are) in the plan",
            r"^- \*\*(?:km|mile) ",
            unknown=NO_STATIONS,
        ),
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
        _topic(r"cut[- ]?offs?|time limits?|broom wagon|margins?", r"\bcut-offs?\b", unknown=NO_CUTOFFS),
        _topic(
            r"(?:head|tail|cross|side)?[- ]?winds?|windy",
            r"\bwind from the\b|^Wind (?:counts|is not counted)",
        ),
        _topic(
            r"gear(?:s|ing)?|cassettes?|chainrings?|sprockets?|compact|cadence|rpm|\d\d\s?[x×/-]\s?\d\d",
            r"\bgears?\b",
            r"\d×\d",
            r"know nothing about its heights",
            unknown=NO_GEARS,
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
