"""The stations of a race: what its course file names, what was said of them, or an even spacing."""

import math
from collections.abc import Iterable

from tools.domain.course import CourseAnalysis, Waypoint
from tools.domain.ground.aid_services import described, names_a_station, services_in
from tools.domain.race import AidSaid, AidService, AidStation, Cutoff, RaceBrief

SAME_PLACE_M = 500.0  # a station said this near to a known one is that one: our design choice [D]
SAME_POINT_M = 100.0  # points of a file this close are one station: our design choice [D]
MOST_STATIONS = 500
A_LIST = 2  # so many stations told one by one stand for all of a race: our design choice [D]
NAMELESS = {AidService.DROP_BAG: "drop bag", AidService.CREW: "crew point"}
NAMELESS_AID = "aid station"
_FEEDING = frozenset({AidService.WATER, AidService.DRINK, AidService.FOOD})


def stations_of(course: CourseAnalysis, brief: RaceBrief) -> tuple[AidStation, ...]:
    """Return every station on the way in order, each place once, with all that is known of it.

    A station the athlete or a picture named is the nearest one of the file within 500 m, which keeps the
    file's place, else one more. The spacing told stands in where neither names stations one by one. Start and
    finish are none. Cut-offs within 500 m of a station are that station's.
    """
    everywhere = [said for said in brief.aid_said if said.name is None and said.service is None]
    of_some = [said for said in brief.aid_said if said not in everywhere]
    listed = [station for station in brief.aid_stations if not station.absent]
    known = _of_file(course.waypoints)
    if not brief.aid_listed and not any(is_fed(station) for station in known):
        known = _with_spacing(known, course.distance_m, brief.aid_every_m)
    known = [_told(station, everywhere) for station in known]
    found = _updated(known, [_told(each, everywhere) if is_fed(each) else each for each in listed])
    for none in (station for station in brief.aid_stations if station.absent):
        found = [station for station in found if abs(station.at_m - none.at_m) > SAME_PLACE_M]
    on_the_way = [_told(each, of_some) for each in found if 0 < each.at_m < course.distance_m]
    in_order = sorted(on_the_way, key=lambda station: station.at_m)[:MOST_STATIONS]
    on_the_way_only = [cutoff for cutoff in brief.cutoffs if _at_station(cutoff, in_order, course)]
    return tuple(_named(station) for station in _closing(in_order, on_the_way_only))


def with_stations(known: Iterable[AidStation], said: Iterable[AidStation]) -> tuple[AidStation, ...]:
    """Return the stations of a brief with those said now on top: one near a known one adds to it.

    What is said to be absent takes the known one away, and stays, so that the course's own goes as well.
    """
    stations = list(known)
    for station in said:
        near = _nearest(station.at_m, stations)
        if near is None:
            stations.append(station)
        elif station.absent or stations[near].absent:
            stations[near] = station
        else:
            stations[near] = _merged(stations[near], station).model_copy(update={"at_m": station.at_m})
    return tuple(sorted(stations, key=lambda station: station.at_m))


def is_list(said: Iterable[AidStation]) -> bool:
    """Tell whether stations told at once are a race's list of them, not a word on some ("soup at 30")."""
    whole = [station for station in said if is_fed(station) and not station.absent]
    return sum(bool(station.name) or not station.offers for station in whole) >= A_LIST


def station_near(at_m: float, stations: tuple[AidStation, ...]) -> AidStation | None:
    """Return the station at a place, None where none is within 500 m."""
    near = _nearest(at_m, stations)
    return None if near is None else stations[near]


def cutoffs_of(course: CourseAnalysis, brief: RaceBrief) -> tuple[Cutoff, ...]:
    """Return every cut-off: the stations' at their places, and the athlete's elsewhere."""
    stations = stations_of(course, brief)
    own = [cutoff for cutoff in brief.cutoffs if not _at_station(cutoff, stations, course)]
    at_stations = [
        Cutoff(at_m=station.at_m, time_s=station.cutoff_s) for station in stations if station.cutoff_s
    ]
    return tuple(sorted((*own, *at_stations), key=lambda cutoff: cutoff.at_m))


def spoken(station: AidStation) -> str:
    """Name a station in a sentence: its own name in quotes, as somebody else wrote it, or what it is."""
    return called(station.name)


def called(name: str) -> str:
    """Write the name of a station in a sentence."""
    return f"the {name}" if is_nameless(name) else f"“{name}”"


def is_nameless(name: str) -> bool:
    """Tell whether a station goes by what it is, as nobody gave it a name."""
    return name in (NAMELESS_AID, *NAMELESS.values())


def _of_file(waypoints: tuple[Waypoint, ...]) -> list[AidStation]:
    """Return the stations among the points of a file: by their name, or by what the file says they are."""
    found = [
        described(point.name, point.kind, point.note).model_copy(update={"at_m": point.distance_m})
        for point in waypoints
        if point.distance_m is not None and _is_station(point)
    ]
    stations: list[AidStation] = []
    for station in found:
        near = _nearest(station.at_m, stations, SAME_POINT_M)
        if near is None:
            stations.append(station)
        else:
            stations[near] = _merged(station, stations[near]).model_copy(update={"at_m": stations[near].at_m})
    return stations


