"""`paceline validate DIR`: our figures beside published references, on real files."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tools.kit.errors import UnreadableFile
from tools.validation.markdown import write_report
from tools.validation.report import Report, Verdict
from ui.commands.answer import Answer, Table, Words

USAGE = "DIR [--output FILE]"
DESCRIPTION = "Compute every figure of the validation report on the files of DIR and write it as Markdown."
REPORT = Path(__file__).resolve().parents[2] / "docs" / "validation.md"

MOST_ABSENT = 0.5
"""A report on a folder that lacks more than this share says nothing, and would replace one that does."""


def add_options(parser: ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of real files")
    parser.add_argument(
        "--output", type=Path, default=REPORT, metavar="FILE", help="default: Paceline's docs/validation.md"
    )
    parser.add_argument("--json", action="store_true", help="print every check as JSON")
    parser.set_defaults(plot=None)


def answer(options: Namespace) -> Answer:
    """Compute every section, write the report, and tell which goals are reached."""
    from tools.validation.validation import validate

    if not options.folder.is_dir():
        raise UnreadableFile(f"There is no folder {options.folder}.")
    report = validate(options.folder, _progress)
    absent = sum(check.verdict is Verdict.NOT_HERE for check in report.checks)
    if absent > MOST_ABSENT * len(report.checks):
        raise UnreadableFile(
            f"{options.folder} holds hardly any of the reference files, so no report was written."
        )
    return told(report, options.output)


def told(report: Report, output: Path) -> Answer:
    """Write a report and return what to say of it. Raises UnreadableFile where it cannot be written."""
    goals = [check for check in report.checks if check.verdict is not Verdict.NO_GOAL]
    reached = sum(check.verdict is Verdict.REACHED for check in goals)
    written = _write(output, write_report(report))
    count = f"{reached} of {len(goals)} goals are reached. The report is in {written}."
    rows = tuple((check.goal, _value(check.value, check.unit), check.verdict.value) for check in goals)
    return Answer(
        keys={
            "version": report.version,
            "output": str(written),
            "goals": len(goals),
            "reached": reached,
            "checks": [
                {"section": section.title} | check.model_dump(mode="json")
                for section in report.sections
                for check in section.checks
            ],
        },
        tell=lambda: (
            Table("Goals", ("goal", "ours", "verdict"), rows, wraps_first=True),
            Words("", (count,)),
        ),
    )


def _write(path: Path, text: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnreadableFile(
            f"{path} cannot be written: {error.strerror}. Name another with --output."
        ) from error
    return path.resolve()


def _value(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:,.4g} {unit}".strip()


def _progress(what: str) -> None:
    """Say what is being computed, to a person who watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{what} …\n")
