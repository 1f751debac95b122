"""The main sets that sessions are made of, as data: how often, how long, how long between. All of it [D]."""

from dataclasses import dataclass
from typing import NamedTuple

from tools.domain.planning.effort_targets import Effort
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose


class MainSet(NamedTuple):
    """So many pieces of work of so many minutes, with so many seconds of easy going between them."""

    times: int
    work_min: float
    rest_s: int

    @property
    def total_s(self) -> int:
        """The seconds of all of it, the last rest included."""
        return round(self.times * (self.work_min * 60 + self.rest_s))


@dataclass(frozen=True, slots=True)
class Menu:
    """The sets of one purpose, from small to large, and the effort of their work."""

    effort: Effort
    sets: tuple[MainSet, ...]


def _sets(*rows: tuple[int, float, int]) -> tuple[MainSet, ...]:
    return tuple(sorted((MainSet(*row) for row in rows), key=lambda each: each.total_s))


_RUN, _RIDE, _SWIM = TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.SWIM
_PURPOSE = WorkoutPurpose

MENUS: dict[tuple[TrainingSport, WorkoutPurpose], Menu] = {
    (_RUN, _PURPOSE.STEADY): Menu(
        Effort.STEADY,
        _sets(
            (1, 10, 0),
            (1, 15, 0),
            (2, 8, 60),
            (1, 20, 0),
            (2, 12, 90),
            (3, 10, 90),
            (2, 15, 120),
            (1, 30, 0),
            (2, 20, 120),
        ),
    ),
    (_RUN, _PURPOSE.THRESHOLD): Menu(
        Effort.THRESHOLD,
        _sets(
            (3, 3, 60),
            (2, 5, 90),
            (4, 3, 60),
            (3, 5, 90),
            (4, 4, 60),
            (3, 6, 90),
            (2, 8, 120),
            (5, 5, 60),
            (3, 8, 120),
            (4, 6, 90),
            (2, 12, 180),
            (4, 8, 120),
            (3, 10, 120),
            (2, 15, 180),
            (5, 6, 90),
            (3, 12, 180),
            (2, 18, 240),
        ),
    ),
    (_RUN, _PURPOSE.INTERVALS): Menu(
        Effort.HARD,
        _sets(
            (4, 1, 60),
            (6, 1, 60),
            (8, 1, 60),
            (10, 1, 60),
            (5, 2, 90),
            (6, 2, 90),
            (4, 3, 120),
            (5, 3, 120),
            (8, 2, 90),
            (6, 3, 120),
            (4, 4, 150),
            (5, 4, 150),
            (7, 3, 120),
            (12, 1.5, 75),
        ),
    ),
    (_RUN, _PURPOSE.RACE_PACE): Menu(
        Effort.STEADY,
        _sets(
            (2, 5, 90),
            (1, 12, 0),
            (3, 5, 90),
            (2, 8, 90),
            (3, 8, 90),
            (2, 12, 120),
            (3, 10, 120),
            (2, 15, 120),
            (4, 10, 120),
            (3, 15, 150),
            (2, 20, 180),
            (3, 20, 180),
        ),
    ),
    (_RIDE, _PURPOSE.STEADY): Menu(
        Effort.STEADY,
        _sets(
            (1, 12, 0),
            (2, 10, 180),
            (1, 25, 0),
            (2, 15, 180),
            (3, 12, 180),
            (2, 20, 240),
            (3, 15, 240),
            (2, 25, 240),
            (3, 20, 300),
        ),
    ),
    (_RIDE, _PURPOSE.THRESHOLD): Menu(
        Effort.THRESHOLD,
        _sets(
            (3, 4, 120),
            (3, 6, 180),
            (2, 8, 240),
            (3, 8, 240),
            (4, 6, 180),
            (2, 12, 300),
            (3, 10, 240),
            (2, 15, 300),
            (4, 8, 240),
            (3, 12, 300),
            (2, 20, 300),
            (4, 10, 300),
            (3, 15, 300),
        ),
    ),
    (_RIDE, _PURPOSE.INTERVALS): Menu(
        Effort.HARD,
        _sets(
            (4, 1, 90),
            (6, 1, 90),
            (8, 1, 90),
            (5, 2, 120),
            (4, 3, 180),
            (5, 3, 180),
            (8, 2, 120),
            (4, 4, 240),
            (6, 3, 180),
            (5, 4, 240),
            (4, 5, 300),
            (5, 5, 300),
        ),
    ),
    (_RIDE, _PURPOSE.RACE_PACE): Menu(
        Effort.STEADY,
        _sets(
            (1, 12, 0),
            (2, 8, 180),
            (2, 10, 180),
            (2, 15, 240),
            (3, 12, 240),
            (2, 20, 300),
            (3, 15, 240),
            (2, 30, 300),
            (3, 20, 300),
            (3, 25, 300),
        ),
    ),
    (_SWIM, _PURPOSE.STEADY): Menu(
        Effort.STEADY,
        _sets((2, 4, 30), (3, 4, 30), (4, 4, 30), (3, 6, 45), (5, 4, 30), (3, 8, 60), (4, 8, 60)),
    ),
    (_SWIM, _PURPOSE.THRESHOLD): Menu(
        Effort.THRESHOLD, _sets((6, 1.5, 20), (5, 2, 20), (8, 2, 20), (5, 3, 30), (4, 4, 30), (6, 4, 40))
    ),
    (_SWIM, _PURPOSE.INTERVALS): Menu(
        Effort.HARD,
        _sets(
            (4, 0.75, 20), (6, 0.75, 20), (8, 0.75, 20), (8, 1, 20), (10, 1, 20), (12, 1, 20), (9, 1.5, 30)
        ),
    ),
    (_SWIM, _PURPOSE.RACE_PACE): Menu(
        Effort.STEADY, _sets((2, 4, 40), (2, 6, 40), (3, 6, 40), (2, 10, 60), (3, 8, 60), (2, 15, 60))
    ),
}

# Work near a race's own effort when the race is short: in small pieces.
SHORT_RACE_SETS = _sets(
    (4, 1, 60),
    (4, 2, 60),
    (4, 3, 90),
    (5, 3, 90),
    (6, 3, 90),
    (4, 4, 120),
    (5, 4, 120),
    (4, 5, 120),
    (5, 5, 120),
    (3, 8, 150),
)
HILL_SETS = _sets((6, 0.75, 90), (8, 0.75, 90), (6, 1, 120), (8, 1, 120), (10, 1, 120))
CLOSE_ENOUGH = 0.72  # sets of at least this share of the largest that fits take turns


def menu_of(sport: TrainingSport, purpose: WorkoutPurpose) -> Menu | None:
    """Return the menu of a sport and purpose; other sports are done like rides."""
    known = sport if sport in (_RUN, _RIDE, _SWIM) else _RIDE
    return MENUS.get((known, purpose))


def fitting_set(sets: tuple[MainSet, ...], seconds: float, variant: int) -> MainSet | None:
    """Return the set that fits into so many seconds, taking turns among the larger ones; None: none does."""
    fitting = [each for each in sets if each.total_s <= seconds]
    if not fitting:
        return None
    large = [each for each in fitting if each.total_s >= CLOSE_ENOUGH * fitting[-1].total_s]
    return large[variant % len(large)]