def _is_station(point: Waypoint) -> bool:
    """Tell a station: by its name, or by the file's kind where that says what it is for."""
    kind = (point.kind or "").replace("_", " ")
    return any(names_a_station(words) for words in (point.name, kind)) or not _FEEDING.isdisjoint(
        services_in(kind)
    )


def is_fed(station: AidStation) -> bool:
    """Tell whether it is one of the stations everybody is fed at: no bare bag, crew point or toilet."""
    return not station.services or not _FEEDING.isdisjoint(station.services)


def _with_spacing(known: list[AidStation], distance_m: float, every_m: float | None) -> list[AidStation]:
    """Return the stations with one more at every step of the spacing where none is near."""
    if every_m is None:
        return known
    count = min(math.ceil(distance_m / every_m) - 1, MOST_STATIONS)
    spaced = (AidStation(name="", at_m=every_m * number) for number in range(1, count + 1))
    return [*known, *(station for station in spaced if _nearest(station.at_m, known) is None)]


def _updated(known: list[AidStation], said: list[AidStation]) -> list[AidStation]:
    """Return the known stations with what was said on top; each takes one at most.

    One of the same name is meant wherever it was said to be: then it is where it was said, beyond 500 m.
    """
    found, taken = list(known), set()
    for station in said:
        free = [index for index in range(len(known)) if index not in taken]
        index = _meant(station, known, free)
        if index is None:
            found.append(station)
            continue
        taken.add(index)
        merged = _merged(known[index], station)
        far = abs(known[index].at_m - station.at_m) > SAME_PLACE_M
        guess = not known[index].name  # a place of an even spacing, beside one that was named
        found[index] = merged.model_copy(update={"at_m": station.at_m}) if far or guess else merged
    return found


def _meant(station: AidStation, known: list[AidStation], free: list[int]) -> int | None:
    """Return which of the free known stations is meant: that of the same name, else the nearest."""
    name = plain_name(station.name)
    same = next((index for index in free if name and plain_name(known[index].name) == name), None)
    if same is not None:
        return same
    near = _nearest(station.at_m, [known[index] for index in free])
    return None if near is None else free[near]


def _nearest(at_m: float, stations: Iterable[AidStation], reach_m: float = SAME_PLACE_M) -> int | None:
    ways = [(abs(station.at_m - at_m), index) for index, station in enumerate(stations)]
    way_m, index = min(ways, default=(math.inf, 0))
    return index if way_m <= reach_m else None


def _merged(first: AidStation, then: AidStation) -> AidStation:
    """Return two tellings of a station as one, at the first's place; what was said later counts."""
    services = {*first.services, *then.services}
    if services and not services & _FEEDING and () in (first.services, then.services):
        services.add(
            AidService.WATER
        )  # a bag or the crew at the race's own station, which has water at least
    return first.model_copy(
        update={
            "name": then.name or first.name,
            "services": tuple(service for service in AidService if service in services),
            "offers": tuple(dict.fromkeys((*first.offers, *then.offers)))[:12],
            "stop_s": first.stop_s if then.stop_s is None else then.stop_s,
            "cutoff_s": first.cutoff_s if then.cutoff_s is None else then.cutoff_s,
        }
    )


def _is_meant(station: AidStation, said: AidSaid) -> bool:
    if not said.from_m <= station.at_m <= (math.inf if said.until_m is None else said.until_m):
        return False
    if said.name is not None:
        return plain_name(said.name) == plain_name(station.name)
    if said.service is not None:
        return said.service in station.services
    return True


def plain_name(name: str) -> str:
    """Return a station's name as it is compared: "Aid Station 3" and "aid #3" are one."""
    words = "".join(sign if sign.isalnum() else " " for sign in name.casefold()).split()
    return " ".join(word for word in words if word not in ("station", "the", "no", "number"))


def _told(station: AidStation, every_said: Iterable[AidSaid]) -> AidStation:
    """Return a station with all that was said of it without its place."""
    for said in every_said:
        if _is_meant(station, said):
            told = said.model_dump(include={"offers", "stop_s", "cutoff_s"})
            services = said.services or station.services
            station = _merged(station, AidStation(name="", at_m=station.at_m, services=services, **told))
    return station


def _at_station(cutoff: Cutoff, stations: Iterable[AidStation], course: CourseAnalysis) -> bool:
    """Tell whether a cut-off is a station's: one is within 500 m, and nearer than the finish."""
    to_finish_m = abs(course.distance_m - cutoff.at_m)
    return any(abs(each.at_m - cutoff.at_m) <= min(SAME_PLACE_M, to_finish_m) for each in stations)


def _closing(stations: list[AidStation], cutoffs: Iterable[Cutoff]) -> list[AidStation]:
    """Return the stations with the athlete's cut-offs beside them, which count before anybody's else."""
    closing = list(stations)
    for cutoff in cutoffs:
        near = _nearest(cutoff.at_m, closing)
        if near is not None:
            closing[near] = closing[near].model_copy(update={"cutoff_s": cutoff.time_s})
    return closing


def _named(station: AidStation) -> AidStation:
    if station.name:
        return station
    what = next((name for service, name in NAMELESS.items() if service in station.services), NAMELESS_AID)
    return station.model_copy(update={"name": what})
