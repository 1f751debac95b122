"""The props of PictureCard.jsx: what was read in a picture, beside it, and what was decided."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.course_picture import KeptPicture, ReadProfile
from tools.domain.ground.picture_course import confirmed_stations, read_distance_m, read_heights_m
from tools.domain.race import UnitSystem
from tools.domain.units import METRES_PER_FOOT
from tools.domain.wording.activities import quoted
from tools.domain.wording.pictures import KINDS, certainty_in_words, is_usable
from ui.charts import Props

MOST_POINTS = 240
MOST_TEXTS = 40


def picture_card(kept: KeptPicture, units: UnitSystem, course: CourseAnalysis | None = None) -> Props:
    """Return what the card draws; numbers to correct are in the athlete's units, places in pixels.

    `course` is what the picture became, once it is in use.
    """
    reading, imperial = kept.reading, units is UnitSystem.IMPERIAL
    return {
        "id": kept.id,
        "name": kept.name,
        "title": reading.title or "",
        "kind": KINDS[reading.kind],
        "picture": f"/course/pictures/{kept.id}/picture",
        "width": reading.width_px,
        "height": reading.height_px,
        "page": reading.page,
        "pages": reading.pages,
        "line": [list(point) for point in reading.profile.line_px] if reading.profile else [],
        "profile": _profile(reading.profile, units) if reading.profile else [],
        "unit": "mi" if imperial else "km",
        "height_unit": "ft" if imperial else "m",
        "usable": is_usable(reading),
        "refusal": reading.refusal,
        "fields": _fields(kept, units),
        "gain": _gain(kept, units),
        "stations": _stations(kept, units),
        "laps": len(reading.laps),
        "certainty": certainty_in_words(reading.confidence) if is_usable(reading) else None,
        "reasons": list(reading.confidence_reasons),
        "disagreements": [each.sentence for each in reading.disagreements],
        "seen": _seen(kept),
        "decided": kept.decided,
        "said": _said(kept, units, course),
        "course": course.name if course else None,
    }


def _profile(profile: ReadProfile, units: UnitSystem) -> list[list[float]]:
    """Return the profile thinned, in kilometres or miles and metres or feet."""
    every = max(1, len(profile.distance_m) // MOST_POINTS)
    unit_m, foot = display.unit_length_m(units), METRES_PER_FOOT if units is UnitSystem.IMPERIAL else 1.0
    points = list(zip(profile.distance_m, profile.elevation_m, strict=True))
    kept = [*points[::every], points[-1]]
    return [[round(at_m / unit_m, 3), round(height_m / foot, 1)] for at_m, height_m in kept]


def _fields(kept: KeptPicture, units: UnitSystem) -> Props:
    """Return the numbers that can be put right, as they are typed; None for what a picture does not show."""
    reading, right = kept.reading, kept.corrections
    foot = METRES_PER_FOOT if units is UnitSystem.IMPERIAL else 1.0
    distance_m = right.distance_m or read_distance_m(reading)
    lowest_m, highest_m = read_heights_m(reading.profile) if reading.profile else (None, None)
    lowest_m = lowest_m if right.lowest_m is None else right.lowest_m
    highest_m = highest_m if right.highest_m is None else right.highest_m
    return {
        "name": right.name or reading.title or "",
        "distance": None
        if distance_m is None
        else _typed(distance_m / display.unit_length_m(units), 3 if right.distance_m else 2),
        "lowest": None if lowest_m is None else _typed(lowest_m / foot, 0),
        "highest": None if highest_m is None else _typed(highest_m / foot, 0),
    }


def _typed(value: float, decimals: int) -> str:
    written = f"{value:.{decimals}f}"
    return written.rstrip("0").rstrip(".") if decimals else written


def _gain(kept: KeptPicture, units: UnitSystem) -> str | None:
    gain = kept.reading.gain
    if gain is None or gain.value is None:
        return None
    low, high = (gain.value if end is None else end for end in (gain.low, gain.high))
    return display.height_range(low, high, units)


def _stations(kept: KeptPicture, units: UnitSystem) -> list[Props]:
    """Return the rows of stations, each with its number `n`, so that what it offers is kept when it moves."""
    return [
        {
            "n": n,
            "at": place_typed(station.at_m, units),
            "name": station.name,
            "offers": ", ".join([*(service.value for service in station.services), *station.offers]),
        }
        for n, station in enumerate(confirmed_stations(kept.reading, kept.corrections))
    ]


def place_typed(at_m: float, units: UnitSystem) -> str:
    """Return a place of the course as it is typed: 31.5."""
    return _typed(at_m / display.unit_length_m(units), 2)


def _seen(kept: KeptPicture) -> Props | None:
    """Return what a vision model says it sees: its words, quoted."""
    seen = kept.reading.seen
    if seen is None:
        return None
    told = (*seen.key_segments, *seen.landmarks, *seen.challenges, *filter(None, (seen.terrain,)))
    return {
        "kind": quoted(seen.course_type),
        "told": [each for each in map(quoted, told[:8]) if each],
        "unsure": [each for each in map(quoted, seen.could_not_determine[:4]) if each],
    }


def _said(kept: KeptPicture, units: UnitSystem, course: CourseAnalysis | None) -> str | None:
    """Return what was decided, in a sentence."""
    if kept.decided == "declined":
        return "You left this picture aside."
    if kept.decided is None:
        return None
    if course is None:
        return (
            "Its numbers are in use."
            if kept.course_id is None
            else "You confirmed it; its course was deleted."
        )
    length = display.distance(course.distance_m, units)
    gain = course.gain
    if gain.value is None:
        return f"In use: {length}."
    low, high = (gain.value if end is None else end for end in (gain.low, gain.high))
    return f"In use: {length} with {display.height_range(low, high, units)} of climbing."
