"""The rider's set-up: masses, position, drag, tyres, company, cadence."""

import re
from typing import TypeVar

from agent.understanding.measures import IS, MASS_UNIT, VALUE, kilograms, value
from agent.understanding.reading import Reading
from tools.domain.race import RidingPosition, Sport, Tyres

Kind = TypeVar("Kind", RidingPosition, Tyres)

_BICYCLE = r"(?:bike|bicycle|push ?bike)"
_MASS = rf"(?P<n>{VALUE})\s*-?\s*(?P<unit>{MASS_UNIT})\b"
_SYSTEM = (
    re.compile(
        rf"{_MASS}\s*,?\s*(?:\(\s*)?(?:in total\s+|total\s+|all up\s+)?(?:together\s+)?(?:with|including"
        rf"|incl?\.?|inclusive of)\s+(?:(?:the|my|a|full)\s+)?(?:\w+\s+)?(?:{_BICYCLE}|kit|everything"
        rf"|bottles|gear)\b"
    ),
    re.compile(
        rf"\b(?:bottles?|kit|gear|me)\s+(?:and|\+|&)\s+(?:the\s+|my\s+)?{_BICYCLE}\s+(?:included|incl\.?)[\s,:]*"
        rf"(?:i'?m|i am|it'?s|that'?s|about|around|i weigh)?\s*{_MASS}"
    ),
    re.compile(
        rf"\b{_BICYCLE}\s+(?:(?:and|\+|&)\s+(?:\w+\s+)?(?:bottles?|kit|gear)\s+)?(?:included|incl\.?)[\s,:]*"
        rf"(?:i'?m|i am|it'?s|that'?s|about|around|i weigh)?\s*{_MASS}"
    ),
    re.compile(
        rf"{_MASS}\s*,?\s*(?:\(\s*)?(?:{_BICYCLE}\s+(?:and\s+(?:kit|bottles)\s+)?included|all[\s-](?:in|up)(?=\s*(?:[.,;!?)]|$|and\b))"
        r"|(?:system|total|combined)(?:\s+(?:weight|mass))?)\b"
    ),
    re.compile(
        rf"\b(?:system|combined|all[\s-]up|total)\s+(?:weight|mass){IS}(?P<n>{VALUE})\s*-?\s*(?P<unit>{MASS_UNIT})?"
        r"(?![a-z])"
    ),
    re.compile(
        rf"\b(?:(?:rider|me|myself|i)\s*(?:and|\+|plus|&|with)\s*(?:the\s+|my\s+)?{_BICYCLE}"
        rf"|{_BICYCLE}\s*(?:and|\+|plus|&)\s*(?:rider|me))(?:\s+(?:together|are|is|weigh|weighs|come|to|make"
        rf"|about|around|total|at|:|=))*\s*:?\s*{_MASS}(?:\s+(?:together|in total|total|all in))?"
    ),
)
_BIKE = (
    re.compile(rf"\b{_BICYCLE}\b(?:[\s,]+(?:weighs?|weight|itself|alone))*[\s,]*{IS}{_MASS}"),
    re.compile(
        rf"{_MASS}\s+(?:(?:road|tt|tri|gravel|carbon|steel|alumini?um|mountain|race)\s+)*{_BICYCLE}\b(?!{IS}\d)"
    ),
)
_OF_THE_RIDER = re.compile(
    rf"\b(?:me|myself|rider|i'?m|i)\b(?:\s*(?:is|am|weigh|:|=|at|about))*\s*(?P<n>{VALUE})\s*(?P<unit>{MASS_UNIT})?"
    rf"(?![a-z%/:.]|\s*(?:km|k|miles?|w|watts?|h)\b)|(?<![\d.,])(?P<n2>{VALUE})\s*(?P<unit2>{MASS_UNIT})?\s+(?:me|rider)\b"
)
_POSITIONS = {
    RidingPosition.TIME_TRIAL: r"(?:tt|time[\s-]trial)[\s-](?:bike|position|rig|set[\s-]?up)",
    RidingPosition.TRIATHLON: r"tri(?:athlon)?[\s-](?:bike|position)",
    RidingPosition.AERO: r"aero[\s-]?(?:bars?|position|extensions)|clip[\s-]?ons?|tri[\s-]?bars|extensions",
    RidingPosition.ROAD: r"(?:on|in) (?:the|my) (?:hoods|drops)|hoods|road (?:bike|position)",
    RidingPosition.UPRIGHT: (
        r"(?:sit(?:ting)?|rid(?:e|ing)) (?:up ?right|up)|upright|on the tops|mountain ?bike|mtb"
        r"|flat[\s-]?bars?"
        r"|hybrid|city bike|e?-?trekking bike"
    ),
}
_TYRE = r"(?:tyres?|tires?|tubulars?|tubs|rubber)"
_TYRES = {
    Tyres.GRAVEL: rf"gravel[\s-](?:{_TYRE}|bike|race|event|ride)|(?:knobbly|knobby|cyclocross|cx)\s+{_TYRE}",
    Tyres.TRAINING: rf"(?:training|winter|puncture[\s-]?(?:proof|resistant)|commuting)\s+{_TYRE}|gatorskins?",
    Tyres.RACE: rf"(?:race|racing|fast|tubeless|latex|tt)\s+{_TYRE}|gp\s?5000(?:\s?s)?|tubulars|corsa\w*",
}
_NOT = re.compile(r"(?:\bno|\bnot|n't|\bwithout|\binstead of|\bnever)\s+(?:\w+\s+){0,2}$")
_ASKED = re.compile(r"\b(?:should i|do i need|worth|would|or|vs\.?|versus|what if|better)\b")
_CDA = re.compile(rf"\bcda\b{IS}(?P<n>{VALUE})\s*(?:m2|m²|m\^2|sqm)?(?![a-z])")
_CRR = re.compile(rf"\b(?:crr|rolling resistance)\b{IS}(?P<n>{VALUE})(?![a-z])")
_ALONE = re.compile(
    r"\b(?:no(?:n|t)?[\s-]?draft(?:ing|[\s-]?legal)?|draft[\s-]?(?:illegal|free)|solo|all alone|on my own"
    r"|without (?:a group|drafting|any draft))\b"
)
_TOGETHER = re.compile(
    r"\b(?:draft(?:ing)?(?![\s-]?(?:illegal|free))|(?:in|with) (?:a|the) (?:big |small |large |fast "
    r"|good )?(?:group|bunch"
    r"|peloton|pack|chain ?gang)|sit(?:ting)? (?:in|on) (?:a |the )?(?:wheels?|group|bunch)|in the wheels"
    r"|pace ?line)\b"
)
_IS_A_QUESTION = re.compile(r"\b(?:how (?:many|much)|should|worth|does|do i|is it|would)\b[^.;!?]*$")
_CADENCE = re.compile(
    rf"(?P<n>{VALUE})\s*rpm\b|\b(?:cadence|spin|pedal|turn(?: over)?)(?:\s+(?:at|is|of|about|around|:|="
    rf"|the pedals))*"
    rf"\s*(?P<n2>{VALUE})(?!\s*(?:%|km|k|kg|w|watts|t|min\w*)\b)"
)


