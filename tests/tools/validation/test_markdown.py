"""The report as text: complete, the same each time, and readable as a table."""

from tools.validation.markdown import write_report
from tools.validation.report import Report, Section, Table, at_most, described, judged

SECTION = Section(
    title="Distance",
    about="How far it is.",
    checks=(
        at_most("error", "at most 1 %", -0.5, 1.0, "%"),
        at_most("worse", "at most 1 %", 1.5, 1.0, "%"),
        judged("absent", "a file", None, "%", reached=False),
        described("told", "nobody asked", 1234.5, "m"),
    ),
    tables=(Table(title="Files", columns=("file", "ours"), rows=(("a|b.gpx", "1"),)),),
    notes=("A note.",),
)
REPORT = Report(version="7", sections=(SECTION,))


def test_goals_are_counted_and_what_has_none_is_not() -> None:
    text = write_report(REPORT)
    assert "1 of 3 goals are reached." in text
    assert "| Distance | at most 1 % | -0.50 % | reached |" in text
    assert "| Distance | at most 1 % | 1.50 % | not reached |" in text
    assert "| Distance | a file | not here | not here |" in text
    assert "| nobody asked | 1,234 m | no goal set |" in text
    assert text.count("nobody asked") == 1


def test_sections_are_numbered_with_their_tables_and_notes() -> None:
    text = write_report(REPORT)
    assert "## 1. Distance\n\nHow far it is." in text
    assert "**Files**\n\n| file | ours |\n| --- | --- |\n| a\\|b.gpx | 1 |" in text
    assert "- A note." in text
    assert "version 7" in text
    assert text.endswith("\n")


def test_the_same_report_is_the_same_text() -> None:
    assert write_report(REPORT) == write_report(REPORT.model_copy())


def test_noise_of_the_machine_is_not_printed() -> None:
    tiny = Section(
        title="T", about="A.", checks=(at_most("tiny", "small", 3.9e-10, 1e-3, "W"),), tables=(), notes=()
    )
    assert "| small | 0.0000 W | reached |" in write_report(Report(version="1", sections=(tiny,)))
