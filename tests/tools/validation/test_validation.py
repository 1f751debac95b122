"""The whole report on a few real files, and the report that is kept beside the code."""

import shutil
from pathlib import Path

import pytest

from tests.support.shared_data import SHARED_DATA
from tools.validation.markdown import write_report
from tools.validation.report import Report, Verdict
from tools.validation.validation import validate

KEPT = Path(__file__).parents[3] / "docs" / "validation.md"
RIDE = "device-truth/GoldenCheetah+sweatpy_4078723797.fit"


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> Report:
    """Return the report on the courses, the races and one ride: every file would take much longer."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    folder = tmp_path_factory.mktemp("references")
    for part in ("race-courses", "race-splits", "prediction", "semantic-cache"):
        shutil.copytree(SHARED_DATA / part, folder / part)
    (folder / "device-truth").mkdir()
    shutil.copy(SHARED_DATA / RIDE, folder / RIDE)
    return validate(folder, told.append)


def test_the_goals_on_real_files(report: Report) -> None:
    verdicts = {check.name: check.verdict for check in report.checks}
    reached = {name for name, verdict in verdicts.items() if verdict is Verdict.REACHED}
    assert {
        "geodesic_error",
        "certified_scale",
        "utmb_gain",
        "climb_length",
        "climb_gain",
        "recorded_gain_all",
        "boston_875_terrain",
        "boston_875_drift",
        "boston_391_drift",
        "marker_error",
        "prediction_mean_error",
        "prediction_coverage",
        "normalized_power",
        "atkinson_hills",
        "atkinson_wind",
        "shared_false_hits",
        "shared_recall",
        "shared_unrelated",
        "our_false_hits",
        "our_recall",
        "our_unrelated",
    } <= reached
    assert Verdict.NOT_HERE not in verdicts.values()


def test_terrain_alone_is_said_not_to_be_enough_in_a_warm_year(report: Report) -> None:
    check = next(check for check in report.checks if check.name == "boston_391_terrain")
    assert (check.verdict, check.value) == (Verdict.NOT_REACHED, pytest.approx(2.02, abs=0.03))


def test_ours_stands_beside_the_naive_methods_and_beats_them(report: Report) -> None:
    section = next(section for section in report.sections if section.title == "Predicting a marathon")
    rows = {row[0]: float(row[2]) for row in section.tables[0].rows}
    assert rows["ours, week known"] < 0.7 * rows["Riegel, 1.06"] < rows["2 times the time"]


def test_progress_is_told_section_by_section(report: Report, told: list[str]) -> None:
    assert told[0] == "reading the files"
    assert len(told) == len(report.sections) + 1


def test_the_same_files_make_the_same_text_and_name_no_place(report: Report) -> None:
    text = write_report(report)
    assert "references0" not in text
    assert str(SHARED_DATA) not in text


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    text = write_report(validate(tmp_path, lambda _: None))
    assert "| fm_boston | not here |" in text
    assert "What is not validated" in text


def test_the_report_kept_beside_the_code_has_every_section(report: Report) -> None:
    text = KEPT.read_text(encoding="utf-8")
    for number, section in enumerate(report.sections, 1):
        assert f"## {number}. {section.title}" in text
        assert all(check.goal.split(" (n =")[0].split(" (")[0] in text for check in section.checks)
    assert f"Course analysis version {report.version}." in text
