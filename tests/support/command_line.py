"""Commands run as a person or a program runs them."""

import io
import json
import os
import re
import struct
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ui.commands.__main__ import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tools" / "data" / "sample-course.gpx"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def keys(self) -> dict[str, Any]:
        """The JSON it printed; refuses what is not JSON by the letter, NaN included."""
        found: dict[str, Any] = json.loads(self.out, parse_constant=_refuse)
        return found


def paceline(*arguments: object, cwd: Path = ROOT, **variables: str) -> Done:
    """Run one command of ours in a process of its own."""
    told = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "NO_COLOR": "1", **variables}
    done = subprocess.run(
        [sys.executable, "-m", "ui.commands", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def command(*arguments: object) -> Done:
    """Run one command of ours in this process, which is quicker."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def undocumented(keys: dict[str, Any]) -> set[str]:
    """Return the keys docs/command-line.md does not name; a range's ends go with their number."""
    documented = set(re.findall(r"`(\w+)`", (ROOT / "docs/command-line.md").read_text(encoding="utf-8")))
    ends = {f"{name}_{end}" for name in documented for end in ("low", "high")}
    return set(keys) - documented - ends


def png_size(path: Path) -> tuple[int, int]:
    """Return the width and height of a PNG in pixels."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
