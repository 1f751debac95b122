"""SQL stays SQL: every statement has a name and a sentence, in `memory/queries/<noun>.sql`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent / "queries"
_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


@cache
def statements(noun: str) -> Mapping[str, str]:
    """Return the statements of one noun by name."""
    before, *named = _NAME.split((FOLDER / f"{noun}.sql").read_text(encoding="utf-8"))
    if before.strip():
        raise ValueError(f"{noun}.sql begins with something that has no name")
    return MappingProxyType(dict(zip(named[::2], map(str.strip, named[1::2]), strict=True)))
