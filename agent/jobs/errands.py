"""How one run is carried out: what becomes of it, whatever happens on the way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent.jobs.house import House
from agent.jobs.queue import Queue
from tools.domain.provenance import POLICIES, Source
from tools.domain.syncing import RunStatus
from tools.kit.errors import (
    DatabaseUnavailable,
    PacelineError,
    SourceBusy,
    SourceRefused,
    SourceUnavailable,
)

BROKE = "Something broke on my side; it is in the log."
MOST_TRIES = 5
"""How often in a row a service that does not answer is asked again (our design choice [D])."""
FIRST_WAIT_S = 30.0
"""Seconds before the second try; each further one waits twice as long (our design choice [D])."""

Work = Callable[[House, "Errand"], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Errand:
    """One run to be done; `tries` is how often in a row its service gave no answer."""

    athlete_id: str
    source: Source
    run_id: str
    tries: int = 0


async def carry_out(house: House, queue: Queue, errand: Errand, work: Work) -> None:
    """Do a run, or go on with it, and put down how it ended. One that was stopped or is over is left alone.

    Raises only what nobody foresaw, and DatabaseUnavailable: then the run is found again later.
    """
    runs = house.runs.for_athlete(errand.athlete_id)
    if not await runs.start(errand.run_id):
        return
    before = await runs.done_items(errand.run_id)
    try:
        await work(house, errand)
    except SourceBusy as busy:
        note = (
            f"{POLICIES[errand.source].name} asks to wait until {_clock(busy.retry_after_s)}; I go on then."
        )
        await _wait(house, queue, replace(errand, tries=0), busy.retry_after_s, note)
    except SourceUnavailable as error:
        went_on = len(await runs.done_items(errand.run_id)) > len(before)
        await _try_again(house, queue, replace(errand, tries=0) if went_on else errand, error)
    except SourceRefused as error:
        await runs.finish(errand.run_id, RunStatus.FAILED, str(error))
        connections = house.connections.for_athlete(errand.athlete_id)
        await connections.set_trouble(errand.source, str(error))
    except DatabaseUnavailable:
        raise
    except PacelineError as error:
        await runs.finish(errand.run_id, RunStatus.FAILED, str(error))
    except Exception:
        await runs.finish(errand.run_id, RunStatus.FAILED, BROKE)
        raise
    else:
        await runs.finish(errand.run_id, RunStatus.DONE)


async def _try_again(house: House, queue: Queue, errand: Errand, error: SourceUnavailable) -> None:
    """Ask again after a while that grows, or give up."""
    if errand.tries >= MOST_TRIES:
        runs = house.runs.for_athlete(errand.athlete_id)
        await runs.finish(errand.run_id, RunStatus.FAILED, str(error))
        return
    wait_s = FIRST_WAIT_S * 2**errand.tries
    note = f"{error} I try again at {_clock(wait_s)}."
    await _wait(house, queue, replace(errand, tries=errand.tries + 1), wait_s, note)


async def _wait(house: House, queue: Queue, errand: Errand, wait_s: float, note: str) -> None:
    """Say why the run waits, and let it go on later."""
    await house.runs.for_athlete(errand.athlete_id).note(errand.run_id, note)
    waits = max(wait_s, 1.0)
    await queue.add(errand.athlete_id, errand.source, errand.run_id, tries=errand.tries, wait_s=waits)


def _clock(wait_s: float) -> str:
    """Write the time in so many seconds by this machine's clock, the day too if it is another."""
    now = datetime.now().astimezone()
    then = now + timedelta(seconds=wait_s)
    return f"{then:%H:%M}" if then.date() == now.date() else f"{then:%H:%M} on {then.day} {then:%B}"
