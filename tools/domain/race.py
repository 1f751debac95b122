"""What is known about a race and the athlete who will run it."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from tools.domain.finding import Frozen
from tools.domain.weather import WeatherTaken


class Sport(StrEnum):
    """The sports a race can be planned for."""

    RUN = "run"
    RIDE = "ride"


class UnitSystem(StrEnum):
    """The units an athlete reads."""

    METRIC = "metric"
    IMPERIAL = "imperial"


class Avoidance(StrEnum):
    """What an athlete will not take during a race."""

    GELS = "gels"
    CAFFEINE = "caffeine"
    SOLIDS = "solids"
    SPORTS_DRINK = "sports drink"


class Surface(StrEnum):
    """What is underfoot; for a runner off paved roads it slows."""

    PAVED = "paved"
    FIRE_ROAD = "fire road"
    DOUBLE_TRACK = "double track"
    SINGLE_TRACK = "single track"
    TECHNICAL = "technical trail"


class RidingPosition(StrEnum):
    """How a rider sits, which sets the drag area where it was not measured."""

    TIME_TRIAL = "time trial"
    TRIATHLON = "triathlon"
    AERO = "aero"
    ROAD = "road"
    UPRIGHT = "upright"


class Tyres(StrEnum):
    """What a bicycle rolls on, which sets the rolling resistance where it was not measured."""

    RACE = "race"
    TRAINING = "training"
    GRAVEL = "gravel"


class Cutoff(Frozen):
    """A place that must be passed in time, both from the start."""

    at_m: float = Field(gt=0, allow_inf_nan=False)
    time_s: float = Field(gt=0, allow_inf_nan=False)


class Stop(Frozen):
    """A planned halt."""

    at_m: float = Field(ge=0, allow_inf_nan=False)
    duration_s: float = Field(gt=0, le=86_400)


class AidService(StrEnum):
    """What an aid station is there for."""

    WATER = "water"
    DRINK = "sports drink"
    FOOD = "food"
    DROP_BAG = "drop bag"
    CREW = "crew"
    MEDICAL = "medical"
    TOILET = "toilet"


class AidStation(Frozen):
    """A place on the course where something is handed out, left, or somebody waits.

    `offers` are the organiser's or the athlete's own words for what is there ("cola", "soup"): other people's
    words, short, data. `stop_s` is the halt planned there, `cutoff_s` when it closes, from the start. An
    `absent` one says that there is none, whatever the course or a spacing says. An unknown name is empty.
    """

    name: str = Field(max_length=80)
    at_m: float = Field(ge=0, allow_inf_nan=False)
    services: tuple[AidService, ...] = ()
    offers: tuple[Annotated[str, Field(max_length=40)], ...] = Field(default=(), max_length=12)
    stop_s: float | None = Field(default=None, ge=0, le=86_400)
    cutoff_s: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    absent: bool = False


class AidSaid(Frozen):
    """What was said of stations without a place: of one by its `name`, of those for a `service`, or of all.

    It holds from `from_m` to `until_m` (None: to the finish). "Cola from 30" is one; so is "10 minutes at the
    drop bag".
    """

    name: str | None = Field(default=None, max_length=80)
    service: AidService | None = None
    from_m: float = Field(default=0, ge=0, allow_inf_nan=False)
    until_m: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    services: tuple[AidService, ...] = ()
    offers: tuple[Annotated[str, Field(max_length=40)], ...] = Field(default=(), max_length=12)
    stop_s: float | None = Field(default=None, ge=0, le=86_400)
    cutoff_s: float | None = Field(default=None, gt=0, allow_inf_nan=False)


class PowerEffort(Frozen):
    """The best mean power an athlete has held for a time: what critical power is computed from."""

    power_w: float = Field(gt=0, le=2_500)
    duration_s: float = Field(gt=0, le=86_400)


class RaceResult(Frozen):
    """A race the athlete has run: the ground of every prediction."""

    distance_m: float = Field(gt=0, allow_inf_nan=False)
    time_s: float = Field(gt=0, allow_inf_nan=False)


class RaceBrief(Frozen):
    """All that was said about one race. None means: not said. Plain data, small enough to live in the state.

    `distance_m` is the race's nominal distance (42195 for a marathon), `course_id` the analysed course.
    `goal_time_s` is the finish time wanted. `aid_every_m` spaces aid stations when the course names none, and
    `stop_s_per_aid` is the halt at each. `surface_share` is extra time over pavement (0.05: 5 %) where the
    athlete gave a number. `wind_from_deg` is where the wind comes from (0 north, 90 east).
    `even_pace` asks for equal effort from the first kilometre to the last, without planned slowing.
    `training_pace_s_per_km` is the mean of all training, for Tanda's model. `carried_servings` and
    `carried_ml` are what fits into pockets and bottles between two aid stations. `hill_factor` is how much
    of a grade's cost this runner pays (1: as most do; 0.8: hills slow them a fifth less), `fade_percent` how
    much slower the last metre of their races usually is.

    `start_time` is the gun's time of day where the race is. `aid_stations` are the stations that were named:
    by the athlete, by a table in a picture, or by the course file with the athlete's changes on top.
    `aid_said` is what was said of stations without their place. `aid_listed`: the stations were told one by
    one, so that a spacing told before no longer stands.

    `history_of` is the sport whose profile has filled in what was not said, `weather` what a service's
    forecast or climate has filled in.

    Of a rider: `system_mass_kg` is rider, bicycle and bottles together; `target_power_w` a normalized power
    to ride at; `cda_m2` and `crr` were measured, else `position` and `tyres` stand for them.
    """

    course_id: str | None = None
    race_name: str | None = None
    sport: Sport = Sport.RUN
    distance_m: float | None = Field(default=None, gt=0, le=1_000_000)
    race_date: date | None = None
    start_time: time | None = None
    goal_time_s: float | None = Field(default=None, gt=0, le=14 * 86_400)
    weight_kg: float | None = Field(default=None, ge=25, le=250)
    temperature_c: float | None = Field(default=None, ge=-40, le=55)
    recent_result: RaceResult | None = None
    weekly_distance_km: float | None = Field(default=None, ge=0, le=400)
    sweat_rate_l_per_h: float | None = Field(default=None, gt=0, le=4)
    carbs_g_per_h: float | None = Field(default=None, ge=0, le=200)
    gut_trained: bool = False
    aid_every_m: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    aid_stations: tuple[AidStation, ...] = Field(default=(), max_length=200)
    aid_said: tuple[AidSaid, ...] = Field(default=(), max_length=100)
    aid_listed: bool = False
    avoid: tuple[Avoidance, ...] = ()
    units: UnitSystem = UnitSystem.METRIC
    asked_for_missing: bool = False

    even_pace: bool = False
    other_results: tuple[RaceResult, ...] = ()
    training_pace_s_per_km: float | None = Field(default=None, ge=120, le=900)
    surface: Surface | None = None
    surface_share: float | None = Field(default=None, ge=0, le=1)
    climbing_speed_m_per_h: float | None = Field(default=None, ge=100, le=2_500)
    cutoffs: tuple[Cutoff, ...] = ()
    stops: tuple[Stop, ...] = ()
    stop_s_per_aid: float | None = Field(default=None, ge=0, le=7_200)
    wind_speed_m_per_s: float | None = Field(default=None, ge=0, le=40)
    wind_from_deg: float | None = Field(default=None, ge=0, le=360)
    dew_point_c: float | None = Field(default=None, ge=-40, le=40)
    heat_acclimatised: bool = False
    carried_servings: int | None = Field(default=None, ge=0, le=200)
    carried_ml: float | None = Field(default=None, ge=0, le=20_000)
    hill_factor: float | None = Field(default=None, ge=0.2, le=2)
    fade_percent: float | None = Field(default=None, ge=0, le=40)

    ftp_w: float | None = Field(default=None, ge=40, le=600)
    critical_power_w: float | None = Field(default=None, ge=40, le=600)
    w_prime_j: float | None = Field(default=None, ge=1_000, le=60_000)
    power_efforts: tuple[PowerEffort, ...] = ()
    target_power_w: float | None = Field(default=None, ge=30, le=600)
    system_mass_kg: float | None = Field(default=None, ge=30, le=300)
    bike_mass_kg: float | None = Field(default=None, ge=4, le=60)
    position: RidingPosition | None = None
    cda_m2: float | None = Field(default=None, ge=0.1, le=1.0)
    tyres: Tyres | None = None
    crr: float | None = Field(default=None, ge=0.001, le=0.05)
    drafting: bool = False
    chainrings: tuple[int, ...] = ()
    cassette: tuple[int, ...] = ()
    cadence_rpm: float | None = Field(default=None, ge=40, le=130)
    history_of: Sport | None = None
    weather: WeatherTaken | None = None

    def with_changes(self, **changes: object) -> Self:
        """Return the brief with every change that is not None applied, validated anew."""
        said = {name: value for name, value in changes.items() if value is not None}
        return self.model_validate(self.model_dump() | said)
