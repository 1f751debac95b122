"""Marathons predicted from shorter races, beside what the runners of a survey ran and beside other models."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.ground.course_analysis import flat_course
from tools.domain.prediction.finish import predict_finish
from tools.domain.prediction.riegel import riegel_time_s
from tools.domain.prediction.vdot import vdot_time_s, vdot_value
from tools.domain.race import RaceBrief, RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE
from tools.validation.report import Section, Table, at_most, judged

_STARTS = {"half_s": HALF_MARATHON_M, "k10_s": 10_000.0, "k5_s": 5_000.0}
_NAMES = {"half_s": "half marathon", "k10_s": "10 km", "k5_s": "5 km"}
# Other ratios of the marathon to the shorter race are slips of the pen, or no race.
_PLAUSIBLE = {"half_s": (1.9, 3.0), "k10_s": (3.9, 7.0), "k5_s": (8.0, 15.0)}
_MEAN_ERROR_GOAL_MIN = 10.4
_COVERAGE_GOAL, _COVERAGE_TOLERANCE = 80.0, 4.0
_TOO_FAST_S = 600.0

Model = Callable[[float, float], float]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """What runners ran, shape (runners,): the shorter race, the marathon (s) and the week in miles."""

    start: str
    shorter_s: FloatArray
    marathon_s: FloatArray
    miles: FloatArray


@dataclass(frozen=True, slots=True)
class _Ours:
    """Our predictions of the pairs we answer, shape (runners,), with their ranges, in seconds."""

    value_s: FloatArray
    low_s: FloatArray
    high_s: FloatArray
    run_s: FloatArray


def prediction_section(survey: Sequence[Mapping[str, str]]) -> Section:
    """Return the section on prediction; `survey` has a line a runner, empty where a race was not run."""
    pairs = {start: _pairs(survey, start) for start in _STARTS}
    half = _ours(pairs["half_s"], week_known=True)
    known = half.run_s.size > 0
    covered = _coverage_percent(half) if known else None
    near = covered is not None and abs(covered - _COVERAGE_GOAL) <= _COVERAGE_TOLERANCE
    return Section(
        title="Predicting a marathon",
        about=(
            "Runners of the survey of Vickers & Vertosick 2016 (even ids, the half of it that is in the "
            "folder) who gave a shorter race and a marathon; implausible pairs (from a half: a marathon "
            "under 1.9 or over 3 times as long) are left out."
        ),
        checks=(
            at_most(
                "prediction_mean_error",
                f"marathon from half, MAE at most 10.4 min (n = {half.run_s.size})",
                float(np.abs(half.value_s - half.run_s).mean()) / 60 if known else None,
                _MEAN_ERROR_GOAL_MIN,
                "min",
            ),
            judged(
                "prediction_coverage", "its 80 % range holds 80 ± 4 % of them", covered, "%", reached=near
            ),
        ),
        tables=tuple(_table(each) for each in pairs.values() if each.shorter_s.size),
        notes=(
            "The recommended model was published from this survey, so these figures are partly in sample: "
            "they show that it is computed as published, and how wide its range must be.",
            "Errors are predicted less run: a negative bias promises too much. Twice the half, Riegel and "
            "VDOT promise most runners a time they miss by more than ten minutes, so none of them stands "
            "alone.",
            "Where n is smaller, the model is outside its validity and gives no number.",
            f"Of {half.run_s.size} runners a coverage of 80 % is itself known to ± "
            f"{_coverage_margin_percent(half.run_s.size)} only (binomial, 95 %).",
        ),
    )


def _pairs(survey: Sequence[Mapping[str, str]], start: str) -> _Pairs:
    least, most = _PLAUSIBLE[start]
    told = [row for row in survey if row[start] and row["marathon_s"] and row["miles_per_week"]]
    rows = [
        (float(row[start]), float(row["marathon_s"]), float(row["miles_per_week"]))
        for row in told
        if least <= float(row["marathon_s"]) / float(row[start]) <= most
    ]
    columns = np.array(rows, dtype=np.float64).reshape(-1, 3).T
    return _Pairs(start, columns[0], columns[1], columns[2])


def _ours(pairs: _Pairs, *, week_known: bool) -> _Ours:
    course = flat_course(MARATHON_M, "Marathon")
    rows = [
        (*found, run)
        for shorter, run, miles in zip(
            pairs.shorter_s.tolist(), pairs.marathon_s.tolist(), pairs.miles.tolist(), strict=True
        )
        if (found := _answer(course, pairs.start, shorter, miles if week_known else None))
    ]
    columns = np.array(rows, dtype=np.float64).reshape(-1, 4).T
    return _Ours(value_s=columns[1], low_s=columns[0], high_s=columns[2], run_s=columns[3])


def _answer(
    course: CourseAnalysis, start: str, shorter_s: float, miles: float | None
) -> tuple[float, float, float] | None:
    brief = RaceBrief(
        recent_result=RaceResult(distance_m=_STARTS[start], time_s=shorter_s),
        weekly_distance_km=None if miles is None else miles * METRES_PER_MILE / 1000,
    )
    finding = predict_finish(course, brief, terrain_factor=1.0)
    if finding.value is None or finding.low is None or finding.high is None:
        return None
    return finding.low, finding.value, finding.high


def _coverage_percent(ours: _Ours) -> float:
    return float(np.mean((ours.low_s <= ours.run_s) & (ours.run_s <= ours.high_s))) * 100


def _coverage_margin_percent(runners: int) -> str:
    share = _COVERAGE_GOAL / 100
    return f"{1.96 * 100 * (share * (1 - share) / runners) ** 0.5:.1f} %" if runners else "nothing"


def _models(distance_m: float) -> dict[str, Model]:
    whole = MARATHON_M / distance_m
    return {
        f"{whole:.3g} times the time": lambda time_s, _: time_s * whole,
        "Riegel, 1.06": lambda time_s, _: riegel_time_s(time_s, distance_m, MARATHON_M),
        "VDOT (Daniels & Gilbert)": lambda time_s, _: vdot_time_s(vdot_value(distance_m, time_s), MARATHON_M),
    }


def _table(pairs: _Pairs) -> Table:
    rows = []
    for name, model in _models(_STARTS[pairs.start]).items():
        both = zip(pairs.shorter_s.tolist(), pairs.miles.tolist(), strict=True)
        predicted = np.array([model(time_s, miles) for time_s, miles in both])
        rows.append((name, *_measures(predicted, pairs.marathon_s), ""))
    for name, known in (("ours, week known", True), ("ours, week not known", False)):
        ours = _ours(pairs, week_known=known)
        rows.append((name, *_measures(ours.value_s, ours.run_s), f"{_coverage_percent(ours):.1f} %"))
    columns = ("model", "n", "MAE (min)", "MAE", "median bias (min)",
               "over 10 min too fast", "in the 80 % range")  # fmt: skip
    return Table(title=f"From a {_NAMES[pairs.start]}", columns=columns, rows=tuple(rows))


def _measures(predicted_s: FloatArray, run_s: FloatArray) -> tuple[str, ...]:
    off_s = predicted_s - run_s
    return (
        str(run_s.size),
        f"{np.abs(off_s).mean() / 60:.1f}",
        f"{np.abs(off_s / run_s).mean() * 100:.1f} %",
        f"{np.median(off_s) / 60:+.1f}",
        f"{np.mean(-off_s > _TOO_FAST_S) * 100:.0f} %",
    )
