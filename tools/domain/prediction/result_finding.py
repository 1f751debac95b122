"""What every prediction model shares: the result it starts from, its finding, what counts as near."""

from collections.abc import Iterable

from tools.domain.finding import Finding, Inputs
from tools.domain.ground.certified_distance import TOLERANCE
from tools.domain.prediction.ranges import ErrorRange
from tools.domain.race import RaceResult

NO_RANGE = "; no range was measured for it"
FASTEST_RACE_S_PER_M = 0.12  # 2:00 /km, beyond any road race: a mistyped result, our design choice [D]
SLOWEST_RACE_S_PER_M = 1.2  # 20:00 /km, a stroll: our design choice [D]


def is_near(distance_m: float, other_m: float) -> bool:
    """Say whether two distances are the same race: within the share a course file may be off by."""
    return abs(distance_m / other_m - 1) <= TOLERANCE


def result_inputs(result: RaceResult, target_m: float) -> Inputs:
    """Return what a model computes from: the race run and the distance asked for."""
    return {"result_m": result.distance_m, "result_s": result.time_s, "target_m": target_m}


def implausible_result(result: RaceResult) -> str | None:
    """Say why a result cannot be a race that was run, or None."""
    if FASTEST_RACE_S_PER_M <= result.time_s / result.distance_m <= SLOWEST_RACE_S_PER_M:
        return None
    return "that result is not a pace anyone races at: please check its distance and time"


def first_reason(reasons: Iterable[str | None]) -> str | None:
    """Return the first reason against an answer, or None."""
    return next((reason for reason in reasons if reason), None)


def finish_time(
    model: str, source: str, inputs: Inputs, *, value_s: float, spread: ErrorRange | None = None
) -> Finding:
    """Return a predicted time in seconds, flat and cool, with its range where one was measured."""
    low, high = spread.around(value_s) if spread else (None, None)
    return Finding(
        name="finish_time",
        value=value_s,
        unit="s",
        low=low,
        high=high,
        model=model,
        source=source if spread else source + NO_RANGE,
        inputs=inputs,
    )


def no_finish_time(model: str, source: str, inputs: Inputs, *, reason: str) -> Finding:
    """Return a model's silence with its reason."""
    return Finding.unknown("finish_time", "s", reason=reason, model=model, source=source, inputs=inputs)
