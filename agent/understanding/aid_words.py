"""Aid stations in words: where they are, what they offer, who waits there, how long to stay."""

import re
from collections.abc import Iterable

from agent.understanding.aid_patterns import (
    APART,
    CLOSES,
    CLOSING_NEXT,
    EVERYWHERE,
    FROM,
    GONE,
    HANDED_OUT,
    KINDS,
    NAMED,
    NOT_STATIONS,
    ONE,
    STAYS,
    SURELY_STATIONS,
    TAKEN_NOT_THERE,
)
from agent.understanding.aid_times import clock_or_duration_s
from agent.understanding.by_the_clock import NOT_BY_THE_CLOCK
from agent.understanding.distances import read_aid_spacing
from agent.understanding.measures import duration_s
from agent.understanding.reading import Reading, number
from tools.domain.ground.aid_services import offers_in, services_in
from tools.domain.ground.aid_stations import is_fed, is_list, with_stations
from tools.domain.race import AidSaid, AidService, AidStation, RaceBrief, UnitSystem
from tools.domain.units import METRES_PER_MILE

_LONGEST_S, _MOST = 86_400.0, 100
_WHOLE = (AidService.WATER, AidService.FOOD)


def read_aid_stations(reading: Reading, brief: RaceBrief) -> dict[str, object]:
    """Return the stations, what was said of them without their place, and their spacing, with those known.

    A spacing that is said takes the place of stations listed before, and a list that of a spacing.
    """
    imperial = brief.units is UnitSystem.IMPERIAL
    every_m = _apart(reading) or read_aid_spacing(reading)
    everywhere = [*_at_every(reading), *_from(reading, imperial), *_closing(reading, brief)]
    stations = [*_named(reading, imperial), *_placed(reading, imperial), *_handed_out(reading, imperial)]
    everywhere += _stays(reading)
    known = brief.aid_stations
    if every_m is not None and not any(is_fed(station) for station in stations):
        known = tuple(station for station in known if station.absent or not is_fed(station))
    changed = bool(stations) or known != brief.aid_stations
    return {
        "aid_every_m": every_m,
        "aid_listed": _listed(brief, every_m, stations),
        "aid_stations": with_stations(known, stations)[:_MOST] if changed else None,
        "aid_said": _said_on_top(brief.aid_said, everywhere)[:_MOST] if everywhere else None,
    }


def _listed(brief: RaceBrief, every_m: float | None, stations: list[AidStation]) -> bool | None:
    """Return whether a list stands in place of the spacing from now on; None where nothing changes that."""
    if every_m is not None:
        return False if brief.aid_listed else None
    return True if brief.aid_every_m and is_list(stations) else None


def _apart(reading: Reading) -> float | None:
    for match in reading.each(APART):
        every_m = number(match["n"] or match["m"]) * _metres(match["unit"] or match["mile"])
        if every_m > 0:
            reading.hear("aid_every_m", *match.span(), every_m)
            return every_m
    return None


def _named(reading: Reading, imperial: bool) -> list[AidStation]:
    """Read "aid 3 at km 31.5"; where it closes the place is left for whoever reads cut-offs."""
    found = []
    for match in reading.each(NAMED):
        (at_m,) = _places_m(match["places"], imperial)
        station = _station(f"Aid {match['number']}", at_m, (), match["things"])
        found.append(station.model_copy(update={"stop_s": _halt_s(match)}))
        _hear(reading, match, at_m)
    return found


def _placed(reading: Reading, imperial: bool) -> list[AidStation]:
    found = []
    for pattern, services in KINDS:
        for match in reading.each(pattern):
            if not _is_told(reading, match, services):
                continue
            places_m = _places_m(match["places"], imperial)
            none = match["none"] is not None or GONE.match(reading.after(match.end(), 40)) is not None
            if none:
                found += [AidStation(name="", at_m=at_m, absent=True) for at_m in places_m]
            else:
                halt = {"stop_s": _halt_s(match)}
                stations = (_station("", at_m, services, match["things"]) for at_m in places_m)
                found += [station.model_copy(update=halt) for station in stations]
            _hear(reading, match, places_m[0])
    return found


def _is_told(reading: Reading, match: re.Match[str], services: tuple[AidService, ...]) -> bool:
    """Tell a place from a bare number after a word ("aid 1"), and a station from what somebody takes."""
    if match["at"] is None and not any(
        one["before"] or one["after"] for one in ONE.finditer(match["places"])
    ):
        return False
    before = reading.before(match.start())
    own = AidService.WATER in services and TAKEN_NOT_THERE.search(before)
    elsewhere = NOT_STATIONS.search(before) is not None and not SURELY_STATIONS.match(match[0])
    return not own and not elsewhere


def _halt_s(match: re.Match[str]) -> float | None:
    return next((duration_s(match, name) for name in ("e", "d") if match[name]), None)


