"""Which sport a message speaks of: on foot, or on a bicycle."""

import re

from agent.understanding.reading import Reading
from tools.domain.race import RaceBrief, Sport
from tools.domain.units import HALF_MARATHON_M, MARATHON_M

_RIDE = re.compile(
    r"\b(?:bike|biking|bicycle|cycl\w+|ride|riding|gran ?fondo|sportive|gravel race|criterium|time trial"
    r"|tt)\b"
)
_CERTAINLY_A_RIDE = re.compile(
    r"\b(?:ftp|functional threshold|watts?|\d+\s?w|w/kg|c[dp]a|crr|aero ?bars?|tri ?bars|tt bike|tri bike"
    r"|road bike|on the (?:hoods|drops)|chainrings?|cassettes?|cranks?et|compact(?= and \d)|gran ?fondo"
    r"|granfondo|fondo|sportives?|cyclosportive|audax|brevet|randonn[eé]\w*"
    r"|bike (?:leg|split|course)|century|criterium|peloton|velodrome|gravel (?:race|ride|bike"
    r"|event)|bikepacking|l'?etape|etape du tour|paris-roubaix|ventoux|alpe d'?huez|tourmalet|stelvio"
    r"|galibier|marmotte|mortirolo|zoncolan|angliru|maratona dles dolomites|\d{2}\s?/\s?\d{2} with \d{2})\b"
    r"|\bw'(?=\s|$)"
)
_FOOT = re.compile(
    r"\b(?:run(?:ning|s)?(?! (?:out|at|short|empty|low|on empty|(?:a )?(?:compact|tubeless)|gp|\d\d\s?(?:mm"
    r"|/|-|x|psi)))"
    r"|on foot|(?<!mara)marathon|runners?|parkrun|jog(?:ging)?|trail race|fell race|ultra)\b"
)
_I_RIDE = re.compile(
    r"\bi(?:'m| am|'ll| will)?\s+(?:going to\s+|want to\s+|would like to\s+)?(?:ride|riding|cycle|cycling)\b"
    r"(?!\s+(?:\w+\s+){0,3}?(?:times|days|hours|a week|per week|weekly|every|daily|often|sometimes|to work"
    r"|commut\w+))"
    r"|\briding (?:the|a|an|in|this|la|le)\b"
)
_RACE_SHAPED = re.compile(
    r"\b(?:gran ?fondo|sportive|gravel race|time trial|race|event|century|goal|70\.3|ironman"
    r"|\d+\s?(?:km|k|miles?|mi)"
    r"|sub)\b"
)
_PART_OF_A_BICYCLE = re.compile(r"\b(?:tyres?|tires?|wheels?|gears?|gearing|rims?|rpm|cadence|tubeless)\b")
_PAST = re.compile(r"\b(?:yesterday|last|ago|was|did|rode|ran)\b")
_ON_FOOT_ONLY = re.compile(r"\b(?:marathon|parkrun)\b")


def sport_of(text: str, brief: RaceBrief) -> Sport:
    """Return the sport of the race after a message, without taking any of its words."""
    found = _cue(text, brief)
    return found[0] if found else brief.sport


def read_sport(reading: Reading, brief: RaceBrief) -> Sport | None:
    """Return the sport of the race when the message names another than before, or a ride.

    Its words stay to be read: "century" is a sport and a distance.
    """
    found = _cue(reading.text, brief)
    if found is None:
        return None
    sport, cue = found
    rest = reading.rest
    reading.hear("sport", *cue.span(), sport.value)
    reading.rest = rest
    return sport


def _cue(text: str, brief: RaceBrief) -> tuple[Sport, re.Match[str]] | None:
    ride, foot, certain = _RIDE.search(text), _FOOT.search(text), _CERTAINLY_A_RIDE.search(text)
    if certain and not foot and not _is_a_race_on_foot(brief):
        return Sport.RIDE, certain
    rides = _I_RIDE.search(text)
    if rides and not foot and not _PAST.search(text) and not _is_a_race_on_foot(brief):
        return Sport.RIDE, rides
    if ride and not foot and _RACE_SHAPED.search(text) and not _PAST.search(text):
        return Sport.RIDE, ride
    on_a_bicycle = ride or certain or _PART_OF_A_BICYCLE.search(text)
    if brief.sport is Sport.RIDE and not on_a_bicycle and foot:
        return Sport.RUN, foot
    return None


def _is_a_race_on_foot(brief: RaceBrief) -> bool:
    """Tell whether the race known is one that nobody rides: power said beside it is of training."""
    if brief.sport is Sport.RIDE:
        return False
    named = brief.race_name is not None and _ON_FOOT_ONLY.search(brief.race_name.casefold())
    return bool(named) or brief.distance_m in (MARATHON_M, HALF_MARATHON_M)
