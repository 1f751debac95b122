"""What is counted, in Prometheus's words: this process's own figures, in labels we chose ourselves.

No label holds an athlete, a conversation or a word of either: how many series there are is known before.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)

from tools.domain.spending import ModelRequest
from tools.kit.watching import Kind

if TYPE_CHECKING:
    from agent.watching.turns import WatchedTurn

REGISTRY = CollectorRegistry()
SECONDS_OF_A_TURN = (0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 13, 20, 30, 60, 120)
SECONDS_OF_A_STAGE = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
SECONDS_OF_A_STATEMENT = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10)

ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)


class Outcome(StrEnum):
    """How a turn ended: whole, told why not, stopped by who asked, or by a failure nobody expected."""

    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"
    FAILED = "failed"


TURNS = Counter("paceline_turns", "Turns that have ended.", ["outcome"], registry=REGISTRY)
TURN_SECONDS = Histogram(
    "paceline_turn_seconds", "How long whole turns took.", buckets=SECONDS_OF_A_TURN, registry=REGISTRY
)
FIRST_WORDS = Histogram(
    "paceline_first_words_seconds",
    "How long it took from a message to the first words of its answer.",
    buckets=SECONDS_OF_A_TURN,
    registry=REGISTRY,
)
STAGE_SECONDS = Histogram(
    "paceline_stage_seconds",
    "How long the stages of turns took; `specialists` are all of them, side by side or not.",
    ["stage"],
    buckets=SECONDS_OF_A_STAGE,
    registry=REGISTRY,
)
TOOL_SECONDS = Histogram(
    "paceline_tool_seconds",
    "How long the tools of turns took.",
    ["tool"],
    buckets=SECONDS_OF_A_STAGE,
    registry=REGISTRY,
)
JOB_SECONDS = Histogram(
    "paceline_job_seconds",
    "How long imports and syncs took, in the process that did them.",
    ["job"],
    buckets=SECONDS_OF_A_TURN,
    registry=REGISTRY,
)
STATEMENT_SECONDS = Histogram(
    "paceline_statement_seconds",
    "How long statements took, waiting for a connection not included.",
    ["noun"],
    buckets=SECONDS_OF_A_STATEMENT,
    registry=REGISTRY,
)
CACHE = Counter(
    "paceline_answer_cache", "Questions that an earlier answer might do for.", ["result"], registry=REGISTRY
)
FAULTS = Counter(
    "paceline_verify_faults", "What the check of answers found wrong, by kind.", ["kind"], registry=REGISTRY
)
NOTICES = Counter(
    "paceline_notices",
    "Notices on answers: the offline coach took over, a limit is reached.",
    registry=REGISTRY,
)
REQUESTS = Counter(
    "paceline_model_requests",
    "Requests to models that have ended.",
    ["model", "purpose", "outcome"],
    registry=REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "paceline_model_request_seconds",
    "How long requests to models took.",
    ["model"],
    buckets=SECONDS_OF_A_TURN,
    registry=REGISTRY,
)
TOKENS = Counter(
    "paceline_model_tokens", "Tokens read and written.", ["model", "direction"], registry=REGISTRY
)
COST = Counter(
    "paceline_model_cost", "What models cost, in the money of MODEL_PRICES.", ["model"], registry=REGISTRY
)
ASKED = Counter(
    "paceline_http_requests", "Requests answered.", ["method", "route", "status"], registry=REGISTRY
)
ANSWER_SECONDS = Histogram(
    "paceline_http_request_seconds",
    "How long answers to requests took, to their last byte.",
    ["route"],
    buckets=SECONDS_OF_A_STAGE,
    registry=REGISTRY,
)
for _outcome in Outcome:
    TURNS.labels(_outcome.value)
for _result in ("hit", "miss"):
    CACHE.labels(_result)

_BY_KIND = {"stage": STAGE_SECONDS, "tool": TOOL_SECONDS, "job": JOB_SECONDS}


@contextmanager
def time_taken(kind: Kind, name: str) -> Iterator[None]:
    """Measure stages, tools and statements (a watcher of tools/kit/watching.py)."""
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - began
        if kind == "statement":
            STATEMENT_SECONDS.labels(name.partition(".")[0]).observe(seconds)
        elif kind in _BY_KIND:
            _BY_KIND[kind].labels(name).observe(seconds)


def count_turn(turn: "WatchedTurn", outcome: Outcome) -> None:
    """Count a turn that has ended."""
    TURNS.labels(outcome.value).inc()
    if outcome is Outcome.DONE:
        TURN_SECONDS.observe(turn.seconds)
    if turn.first_words_s is not None:
        FIRST_WORDS.observe(turn.first_words_s)
    for kind, times in turn.faults.items():
        FAULTS.labels(kind).inc(times)
    if turn.contradictions:
        FAULTS.labels("contradiction").inc(turn.contradictions)
    if turn.notices:
        NOTICES.inc(turn.notices)


def count_cache(*, hit: bool) -> None:
    """Count a question that an earlier answer was looked for."""
    CACHE.labels("hit" if hit else "miss").inc()


def count_request(request: ModelRequest) -> None:
    """Count a request to a model that has ended."""
    spent = request.spending
    REQUESTS.labels(request.model, request.purpose, request.outcome).inc()
    REQUEST_SECONDS.labels(request.model).observe(request.seconds)
    TOKENS.labels(request.model, "read").inc(spent.input_tokens)
    TOKENS.labels(request.model, "written").inc(spent.output_tokens)
    if spent.cost is not None:
        COST.labels(request.model).inc(float(spent.cost))
