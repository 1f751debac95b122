"""Sports as files write them."""

import re

from tools.domain.activity import ActivitySport

_WORDS = (
    (re.compile(r"virtual ?ride|bik|cycl|ride\b|radfahr|v[eé]lo|fiets|cicl|bicic", re.I), ActivitySport.RIDE),
    (
        re.compile(r"run(?!g)|jog|lauf|treadmill|course à pied|hardlo|carrera|corrida|corsa", re.I),
        ActivitySport.RUN,
    ),
    (re.compile(r"swim|schwimm|natation|zwem|nataci|natação|nuoto", re.I), ActivitySport.SWIM),
    (re.compile(r"hik|wander|mountaineer|randonn|senderis|escursion", re.I), ActivitySport.HIKE),
    (re.compile(r"walk|spazier|wandel|marche|caminata|camminata", re.I), ActivitySport.WALK),
    (re.compile(r"\brow", re.I), ActivitySport.ROW),
    (re.compile(r"strength|weight", re.I), ActivitySport.STRENGTH),
    (re.compile(r"multi ?sport", re.I), ActivitySport.MULTISPORT),
)
# Numbers in Strava's exports; from memory, unchecked [R].
_STRAVA_NUMBERS = {
    "1": ActivitySport.RIDE,
    "4": ActivitySport.HIKE,
    "9": ActivitySport.RUN,
    "10": ActivitySport.WALK,
    "16": ActivitySport.SWIM,
}


def sport_named(text: str | None) -> ActivitySport:
    """Return the sport a file names in its own words, OTHER where it names none we know."""
    words = (text or "").strip().replace("_", " ")
    if words in _STRAVA_NUMBERS:
        return _STRAVA_NUMBERS[words]
    return next((sport for known, sport in _WORDS if known.search(words)), ActivitySport.OTHER)
