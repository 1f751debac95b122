"""How humid it is, and whether the athlete is used to heat."""

import re

from agent.understanding.measures import IS, VALUE, value
from agent.understanding.reading import Reading
from tools.domain.prediction.dew_point import dew_point_c

_DEW_POINT = re.compile(
    rf"\bdew[\s-]?points?\b{IS}(?P<sign>minus\s+|-)?\s*(?P<n>{VALUE})\s*(?:°|º|degrees?|deg)?\s*(?P<unit>c|f|celsius|fahrenheit)?(?![a-z])"
)
_HUMIDITY = re.compile(
    rf"(?P<n>{VALUE})\s*(?:%|percent)\s*(?:relative\s+)?(?:humidity|humid|rh)\b"
    rf"|\b(?:humidity|rh)\b{IS}(?P<n2>{VALUE})\s*(?:%|percent)?(?!\d)"
)
_USED_TO_IT = re.compile(
    r"\b(?:acc?limati[sz](?:ed|ation)|acclimated|heat[\s-]?(?:adapted|trained|acc?limat\w+)"
    r"|used to (?:the |this )?heat"
    r"|adapted to (?:the )?heat)\b"
)
_NOT = re.compile(r"(?:\bnot|n't|\bnever|\bno|\bun)[\s-]*(?:yet\s+|been\s+|really\s+|fully\s+|at all\s+)?$")
_HOTTEST_SAID_AS_CELSIUS = 35.0


def read_dew_point(reading: Reading, *, imperial: bool) -> float | None:
    """Return the dew point in °C; without a unit it is Fahrenheit for who reads imperial, or above 35."""
    for match in reading.each(_DEW_POINT):
        said = value(match["n"]) * (-1 if match["sign"] else 1)
        guess = "f" if imperial or said > _HOTTEST_SAID_AS_CELSIUS else "c"
        celsius = (said - 32) * 5 / 9 if (match["unit"] or guess).startswith("f") else said
        if not -40 <= celsius <= 40:
            reading.refuse(*match.span(), "{words} is no dew point on earth, so I left it out.")
            continue
        reading.hear("dew_point_c", *match.span(), celsius)
        return celsius
    return None


def read_humidity(reading: Reading, temperature_c: float | None) -> float | None:
    """Return the dew point in °C that a relative humidity means at the temperature known."""
    for match in reading.each(_HUMIDITY):
        percent = value(match["n"] or match["n2"])
        if not 0 < percent <= 100:
            reading.refuse(*match.span(), "{words} cannot be, so I left it out.")
            continue
        if temperature_c is None:
            reading.refuse(*match.span(), "Tell me the temperature as well, and I will plan with {words}.")
            continue
        found = max(-40.0, min(40.0, round(dew_point_c(temperature_c, percent), 2)))
        reading.hear("dew_point_c", *match.span(), found)
        return found
    return None


def read_acclimatisation(reading: Reading) -> bool | None:
    """Return whether the athlete says they are used to heat; None when it is not spoken of."""
    for match in reading.each(_USED_TO_IT):
        if reading.text.rstrip().endswith("?"):
            return None
        used = _NOT.search(reading.before(match.start())) is None
        reading.hear("heat_acclimatised", *match.span(), "yes" if used else "no")
        return used
    return None
