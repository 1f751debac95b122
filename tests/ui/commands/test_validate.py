"""`paceline validate`: the report is written, or the sentence says why not."""

from pathlib import Path

import pytest

from tests.support.command_line import command, undocumented
from tools.kit.errors import UnreadableFile
from tools.validation.report import Report, Section, at_most, described
from ui.commands.validate import told

REPORT = Report(
    version="7",
    sections=(
        Section(
            title="Gain",
            about="Gain beside the organisers' figures.",
            checks=(
                at_most("utmb", "UTMB within 5 % of 10,000 m", 4.151, 5.0, "%"),
                at_most("other", "at most 1 %", 2.5, 1.0, "%"),
                described("seen", "nobody set a goal", 3.0, "m"),
            ),
            tables=(),
        ),
    ),
)


def test_the_report_is_written_and_counted(tmp_path: Path) -> None:
    answer = told(REPORT, tmp_path / "new" / "validation.md")
    assert (answer.keys["goals"], answer.keys["reached"]) == (2, 1)
    assert undocumented(dict(answer.keys)) == set()
    text = (tmp_path / "new" / "validation.md").read_text(encoding="utf-8")
    assert "UTMB within 5 % of 10,000 m" in text


def test_a_folder_without_the_files_replaces_no_report(tmp_path: Path) -> None:
    done = command("validate", tmp_path, "--output", tmp_path / "validation.md", "--json")
    assert done.code == 1
    assert "hardly any" in done.keys["error"]
    assert not (tmp_path / "validation.md").exists()


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    done = command("validate", tmp_path / "nowhere")
    assert (done.code, done.out) == (1, "")
    assert "There is no folder" in done.err


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableFile, match="Name another with --output"):
        told(REPORT, tmp_path / "file" / "validation.md")
