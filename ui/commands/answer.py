"""What a command answers, before anybody decides how it is shown."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from tools.domain.finding import Finding

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Keys = dict[str, object]
DECIMALS = 4
"""Decimals of a number in JSON, or its digits where it is below one."""


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences under a heading; empty ones are not shown."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading, numbers to the right but for the first `left` columns and a `wide_last` one.

    Sentences break into lines: those of the first column with `wraps_first`, of the last with `wide_last`.
    `colours` holds the grade colour (0 to 6) of a row's cell in the column `coloured`.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: int = 1
    wide_last: bool = False
    wraps_first: bool = False
    coloured: int | None = None
    colours: tuple[int, ...] = ()


Parts = tuple[Words | Table, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A command's answer: documented keys for programs, how to tell it to people, and how to draw it.

    `no_picture` says why there is nothing to draw where `draw` is None.
    """

    keys: Mapping[str, object]
    tell: Callable[[], Parts]
    draw: "Callable[[Figure], None] | None" = None
    no_picture: str = "There is nothing to draw."


def plain(value: object) -> object:
    """Return a value as JSON knows it: models as objects, rounded numbers, null for what is not a number."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump(mode="json"))
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, float):
        return _rounded(value) if math.isfinite(value) else None
    return value


def _rounded(value: float) -> float:
    """Four decimals, or as many digits below one, so that a small number does not become nothing."""
    return round(value, DECIMALS) if abs(value) >= 1 else float(f"{value:.{DECIMALS}g}")


def numbers(findings: Mapping[str, Finding]) -> Keys:
    """Return one key a finding, `<key>_low` and `<key>_high` where it has a range."""
    keys: Keys = {}
    for name, finding in findings.items():
        keys[name] = finding.value
        if finding.low is not None and finding.high is not None:
            keys |= {f"{name}_low": finding.low, f"{name}_high": finding.high}
    return keys


def reasons(findings: Mapping[str, Finding]) -> dict[str, str]:
    """Return why each key that is null is null."""
    return {name: finding.reason or "" for name, finding in findings.items() if finding.value is None}


def details(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Return every finding whole, by its own name: with model, inputs and source."""
    return {finding.name: finding for finding in findings}