def read_masses(reading: Reading, sport: Sport, *, imperial: bool) -> dict[str, object]:
    """Return the mass of rider, bicycle and bottles together, and of the bicycle alone, both in kg."""
    with_a_bicycle = sport is Sport.RIDE or re.search(rf"\b{_BICYCLE}\b", reading.text)
    together = _SYSTEM if with_a_bicycle else ()  # "70 kg with full kit" is a runner's
    return {
        "system_mass_kg": _mass(reading, together, "system_mass_kg", (30, 300), imperial=imperial),
        "bike_mass_kg": _mass(reading, _BIKE, "bike_mass_kg", (4, 60), imperial=imperial),
    }


def read_rider_mass(reading: Reading, *, imperial: bool) -> float | None:
    """Return the rider's own mass in kg, said beside the bicycle's ("bike 8 kg, me 72")."""
    for match in reading.each(_OF_THE_RIDER):
        said, unit = (match["n"], match["unit"]) if match["n"] else (match["n2"], match["unit2"])
        kg = kilograms(value(said), unit, imperial=imperial)
        if 25 <= kg <= 250:
            reading.hear("weight_kg", *match.span(), kg)
            return kg
    return None


def _mass(
    reading: Reading,
    patterns: tuple[re.Pattern[str], ...],
    field: str,
    limits: tuple[float, float],
    *,
    imperial: bool,
) -> float | None:
    for pattern in patterns:
        for match in reading.each(pattern):
            kg = kilograms(value(match["n"]), match["unit"], imperial=imperial)
            if not limits[0] <= kg <= limits[1] and "," in match[0]:
                continue  # "90 km on the bike, 75 kg" names the rider's own
            if not limits[0] <= kg <= limits[1]:
                reading.refuse(*match.span(), "I cannot plan with {words}, so I left it out.")
                continue
            reading.hear(field, *match.span(), kg)
            return kg
    return None


