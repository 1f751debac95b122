"""A race-day strategy: pace, fuel and mind for one athlete on one course."""

from enum import StrEnum
from typing import Self

from tools.domain.course import SegmentKind
from tools.domain.finding import Finding, Frozen
from tools.domain.race import AidStation, RaceBrief, UnitSystem


class Split(Frozen):
    """One kilometre or mile of the plan. `grade` is its mean; `low_s`..`high_s` is the allowed band.

    `target_s` is time in motion; `stop_s` is halted within the split, and `cumulative_s` counts both.
    `power_w` is the mean target power of a ride; `walked_m` how far a runner walks.
    """

    index: int
    start_m: float
    distance_m: float
    grade: float
    gain_m: float
    loss_m: float
    target_s: float
    cumulative_s: float
    low_s: float
    high_s: float
    stop_s: float = 0.0
    power_w: float | None = None
    walked_m: float = 0.0


class WalkBreak(Frozen):
    """A climb too steep to run well: walked from `start_m` to `end_m`."""

    start_m: float
    end_m: float
    mean_grade: float
    climbing_speed_m_per_h: float


class CutoffCheck(Frozen):
    """A cut-off beside the plan; a negative `margin_s` means that the plan is too slow for it.

    `name` is the station's that closes then, in other people's words.
    """

    at_m: float
    cutoff_s: float
    planned_s: float
    margin_s: float
    name: str | None = None


class FeltWind(StrEnum):
    """Where a wind that a rider feels comes from."""

    HEADWIND = "headwind"
    TAILWIND = "tailwind"


class RideSection(Frozen):
    """A stretch of a ride with one power to hold; `w_balance_share` is what its end leaves of W' (1: all).

    `name` says in one line what `kind`, `number` (of a climb; its parts share it), grade and `wind` say.
    `headwind_m_per_s` is negative with the wind behind; `cadence_rpm` and `gear` ("34×30") hold the target
    power where the bicycle's gears are known.
    """

    name: str
    start_m: float
    end_m: float
    mean_grade: float
    power_w: float
    low_w: float
    high_w: float
    speed_m_per_s: float
    duration_s: float
    cumulative_s: float
    headwind_m_per_s: float = 0.0
    kind: SegmentKind | None = None
    number: int | None = None
    wind: FeltWind | None = None
    w_balance_share: float | None = None
    gear: str | None = None
    cadence_rpm: float | None = None


