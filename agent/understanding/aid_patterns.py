"""What sentences about aid stations look like: what is there, at which places, how long, until when."""

import re

from agent.understanding.measures import PLACE_UNIT, duration
from agent.understanding.reading import NUMBER
from tools.domain.race import AidService

_AID = (
    r"(?:aid|feed(?:ing)?|refreshments?|support|fuel(?:ling)?|ravitos?|ravitaillements?)"
    r"(?:[\s-]*(?:stations?|zones?|points?|posts?|stops?|tables?))?"
)
_WATER = r"water(?:[\s-]*(?:stations?|stops?|points?|tables?|refills?|fountains?|taps?))?"
_BAG = (
    r"(?:drop[\s-]?bags?|bag[\s-]?drops?|special needs(?: bags?)?|finish bag"
    r"|(?:leave|drop|find|put|get)\s+(?:a|my|our)\s+bag|my bag(?=\s+(?:at|is|will)))"
)
_FAMILY = (
    r"(?:wife|husband|partner|family|friends?|mum|mom|dad|parents|girlfriend|boyfriend|brother|sister|kids?|son"
    r"|daughter|coach)"
)
_CREW = (
    r"(?:(?:support )?crew(?:[\s-]+(?:access|points?|stops?|spots?|zones?|areas?|support|only))?(?!ed)"
    rf"|my {_FAMILY}(?:\s+(?:and|&)\s+(?:my\s+|the\s+)?\w+)?"
    r"(?=\s+(?:will\s+)?(?:be|is|are|waits?|meets?|stands?|crews?|can)\b))"
)
_MEDICS = r"(?:first[\s-]aid|medics|medical (?:tents?|points?|stations?))"
_TOILETS = r"(?:toilets?|porta[\s-]?(?:loos|potties|johns))"
# What only a table serves; gels, bars and water may as well be what an athlete means to take there.
_SERVED = (
    r"(?:(?:coca[\s-]?)?cola|coke|pepsi|tea|coffee|juice|soup|broth|bouillon|oranges?|watermelon|fruit|bread"
    r"|sandwich(?:es)?|cheese|chocolate|cakes?|biscuits?|cookies|crackers|crisps|chips|pretzels?|pasta"
    r"|potato(?:es)?|hot food|hot meals?)"
)
_THING = (
    rf"(?:(?:isotonic|sports?|energy) drinks?|iso(?:tonic)?|electrolytes?|{_SERVED}|bananas?|nuts|rice|dates"
    r"|raisins|sweets|candy|gels?|bars?|food|snacks?|water)"
)
_AND_ALSO = r"\s*(?:,\s*and|,|and|&|\+|/)\s*"
_THINGS = rf"{_THING}(?:{_AND_ALSO}{_THING}\b)*"
_UNIT = rf"(?:{PLACE_UNIT})\b"
_NOT_A_PLACE = (
    r"(?!\s*(?:mm|min\w*|hours?|hrs?|h|m|s|sec\w*|%|w|watts?|gels?|bars?|kg|g|ml|l|x|am|pm|people|of)\b"
    r"|[:.]\d|\s*/)"
)
_ONE_PLACE = rf"(?:(?:kms?|kilomet(?:er|re)s?|miles?|mi)\s+)?{NUMBER}(?:\s*-?\s*{_UNIT})?{_NOT_A_PLACE}"
_NEXT_ONE = (
    r"(?:(?:the\s+)?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last|\d{1,2}(?:st|nd|rd|th))"
    r"(?:\s+(?:one|1|stations?))?(?:\s+(?:is|comes|follows))?\s+(?=at\b|@|around\b))?"
)
_PLACES = (
    rf"(?:the\s+)?(?P<places>{_ONE_PLACE}"
    rf"(?:\s*(?:,\s*and|,|&|\+|and|then)\s*{_NEXT_ONE}(?:at\s+)?{_ONE_PLACE})*)"
    r"(?:\s*(?:mark|point|markers?))?"
)
ONE = re.compile(
    rf"(?:(?P<before>kms?|kilomet(?:er|re)s?|miles?|mi)\s+)?(?P<n>{NUMBER})(?!\d|(?:st|nd|rd|th)\b|\s+(?:(?:is|comes|follows)\s+)?at\b)"
    rf"(?:\s*-?\s*(?P<after>{_UNIT}))?"
)
_LINKING = (
    r"(?:\s*(?:are|is|will|be|comes?|located|there|only|again|wait(?:s|ing)?|meets?|stand(?:s|ing)?|crews?|can|allowed|possible"
    r"|permitted|available|served|starts?|come(?: to)?|get to|reach|me|for me|see me|be|you|placed)\b)*"
)
_IS_AT = rf"{_LINKING}\s*(?::|\()?\s*(?P<at>(?:at|on|around|near|in|@)\s+(?:about\s+)?)?"
_LISTED = (
    r"(?:\)?\s*(?::|,?\s*(?:with|has|have|there is|there are|offers?|offering|serv(?:es|ing))|\s+-)\s+"
    rf"(?P<things>{_THINGS}))?"
)
_BEFORE = (
    rf"(?:{duration('e')}(?:\s+(?:stop|break|halt))?\s+(?:at|with|in)\s+(?:the\s+|my\s+|our\s+|an?\s+)?)?"
)
_HALT = (
    rf"(?:\)?\s*(?:,|for|with|and)?\s*(?:an?\s+)?{duration('d')}"
    r"(?:\s+(?:stop|break|halt|there|at it|each))\b)?"
)
_NONE = r"(?P<none>\b(?:no|without|isn't any|is no|are no|there's no)\s+(?:an?y?\s+|more\s+)?)?"
_NUMBERED = (
    r"(?:aid|feed|ravito|vp)(?:\s+(?:station|zone|point|post))?\s*(?:#|no\.?|number)?\s*(?P<number>\d{1,2})"
)
NAMED = re.compile(
    rf"{_BEFORE}\b{_NUMBERED}\s*(?:(?:,\s*|:\s*|=\s*|is\s+|-\s*)?(?:located\s+)?(?:at\s+|@\s*|\(\s*(?:at\s+)?)|[:=]\s*|is\s+)"
    rf"(?P<places>{_ONE_PLACE})\)?{_LISTED}{_HALT}"
)
KINDS: tuple[tuple[re.Pattern[str], tuple[AidService, ...]], ...] = tuple(
    (re.compile(rf"{_BEFORE}{_NONE}\b{what}{_IS_AT}{_PLACES}{_LISTED}{_HALT}"), services)
    for what, services in (
        (_MEDICS, (AidService.MEDICAL,)),
        (_BAG, (AidService.DROP_BAG,)),
        (_CREW, (AidService.CREW,)),
        (_TOILETS, (AidService.TOILET,)),
        (_AID, ()),
        (_WATER, (AidService.WATER,)),
    )
)
HANDED_OUT = (
    re.compile(
        r"\b(?:they (?:hand out|have|give|offer|serve)|there (?:is|are|will be)|you get)\s+"
        rf"(?P<things>{_THINGS}){_LINKING}\s+(?:at|around|@)\s+(?:about\s+)?{_PLACES}"
    ),
    re.compile(
        rf"\b(?P<things>{_SERVED}(?:{_AND_ALSO}{_THING}\b)*){_LINKING}\s+(?:at|around|@)\s+(?:about\s+)?{_PLACES}"
    ),
)
EVERYWHERE = re.compile(
    rf"\b(?P<things>{_THINGS})\s+(?:is\s+|are\s+)?(?:at|on|from|in)\s+(?:each|every|all)"
    r"(?:\s+(?:of\s+)?(?:the\s+)?(?:aid|feed|water))?\s+(?:stations?|stops?|points?|zones?|posts?)\b"
)
FROM = re.compile(
    rf"\b(?P<things>(?!(?:gels?|bars?|water)\b){_THINGS})(?:\s+(?:is|are|only|available|served))*"
    rf"\s+(?:from|after|as of|start(?:s|ing) at|past)\s+(?:the\s+)?(?P<from>{_ONE_PLACE})"
    rf"(?:\s*(?:on(?:wards?)?|mark)\b)?(?:\s*(?:to|until|till|-)\s*(?P<until>{_ONE_PLACE}))?"
)
_WHICH = rf"(?:(?P<bag>{_BAG})|(?P<crew>crew)|{_NUMBERED}(?![\d.:]|\s*(?:km|k|mi|miles?)\b))"
STAYS = (
    re.compile(
        rf"{duration('d')}(?:\s+(?:stop|break|halt))?\s+(?:at|with|for|in)\s+(?:the\s+|my\s+|our\s+|each\s+)*{_WHICH}"
    ),
    re.compile(rf"\b{_WHICH}\s*(?::|,|takes?(?:\s+me)?|costs?(?:\s+me)?)\s*{duration('d')}"),
)
CLOSES = re.compile(
    rf"\b{_WHICH}\s+(?:closes?|is closing|shuts|has (?:a )?cut-?off|cut-?off)"
    r"(?P<how>\s*(?:is|at|after|by|:|of))*\s*"
    r"(?P<time>\d{1,2}[:.][0-5]\d(?::[0-5]\d)?(?:\s*(?:h\b|hours?|am\b|pm\b))?|\d{1,2}\s*(?:h\b|hours?|am\b|pm\b))"
)
APART = re.compile(
    rf"\b(?:{_AID}|{_WATER})\s*,?\s+(?:one|each|placed|spaced)\s+every\s+(?P<m>{NUMBER})\s*-?\s*(?P<mile>{_UNIT})|"
    rf"\b(?:{_AID}|{_WATER})\s+(?:are\s+|come\s+)?(?:about\s+|roughly\s+)?(?P<n>{NUMBER})\s*-?\s*(?P<unit>{_UNIT})"
    r"\s+apart\b"
)
CLOSING_NEXT = re.compile(
    r"^\)?\s*(?:,\s*)?(?:which\s+)?(?:it\s+)?(?:closes?|is closing|closing|shuts|has a cut|cut-?off)"
    r"(?!s?(?:\s*(?:is|at|by|of|:))*\s+(?:\d{1,2}[:.]\d\d\s*(?:h|am|pm)?\s*(?:at|by|on|for)\s+)?(?:the\s+)?"
    rf"(?:(?:kms?|kilomet(?:er|re)s?|miles?)\s*\d|\d+(?:\.\d+)?\s*-?\s*{_UNIT}))"
)
"""A closing time follows that is this station's: no other place stands beside it."""
GONE = re.compile(
    r"^\s*(?:(?:is|was|has been|are|were|have been)\s+)?(?:cancell?ed|dropped|removed|gone|not there"
    r"|closed this year|no longer there)\b|^\s*(?:doesn't|does not|no longer|don't)\s+exists?\b"
)
TAKEN_NOT_THERE = re.compile(
    r"\b(?:drink|drank|take|took|have|had|need|carry|sip|get|eat|ate|want)\s+(?:some\s+|my\s+|the\s+|a\s+)?$"
)
NOT_STATIONS = re.compile(r"\b(?:first|band|visual|hearing|financial)\s+$")
SURELY_STATIONS = re.compile(r"aid[\s-]*(?:stations?|posts?|points?|zones?|stops?)\b")
