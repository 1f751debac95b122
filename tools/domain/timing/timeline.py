"""When a plan passes every place: time in motion and halts along a course."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.race import Stop


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plan along the course's grid. Arrays have shape (points,), from the start to the finish.

    `moving_s` is time in motion and `walked_m` the metres walked from the start to each point.
    """

    position_m: FloatArray
    moving_s: FloatArray
    walked_m: FloatArray
    stops: tuple[Stop, ...] = ()

    @property
    def finish_s(self) -> float:
        """Return the clock at the finish, halts included."""
        return float(self.left_at(self.position_m[-1]))

    def moving_at(self, at_m: float | FloatArray) -> FloatArray:
        """Return the seconds in motion from the start to these places."""
        return np.asarray(np.interp(at_m, self.position_m, self.moving_s))

    def halted_by(self, at_m: float | FloatArray) -> FloatArray:
        """Return the seconds halted when these places are left."""
        places = np.array([stop.at_m for stop in self.stops])
        total_s = np.concatenate(([0.0], np.cumsum([stop.duration_s for stop in self.stops])))
        return np.asarray(total_s[np.searchsorted(places, at_m, side="right")])

    def left_at(self, at_m: float | FloatArray) -> FloatArray:
        """Return the clock when these places are left, in seconds from the start."""
        return np.asarray(self.moving_at(at_m) + self.halted_by(at_m))