def read_air_and_ground(reading: Reading, sport: Sport) -> dict[str, object]:
    """Return the position, the drag area in m², the tyres and the rolling resistance of a rider."""
    if sport is not Sport.RIDE:
        return {}
    return {
        "cda_m2": _coefficient(reading, _CDA, "cda_m2", (0.1, 1.0), "drag area"),
        "crr": _coefficient(reading, _CRR, "crr", (0.001, 0.05), "rolling resistance"),
        "position": _choice(reading, "position", _POSITIONS),
        "tyres": _choice(reading, "tyres", _TYRES),
    }


def _coefficient(
    reading: Reading, pattern: re.Pattern[str], field: str, limits: tuple[float, float], called: str
) -> float | None:
    for match in reading.each(pattern):
        said = value(match["n"], decimal_comma=True)
        if not limits[0] <= said <= limits[1]:
            reading.refuse(*match.span(), f"{{words}} cannot be a {called}, so I left it out.")
            continue
        reading.hear(field, *match.span(), said)
        return said
    return None


def _choice(reading: Reading, field: str, patterns: dict[Kind, str]) -> Kind | None:
    """Return the kind named first; a question which of two is better chooses none."""
    named = []
    for kind, words in patterns.items():
        match = re.search(rf"\b(?:{words})\b", reading.rest)
        if match and not _NOT.search(reading.before(match.start())):
            named.append((match.start(), kind, match))
    if not named or (len(named) > 1 and _ASKED.search(reading.text)):
        return None
    _, kind, match = min(named, key=lambda found: found[0])
    reading.hear(field, *match.span(), kind.value)
    return kind


def read_drafting(reading: Reading, sport: Sport) -> bool | None:
    """Return whether others are ridden behind; None when nothing is said of it."""
    if sport is not Sport.RIDE:
        return None
    for pattern, drafts in ((_ALONE, False), (_TOGETHER, True)):
        for match in reading.each(pattern):
            if _IS_A_QUESTION.search(reading.before(match.start(), 60)):
                continue
            denied = drafts and _NOT.search(reading.before(match.start())) is not None
            reading.hear("drafting", *match.span(), "yes" if drafts and not denied else "no")
            return drafts and not denied
    return None


def read_cadence(reading: Reading, sport: Sport) -> float | None:
    """Return the cadence a rider likes, per minute; a runner's cadence changes nothing we plan."""
    if sport is not Sport.RIDE:
        return None
    for match in reading.each(_CADENCE):
        rpm = value(match["n"] or match["n2"])
        if not 40 <= rpm <= 130:
            reading.refuse(*match.span(), "I cannot plan with {words}, so I left it out.")
            continue
        reading.hear("cadence_rpm", *match.span(), rpm)
        return rpm
    return None
