"""What a model may say about a rider, the bicycle and the wind."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from tools.domain.ground.compass import compass_deg
from tools.domain.race import PowerEffort, RidingPosition, Tyres
from tools.domain.units import METRES_PER_MILE

# A km/h, a mile, a metre and a nautical mile of 1,852 m, each in m/s.
_M_PER_S = {"km/h": 1000 / 3600, "mph": METRES_PER_MILE / 3600, "m/s": 1.0, "knots": 1852 / 3600}


def direction_deg(said: str) -> float:
    """Return the degrees of "SW", "north-west" or "225"; raise ValueError for anything else."""
    try:
        degrees = float(said)
    except ValueError:
        point = compass_deg(said)
        if point is None:
            raise ValueError(f"{said} is neither a point of the compass nor degrees") from None
        return point
    if not 0 <= degrees <= 360:
        raise ValueError("degrees lie between 0 and 360")
    return degrees


def _is_direction(said: str) -> str:
    direction_deg(said)
    return said


class KnownWind(BaseModel):
    """The wind as a forecast says it."""

    speed: float = Field(ge=0)
    unit: Literal["km/h", "mph", "m/s", "knots"]
    comes_from: Annotated[str, AfterValidator(_is_direction)] = Field(
        description="Where it comes from: a point of the compass (SW) or degrees (225)."
    )

    def changes(self) -> dict[str, object]:
        """Return the fields of the brief."""
        speed = self.speed * _M_PER_S[self.unit]
        return {"wind_speed_m_per_s": speed, "wind_from_deg": direction_deg(self.comes_from)}


class KnownEffort(BaseModel):
    """The best mean power held for a time."""

    power_w: float = Field(gt=0)
    minutes: float = Field(gt=0)


class RiderArguments(BaseModel):
    """Of a ride only: power in watts, masses in kg. Leave out what the athlete did not say."""

    ftp_w: float | None = Field(default=None, description="Functional threshold power.")
    critical_power_w: float | None = None
    w_prime_kj: float | None = Field(default=None, description="Work capacity above critical power (W').")
    best_efforts: list[KnownEffort] | None = None
    target_power_w: float | None = Field(default=None, description="The power the athlete wants to hold.")
    system_mass_kg: float | None = Field(default=None, description="Rider, bicycle and bottles together.")
    bike_mass_kg: float | None = None
    position: RidingPosition | None = None
    cda_m2: float | None = Field(default=None, description="Measured drag area.")
    tyres: Tyres | None = None
    crr: float | None = Field(default=None, description="Measured rolling resistance coefficient.")
    drafting: bool | None = Field(default=None, description="Riding behind others; only when said.")
    chainrings: list[int] | None = Field(default=None, description="Teeth, as [50, 34].")
    cassette: list[int] | None = Field(
        default=None, description="Teeth of every sprocket, or of the ends, as [11, 34]."
    )
    cadence_rpm: float | None = None

    def changes(self) -> dict[str, object]:
        """Return the fields of the brief."""
        efforts = tuple(
            PowerEffort(power_w=effort.power_w, duration_s=effort.minutes * 60)
            for effort in self.best_efforts or ()
        )
        return self.model_dump(exclude={"best_efforts", "w_prime_kj", "chainrings", "cassette"}) | {
            "power_efforts": efforts or None,
            "w_prime_j": self.w_prime_kj * 1000 if self.w_prime_kj else None,
            "chainrings": tuple(self.chainrings) if self.chainrings else None,
            "cassette": tuple(self.cassette) if self.cassette else None,
        }