class RidePlan(Frozen):
    """Power for every section of a ride.

    `steady_time` is the finish at one constant power of the same normalized power: what varying it saves is
    the difference. `binding` names the constraint that limits the plan: "normalized power", "W' balance",
    "power cap", or "goal time" where the goal needs less. `gears` is the advice for the steepest sustained
    grade, null with a reason where no gears were named.
    """

    sections: tuple[RideSection, ...]
    finish: Finding
    steady_time: Finding
    average_power: Finding
    normalized_power: Finding
    intensity_factor: Finding
    training_stress: Finding
    variability_index: Finding
    work: Finding
    w_balance_low: Finding
    drag_area: Finding
    rolling_resistance: Finding
    system_mass: Finding
    air_density: Finding
    gears: Finding
    binding: str
    assumptions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the plan."""
        return tuple(value for value in dict(self).values() if isinstance(value, Finding))


class PacingPlan(Frozen):
    """Targets per kilometre and per mile; both add up to `goal_time_s` within one second, stops included.

    A ride is paced by power: `ride` holds it, `flat_pace` and `course_factor` are null, and `goal_time_s` is
    the finish the power leads to.
    """

    goal_time_s: float
    flat_pace: Finding
    course_factor: Finding
    prediction: Finding
    splits_km: tuple[Split, ...]
    splits_mile: tuple[Split, ...]
    findings: tuple[Finding, ...]
    assumptions: tuple[str, ...]
    warnings: tuple[str, ...]
    walk_breaks: tuple[WalkBreak, ...] = ()
    cutoffs: tuple[CutoffCheck, ...] = ()
    ride: RidePlan | None = None

    def splits_in(self, units: UnitSystem) -> tuple[Split, ...]:
        """Return the splits an athlete reads: kilometres or miles."""
        return self.splits_mile if units is UnitSystem.IMPERIAL else self.splits_km


class FuelItem(StrEnum):
    """What is taken at one moment."""

    GEL = "gel"
    HALF_GEL = "half a gel"
    CAFFEINE_GEL = "caffeine gel"
    CHEWS = "chews"
    SPORTS_DRINK = "sports drink"
    BAR = "bar"
    BANANA = "half a banana"
    WHOLE_BANANA = "banana"
    COLA = "cola"


class FuelEvent(Frozen):
    """One intake: when, where, what. `from_station`: it is handed out there, so nobody carries it.

    `passed_over` is why it is not what the station offers, where a limit stands against that.
    """

    at_s: float
    at_m: float
    item: FuelItem
    carbs_g: float
    fluid_ml: float
    sodium_mg: float
    caffeine_mg: float
    note: str
    from_station: bool = False
    passed_over: str = ""


class CountedItem(Frozen):
    """So many of one thing to take along."""

    item: FuelItem
    count: int


class Supply(Frozen):
    """What to leave a place with: all that is eaten and drunk until the next place that gives it.

    `items` last until `food_until_m`, `drink_ml` until `drink_until_m`. The first is the start's, at 0 m.
    Nothing is listed that the way has no need of, nor drink where bottles are not filled; `drink_untold` says
    that there is drink whose amount is nobody else's business.
    """

    from_m: float
    food_until_m: float
    drink_until_m: float
    items: tuple[CountedItem, ...] = ()
    drink_ml: float = 0.0
    drink_untold: bool = False


class FuelPlan(Frozen):
    """What to eat and drink before and during. `blocked` names a safety rule that stops the advice.

    `findings` holds what stands behind the plan, by name: energy, glucose and fructose, sweat and the change
    of body mass, drinking before the start, caffeine at once, and the most that has to be carried. `supplies`
    is what to start with and what to take on at each station, in order.
    """

    carbs_rate: Finding
    carbs_total: Finding
    fluid_rate: Finding
    sodium_rate: Finding
    caffeine: Finding
    carb_loading: Finding
    pre_race_carbs: Finding
    events: tuple[FuelEvent, ...]
    assumptions: tuple[str, ...]
    warnings: tuple[str, ...]
    blocked: str | None = None
    findings: tuple[Finding, ...] = ()
    supplies: tuple[Supply, ...] = ()

    def finding(self, name: str) -> Finding | None:
        """Return one of `findings` by its name, None when the plan does not have it."""
        return next((finding for finding in self.findings if finding.name == name), None)


class StationPlan(Frozen):
    """A station as the plan passes it, in seconds from the start.

    `early_s` and `late_s` are when it may be reached, by the finish's range or by the band of the targets;
    `leaves_s` counts the halt there. `margin_s` is what the cut-off leaves the plan, `late_margin_s` what it
    leaves at the late end of the range: below 0 it would be missed. `take` is what the plan eats there.
    """

    station: AidStation
    reached_s: float
    early_s: float
    late_s: float
    stop_s: float
    leaves_s: float
    margin_s: float | None = None
    late_margin_s: float | None = None
    take: tuple[FuelEvent, ...] = ()


class Technique(StrEnum):
    """Mental techniques with evidence."""

    IF_THEN = "if-then plan"
    CHUNKING = "chunking and instructional self-talk"
    ASSOCIATIVE_CUE = "associative cue"
    BODY_SCAN = "relaxed dissociation and body scan"
    MOTIVATIONAL_SELF_TALK = "motivational self-talk"
    GOAL_LADDER = "goal ladder"


class Cue(Frozen):
    """A thought for a stretch: at most twelve words, with why and on what evidence."""

    start_m: float
    end_m: float
    technique: Technique
    text: str
    why: str
    evidence: str


class MentalPlan(Frozen):
    """The cues of a race, at most one a stretch."""

    cues: tuple[Cue, ...]
    assumptions: tuple[str, ...]


class RaceStrategy(Frozen):
    """The whole plan. `key` is the same for the same brief and course, whoever computes it."""

    key: str
    race_name: str
    brief: RaceBrief
    course_id: str
    pacing: PacingPlan
    fuel: FuelPlan
    mental: MentalPlan
    stations: tuple[StationPlan, ...] = ()

    def in_units(self, units: UnitSystem) -> Self:
        """Return the same plan, to be told in these units."""
        return self.model_copy(update={"brief": self.brief.with_changes(units=units)})
