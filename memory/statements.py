"""SQL stays SQL: every statement has a name and a sentence, in `memory/queries/<noun>.sql`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent / "queries"
_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


_named: dict[str, str] = {}


@cache
def statements(noun: str) -> Mapping[str, str]:
    """Return the statements of one noun by name."""
    before, *named = _NAME.split((FOLDER / f"{noun}.sql").read_text(encoding="utf-8"))
    if before.strip():
        raise ValueError(f"{noun}.sql begins with something that has no name")
    read = dict(zip(named[::2], map(str.strip, named[1::2]), strict=True))
    _named.update((statement, f"{noun}.{name}") for name, statement in read.items())
    return MappingProxyType(read)


def name_of(statement: object) -> str:
    """Return what a statement is called, such as "plans.current"; one that was put together has no name."""
    return _named.get(statement, "unnamed") if isinstance(statement, str) else "unnamed"
