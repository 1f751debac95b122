"""What a model may say about a race when it calls a tool; what it leaves out comes from the brief."""

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from tools.domain.ground.aid_stations import is_list, with_stations
from tools.domain.ground.along_course import by_place
from tools.domain.race import (
    AidSaid,
    AidService,
    AidStation,
    Avoidance,
    Cutoff,
    RaceBrief,
    RaceResult,
    Sport,
    Stop,
    Surface,
    UnitSystem,
)
from tools.kit.errors import MissingInput
from tools.kit.rider_arguments import KnownWind, RiderArguments

ClockTime = Annotated[str, StringConstraints(pattern=r"^\d{1,3}:[0-5]\d(:[0-5]\d)?$")]

DAY_S = 86_400.0
START_NOT_KNOWN = "That cut-off is a time of day: when does the race start?"
DayTime = Annotated[str, StringConstraints(pattern=r"^(?:[01]?\d|2[0-3]):[0-5]\d$")]


def clock_seconds(clock: str) -> float:
    """Return the seconds of "H:MM:SS" or "H:MM"."""
    hours, minutes, *seconds = (int(part) for part in clock.split(":"))
    return float(hours * 3600 + minutes * 60 + (seconds[0] if seconds else 0))


class KnownResult(BaseModel):
    """A race the athlete has run."""

    distance_km: float = Field(gt=0, description="Its distance in kilometres.")
    time: ClockTime = Field(description="Its time as H:MM:SS.")

    def as_result(self) -> RaceResult:
        """Return it in SI units."""
        return RaceResult(distance_m=self.distance_km * 1000, time_s=clock_seconds(self.time))


class KnownCutoff(BaseModel):
    """A place that must be passed in time."""

    distance_km: float = Field(gt=0, description="The place, in km from the start.")
    time: ClockTime = Field(description="The time since the start as H:MM:SS, not a time of day.")


class KnownStop(BaseModel):
    """A planned halt."""

    distance_km: float = Field(ge=0, description="The place, in km from the start.")
    minutes: float = Field(gt=0)


class KnownStation(BaseModel):
    """An aid station, or where a bag or the crew waits; its cut-off since the start, or as a time of day."""

    distance_km: float = Field(ge=0, description="The place, in km from the start.")
    name: str = Field(default="", max_length=80)
    services: list[AidService] = Field(default_factory=list)
    offers: list[Annotated[str, StringConstraints(max_length=40)]] = Field(
        default_factory=list,
        max_length=12,
        description="What is handed out there, by name: cola, gels, soup.",
    )
    stop_minutes: float | None = Field(default=None, ge=0)
    closes_after: ClockTime | None = Field(default=None, description="Its cut-off since the start, H:MM:SS.")
    closes_at: DayTime | None = Field(default=None, description="Its cut-off as a time of day, HH:MM.")
    is_none: bool = Field(default=False, description="There is no station here, whatever the course says.")

    def as_station(self) -> AidStation:
        """Return it in SI units, without its closing time."""
        return AidStation(
            name=self.name,
            at_m=self.distance_km * 1000,
            services=tuple(service for service in AidService if service in self.services),
            offers=tuple(self.offers),
            stop_s=None if self.stop_minutes is None else self.stop_minutes * 60,
            absent=self.is_none,
        )

    def as_cutoff(self, start: time | None) -> Cutoff | None:
        """Return its cut-off, None without one; raise MissingInput for a time of day without a start."""
        if self.closes_after:
            return Cutoff(at_m=self.distance_km * 1000, time_s=clock_seconds(self.closes_after))
        if not self.closes_at:
            return None
        if start is None:
            raise MissingInput(START_NOT_KNOWN)
        since_s = clock_seconds(self.closes_at) - (start.hour * 3600 + start.minute * 60)
        return Cutoff(at_m=self.distance_km * 1000, time_s=since_s % DAY_S or DAY_S)


class KnownOffer(BaseModel):
    """What stations offer from one place on, or everywhere."""

    what: Annotated[str, StringConstraints(max_length=40)] = Field(
        description="By name: cola, soup, bananas."
    )
    from_km: float = Field(default=0, ge=0)
    until_km: float | None = Field(default=None, gt=0)

    def as_said(self) -> AidSaid:
        """Return it in SI units."""
        until_m = None if self.until_km is None else self.until_km * 1000
        return AidSaid(from_m=self.from_km * 1000, until_m=until_m, offers=(self.what,))


_TAKEN_OVER = {
    *("race_name", "race_date", "weight_kg", "temperature_c", "dew_point_c", "heat_acclimatised"),
    *(
        "even_pace",
        "weekly_distance_km",
        "surface",
        "climbing_speed_m_per_h",
        "carried_servings",
        "carried_ml",
        "units",
    ),
}


