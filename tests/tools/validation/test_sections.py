"""Sections computed from figures made for the test: what is compared, and when a goal is reached."""

import numpy as np
import pytest

from tests.support.courses import flat, rolling
from tests.support.tracks import hills, straight_track
from tools.domain.course import FloatArray
from tools.validation.answers_by_meaning import answers_section
from tools.validation.boston_profiles import (
    MARKS_M,
    best_drift,
    boston_section,
    mean_error_percent,
    planned_paces,
)
from tools.validation.course_gain import climbs_section, course_gain_section
from tools.validation.cycling import cycling_section
from tools.validation.device_power import power_section
from tools.validation.distance import distance_section
from tools.validation.heat_fit import heat_section
from tools.validation.live_finish import live_section
from tools.validation.marathon_prediction import prediction_section
from tools.validation.marker_sampling import marker_section
from tools.validation.recorded_gain import recorded_gain_section
from tools.validation.report import Section, Verdict

ABSENT: list[Section] = [
    distance_section({}),
    course_gain_section({}),
    climbs_section({}),
    recorded_gain_section(()),
    boston_section(None, ()),
    marker_section({"fm_boston": None}),
    prediction_section(()),
    live_section(None, ()),
    power_section(()),
    answers_section((), ()),
]
STRETCHES = ("0-5", "5-10", "10-15", "15-20", "20-25", "25-30", "30-35", "35-40", "40-42.2")


def verdicts(section: Section) -> dict[str, Verdict]:
    return {check.name: check.verdict for check in section.checks}


@pytest.mark.parametrize("section", ABSENT, ids=lambda section: section.title)
def test_without_files_nothing_is_claimed(section: Section) -> None:
    assert section.title
    for check in section.checks:
        if check.name not in ("geodesic_error",):
            assert check.value is None
            assert check.verdict in (Verdict.NOT_HERE, Verdict.NO_GOAL)


@pytest.mark.parametrize(
    "section", [*ABSENT, cycling_section(), heat_section()], ids=lambda section: section.title
)
def test_every_row_fits_its_columns(section: Section) -> None:
    for table in section.tables:
        assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_what_needs_no_file_is_reached() -> None:
    assert verdicts(distance_section({}))["geodesic_error"] is Verdict.REACHED
    assert set(verdicts(cycling_section()).values()) == {Verdict.REACHED}
    assert heat_section().checks == ()


def test_a_marathon_file_five_percent_long_is_not_reached() -> None:
    near, far = straight_track(42_600.0, hills), straight_track(44_300.0, hills)
    assert verdicts(distance_section({"fm_berlin": near}))["certified_scale"] is Verdict.REACHED
    assert verdicts(distance_section({"fm_berlin": far}))["certified_scale"] is Verdict.NOT_REACHED


def test_a_runner_who_is_the_model_is_found_with_his_drift() -> None:
    course = rolling()
    runner = planned_paces(course, 0.11)
    assert best_drift(course, runner) == pytest.approx((0.11, 0.0), abs=1e-9)
    assert mean_error_percent(planned_paces(course, 0.0), runner) > 1.0


def test_both_goals_of_pacing_are_judged_for_the_bands_that_have_one() -> None:
    pace = planned_paces(flat(), 0.04)
    row = dict(zip(STRETCHES, map(str, pace.tolist()), strict=True))
    section = boston_section(
        flat(), [{"band": "2:30-3:00", "n": "12", **row}, {"band": "4:00+", "n": "9", **row}]
    )
    found = verdicts(section)
    assert found["boston_12_terrain"] is Verdict.REACHED
    assert found["boston_12_drift"] is Verdict.REACHED
    assert not any("boston_9" in name for name in found)
    assert [table.title.split(",")[0] for table in section.tables] == ["2:30-3:00", "2:30-3:00", "4:00+"]


def test_marks_that_miss_the_hills_are_shown_to() -> None:
    waves = rolling(height_m=12.0, wave_m=1_609.344)
    assert verdicts(marker_section({"fm_boston": waves}))["marker_error"] is Verdict.REACHED
    assert verdicts(marker_section({"fm_boston": flat()}))["marker_error"] is Verdict.NOT_REACHED


def finisher(fade: float) -> dict[str, str]:
    """A runner whose pace rises by `fade` from halfway on."""
    marks = {
        "half": 21_097.5,
        "k25": 25_000.0,
        "k30": 30_000.0,
        "k35": 35_000.0,
        "k40": 40_000.0,
        "fin": 42_195.0,
    }
    return {
        name: str(0.3 * (min(at_m, 21_097.5) + (1 + fade) * max(at_m - 21_097.5, 0.0)))
        for name, at_m in marks.items()
    }


def test_projections_beat_constant_pace_for_those_who_fade() -> None:
    section = live_section(flat(), [finisher(fade) for fade in (0.04, 0.08, 0.12)])
    for _, _, ours, even, *_ in section.tables[0].rows[:4]:
        assert float(ours.split()[0]) < float(even.split()[0])


def survey_row(half_s: float, ratio: float) -> dict[str, str]:
    return {
        "half_s": str(half_s),
        "k10_s": "",
        "k5_s": "",
        "marathon_s": str(half_s * ratio),
        "miles_per_week": "40",
    }


def test_implausible_pairs_are_left_out_of_the_prediction() -> None:
    section = prediction_section([survey_row(5_400, 2.2), survey_row(5_400, 3.5), survey_row(5_400, 1.5)])
    assert "(n = 1)" in section.checks[0].goal
    far = prediction_section([survey_row(5_400, 2.9)] * 3)
    assert far.checks[0].verdict is Verdict.NOT_REACHED
    assert far.checks[1].verdict is Verdict.NOT_REACHED


def test_paces_are_relative_to_the_mean() -> None:
    weights: FloatArray = np.diff(MARKS_M)
    for drift in (0.0, 0.1):
        assert np.average(planned_paces(rolling(), drift), weights=weights) == pytest.approx(1.0)
