"""The validation report as Markdown: the same figures always make the same text."""

from tools.validation.report import Check, Report, Section, Table, Verdict

_INTRODUCTION = """\
# Validation

Our figures are computed by `./paceline validate DIR` from the files in DIR, by the code the coach uses.
Each stands beside a published reference or a device's own total, and beside the methods commonly used
instead. Where a reference is not a file (a published table, a profile computed once from a larger set) the
section says so.
The goals were fixed before this code was written, some from a prototype on the same files, so they are no
forecasts; where one is not reached, the table says so.

How to read it: an error is ours less the reference, in per cent of the reference where no other unit stands.
MAE is the mean absolute error, bias the mean or median of the signed errors, n the number of files or people.
"In sample" means that the method was chosen or fitted on the very data it is shown on.
"""


def write_report(report: Report) -> str:
    """Return the report as Markdown."""
    parts = [_INTRODUCTION, f"Course analysis version {report.version}.", _summary(report)]
    parts += [_section(number, section) for number, section in enumerate(report.sections, 1)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _summary(report: Report) -> str:
    goals = [check for check in report.checks if check.verdict is not Verdict.NO_GOAL]
    reached = sum(check.verdict is Verdict.REACHED for check in goals)
    rows = tuple(
        (section.title, check.goal, _value(check), check.verdict.value)
        for section in report.sections
        for check in section.checks
        if check.verdict is not Verdict.NO_GOAL
    )
    table = _table(Table(title="", columns=("section", "goal", "ours", "verdict"), rows=rows))
    return f"## Goals\n\n{reached} of {len(goals)} goals are reached.\n\n{table}"


def _section(number: int, section: Section) -> str:
    parts = [f"## {number}. {section.title}", section.about]
    if section.checks:
        rows = tuple((check.goal, _value(check), check.verdict.value) for check in section.checks)
        parts.append(_table(Table(title="", columns=("goal", "ours", "verdict"), rows=rows)))
    for table in section.tables:
        parts.append(f"**{table.title}**\n\n{_table(table)}")
    if section.notes:
        parts.append("\n".join(f"- {note}" for note in section.notes))
    return "\n\n".join(parts)


def _value(check: Check) -> str:
    if check.value is None:
        return Verdict.NOT_HERE.value
    digits = 0 if abs(check.value) >= 1_000 or check.unit in ("files", "s") else 2
    if abs(check.value) < 0.01:
        digits = 4  # the last digits of smaller numbers belong to the machine
    return f"{check.value:,.{digits}f} {check.unit}".strip()


def _table(table: Table) -> str:
    lines = ["| " + " | ".join(map(_cell, cells)) + " |" for cells in (table.columns, *table.rows)]
    lines.insert(1, "|" + " --- |" * len(table.columns))
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
