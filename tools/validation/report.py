"""The nouns of the validation report: checks against named goals, tables, sections."""

from enum import StrEnum

from tools.domain.finding import Frozen


class Verdict(StrEnum):
    """Whether a goal was met."""

    REACHED = "reached"
    NOT_REACHED = "not reached"
    NOT_HERE = "not here"
    NO_GOAL = "no goal set"


class Check(Frozen):
    """One figure of ours against the goal set for it; `value` is None where the files are not here."""

    name: str
    goal: str
    value: float | None
    unit: str
    verdict: Verdict


class Table(Frozen):
    """Figures side by side; every row has a cell for every column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(Frozen):
    """One question put to the engine: what was compared, how it came out, and what that does not show."""

    title: str
    about: str
    checks: tuple[Check, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


class Report(Frozen):
    """The whole validation; `version` is the version of the analysis whose figures these are."""

    version: str
    sections: tuple[Section, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        """Return every check, in the order of the sections."""
        return tuple(check for section in self.sections for check in section.checks)


def judged(name: str, goal: str, value: float | None, unit: str, *, reached: bool) -> Check:
    """Return a check of a figure; without one the files it needs are not here."""
    verdict = Verdict.REACHED if reached else Verdict.NOT_REACHED
    return Check(
        name=name, goal=goal, value=value, unit=unit, verdict=Verdict.NOT_HERE if value is None else verdict
    )


def at_most(name: str, goal: str, value: float | None, limit: float, unit: str) -> Check:
    """Return the check that a figure's size is at most its limit."""
    return judged(name, goal, value, unit, reached=value is not None and abs(value) <= limit)


def described(name: str, about: str, value: float | None, unit: str) -> Check:
    """Return a figure nobody set a goal for."""
    return Check(name=name, goal=about, value=value, unit=unit, verdict=Verdict.NO_GOAL)


def not_here(name: str, columns: int) -> tuple[str, ...]:
    """Return the row of a file that is not in the folder."""
    return (name, Verdict.NOT_HERE.value, *[""] * (columns - 2))