def _handed_out(reading: Reading, imperial: bool) -> list[AidStation]:
    found = []
    for pattern in HANDED_OUT:
        for match in reading.each(pattern):
            if TAKEN_NOT_THERE.search(reading.before(match.start())):
                continue
            places_m = _places_m(match["places"], imperial)
            found += [_station("", at_m, (), match["things"]) for at_m in places_m]
            _hear(reading, match, places_m[0])
    return found


def _station(name: str, at_m: float, services: tuple[AidService, ...], things: str | None) -> AidStation:
    found = {*services, *services_in(things or "")}
    in_order = tuple(service for service in AidService if service in found)
    return AidStation(name=name, at_m=at_m, services=in_order, offers=offers_in(things or ""))


def _hear(reading: Reading, match: re.Match[str], at_m: float) -> None:
    """Note a station; where a closing time follows, only up to its place."""
    closing = CLOSING_NEXT.match(reading.after(match.end("places"), 50))
    end = match.start("places") if closing else match.end()
    reading.hear("aid_stations", match.start(), end, at_m)


def _at_every(reading: Reading) -> list[AidSaid]:
    """Read what every station offers; a thing by its name says no more than that it is there as well."""
    found = []
    for match in reading.each(EVERYWHERE):
        offers = offers_in(match["things"])
        services = tuple(part for part in _WHOLE if re.search(rf"\b{part.value}\b", match["things"]))
        reading.hear("aid_said", *match.span())
        found.append(AidSaid(services=services, offers=offers))
    return found


def _from(reading: Reading, imperial: bool) -> list[AidSaid]:
    found = []
    for match in reading.each(FROM):
        offers = offers_in(match["things"])
        from_m, *until_m = _places_m(
            f"{match['from']} and {match['until']}" if match["until"] else match["from"], imperial
        )
        if not offers or (until_m and until_m[0] <= from_m):
            continue
        reading.hear("aid_said", *match.span(), from_m)
        found.append(AidSaid(from_m=from_m, until_m=until_m[0] if until_m else None, offers=offers))
    return found


def _stays(reading: Reading) -> list[AidSaid]:
    found = []
    for pattern in STAYS:
        for match in reading.each(pattern):
            seconds = duration_s(match, "d")
            if not 0 < seconds <= _LONGEST_S:
                continue
            reading.hear("aid_said", *match.span(), seconds)
            found.append(_which(match).model_copy(update={"stop_s": seconds}))
    return found


def _closing(reading: Reading, brief: RaceBrief) -> list[AidSaid]:
    """Read when a station closes that is named without its place."""
    found = []
    for match in reading.each(CLOSES):
        seconds = clock_or_duration_s(match["time"], brief.start_time, follows=match["how"] or "")
        if seconds is None:
            reading.refuse(
                *match.span(),
                NOT_BY_THE_CLOCK,
            )
            continue
        reading.hear("aid_said", *match.span(), seconds)
        found.append(_which(match).model_copy(update={"cutoff_s": seconds}))
    return found


def _which(match: re.Match[str]) -> AidSaid:
    if match["number"]:
        return AidSaid(name=f"Aid {match['number']}")
    return AidSaid(service=AidService.DROP_BAG if match["bag"] else AidService.CREW)


def _said_on_top(known: Iterable[AidSaid], said: Iterable[AidSaid]) -> tuple[AidSaid, ...]:
    """Return what was said before and now; of the same stations the later halt and closing time count."""
    kept = {_of_which(each): each for each in known}
    for each in said:
        before = kept.get(_of_which(each))
        if before is not None:
            each = before.model_copy(  # noqa: PLW2901 (one telling of the same stations)
                update={
                    "services": tuple(dict.fromkeys((*before.services, *each.services))),
                    "offers": tuple(dict.fromkeys((*before.offers, *each.offers)))[:12],
                    "stop_s": before.stop_s if each.stop_s is None else each.stop_s,
                    "cutoff_s": before.cutoff_s if each.cutoff_s is None else each.cutoff_s,
                }
            )
        kept[_of_which(each)] = each
    return tuple(kept.values())


def _of_which(said: AidSaid) -> tuple[object, ...]:
    return said.name, said.service, said.from_m, said.until_m


def _places_m(places: str, imperial: bool) -> list[float]:
    """Return places in metres; a unit said once holds for all, and without one the athlete's counts."""
    named = list(ONE.finditer(places))
    units = [one["after"] or one["before"] for one in named]
    usual = next(filter(None, reversed(units)), None) or ("mi" if imperial else "km")
    return [number(one["n"]) * _metres(unit or usual) for one, unit in zip(named, units, strict=True)]


def _metres(unit: str) -> float:
    return METRES_PER_MILE if unit.startswith("mi") else 1000.0
