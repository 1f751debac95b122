"""Conversations with facts planted in them, and what of them has to be found again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PARTS = tuple(f"planted_facts_{part}.txt" for part in ("first", "second", "third", "fourth", "fifth"))
_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Planted:
    """A fact: `marks` are words all of which stand in what is kept of it; `asked` asks for it in other words.

    `fate` is "+" where it holds to the end, "-" where it does not, "x" where it was forgotten.
    """

    marks: tuple[str, ...]
    asked: str
    fate: str

    def is_in(self, text: str) -> bool:
        said = text.casefold()
        return all(mark in said for mark in self.marks)


@dataclass(slots=True)
class PlantedAthlete:
    """An athlete's conversations, each the messages said in it, and the facts planted in them."""

    conversations: list[list[str]] = field(default_factory=list)
    facts: list[Planted] = field(default_factory=list)


def planted(part: str) -> list[PlantedAthlete]:
    """Return the athletes of one file, in order."""
    athletes: list[PlantedAthlete] = []
    for line in _lines(part):
        mark, told = line[:1], line[1:].strip()
        if line == "=":
            athletes.append(PlantedAthlete())
        elif line == "--":
            athletes[-1].conversations.append([])
        elif mark == ">":
            athletes[-1].conversations[-1].append(told)
        else:
            marks, asked = told.split(" | ")
            athletes[-1].facts.append(Planted(tuple(marks.split()), asked, mark))
    return athletes


def _lines(part: str) -> Iterator[str]:
    for line in (_DATA / part).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()
