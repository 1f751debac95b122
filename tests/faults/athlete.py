"""What athletes do all day: they ask, say yes, and drop files; and send again what nobody acknowledged."""

import asyncio
import hashlib
import time
from random import Random
from typing import Any

import httpx

from tests.faults.files import course, recording
from tests.faults.ledger import Ledger, is_refusal
from tests.faults.page import Page

AGAIN_S = 0.5
MOST_TRIES = 120
QUESTIONS = (
    "what should I eat the evening before race {n}?",
    "how do I pace the last ten kilometres of race {n}?",
    "I am nervous before race {n}, what helps?",
    "what do I carry on training day {n}?",
)
PLAN = {
    "weeks": 6,
    "sport": "run",
    "weekly_hours_now": 4,
    "longest_now_s": 4500,
    "hours_a_week": 5,
    "days_a_week": 4,
    "novice": False,
}


class Unanswered(Exception):
    """A request that got no yes, however often it was sent."""


class Athlete:
    """One of several who share a house's one account; `numbers` are given to all of them together."""

    def __init__(self, address: str, ledger: Ledger, chance: Random) -> None:
        self.page = Page(address, ledger)
        self._ledger = ledger
        self._chance = chance
        self._client = httpx.AsyncClient(base_url=address, timeout=30)

    async def close(self) -> None:
        """Leave."""
        await self.page.leave()
        await self._client.aclose()

    async def turn(self, number: int) -> None:
        """Do one turn: always a message, and by chance a plan with its yes, an upload, a new conversation."""
        if self._chance.random() < 0.15:
            await self.page.begin_anew()
        began = time.monotonic()
        kind = self._chance.random()
        if kind < 0.3:
            await self._plan_a_race(number)
        elif kind < 0.42:
            await self._drop_a_course(number)
        else:
            await self._ask(self._chance.choice(QUESTIONS).format(n=number))
        self._ledger.answered_s.append(time.monotonic() - began)
        if kind > 0.85:
            await self._make_a_plan()
        elif kind > 0.73:
            await self._import(number)
        elif kind > 0.65:
            await self._send_a_course(number)
        self._ledger.turns += 1

    async def _ask(self, text: str, file_ids: tuple[str, ...] = ()) -> bool:
        return await self.page.ask(text, file_ids)

    async def _plan_a_race(self, number: int) -> None:
        """Have a race planned, and say yes on its card."""
        await self._ask(f"plan my marathon in 3:{number // 60 % 60:02d}:{number % 60:02d}")
        for proposal_id in dict.fromkeys(self.page.proposals):
            await self._approve(proposal_id, "save_strategy")

    async def _make_a_plan(self) -> None:
        """Have a training plan made over HTTP, and say yes."""
        made = await self._patiently("POST", "/plans", (201,), json=PLAN)
        await self._approve(made["id"], "plan_version")

    async def _approve(self, proposal_id: str, kind: str) -> None:
        answer = await self._patiently("POST", f"/proposals/{proposal_id}/approve", (200, 409))
        if answer.get("status") == "applied":
            self._ledger.approvals[proposal_id] = kind

    async def _import(self, number: int) -> None:
        content = recording(number)
        name = f"run-{number}.gpx"
        run = await self._patiently("POST", "/activities/import", (202,), files={"file": (name, content)})
        sha256 = hashlib.sha256(content).hexdigest()
        self._ledger.uploads[sha256] = name
        self._ledger.imports[run["id"]] = sha256

    async def _send_a_course(self, number: int) -> None:
        content, name = course(number), f"course-{number}.gpx"
        await self._patiently("POST", "/course/analyze-gpx", (200,), files={"file": (name, content)})
        self._ledger.uploads[hashlib.sha256(content).hexdigest()] = name

    async def _drop_a_course(self, number: int) -> None:
        """Drop a course into the conversation, until an answer to it comes."""
        content, name = course(10_000 + number), f"dropped-{number}.gpx"
        for _ in range(MOST_TRIES):
            file_id = await self.page.drop(name, content)
            kept = file_id is not None and await self._ask(f"look at course {number}", (file_id,))
            if kept and not is_refusal(self.page.said):
                self._ledger.shown[hashlib.sha256(content).hexdigest()] = self.page.thread_id
                return
            self._ledger.again += 1
            await asyncio.sleep(AGAIN_S)
        raise Unanswered(name)

    async def _patiently(self, method: str, path: str, wanted: tuple[int, ...], **sent: Any) -> Any:
        """Ask over HTTP until it is done: the same request again is always safe."""
        for _ in range(MOST_TRIES):
            try:
                answer = await self._client.request(method, path, **sent)
            except httpx.HTTPError as failure:
                self._ledger.refused(type(failure).__name__)
            else:
                if answer.status_code in wanted:
                    return answer.json()
                self._ledger.refused(f"{answer.status_code} {answer.text[:120]}")
            await asyncio.sleep(AGAIN_S)
        raise Unanswered(f"{method} {path}")
