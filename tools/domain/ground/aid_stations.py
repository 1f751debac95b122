"""Where a course gives food and drink: the places its file names, or the spacing an athlete told."""

import math
import re

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Frozen
from tools.domain.race import RaceBrief

AID_WORDS = re.compile(
    r"\b(aid|water|drinks?|feed|food|refreshments?|hydration|gels?|fuel|ravitos?|ravitaillements?"
    r"|verpflegung\w*|avituallamientos?|ristoro|ristori|abastecimientos?)",
    re.IGNORECASE,
)
UNNAMED_AID = "the aid station"
MOST_AID_PLACES = 500


class AidPlace(Frozen):
    """A place on the course where food or drink is handed out."""

    name: str
    at_m: float


def aid_places(course: CourseAnalysis, brief: RaceBrief) -> tuple[AidPlace, ...]:
    """Return the course's waypoints that name aid, in order, else places at the spacing the athlete told.

    Start and finish are no aid places; empty when neither the course nor the athlete knows any.
    """
    named = [
        AidPlace(name=point.name, at_m=point.distance_m)
        for point in course.waypoints
        if point.distance_m is not None and AID_WORDS.search(point.name)
    ]
    places = named or _spaced(course.distance_m, brief.aid_every_m)
    on_the_way = [place for place in places if 0 < place.at_m < course.distance_m]
    return tuple(sorted(on_the_way, key=lambda place: place.at_m))


def _spaced(distance_m: float, every_m: float | None) -> list[AidPlace]:
    if every_m is None:
        return []
    count = min(math.ceil(distance_m / every_m) - 1, MOST_AID_PLACES)
    return [AidPlace(name=UNNAMED_AID, at_m=every_m * number) for number in range(1, count + 1)]
