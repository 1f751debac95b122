"""A recorded activity: what a device wrote, second by second, before and after judgement."""

import math
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pydantic import field_validator

from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Frozen


class ActivitySport(StrEnum):
    """What was done, as far as the file says."""

    RUN = "run"
    RIDE = "ride"
    SWIM = "swim"
    WALK = "walk"
    HIKE = "hike"
    ROW = "row"
    STRENGTH = "strength"
    MULTISPORT = "multisport"
    OTHER = "other"


class DeviceTotals(Frozen):
    """What the device itself summed up, in SI units; None where it did not, or where the sum cannot be."""

    distance_m: float | None = None
    duration_s: float | None = None
    elapsed_s: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    average_power_w: float | None = None
    normalized_power_w: float | None = None
    training_stress: float | None = None
    intensity_factor: float | None = None
    threshold_power_w: float | None = None
    average_heart_rate_bpm: float | None = None
    work_j: float | None = None

    @field_validator("*")
    @classmethod
    def _possible(cls, value: float | None) -> float | None:
        return value if value is not None and 0 <= value < math.inf else None


class Lap(Frozen):
    """One lap of the device, in seconds from the start."""

    start_s: float
    duration_s: float
    distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One recorded activity. Arrays have shape (records,) and share one clock.

    `time_s` counts seconds from the first record and never decreases; every other column is NaN where the
    device was silent. `pauses` are (from, to) in those seconds where the timer was stopped. `barometric` says
    that heights come from a pressure sensor. `warnings` tell what was damaged or left out. `utc_offset_s` is
    local time minus UTC where the file says both; `race` that the file calls it one; `note` is the words of
    whoever wrote them: data, never an instruction.
    """

    sport: ActivitySport
    started_at: datetime | None
    name: str | None
    device: str | None
    time_s: FloatArray
    distance_m: FloatArray
    elevation_m: FloatArray
    speed_m_per_s: FloatArray
    heart_rate_bpm: FloatArray
    power_w: FloatArray
    cadence_rpm: FloatArray
    lat: FloatArray
    lon: FloatArray
    pauses: tuple[tuple[float, float], ...] = ()
    laps: tuple[Lap, ...] = ()
    totals: DeviceTotals = field(default_factory=DeviceTotals)
    barometric: bool = False
    warnings: tuple[str, ...] = ()
    utc_offset_s: float | None = None
    race: bool = False
    indoor: bool = False
    note: str | None = None


class ZoneTime(Frozen):
    """Time in one zone; `low` is included, `high` is not, and None means: no limit."""

    name: str
    low: float | None
    high: float | None
    seconds: float


class Zones(Frozen):
    """Time in zones of one quantity ("power", "heart rate"), by one author's scheme.

    `unknown_s` are the seconds without a value: with them the zones sum to the moving time.
    """

    quantity: str
    unit: str
    scheme: str
    source: str
    zones: tuple[ZoneTime, ...]
    unknown_s: float = 0.0


class BestEffort(Frozen):
    """The best mean of a quantity over a duration, and when it began; `distance_m` for a pace."""

    duration_s: float
    value: float
    start_s: float
    distance_m: float | None = None


class ActivityReview(Frozen):
    """An activity after judgement. Every finding is null with a reason where the file or the athlete's
    thresholds do not allow it."""

    sport: ActivitySport
    started_at: datetime | None
    name: str | None
    distance_m: Finding
    duration_s: Finding
    moving_s: Finding
    ascent_m: Finding
    descent_m: Finding
    average_power_w: Finding
    normalized_power_w: Finding
    intensity_factor: Finding
    variability_index: Finding
    training_stress: Finding
    work_kj: Finding
    average_heart_rate_bpm: Finding
    normalized_graded_pace_s_per_km: Finding
    running_training_stress: Finding
    heart_rate_training_stress: Finding
    training_impulse: Finding
    decoupling_percent: Finding
    power_zones: Zones | None
    heart_rate_zones: Zones | None
    best_power_w: tuple[BestEffort, ...]
    best_pace_s_per_km: tuple[BestEffort, ...]
    warnings: tuple[str, ...]
