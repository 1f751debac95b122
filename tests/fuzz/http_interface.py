"""Schemathesis on a real server: `python -m tests.fuzz.http_interface --cases-each 60` (thousands of cases).

Every operation of /openapi.json is asked what its schema allows and what it does not, with ids that are there
and ids that are not, as the owner on this machine or with a key that may only read. Nothing may answer with a
5xx, with what its schema does not say, or after more than 10 seconds.
"""

import argparse
import asyncio
import json
import re
import sys
import tempfile
from asyncio.subprocess import PIPE, STDOUT
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.fuzz.world import World, fill
from tests.support.joining import make_key
from tests.support.server import Served, new_home, serving

LONGEST_ANSWER_S = 10
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,response_headers_conformance"
)
USED = 0.7
"""How often an id is one that is there."""
DELETING = {
    "DELETE /courses/{course_id}": "course_id",
    "DELETE /activities/{activity_id}": "activity_id",
    "DELETE /memory/{fact_id}": "fact_id",
}
CASES = re.compile(r"(\d+) generated")
LONGEST_RUN_S = 3600


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What a run found: how many cases were sent, whether all held, and what was printed."""

    cases: int
    held: bool
    told: str


def configuration(world: World) -> str:
    """Return schemathesis.toml: what ids there are. What is deleted is never what the others ask for."""
    lines = []
    for name, ids in world.items():
        spare = ids[: len(ids) // 2] or ids
        lines += [f"[dictionaries.{name}]", f"values = {json.dumps(ids[len(ids) // 2 :])}"]
        lines += [f"[dictionaries.spare_{name}]", f"values = {json.dumps(spare)}"]
    lines.append("[parameters]")
    lines += [f'"path.{name}" = {_bound(name)}' for name in world]
    lines += [f'"body.race_info.gpx_file_id" = {_bound("course_id")}']
    lines += [f'"body.strategy_id" = {_bound("strategy_id")}']
    for operation, name in DELETING.items():
        lines += ["[[operations]]", f'include-name = "{operation}"', "[operations.parameters]"]
        lines.append(f'"path.{name}" = {_bound("spare_" + name)}')
    return "\n".join(lines) + "\n"


def _bound(dictionary: str) -> str:
    return f'{{ dictionary = "{dictionary}", probability = {USED} }}'


async def fuzz(
    served: Served, world: World, phases: str, cases_each: int, seed: int, key: str = ""
) -> Fuzzed:
    """Send the cases of some phases, `cases_each` of an operation; with a program's key where given."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "schemathesis.toml"
        config.write_text(configuration(world), encoding="utf-8")
        command = (
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)),
            *("run", f"{served.address}/openapi.json", "--no-color", "--continue-on-failure", "--no-shrink"),
            *("--phases", phases, "-n", str(cases_each), "--seed", str(seed), "-c", CHECKS),
            *("--max-response-time", str(LONGEST_ANSWER_S), "--suppress-health-check", "all"),
            *("--generation-database", "none", "--warnings", "off"),
            *(("-H", f"X-API-Key: {key}") if key else ()),
        )
        process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=STDOUT, cwd=folder)
        told, _ = await asyncio.wait_for(process.communicate(), LONGEST_RUN_S)
    text = told.decode(errors="replace")
    counted = CASES.search(text)
    return Fuzzed(int(counted[1]) if counted else 0, process.returncode == 0, text)


async def main(cases_each: int, seed: int, phases: str) -> int:
    """Fuzz as the owner, then with a key that only reads; return 1 where something did not hold."""
    async with (
        serving(new_home()) as served,
        httpx.AsyncClient(base_url=served.address, timeout=60, headers={"origin": served.address}) as client,
    ):
        world = await fill(client)
        key = await make_key(client)
        runs = {
            "with a key that only reads": await fuzz(
                served, world, "fuzzing", max(1, cases_each // 6), seed, key
            ),
            "as the owner": await fuzz(served, world, phases, cases_each, seed),
        }
        broken = served.log.read_text(errors="replace").count("unexpected failure")
    for who, run in runs.items():
        print(run.told if not run.held else "", f"{who}: {run.cases} cases", "held" if run.held else "FAILED")
    print(f"unexpected failures in the server's log: {broken}")
    return int(broken > 0 or not all(run.held and run.cases for run in runs.values()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases-each", type=int, default=60, help="cases of every operation in each phase")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--phases", default="examples,coverage,fuzzing,stateful")
    options = parser.parse_args()
    sys.exit(asyncio.run(main(options.cases_each, options.seed, options.phases)))
