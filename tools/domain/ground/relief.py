"""Heights on a uniform grid and where they turn: found once, walked by everything that counts hills."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.domain.ground.elevation_gain import local_extremes, narrowed, walked_gain_and_loss_m


@dataclass(frozen=True, slots=True)
class Relief:
    """Heights `step_m` apart, and the indices where they turn, first and last point included."""

    height_m: FloatArray
    step_m: float
    turns: NDArray[np.intp]

    @classmethod
    def of(cls, height_m: FloatArray, step_m: float) -> Self:
        """Return the relief of at least two heights."""
        return cls(height_m, step_m, local_extremes(height_m))

    @classmethod
    def level(cls, distance_m: float) -> Self:
        """Return level ground of that length: what is judged where no heights are known."""
        return cls.of(np.zeros(2), distance_m)

    def upside_down(self) -> Self:
        """Return the relief in which every fall is a rise."""
        return type(self)(-self.height_m, self.step_m, self.turns)

    def wide_turns(self, threshold_m: float) -> NDArray[np.intp]:
        """Return the turns without those a zig-zag of at least `threshold_m` can never turn at."""
        return narrowed(self.height_m, self.turns, threshold_m)

    def gain_and_loss_m(self, threshold_m: float) -> tuple[float, float]:
        """Return gain and loss by a zig-zag of `threshold_m`, with loss = gain - net change exactly."""
        return walked_gain_and_loss_m(self.height_m[self.wide_turns(threshold_m)].tolist(), threshold_m)
