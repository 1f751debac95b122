"""What is there when everything is over, looked up in the tables and on the disk: not by asking Paceline."""

import asyncio
import hashlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

from tests.faults.house import House
from tests.faults.ledger import Ledger, is_refusal
from tests.faults.page import Page

SETTLES_S = 90.0
LOOK_S = 1.0
OPEN_TURNS = "select count(*) as n from conversation_step where turn = 'open'"
OPEN_RUNS = "select count(*) as n from sync_run where finished_at is null"
APPLIED = {
    "plan_version": "select proposal_id as id from plan_version where proposal_id is not null",
    "save_strategy": "select p.id from proposal p join strategy s on s.athlete_id = p.athlete_id and "
    "s.id = p.subject_id where p.kind = 'save_strategy' and p.status = 'applied'",
}


@dataclass
class Verdict:
    """Every promise that was not kept, in a sentence each."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    opened: int = 0
    """Conversations that were opened."""
    answered: int = 0
    refused: int = 0
    cut: int = 0
    """How the turns of the messages that are kept ended: with an answer, with a sentence that says why there
    is none, with the notice that the answer was cut off."""

    @property
    def sentences(self) -> list[str]:
        """All of them."""
        return [*self.lost, *self.doubled, *self.wrong]

    def once(self, what: str, times: int) -> None:
        """Note a promise that must have been kept exactly once."""
        if times == 0:
            self.lost.append(f"lost: {what}")
        if times > 1:
            self.doubled.append(f"{times} times: {what}")


async def verdict_on(house: House, ledger: Ledger) -> Verdict:
    """Open every conversation, let everything settle, and compare what was promised with what is there."""
    verdict = Verdict()
    threads = [row["id"] for row in _rows(house, "select id from conversation")]
    for thread_id in threads:
        page = Page(house.address, ledger)
        await page.open(thread_id)
        await page.leave()
        verdict.opened += 1
    await _settled(house, verdict)
    _messages(house, ledger, verdict)
    _approvals(house, ledger, verdict)
    _files(house, ledger, verdict)
    _imports(house, ledger, verdict)
    return verdict


async def _settled(house: House, verdict: Verdict) -> None:
    """Wait until no turn is open and no import under way; an open turn is told cut when it is looked at."""
    gives_up_at = time.monotonic() + SETTLES_S
    while _count(house, OPEN_TURNS) or _count(house, OPEN_RUNS):
        if time.monotonic() > gives_up_at:
            verdict.wrong.append(
                f"{_count(house, OPEN_TURNS)} turns and {_count(house, OPEN_RUNS)} imports came to no end"
            )
            return
        for row in _rows(house, "select conversation_id as id from conversation_step where turn = 'open'"):
            page = Page(house.address, Ledger())
            await page.open(row["id"])
            await page.leave()
        await asyncio.sleep(LOOK_S)


def _messages(house: House, ledger: Ledger, verdict: Verdict) -> None:
    steps = _rows(house, "select * from conversation_step order by conversation_id, began_at, id")
    ours = Counter((row["id"], row["conversation_id"], row["output"]) for row in steps)
    for message_id, (thread_id, text) in ledger.messages.items():
        verdict.once(f"the message “{text}” ({message_id})", ours[message_id, thread_id, text])
    for words, times in Counter((row["conversation_id"], row["output"]) for row in _asked(steps)).items():
        if times > 1 and not words[1].startswith("look at course"):  # Dropped again on purpose after a cut.
            verdict.doubled.append(f"{times} times: the message “{words[1]}”")
    for row, answers in _with_answers(steps):
        cut = [each for each in answers if each["id"] == f"{row['id']}-cut"]
        if row["turn"] == "cut" and len(cut) != 1:
            verdict.wrong.append(f"cut without a notice: “{row['output']}”")
        if row["turn"] == "done" and not any(each["output"] for each in answers):
            verdict.wrong.append(f"no answer: “{row['output']}” ({row['id']})")
        elif row["turn"] == "done":
            refused = any(is_refusal(each["output"] or "") for each in answers)
            verdict.refused += refused
            verdict.answered += not refused
        verdict.cut += row["turn"] == "cut"
        if row["turn"] not in ("cut", "done"):
            verdict.wrong.append(f"turn {row['turn']}: “{row['output']}” ({row['id']})")


def _asked(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in steps if row["kind"] == "user_message"]


def _with_answers(steps: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield each message with what was said to it: all that hangs below it, and its notice."""
    below: dict[str, list[dict[str, Any]]] = {}
    for row in steps:
        below.setdefault(row["parent_id"] or "", []).append(row)
    by_id = {row["id"]: row for row in steps}
    for row in _asked(steps):
        found, wave = [], [row]
        while wave:
            wave = [each for one in wave for each in below.get(one["id"], [])]
            found += [each for each in wave if each["kind"] == "assistant_message"]
        if notice := by_id.get(f"{row['id']}-cut"):
            found.append(notice)
        yield row, found


