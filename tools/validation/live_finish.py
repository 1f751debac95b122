"""A finish projected from one split, for finishers of Boston, beside constant pace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.prediction.live_projection import SAMPLE_FINISH_S, project_finish
from tools.domain.race import RaceBrief
from tools.domain.units import HALF_MARATHON_M, MARATHON_M
from tools.validation.report import Section, Table, described

_NAMES = {"half": "halfway", "k25": "25 km", "k30": "30 km", "k35": "35 km", "k40": "40 km"}
_MARKS_M = {"half": HALF_MARATHON_M, "k25": 25_000.0, "k30": 30_000.0, "k35": 35_000.0, "k40": 40_000.0}
_MEASURED_S = 13_000.0  # any plausible finish: the projection is proportional to the time so far


@dataclass(frozen=True, slots=True)
class _Projected:
    """How the projections from one mark came out: errors in per cent of the time run."""

    runners: int
    mae: float
    constant_pace_mae: float
    median_bias: float
    coverage: float


def live_section(boston: CourseAnalysis | None, finishers: Sequence[Mapping[str, str]]) -> Section:
    """Return the section on projections; `finishers` has a line a runner, seconds at every mark."""
    known = boston is not None and bool(finishers)
    rows = [_row(boston, finishers, mark) for mark in _MARKS_M] if boston is not None and known else []
    by_mark = dict(zip(_MARKS_M, rows, strict=False))
    return Section(
        title="Projecting the finish",
        about="The finish of every runner projected from one split, beside holding the mean pace so far.",
        checks=tuple(
            described(f"projection_{mark}", f"MAE from {words}", by_mark[mark].mae if known else None, "%")
            for mark, words in _NAMES.items()
            if mark in ("half", "k30")
        ),
        tables=(
            Table(
                title=f"Boston 2013 and 2017 (n = {len(finishers):,})",
                columns=(
                    "from",
                    "n",
                    "ours, MAE",
                    "constant pace, MAE",
                    "ours, median bias",
                    "in the 80 % range",
                ),
                rows=tuple(
                    (
                        _NAMES[mark],
                        f"{row.runners:,}",
                        f"{row.mae:.2f} %",
                        f"{row.constant_pace_mae:.2f} %",
                        f"{row.median_bias:+.2f} %",
                        f"{row.coverage:.1f} %",
                    )
                    for mark, row in by_mark.items()
                ),
            ),
        ),
        notes=(
            "Exponents and range were chosen on these runners: the figures are in sample and describe the "
            "fit. That 2013 and 2017, a cool and a warm year, are one sample makes the range wide.",
            "Where n is smaller than in the title, the projected finish lay outside what the sample holds, "
            "and none was given.",
        ),
    )


def _row(boston: CourseAnalysis, finishers: Sequence[Mapping[str, str]], mark: str) -> _Projected:
    at_m = _MARKS_M[mark]
    split_s, run_s = (np.array([float(row[name]) for row in finishers]) for name in (mark, "fin"))
    measured_s = _MEASURED_S * at_m / MARATHON_M
    once = project_finish(boston, RaceBrief(), at_m, measured_s)
    low, value, high = (split_s / measured_s * (bound or 0.0) for bound in (once.low, once.value, once.high))
    answered = (value >= SAMPLE_FINISH_S[0]) & (value <= SAMPLE_FINISH_S[1])
    even_s = split_s * MARATHON_M / at_m
    return _Projected(
        runners=int(np.count_nonzero(answered)),
        mae=_mean_error_percent(value[answered], run_s[answered]),
        constant_pace_mae=_mean_error_percent(even_s[answered], run_s[answered]),
        median_bias=float(np.median(value[answered] / run_s[answered] - 1)) * 100,
        coverage=float(np.mean((low <= run_s)[answered] & (run_s <= high)[answered])) * 100,
    )


def _mean_error_percent(value: FloatArray, true: FloatArray) -> float:
    return float(np.abs(value / true - 1).mean()) * 100
