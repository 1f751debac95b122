"""What athletes say of their own body: thresholds, heart rates, a sweat test."""

import re
from dataclasses import dataclass
from datetime import date

from agent.understanding.reader import understand
from agent.understanding.reading import plain
from agent.understanding.sweat_test import SweatTestSaid, read_sweat_test
from tools.domain.profile import ProfileName
from tools.domain.race import RaceBrief
from tools.domain.units import METRES_PER_MILE

_IS = (
    r"(?:\s*(?:is|was|are|of|at|about|around|now|currently|roughly|probably|:|=|~|went up to|dropped to))*\s*"
)
_BPM = r"(?P<n>\d{2,3})(?!\s*(?:%|w\b|watts?|km|kg|:))"
_HR = r"(?:heart ?rate|hr|pulse)"
_HEART = (
    (
        ProfileName.MAXIMUM_HEART_RATE_BPM,
        re.compile(rf"\b(?:max(?:imum|imal)?\s+{_HR}|hr ?max|max ?hr){_IS}{_BPM}"),
    ),
    (ProfileName.RESTING_HEART_RATE_BPM, re.compile(rf"\b(?:resting|rest)\s+{_HR}{_IS}{_BPM}")),
    (
        ProfileName.THRESHOLD_HEART_RATE_BPM,
        re.compile(
            rf"\b(?:(?:lactate\s+)?threshold\s+{_HR}|lthr){_IS}{_BPM}|\bthreshold{_IS}(?P<beats>\d{{2,3}})\s*bpm\b"
        ),
    ),
)
_THRESHOLD_PACE = re.compile(
    rf"\bthreshold(?:\s+(?:run\w*\s+)?pace)?{_IS}(?P<m>[2-9]|1[0-4]):(?P<s>[0-5]\d)\s*(?P<unit>/\s*mi\w*"
    rf"|per mile"
    r"|min/mi\w*)?"
)
# "set my FTP to 285" says that it is 285.
_SET_TO = re.compile(
    r"\b(?:set|change|update|correct|make|put|adjust|lower|raise|bump)\s+(?P<what>.{2,40}?)\s+(?:to|at|as)\s+(?=\d)",
    re.IGNORECASE,
)
# "my FTP is not 250, it's 265" and "my FTP is too low, it should be 265" say that it is 265.
_NOT_BUT = re.compile(
    r"\s+(?:(?:(?:is|was)?n['’]?t|(?:is |was )?not) \d[\d:.]*\s*[a-z/]{0,6}"
    r"|(?:is |looks |seems )?(?:wrong|off|outdated|too (?:low|high)))\W+"
    r"(?:(?:but|rather|more like|it\s?['’]?s|it is|it (?:should|ought to|must) be|should be)\s+)+(?=\d)",
    re.IGNORECASE,
)
_OF_RACE = {
    "ftp_w": ProfileName.FTP_W,
    "critical_power_w": ProfileName.CRITICAL_POWER_W,
    "w_prime_j": ProfileName.W_PRIME_J,
    "sweat_rate_l_per_h": ProfileName.SWEAT_RATE_L_PER_H,
}


@dataclass(frozen=True, slots=True)
class Oneself:
    """Values an athlete said of themselves."""

    values: dict[ProfileName, float]
    sweat: SweatTestSaid | None = None

    def __bool__(self) -> bool:
        """Tell whether anything was said."""
        return bool(self.values) or self.sweat is not None


def read_oneself(text: str, today: date, brief: RaceBrief) -> Oneself:
    """Return what a message says of the athlete's thresholds, heart rates and sweat. Never raises."""
    text = _NOT_BUT.sub(" is ", _SET_TO.sub(r"\g<what> is ", text[:4_000]))
    said = plain(text)
    changes = understand(text, today, brief).changes
    values = {
        name: float(value)
        for field, name in _OF_RACE.items()
        if isinstance(value := changes.get(field), int | float)
    }
    for name, pattern in _HEART:
        if match := pattern.search(said):
            values[name] = float(next(filter(None, match.groups())))
    if match := _THRESHOLD_PACE.search(said):
        seconds = int(match["m"]) * 60.0 + int(match["s"])
        per_km = 1000 / METRES_PER_MILE if match["unit"] else 1.0
        values[ProfileName.THRESHOLD_PACE_S_PER_KM] = round(seconds * per_km, 1)
    return Oneself(values, read_sweat_test(said))
