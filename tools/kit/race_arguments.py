"""What a model may say about a race when it calls a tool; what it leaves out comes from the brief."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from tools.domain.race import Avoidance, RaceBrief, RaceResult, Sport, UnitSystem

ClockTime = Annotated[str, StringConstraints(pattern=r"^\d{1,3}:[0-5]\d(:[0-5]\d)?$")]


def clock_seconds(clock: str) -> float:
    """Return the seconds of "H:MM:SS" or "H:MM"."""
    hours, minutes, *seconds = (int(part) for part in clock.split(":"))
    return float(hours * 3600 + minutes * 60 + (seconds[0] if seconds else 0))


class KnownResult(BaseModel):
    """A race the athlete has run."""

    distance_km: float = Field(gt=0, description="Its distance in kilometres.")
    time: ClockTime = Field(description="Its time as H:MM:SS.")


class RaceArguments(BaseModel):
    """Only what the athlete said and the context does not hold already. Copy numbers, never compute them."""

    goal_time: ClockTime | None = Field(default=None, description="The finish time wanted, as H:MM:SS.")
    distance_km: float | None = Field(default=None, gt=0, description="The race's official distance in km.")
    race_name: str | None = Field(default=None, max_length=120)
    race_date: date | None = None
    sport: Sport | None = None
    weight_kg: float | None = None
    temperature_c: float | None = Field(default=None, description="The temperature expected, in °C.")
    recent_result: KnownResult | None = None
    weekly_distance_km: float | None = None
    avoid: list[Avoidance] | None = None
    units: UnitSystem | None = None

    def applied_to(self, brief: RaceBrief) -> RaceBrief:
        """Return the brief with these arguments on top of it; raise ValueError outside its limits."""
        result = self.recent_result
        return brief.with_changes(
            goal_time_s=clock_seconds(self.goal_time) if self.goal_time else None,
            distance_m=self.distance_km * 1000 if self.distance_km else None,
            recent_result=(
                RaceResult(distance_m=result.distance_km * 1000, time_s=clock_seconds(result.time))
                if result
                else None
            ),
            avoid=tuple(dict.fromkeys((*brief.avoid, *self.avoid))) if self.avoid else None,
            **self.model_dump(
                include={
                    "race_name",
                    "race_date",
                    "sport",
                    "weight_kg",
                    "temperature_c",
                    "weekly_distance_km",
                    "units",
                }
            ),
        )


def brief_with(arguments: RaceArguments | None, brief: RaceBrief) -> RaceBrief:
    """Return the brief a tool works with."""
    return arguments.applied_to(brief) if arguments else brief
