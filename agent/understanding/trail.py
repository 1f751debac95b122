"""What is underfoot, and how fast an athlete climbs."""

import re

from agent.understanding.measures import IS, VALUE, value
from agent.understanding.reading import Reading
from tools.domain.race import Sport, Surface
from tools.domain.units import METRES_PER_FOOT

_SURFACES = {
    Surface.TECHNICAL: (
        r"(?:technical|rocky|rooty) (?:trails?|terrain|ground|course|single[\s-]?track|race)"
        r"|(?:is|it's|very|quite|super|really|pretty|mostly|all|rather) (?:technical|rocky|rooty)"
        r"|rocks and roots|boulder ?fields?"
    ),
    Surface.SINGLE_TRACK: r"single[\s-]?tracks?",
    Surface.DOUBLE_TRACK: r"double[\s-]?tracks?|two[\s-]track|jeep (?:tracks?|roads?|trails?)",
    Surface.FIRE_ROAD: (
        r"(?:gravel )?fire[\s-]?(?:roads?|trails?)|gravel (?:roads?|paths?|tracks?)|(?:forest|dirt"
        r"|farm)[\s-](?:roads?"
        r"|tracks?)|unpaved|(?:is|it's|mostly|all) gravel"
    ),
    Surface.PAVED: r"paved|tarmac|asphalt|(?:is|it's|mostly|all) (?:on )?roads?|road race",
}
_NOT = re.compile(r"(?:\bno|\bnot|n't|\bwithout|\bbarely any|\bhardly any)\s+(?:\w+\s+)?$")
_MOSTLY = re.compile(r"\b(?:mostly|mainly|largely|nearly all|all|predominantly)\s+(?:on\s+)?$")
_STARTS_WITH_MOSTLY = re.compile(r"mostly|all\b")
_SHARE = re.compile(
    rf"(?P<n>{VALUE})\s*(?:%|percent)\s*(?:slower|extra|more(?: time)?)\s*(?:\w+\s+){{0,4}}?"
    r"(?:trails?|terrain|surface|mud|sand|snow|gravel|ground|off[\s-]?road)\b"
)
_A_METRE = r"(?P<unit>m|met(?:er|re)s?|ft|feet|hm)"
_CLIMBS = re.compile(
    rf"(?P<n>{VALUE})\s*{_A_METRE}\s*(?:of\s+)?(?:vert\w*|climb\w*|ascent|gain|up(?:hill)?|d\+|\+)?\s*"
    r"(?:/|per|an?|each|every|in an)\s*(?:hour|hr|h)\b"
    rf"|\b(?:vam|vertical speed|climbing (?:speed|rate))\b{IS}(?P<n2>{VALUE})\s*(?P<unit2>m|ft"
    rf"|feet)?(?:\s*/\s*h)?\b"
)
_LEAST_M_PER_H, _MOST_M_PER_H = 100.0, 2_500.0


def read_surface(reading: Reading, sport: Sport) -> dict[str, object]:
    """Return what a runner runs on: what is said to be most of it, else the slowest that is named.

    `surface_share` is the extra time over pavement where the athlete gives a number of their own.
    """
    if sport is not Sport.RUN:
        return {}
    share = None
    for match in reading.each(_SHARE):
        share = value(match["n"]) / 100
        if share > 1:
            reading.refuse(*match.span(), "{words} is no race I can plan, so I left it out.")
            share = None
            continue
        reading.hear("surface_share", *match.span(), share)
        break
    return {"surface": _surface(reading), "surface_share": share}


def _surface(reading: Reading) -> Surface | None:
    named: list[tuple[bool, Surface, re.Match[str]]] = []
    for surface, words in _SURFACES.items():
        match = re.search(rf"\b(?:{words})\b", reading.rest)
        before = reading.before(match.start()) if match else ""
        if match and not _NOT.search(before):
            mostly = bool(_MOSTLY.search(before) or _STARTS_WITH_MOSTLY.match(match[0]))
            named.append((not mostly, surface, match))
    if not named:
        return None
    _, surface, match = min(named, key=lambda found: found[0])  # of equals the first: the slowest
    reading.hear("surface", *match.span(), surface.value)
    return surface


def read_climbing_speed(reading: Reading) -> float | None:
    """Return how many metres an athlete climbs in an hour."""
    for match in reading.each(_CLIMBS):
        unit = match["unit"] or match["unit2"] or "m"
        speed = value(match["n"] or match["n2"]) * (METRES_PER_FOOT if unit.startswith("f") else 1.0)
        if not _LEAST_M_PER_H <= speed <= _MOST_M_PER_H:
            reading.refuse(*match.span(), "Nobody climbs {words} for a race, so I left it out.")
            continue
        reading.hear("climbing_speed_m_per_h", *match.span(), speed)
        return speed
    return None
