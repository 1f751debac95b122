"""What is known of an athlete from their history, and what they said against it."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field, ValidationError

from tools.domain.athlete import Thresholds
from tools.domain.finding import Finding, Frozen
from tools.domain.race import RaceResult


class ProfileName(StrEnum):
    """A value of a profile, with its unit."""

    WEEKLY_RUN_KM = "weekly_run_km"
    WEEKLY_RIDE_H = "weekly_ride_h"
    LONGEST_RUN_KM = "longest_run_km"
    LONGEST_RIDE_H = "longest_ride_h"
    FTP_W = "ftp_w"
    CRITICAL_POWER_W = "critical_power_w"
    W_PRIME_J = "w_prime_j"
    CRITICAL_SPEED_M_PER_S = "critical_speed_m_per_s"
    D_PRIME_M = "d_prime_m"
    THRESHOLD_PACE_S_PER_KM = "threshold_pace_s_per_km"
    THRESHOLD_HEART_RATE_BPM = "threshold_heart_rate_bpm"
    MAXIMUM_HEART_RATE_BPM = "maximum_heart_rate_bpm"
    RESTING_HEART_RATE_BPM = "resting_heart_rate_bpm"
    TRAINING_PACE_S_PER_KM = "training_pace_s_per_km"
    HILL_FACTOR = "hill_factor"
    FADE_PERCENT = "fade_percent"
    SWEAT_RATE_L_PER_H = "sweat_rate_l_per_h"


class Confidence(StrEnum):
    """How much the history carries an estimate; the rule is the estimate's own."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Correction(Frozen):
    """What the athlete said. `value` None: forget my history's value, I do not know it."""

    name: ProfileName
    value: float | None
    note: str | None = None
    said_at: datetime


class ProfileEntry(Frozen):
    """One value: what the history says (a finding, null with its reason), as of when, and the correction."""

    name: ProfileName
    estimate: Finding
    as_of: date | None = None
    confidence: Confidence | None = None
    correction: Correction | None = None

    @property
    def value(self) -> float | None:
        """The value to go by: what the athlete said wins."""
        return self.correction.value if self.correction else self.estimate.value


class RecentRace(Frozen):
    """A race found in the history, and how it was told from training."""

    activity_id: str
    name: str | None
    day: date
    result: RaceResult
    why: str


class MorningName(StrEnum):
    """What a morning is measured by."""

    RESTING_HEART_RATE = "resting heart rate"
    HRV = "hrv"
    SLEEP = "sleep"
    WEIGHT = "weight"


class MorningMeasure(Frozen):
    """One measure of the mornings: the newest, and the medians of the last 7 and 60 days, each with its days.

    Units: bpm, ms, s, kg. A median without enough mornings is null with the reason.
    """

    name: MorningName
    newest: Finding
    week: Finding
    usual: Finding
    newest_on: date | None = None


class AthleteProfile(Frozen):
    """Everything known. `known_until` is the newest day of the data: after it nothing is known, not rest."""

    entries: dict[ProfileName, ProfileEntry] = Field(default_factory=dict)
    races: tuple[RecentRace, ...] = ()
    mornings: tuple[MorningMeasure, ...] = ()
    activities: int = 0
    known_from: date | None = None
    known_until: date | None = None

    def value(self, name: ProfileName) -> float | None:
        """Return the value to go by, None when nobody knows."""
        entry = self.entries.get(name)
        return entry.value if entry else None

    def morning(self, name: MorningName) -> MorningMeasure | None:
        """Return a measure of the mornings that is known, None for one without any."""
        return next((each for each in self.mornings if each.name is name and each.newest_on), None)

    def thresholds(self) -> Thresholds:
        """Return what load and zones are computed with; values outside what can be are left out."""
        names = (name for name in Thresholds.model_fields if name in {str(each) for each in ProfileName})
        known = {name: self.value(ProfileName(name)) for name in names}
        try:
            return Thresholds.model_validate(known)
        except ValidationError as failure:
            wrong = {error["loc"][0] for error in failure.errors()}
            return Thresholds.model_validate({name: known[name] for name in known if name not in wrong})
