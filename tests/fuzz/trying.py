"""Tries spoilt inputs on readers: `python -m tests.fuzz.trying [NAME...] [--inputs 20000]`.

Each reader runs in a process of its own, which may take 10 seconds of computing for one input and 1 GB of
memory, and which a crash takes down alone. A finding is told as the reader's name and the input's number:
`python -m tests.fuzz.trying NAME --only NUMBER --keep FILE` writes that input down.
"""

import argparse
import json
import mmap
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.fuzz.mutation import spoilt
from tests.fuzz.parsers import PARSERS, Parser

MOST_S = 10.0
MOST_BYTES = 1_000_000_000
ROOT = Path(__file__).parents[2]
PIPED = sys.executable, "-m", "tests.fuzz.trying", "--inside"


@dataclass(slots=True)
class Tried:
    """What a reader did with its inputs: how many it read and refused, and what went wrong, by number."""

    name: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    slowest_s: float = 0.0
    memory_mb: float = 0.0
    seconds: float = 0.0
    findings: list[str] = field(default_factory=list)


def attempt(parser: Parser, content: bytes) -> str | None:
    """Read one input; return the class of its refusal, None where it was read; raise what is wrong."""
    try:
        parser.read(content)
    except parser.refuses as refusal:
        said = str(refusal)
        if not said.strip():
            raise AssertionError("a refusal without a sentence") from refusal
        return type(refusal).__name__
    return None


def try_all(name: str, numbers: range, at: mmap.mmap) -> Tried:
    """Try inputs one after the other in this process; `at` always holds the number of the one at hand."""
    parser, tried = PARSERS[name], Tried(name)
    seeds = parser.seeds()
    attempt(parser, seeds[0])  # loads what takes time to load
    began, known = time.monotonic(), set[str]()
    limit_memory()
    for number in numbers:
        content = spoilt(seeds, number, parser.words)
        at[:8] = number.to_bytes(8, "little")
        signal.setitimer(signal.ITIMER_PROF, MOST_S)
        started = time.process_time()
        try:
            refused = attempt(parser, content)
        except Exception as error:  # noqa: BLE001 (that is what is looked for)
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
            if kind not in known:
                known.add(kind)
                tried.findings.append(f"{number}: {kind}: {str(error)[:200]}")
        else:
            tried.refused += refused is not None
            tried.read += refused is None
        signal.setitimer(signal.ITIMER_PROF, 0)
        tried.slowest_s = max(tried.slowest_s, time.process_time() - started)
        tried.inputs += 1
    tried.seconds = time.monotonic() - began
    tried.memory_mb = most_memory_mb()
    return tried


def limit_memory() -> None:
    """Let no input take more than 1 GB on top of what is loaded already."""
    with open("/proc/self/statm", encoding="ascii") as told:
        mapped = int(told.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + MOST_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))


def most_memory_mb() -> float:
    """Return the most memory this process ever had, in MB."""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def tried_apart(name: str, first: int, inputs: int) -> Tried:
    """Try inputs in processes of their own; one that ends it is a finding, and the next goes on behind it."""
    total, at, end = Tried(name), first, first + inputs
    while at < end:
        with tempfile.NamedTemporaryFile(dir="/tmp") as place:
            place.write(bytes(8))
            place.flush()
            command = (*PIPED, name, str(at), str(end), place.name)
            done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=_environment())
            number = int.from_bytes(Path(place.name).read_bytes(), "little")
        if done.returncode == 0:
            _add(total, Tried(**json.loads(done.stdout.splitlines()[-1])))
            return total
        ended = signal.Signals(-done.returncode).name if done.returncode < 0 else f"exit {done.returncode}"
        said = done.stderr.decode(errors="replace").strip()[-300:]
        total.findings.append(f"{number}: the process ended with {ended} {said}")
        if number < at:
            return total
        total.inputs += number + 1 - at
        at = number + 1
    return total


def _environment() -> dict[str, str]:
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", **threads}


def _add(total: Tried, more: Tried) -> None:
    total.inputs += more.inputs
    total.read += more.read
    total.refused += more.refused
    total.seconds += more.seconds
    total.slowest_s = max(total.slowest_s, more.slowest_s)
    total.memory_mb = max(total.memory_mb, more.memory_mb)
    total.findings += more.findings


def few_of_all() -> tuple[list[Tried], str]:
    """Try a few inputs on each reader, in one process; return what was found, and how that ended."""
    with tempfile.NamedTemporaryFile() as place:
        place.write(bytes(8))
        place.flush()
        command = (*PIPED, "", "0", "0", place.name)
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=_environment())
        number = int.from_bytes(Path(place.name).read_bytes(), "little")
    tried = [Tried(**json.loads(line)) for line in done.stdout.splitlines()]
    return tried, f"exit {done.returncode} at input {number}: {done.stderr.decode(errors='replace')[-500:]}"


def _inside(name: str, first: str, end: str, place: str) -> None:
    """Try inputs on a reader, or a few on every reader where none is named; print what was found."""
    import logging

    logging.disable(logging.CRITICAL)
    with open(place, "r+b") as file:
        at = mmap.mmap(file.fileno(), 8)
        for each in [name] if name else PARSERS:
            numbers = range(int(first), int(end)) if name else range(PARSERS[each].few)
            print(json.dumps(asdict(try_all(each, numbers, at))), flush=True)


def main() -> int:
    """Try the readers that are named, or all; return 1 where there is a finding."""
    if "--inside" in sys.argv:
        _inside(*sys.argv[sys.argv.index("--inside") + 1 :])
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *PARSERS])
    parser.add_argument("--inputs", type=int, help="of each reader; left out: its own number")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if options.only is not None:
        (name,) = options.names
        content = spoilt(PARSERS[name].seeds(), options.only, PARSERS[name].words)
        if options.keep:
            options.keep.write_bytes(content)
        print(attempt(PARSERS[name], content))
        return 0
    print("| reader | inputs | read | refused | slowest, s | most memory, MB | in all, s | findings |")
    print("|---|---|---|---|---|---|---|---|")
    found = 0
    for name in options.names or PARSERS:
        tried = tried_apart(name, options.first, options.inputs or PARSERS[name].many)
        found += len(tried.findings)
        row = (name, f"{tried.inputs:,}", f"{tried.read:,}", f"{tried.refused:,}", f"{tried.slowest_s:.2f}")
        row += (f"{tried.memory_mb:.0f}", f"{tried.seconds:.0f}", str(len(tried.findings)))
        print(f"| {' | '.join(row)} |", *tried.findings, sep="\n  ", flush=True)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
