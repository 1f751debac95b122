"""Wind: how fast, and where it comes from."""

import re

from agent.understanding.measures import VALUE, value
from agent.understanding.reading import Reading
from tools.domain.ground.compass import compass_deg
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.units import METRES_PER_MILE

_M_PER_S = {"k": 1000 / 3600, "m": METRES_PER_MILE / 3600, "s": 1.0, "n": 1852 / 3600}
_WORD = r"(?:north|south|east|west)(?:[\s-]?(?:north|south|east|west)){0,2}"
_ABBREVIATED = r"(?:[ns]{1,2}[ew]|[ew][ns][ew]|[nsew])"
_SPEED = (
    rf"(?P<n>{VALUE})\s*(?:(?P<k>km\s*/\s*h|kmh|kph|kilomet(?:er|re)s (?:an|per) hour)|(?P<m>mph"
    rf"|miles (?:an|per) hour)"
    r"|(?P<s>m\s*/\s*s|mps|met(?:er|re)s (?:a|per) second)|(?P<kn>knots?|kts?|kn))\b"
)
_NAME = rf"(?:(?:head|tail|cross|side)[\s-]?winds?|winds?|breezes?|gusts?|windy|{_WORD}erl(?:y|ies))"
_ABOUT = (
    re.compile(rf"{_SPEED}(?P<gap>(?:\s+(?!and\b|but\b)[\w-]+){{0,3}}?)\s+{_NAME}\b"),
    re.compile(rf"\b{_NAME}\b(?P<gap>[:,]?(?:\s+(?!and\b|but\b)[\w°-]+,?){{0,6}}?)\s+{_SPEED}"),
)
_BARE = re.compile(
    rf"\bwind(?:\s+speed)?\s*(?:is|of|:|=|at|about|around)*\s*(?P<n>{VALUE})(?!\s*(?:%|°|deg|km|k\b|min|m\b|h\b))"
)
_FORCE = r"(?P<n>\d{1,2})(?:\s*(?:-|to)\s*(?P<to>\d{1,2}))?(?![\d.:])"
_BEAUFORT = (
    re.compile(rf"\b(?:bft|beaufort|wind force)\s*(?:is|of|:|=)?\s*{_FORCE}"),
    re.compile(rf"\bforce\s*{_FORCE}(?=\s*(?:[,.;!?]|$|{_NAME}\b|from\b|out of\b|{_WORD}\b|\x00))"),
    re.compile(rf"(?<![\d.,:]){_FORCE}\s*(?:bft|beaufort)\b"),
)
_FROM = (
    re.compile(rf"\b(?:out of|from)\s+(?:the\s+|due\s+)?(?P<point>{_WORD}|{_ABBREVIATED})\b"),
    re.compile(rf"\b(?P<point>{_WORD})[\s-]?erl(?:y|ies)\b"),
    re.compile(rf"\b(?P<point>{_WORD}|{_ABBREVIATED})[\s-]+(?:winds?|breezes?)\b"),
    re.compile(rf"\bwinds?\s*(?:direction\s*)?(?:is|:|,)?\s*(?P<point>{_WORD}|{_ABBREVIATED})\b"),
    re.compile(rf"(?:km/h|kmh|kph|mph|m/s|knots?|kts?|kn)\s+(?P<point>{_WORD}|{_ABBREVIATED})\b"),
    re.compile(
        rf"\b(?:from|out of|at|direction)\s*(?:is\s+)?(?P<deg>{VALUE})\s*(?:°|deg(?:rees?)?)?(?![\w/:]"
        rf"|\s*(?:km|k|m|mi|w)\b)"
    ),
    re.compile(rf"(?P<deg>{VALUE})\s*(?:°|deg(?:rees?)?)(?=[\s,]*(?:at\s+)?\x00)"),
    re.compile(rf"\b(?P<point>{_WORD}|{_ABBREVIATED})\s+(?:at\s+)?(?=\x00)"),
    re.compile(rf"\x00\s+(?P<point>{_WORD}|{_ABBREVIATED})\b"),
)
_SPOKEN_OF = re.compile(rf"\b(?:{_NAME}|bft|beaufort|force \d)\b")
_CALM = re.compile(r"\b(?:no wind|without (?:any )?wind|wind ?still|dead calm|wind has dropped)\b")
_STRONGEST_M_PER_S = 40.0
_BEAUFORT_M_PER_S = (
    0.836  # v = 0.836 B^1.5, the scale's definition by the WMO (1946): from memory, unchecked [R]
)
_MOST_BEAUFORT = 12
WHERE_FROM = "Tell me where the wind comes from (west, or 270 degrees), and I will plan with it."


