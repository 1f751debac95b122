"""Races made by arithmetic from a strategy's own clock, so that a test knows what happened where."""

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np

from tests.support.courses import hilly_marathon
from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivitySport
from tools.domain.course import CourseAnalysis
from tools.domain.race import RaceBrief, Sport
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy

RACE_DAY = datetime(2026, 4, 20, 8, 0, tzinfo=UTC)
GOAL_S = 12_600.0


def race_plan(course: CourseAnalysis | None = None, **said: object) -> RaceStrategy:
    """Return a strategy for 3:30:00 on the hilly marathon, or what is said."""
    wanted = {"race_name": "Hilly Marathon", "goal_time_s": GOAL_S, "weight_kg": 65.0}
    about = wanted | {"race_date": RACE_DAY.date()} | said
    return build_strategy(course or hilly_marathon(), RaceBrief.model_validate(about))


def raced(
    plan: RaceStrategy,
    slower: Callable[[float], float] = lambda at_m: 1.0,
    *,
    course: CourseAnalysis | None = None,
    measured_long: float = 1.0,
    noise: float = 0.0,
    seed: int = 0,
    warm_up_s: int = 0,
    wait_s: int = 0,
    after_s: int = 0,
    stop: tuple[float, int] | None = None,
    until_m: float | None = None,
    **given: object,
) -> Activity:
    """Return the race of a plan, one record a second, each split's time times `slower` of its middle.

    `measured_long` is the satellites' error of the way, `noise` that of each split's time; before the start
    comes a warm-up at 5:00 /km and a wait, after the finish a walk. `stop` stands (place, seconds);
    `until_m` is where it is given up.
    """
    splits = plan.pacing.splits_km
    ends = np.array([0.0, *(split.start_m + split.distance_m for split in splits)])
    wanted = np.diff(np.array([0.0, *(split.cumulative_s for split in splits)]))
    scatter = 1.0 + noise * np.random.default_rng(seed).standard_normal(wanted.size)
    took = wanted * scatter * np.array([slower(float(at)) for at in (ends[1:] + ends[:-1]) / 2])
    clock = np.concatenate(([0.0], np.cumsum(took)))
    if stop is not None:
        at_s = float(np.interp(stop[0], ends, clock))
        after = clock > at_s
        clock = np.concatenate((clock[~after], [at_s, at_s + stop[1]], clock[after] + stop[1]))
        ends = np.concatenate((ends[~after], [stop[0], stop[0]], ends[after]))
    seconds = np.arange(int(np.ceil(clock[-1])) + 1, dtype=np.float64)
    on_course = np.interp(seconds, clock, ends)
    if until_m is not None:
        on_course = on_course[on_course <= until_m]
    warm = np.arange(warm_up_s) * (10 / 3)
    before_m = float(warm[-1]) if warm_up_s else 0.0
    done = before_m + on_course * measured_long
    way = np.concatenate((warm, np.full(wait_s, before_m), done, done[-1] + np.arange(1, after_s + 1) * 1.0))
    columns: dict[str, object] = {"distance_m": way, "sport": _SPORTS[plan.brief.sport]}
    ground = course or hilly_marathon()
    if ground.elevation_m:
        at_m = np.clip((way - before_m) / measured_long, 0.0, ground.distance_m)
        grid = np.arange(len(ground.elevation_m)) * ground.step_m
        columns |= {"elevation_m": np.interp(at_m, grid, ground.elevation_m), "barometric": True}
    return recording(way.size, **(columns | {"started_at": RACE_DAY} | given))  # type: ignore[arg-type]


_SPORTS = {Sport.RUN: ActivitySport.RUN, Sport.RIDE: ActivitySport.RIDE}
