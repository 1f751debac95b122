"""What an athlete prefers, whatever the race."""

from pydantic import Field

from tools.domain.finding import Frozen
from tools.domain.race import Sport, UnitSystem


class AthletePreferences(Frozen):
    """Settings that outlive a conversation. `weight_kg` None means: never said."""

    units: UnitSystem = UnitSystem.METRIC
    weight_kg: float | None = Field(default=None, ge=25, le=250)
    sport: Sport = Sport.RUN