class RaceArguments(BaseModel):
    """Only what the athlete said and the context does not hold already. Copy numbers, never compute them."""

    goal_time: ClockTime | None = Field(default=None, description="The finish time wanted, as H:MM:SS.")
    distance_km: float | None = Field(default=None, gt=0, description="The race's official distance in km.")
    race_name: str | None = Field(default=None, max_length=120)
    race_date: date | None = None
    start_time: DayTime | None = Field(default=None, description="The start's time of day there, as HH:MM.")
    sport: Sport | None = Field(default=None, description="ride for everything on a bicycle.")
    weight_kg: float | None = Field(default=None, description="The athlete's own weight, without a bicycle.")
    temperature_c: float | None = Field(default=None, description="The temperature expected, in °C.")
    dew_point_c: float | None = None
    heat_acclimatised: bool | None = None
    even_pace: bool | None = Field(default=None, description="A wish for even effort without slowing.")
    wind: KnownWind | None = None
    recent_result: KnownResult | None = None
    other_results: list[KnownResult] | None = Field(default=None, description="Further races run.")
    weekly_distance_km: float | None = None
    avoid: list[Avoidance] | None = None
    surface: Surface | None = Field(default=None, description="What most of a run is on.")
    climbing_speed_m_per_h: float | None = Field(default=None, description="Metres climbed in an hour.")
    cutoffs: list[KnownCutoff] | None = None
    stops: list[KnownStop] | None = None
    aid_every_km: float | None = Field(default=None, gt=0, description="The spacing of aid stations.")
    aid_stations: list[KnownStation] | None = Field(default=None, max_length=100)
    aid_offers: list[KnownOffer] | None = Field(default=None, max_length=20)
    stop_minutes_per_aid: float | None = Field(default=None, description="The halt at every aid station.")
    carried_servings: int | None = Field(default=None, description="Gels or bars that fit into pockets.")
    carried_ml: float | None = Field(default=None, description="What fits into bottles and flasks.")
    rider: RiderArguments | None = Field(default=None, description="Power, masses and gears of a ride.")
    units: UnitSystem | None = None

    def applied_to(self, brief: RaceBrief) -> RaceBrief:
        """Return the brief with these arguments on top of it; raise ValueError outside its limits."""
        changes = {
            **self.model_dump(include=_TAKEN_OVER),
            "start_time": self._start(),
            "sport": self.sport or (Sport.RIDE if self.rider else None),
            **self._goal_and_results(brief),
            **self._along_the_course(brief),
            **self._aid(brief),
            **(self.wind.changes() if self.wind else {}),
            **(self.rider.changes() if self.rider else {}),
        }
        return aimed_anew(brief, changes).with_changes(**changes)

    def _goal_and_results(self, brief: RaceBrief) -> dict[str, object]:
        others = tuple(result.as_result() for result in self.other_results or ())
        return {
            "goal_time_s": clock_seconds(self.goal_time) if self.goal_time else None,
            "distance_m": self.distance_km * 1000 if self.distance_km else None,
            "recent_result": self.recent_result.as_result() if self.recent_result else None,
            "other_results": tuple(dict.fromkeys((*brief.other_results, *others))) if others else None,
            "avoid": tuple(dict.fromkeys((*brief.avoid, *self.avoid))) if self.avoid else None,
        }

    def _along_the_course(self, brief: RaceBrief) -> dict[str, object]:
        cutoffs = [
            Cutoff(at_m=said.distance_km * 1000, time_s=clock_seconds(said.time))
            for said in self.cutoffs or ()
        ]
        start = self._start() or brief.start_time
        cutoffs += filter(None, (station.as_cutoff(start) for station in self.aid_stations or ()))
        stops = [
            Stop(at_m=said.distance_km * 1000, duration_s=said.minutes * 60) for said in self.stops or ()
        ]
        return {
            "cutoffs": by_place(brief.cutoffs, cutoffs) if cutoffs else None,
            "stops": by_place(brief.stops, stops) if stops else None,
            "stop_s_per_aid": self.stop_minutes_per_aid * 60
            if self.stop_minutes_per_aid is not None
            else None,
        }

    def _aid(self, brief: RaceBrief) -> dict[str, object]:
        stations = [station.as_station() for station in self.aid_stations or ()]
        offers = tuple(offer.as_said() for offer in self.aid_offers or ())
        return {
            "aid_every_m": self.aid_every_km * 1000 if self.aid_every_km else None,
            "aid_stations": with_stations(brief.aid_stations, stations) if stations else None,
            "aid_listed": True if is_list(stations) and not self.aid_every_km else None,
            "aid_said": tuple(dict.fromkeys((*brief.aid_said, *offers))) if offers else None,
        }

    def _start(self) -> time | None:
        if not self.start_time:
            return None
        hour, minute = self.start_time.split(":")
        return time(int(hour), int(minute))


def aimed_anew(brief: RaceBrief, changes: Mapping[str, object]) -> RaceBrief:
    """Return the brief without an older goal: a new target power drops a time, a new time a power."""
    power, time = changes.get("target_power_w"), changes.get("goal_time_s")
    if power is not None and time is None and brief.goal_time_s is not None:
        return brief.model_copy(update={"goal_time_s": None})
    if time is not None and power is None and brief.target_power_w is not None:
        return brief.model_copy(update={"target_power_w": None})
    return brief


def brief_with(arguments: RaceArguments | None, brief: RaceBrief) -> RaceBrief:
    """Return the brief a tool works with."""
    return arguments.applied_to(brief) if arguments else brief
