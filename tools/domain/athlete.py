"""What an athlete prefers, whatever the race."""

from pydantic import Field

from tools.domain.finding import Frozen
from tools.domain.race import Sport, UnitSystem


class AthletePreferences(Frozen):
    """Settings that outlive a conversation. `weight_kg` None means: never said.

    `time_zone` is an IANA name, as the browser tells it: it decides which day is today. `small_changes` lets
    small changes of the plan be made without asking; each is written down and can be undone. `remembers` lets
    what the athlete says of themselves be kept as facts.
    """

    units: UnitSystem = UnitSystem.METRIC
    weight_kg: float | None = Field(default=None, ge=25, le=250)
    sport: Sport = Sport.RUN
    time_zone: str | None = Field(default=None, max_length=64)
    small_changes: bool = False
    remembers: bool = True

    def of_a_race(self) -> dict[str, object]:
        """Return what a race's brief begins with, as JSON holds it."""
        return self.model_dump(mode="json", include={"units", "weight_kg", "sport"})


class Thresholds(Frozen):
    """What an athlete can hold, for load and zones. None means: not known, and what needs it stays null."""

    ftp_w: float | None = Field(default=None, ge=40, le=600)
    critical_power_w: float | None = Field(default=None, ge=40, le=600)
    w_prime_j: float | None = Field(default=None, ge=1_000, le=60_000)
    threshold_pace_s_per_km: float | None = Field(default=None, ge=120, le=900)
    threshold_heart_rate_bpm: float | None = Field(default=None, ge=80, le=230)
    resting_heart_rate_bpm: float | None = Field(default=None, ge=25, le=110)
    maximum_heart_rate_bpm: float | None = Field(default=None, ge=100, le=240)
    female: bool | None = None
