"""Chainrings and cassettes: "50/34 with 11-34", "11-12-13-14-16-18-21-25", "34x34", "1x40"."""

import re
from itertools import pairwise

from agent.understanding.reading import Reading, plain
from tools.domain.race import Sport

_RINGS_BY_NAME = {"semi": (52, 36), "mid": (52, 36), "pro": (52, 36), "sub": (48, 32), "": (50, 34)}
_NAMED = re.compile(
    r"\b(?:(?P<kind>semi|mid|pro|sub)[\s-]?)?compact\b(?!\s*(?:car|group|camera|course|field))"
    r"|\b(?P<standard>standard (?:double|cranks?et|chainset|chainrings?))\b"
)
_RINGS = re.compile(
    r"(?<![\d/.:,-])(?P<big>[3-5]\d|60)\s?t?\s?[/-]\s?(?P<small>[2-4]\d)\s?t?(?![\d/.:-]|\s?(?:kg|km|h|min|mi|g|gels?)\b)"
)
_CASSETTE = re.compile(
    r"(?<![\d/.:,-])(?P<small>9|1[0-6])\s?t?\s?[/-]\s?(?P<big>2[1-9]|3\d|4\d|5[0-2])\s?t?"
    r"(?![\d/.:-]|\s?(?:km|kms|k|h|hours?|min\w*|mi|miles?|kg|g|%|°|degrees|gels?)\b)"
)
_EVERY_SPROCKET = re.compile(
    r"(?<![\d/.:,-])(?:9|1[0-6])(?P<by>-|,\s?|/)(?:[1-5]\d(?P=by)){3,12}[1-5]\d(?![\d:%/-]|\s?(?:km|kms|k|mi|miles?)\b)"
)
_ONE_GEAR = re.compile(
    r"(?<![\d/.:,x-])(?P<ring>[2-5]\d|60)\s?t?\s?[x×]\s?(?P<cog>[1-4]\d|5[0-2])\s?t?"
    r"(?![\dx:]|\s?(?:m|km|s|secs?|seconds?|min\w*|g|ml|gels?)\b)"
)
_SINGLE_RING = re.compile(
    r"\b1\s?[x×]\s?(?P<ring>[2-5]\d)\s?t?\b|(?<!\d)(?P<ring2>[2-5]\d)\s?t\s+(?:1x|single|chainring)"
)
_ASKS = re.compile(
    r"\?|\b(?:enough|is|will|would|can|could|should|do i|light|easy|what (?:about|if)|how about)\b"
)
_STATES = re.compile(
    r"\b(?:i (?:have|ride|run|use|'ve got)|i've|my (?:lightest |lowest |easiest )?gear\w* (?:is|are))\b"
)
_LARGEST_FIRST_STEP = 2  # teeth between the two smallest sprockets: our design choice [D]
_PLACES = re.compile(r"\b(?:km|kms|kilomet\w+|miles?|at|after|every)\s*$")
_SPEAKS_OF_GEARS = re.compile(
    r"\b(?:gear(?:s|ing|ed)?|cassettes?|sprockets?|chainrings?|cranks?et|chainset|compact|cogs?|derailleur|granny"
    r"|block|rings?)\b"
)


def read_gears(reading: Reading, sport: Sport) -> dict[str, object]:
    """Return the teeth of chainrings and cassette, as far as they are said; a range stands for its ends.

    "11-34" alone is a cassette only to a rider or where gears are spoken of: it may be anything else. A gear
    that is asked about ("is 34x34 enough?") is not the rider's.
    """
    one = next(reading.each(_ONE_GEAR), None)
    if one is not None and asked_gear(reading.text):
        reading.take(*one.span())
        return {}
    if one is not None:
        reading.hear("chainrings", *one.span("ring"), int(one["ring"]))
        reading.hear("cassette", *one.span("cog"), int(one["cog"]))
        reading.take(*one.span())
        return {"chainrings": (int(one["ring"]),), "cassette": (int(one["cog"]),)}
    spoken_of = sport is Sport.RIDE or _SPEAKS_OF_GEARS.search(reading.text) is not None
    sprockets = _every_sprocket(reading)
    beside = sprockets or next(reading.each(_CASSETTE), None)
    rings = _rings(reading, certain=spoken_of or beside is not None)
    if not (rings or sprockets or spoken_of):
        return {}
    return {"chainrings": rings, "cassette": sprockets or _cassette(reading)}


def asked_gear(text: str) -> tuple[int, int] | None:
    """Return the one gear a message asks about, its chainring and its sprocket; None where it states one."""
    text = plain(text)
    one = _ONE_GEAR.search(text)
    if one is None or _ASKS.search(text) is None or _STATES.search(text):
        return None
    return int(one["ring"]), int(one["cog"])


def _every_sprocket(reading: Reading) -> tuple[int, ...] | None:
    """Return a whole cassette said sprocket by sprocket, the smallest first."""
    for match in reading.each(_EVERY_SPROCKET):
        teeth = tuple(int(said) for said in re.findall(r"\d+", match[0]))
        rises = all(one < other for one, other in pairwise(teeth))
        if (
            rises
            and teeth[1] - teeth[0] <= _LARGEST_FIRST_STEP
            and not _PLACES.search(reading.before(match.start()))
        ):
            reading.hear("cassette", *match.span(), f"{teeth[0]}-{teeth[-1]}")
            return teeth
    return None


def _rings(reading: Reading, *, certain: bool) -> tuple[int, ...] | None:
    for match in reading.each(_SINGLE_RING):
        rings: tuple[int, ...] = (int(match["ring"] or match["ring2"]),)
        reading.hear("chainrings", *match.span(), rings[0])
        return rings
    for match in reading.each(_RINGS):
        big, small = int(match["big"]), int(match["small"])
        if certain and 6 <= big - small <= 20:
            reading.hear("chainrings", *match.span(), f"{big}/{small}")
            return big, small
    for match in reading.each(_NAMED):
        rings = (53, 39) if match["standard"] else _RINGS_BY_NAME[match["kind"] or ""]
        reading.hear("chainrings", *match.span(), "/".join(map(str, rings)))
        return rings
    return None


def _cassette(reading: Reading) -> tuple[int, ...] | None:
    """Return the cassette said; none of several ("do I need 11-34 or 11-32?")."""
    found = list(reading.each(_CASSETTE))
    for match in found if len(found) == 1 else ():
        small, big = int(match["small"]), int(match["big"])
        reading.hear("cassette", *match.span(), f"{small}-{big}")
        return small, big
    return None
