"""A race-day strategy: pace, fuel and mind for one athlete on one course."""

from enum import StrEnum
from typing import Self

from tools.domain.finding import Finding, Frozen
from tools.domain.race import RaceBrief, UnitSystem


class Split(Frozen):
    """One kilometre or mile of the plan. `grade` is its mean; `low_s`..`high_s` is the allowed band."""

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


class PacingPlan(Frozen):
    """Targets per kilometre and per mile; both add up to `goal_time_s` within one second."""

    goal_time_s: float
    flat_pace: Finding
    course_factor: Finding
    prediction: Finding
    splits_km: tuple[Split, ...]
    splits_mile: tuple[Split, ...]
    findings: tuple[Finding, ...]
    assumptions: tuple[str, ...]
    warnings: tuple[str, ...]


class FuelItem(StrEnum):
    """What is taken at one moment."""

    GEL = "gel"
    CAFFEINE_GEL = "caffeine gel"
    CHEWS = "chews"
    SPORTS_DRINK = "sports drink"
    BAR = "bar"
    BANANA = "half a banana"


class FuelEvent(Frozen):
    """One intake: when, where, what."""

    at_s: float
    at_m: float
    item: FuelItem
    carbs_g: float
    fluid_ml: float
    sodium_mg: float
    caffeine_mg: float
    note: str


class FuelPlan(Frozen):
    """What to eat and drink before and during. `blocked` names a safety rule that stops the advice."""

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

    def in_units(self, units: UnitSystem) -> Self:
        """Return the same plan, to be told in these units."""
        return self.model_copy(update={"brief": self.brief.with_changes(units=units)})
