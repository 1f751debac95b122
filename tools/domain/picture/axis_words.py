"""What the words beside an axis say it measures, in the languages races are announced in."""

import re
from collections.abc import Iterable
from enum import StrEnum

from tools.domain.picture.words import plain


class Measures(StrEnum):
    """What an axis measures, as far as words say."""

    DISTANCE = "distance"
    ELEVATION = "elevation"
    TIME = "time"
    OTHER = "something else"


_ELEVATION = re.compile(
    r"\belev\w*|\baltit\w*|\balt\b|\bheight|\bhohe\w*|\bseehohe|\bmeereshohe|\bquota\b|\baltezza|\baltura|\bhoogte"
    r"|\bm ?(?:a\.?s\.?l|u\.? ?m|\.?s\.?l\.?m)\b|\bmnm\b"
)
_DISTANCE = re.compile(
    r"\bdist\w*|\bstrecke\w*|\bentfernung|\bafstand|\bkilomet\w*|\bmiles?\b|\bkm\b|\bmi\b|\blange\b|\blongueur|\blength"
)
_TIME = re.compile(
    r"\btime\b|\bzeit\b|\bduration|\bdauer|\btemps\b|\btiempo|\bduree|\bhh:mm|\bmm:ss|\belapsed|\bhours?\b|\bminutes?\b"
    r"|\bdate\b|\bdatum\b|\bweeks?\b|\bmonths?\b|\byears?\b"
)
_OTHER = re.compile(
    r"\bpace|\bspeed|\bgeschwindigkeit|\bvitesse|\bveloc\w*|km/h|\bkmh\b|\bmph\b|m/s|min/|/km|/mi\b|\bbpm\b|\bheart"
    r"|\bpuls|\bherz|\bhr\b|\bfc\b|\bpower|\bwatts?\b|\bleistung|\bpuissance|\bcadence|\btrittfrequenz|\brpm\b|\bspm\b"
    r"|\bgrad(?:e|ient)\b|\bslope|\bsteigung|\bpente|%|\btemp(?:erature|eratur)?\b|°|\bpercent|\bfactor|\bcalor"
    r"|\bcount\b|\brunners\b|\bgain per\b|[$€£]"
)
_METRES = re.compile(r"(?<![a-z/.])m(?:et(?:er|re)s?|etri|etros)?(?![a-z/.'])|\bm ?(?:asl|u\. ?m)")
_FEET = re.compile(r"(?<![a-z/])(?:ft|feet|foot|fuss|pieds)(?![a-z/])")
_KM = re.compile(r"(?<![a-z/])(?:km|kms|kilomet\w*)(?![a-z/])")
_MILES = re.compile(r"(?<![a-z/])(?:mi|mls|miles?|meilen)(?![a-z/])")


def measured(texts: Iterable[str]) -> Measures | None:
    """Return what the words beside an axis say it measures; None where they say nothing."""
    words = [plain(text) for text in texts]
    for what, pattern in (
        (Measures.OTHER, _OTHER),
        (Measures.ELEVATION, _ELEVATION),
        (Measures.TIME, _TIME),
        (Measures.DISTANCE, _DISTANCE),
    ):
        if any(pattern.search(text) for text in words):
            return what
    return None


def distance_unit(texts: Iterable[str]) -> str | None:
    """Return "km", "mi" or "m" as written beside a distance axis; None where nothing is."""
    words = [plain(text) for text in texts]
    for unit, pattern in (("km", _KM), ("mi", _MILES), ("m", _METRES)):
        if any(pattern.search(text) for text in words):
            return unit
    return None


def height_unit(texts: Iterable[str]) -> str | None:
    """Return "ft" or "m" as written beside a height axis; None where nothing is."""
    words = [plain(text) for text in texts]
    for unit, pattern in (("ft", _FEET), ("m", _METRES)):
        if any(pattern.search(text) for text in words):
            return unit
    return None


def names_elevation(text: str) -> bool:
    """Tell whether a text, such as a legend's, names the elevation."""
    return _ELEVATION.search(plain(text)) is not None


def names_something_else(text: str) -> bool:
    """Tell whether a text names something drawn over profiles: a pace, a heart rate, a power."""
    return _OTHER.search(plain(text)) is not None
