"""A turn as its owner sees it in numbers and in the log: how long, how it ended, its cost; no word of it."""

import logging
import time
from asyncio import CancelledError
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from agent.events import AnswerChecked, AnsweredBefore, Event, Notice, TextDelta, TurnFinished
from agent.watching import numbers
from agent.watching.logs import FIGURES
from tools.domain.spending import Spending
from tools.kit.errors import PacelineError
from tools.kit.watching import begin_turn, end_turn, watched

log = logging.getLogger(__name__)


class WatchedTurn:
    """What is heard of one turn that is worth counting."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self.first_words_s: float | None = None
        self.specialists: tuple[str, ...] = ()
        self.spending: Spending | None = None
        self.from_cache = False
        self.notices = 0
        self.faults: Counter[str] = Counter()
        self.contradictions = 0

    @property
    def seconds(self) -> float:
        """Return how long it has lasted."""
        return time.monotonic() - self._began

    def hear(self, event: Event) -> None:
        """Take in what the page hears."""
        match event:
            case TextDelta():
                if self.first_words_s is None:
                    self.first_words_s = self.seconds
            case AnsweredBefore():
                self.from_cache = True
            case Notice():
                self.notices += 1
            case AnswerChecked(provenance=checked):
                self.faults.update(fault.kind.value for each in checked.corrections for fault in each.faults)
                self.contradictions += len(checked.contradictions)
            case TurnFinished():
                self.specialists, self.spending = event.specialists, event.spending
            case _:
                pass

    def figures(self, outcome: numbers.Outcome) -> dict[str, Any]:
        """Return what the log line of its end says beside its words."""
        told: dict[str, Any] = {"outcome": outcome, "seconds": round(self.seconds, 3)}
        if self.first_words_s is not None:
            told["first_words_s"] = round(self.first_words_s, 3)
        if self.specialists:
            told["specialists"] = ",".join(self.specialists)
        if self.from_cache:
            told["from_cache"] = True
        if self.faults:
            told["faults"] = self.faults.total()
        if self.spending is not None:
            told["tokens"] = self.spending.tokens
            if self.spending.cost is not None:
                told["cost"] = float(self.spending.cost)
        return told


@asynccontextmanager
async def watched_turn() -> AsyncIterator[WatchedTurn]:
    """Watch one turn until the block ends: an id for its log lines, its time, how it ended."""
    begin_turn(uuid4().hex)
    turn, outcome = WatchedTurn(), numbers.Outcome.FAILED
    try:
        with watched("turn", "turn"):
            yield turn
        outcome = numbers.Outcome.DONE
    except (GeneratorExit, CancelledError):
        outcome = numbers.Outcome.STOPPED
        raise
    except PacelineError:
        outcome = numbers.Outcome.REFUSED
        raise
    finally:
        numbers.count_turn(turn, outcome)
        # Told here with its way, while the turn is known: whoever catches it knows neither.
        level, unforeseen = (
            (logging.ERROR, True) if outcome is numbers.Outcome.FAILED else (logging.INFO, False)
        )
        log.log(level, "A turn has ended.", exc_info=unforeseen, extra={FIGURES: turn.figures(outcome)})
        end_turn()