def read_wind(reading: Reading, brief: RaceBrief) -> dict[str, object]:
    """Return the wind's speed in m/s and the direction it comes from in degrees (0 north, 90 east)."""
    if not _SPOKEN_OF.search(reading.text):
        return {}
    if brief.wind_speed_m_per_s and (calm := next(reading.each(_CALM), None)):
        reading.hear("wind_speed_m_per_s", *calm.span(), 0.0)
        return {"wind_speed_m_per_s": 0.0}
    from_deg = _direction(reading)
    speed = _speed(reading, brief.units)
    if from_deg is None and speed is not None:
        from_deg = _direction(
            reading
        )  # "270° at 15 km/h": the degrees stand beside a speed that is taken now
        if from_deg is None and brief.wind_from_deg is None:
            reading.refused.append(WHERE_FROM)
    return {"wind_speed_m_per_s": speed, "wind_from_deg": from_deg}


def _speed(reading: Reading, units: UnitSystem) -> float | None:
    found = [match for pattern in _ABOUT for match in pattern.finditer(reading.text)]
    for match in sorted(found, key=lambda match: len(match["gap"])):
        span = match.start("n"), match.end(next(unit for unit in ("k", "m", "s", "kn") if match[unit]))
        unit = "k" if match["k"] else "m" if match["m"] else "s" if match["s"] else "n"
        speed = value(match["n"]) * _M_PER_S[unit]
        if speed > _STRONGEST_M_PER_S:
            reading.refuse(*span, "Nobody races in a wind of {words}, so I left it out.")
            continue
        reading.hear("wind_speed_m_per_s", *span, speed)
        return speed
    if (beaufort := _beaufort(reading)) is not None:
        return beaufort
    for match in reading.each(_BARE):
        speed = value(match["n"]) * _M_PER_S["m" if units is UnitSystem.IMPERIAL else "k"]
        if speed <= _STRONGEST_M_PER_S:
            reading.hear("wind_speed_m_per_s", *match.span(), speed)
            return speed
    return None


def _beaufort(reading: Reading) -> float | None:
    """Return the wind in m/s that a force on Beaufort's scale means; of two the middle."""
    for match in (match for pattern in _BEAUFORT for match in reading.each(pattern)):
        low = int(match["n"])
        high = int(match["to"] or low)
        if not 0 <= low <= high <= _MOST_BEAUFORT:
            continue
        speed: float = round(_BEAUFORT_M_PER_S * ((low + high) / 2) ** 1.5, 2)
        reading.hear("wind_speed_m_per_s", *match.span(), speed)
        return speed
    return None


def _direction(reading: Reading) -> float | None:
    for pattern in _FROM:
        for match in reading.each(pattern):
            degrees = _degrees(match)
            if degrees is None or not 0 <= degrees <= 360:
                continue
            name = "point" if "point" in match.re.groupindex else "deg"
            reading.hear("wind_from_deg", *match.span(name), degrees)
            return degrees
    return None


def _degrees(match: re.Match[str]) -> float | None:
    if "deg" in match.re.groupindex:
        return value(match["deg"])
    return compass_deg(match["point"])
