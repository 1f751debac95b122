"""What a model may say of an athlete's own values when it calls a tool: what was written, never computed."""

from typing import Annotated

from pydantic import BaseModel, Field

from tools.domain.finding import Finding
from tools.domain.fuelling.sweat_test import sweat_test
from tools.domain.profile import ProfileName

ANY_BODY_KG = 70.0  # only the difference of two weighings counts


class SaidOfOneself(BaseModel):
    """Values the athlete said of themselves."""

    ftp_w: float | None = Field(default=None, description="Functional threshold power in watts.")
    critical_power_w: float | None = None
    w_prime_j: float | None = None
    threshold_pace_s_per_km: float | None = None
    threshold_heart_rate_bpm: float | None = None
    maximum_heart_rate_bpm: float | None = None
    resting_heart_rate_bpm: float | None = None
    sweat_rate_l_per_h: float | None = None

    def values(self) -> dict[ProfileName, float]:
        """Return what was said, by its name in the profile."""
        return {ProfileName(name): value for name, value in self.model_dump(exclude_none=True).items()}


class SweatTest(BaseModel):
    """A sweat test: weighed before and after a session."""

    lost_kg: float = Field(description="Body weight lost, in kg.")
    minutes: float = Field(gt=0, description="How long the session was.")
    drunk_ml: Annotated[float, Field(ge=0, description="What was drunk meanwhile, in ml.")] = 0.0

    def finding(self, weight_kg: float | None) -> Finding:
        """Return the sweat rate in litres an hour, null with the reason where the test tells none."""
        before_kg = weight_kg or ANY_BODY_KG
        found = sweat_test(before_kg, before_kg - self.lost_kg, self.drunk_ml / 1000, 0.0, self.minutes * 60)
        told = {"lost_kg": self.lost_kg, "drunk_ml": self.drunk_ml, "minutes": self.minutes}
        return found.model_copy(update={"inputs": told})