def _approvals(house: House, ledger: Ledger, verdict: Verdict) -> None:
    applied = {kind: Counter(row["id"] for row in _rows(house, query)) for kind, query in APPLIED.items()}
    for proposal_id, kind in ledger.approvals.items():
        verdict.once(f"the yes to {kind} {proposal_id}", applied[kind][proposal_id])
    for kind, found in applied.items():
        verdict.doubled += [
            f"applied {times} times: {kind} {each}" for each, times in found.items() if times > 1
        ]
    twice = "select content_key from strategy where deleted_at is null group by 1 having count(*) > 1"
    verdict.doubled += [f"saved twice: {row['content_key']}" for row in _rows(house, twice)]


def _files(house: House, ledger: Ledger, verdict: Verdict) -> None:
    kept = Counter(row["sha256"] for row in _rows(house, "select sha256 from upload"))
    for sha256, name in ledger.uploads.items():
        verdict.once(f"the file {name}", kept[sha256])
    for sha256 in kept:
        _whole(house.home / "blobs", sha256, verdict)
    query = "select conversation_id, object_key from conversation_element where object_key is not null"
    shown = {
        (row["conversation_id"], _digest(house.home / "chainlit/files" / row["object_key"]))
        for row in _rows(house, query)
    }
    for sha256, thread_id in ledger.shown.items():
        verdict.once(f"the file shown in {thread_id}", (thread_id, sha256) in shown)
        verdict.once(f"the file dropped in {thread_id}", kept[sha256])


def _whole(folder: Path, sha256: str, verdict: Verdict) -> None:
    found = [path for path in folder.rglob(f"*{sha256[4:]}*") if path.is_file()]
    if len(found) != 1:
        verdict.wrong.append(f"{len(found)} files hold {sha256}")
    elif _digest(found[0]) != sha256:
        verdict.wrong.append(f"{found[0].name} is not what its name says")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _imports(house: House, ledger: Ledger, verdict: Verdict) -> None:
    query = """
        select r.id, r.status, (select count(*) from sync_item i where i.athlete_id = r.athlete_id
            and i.run_id = r.id) as items from sync_run r"""
    runs = {row["id"]: row for row in _rows(house, query)}
    activities = """
        select u.sha256 from activity a join upload u on u.athlete_id = a.athlete_id and u.id = a.upload_id"""
    imported = Counter(row["sha256"] for row in _rows(house, activities))
    for run_id, sha256 in ledger.imports.items():
        verdict.once(f"the import of {ledger.uploads[sha256]}", imported[sha256])
        if run_id not in runs or (runs[run_id]["status"], runs[run_id]["items"]) != ("done", 1):
            verdict.wrong.append(f"the import of {ledger.uploads[sha256]} stands at {runs.get(run_id)}")


def _count(house: House, query: str) -> int:
    return int(_rows(house, query)[0]["n"])


def _rows(house: House, query: str) -> list[dict[str, Any]]:
    with psycopg.connect(house.postgres.url, row_factory=dict_row) as connection:
        return connection.execute(query.encode()).fetchall()
