"""Traces for OpenTelemetry, where the settings name a collector: turns, stages, tools, statements; no words.

The provider is our own and not the process's: what other libraries might trace holds prompts and answers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from agent.program_version import program_version
from agent.watching.redacting import athlete_tag
from tools.kit.acting import acting_athlete
from tools.kit.watching import Kind, Watcher, current_turn, watching

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

SENT_EVERY_MS = 2_000
PATIENCE_S = 5.0
"""How long a collector may take for one delivery, and a stopping process for its last one."""


def traces_address(endpoint: str) -> str:
    """Return where traces are sent, of the collector's address as OpenTelemetry's standard has it."""
    base = endpoint.rstrip("/")
    return base if base.endswith("/v1/traces") else f"{base}/v1/traces"


@contextmanager
def traced(endpoint: str | None) -> Iterator[None]:
    """Send traces to a collector until the block ends; None sends nothing."""
    if endpoint is None:
        yield
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    named = {"service.name": "paceline", "service.version": program_version()}
    provider = TracerProvider(resource=Resource(named), shutdown_on_exit=False)
    exporter = OTLPSpanExporter(endpoint=traces_address(endpoint), timeout=PATIENCE_S)
    provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=SENT_EVERY_MS))
    try:
        with watching(_spans_by(provider.get_tracer("paceline"))):
            yield
    finally:
        provider.shutdown()


def _spans_by(tracer: "Tracer") -> Watcher:
    from opentelemetry.trace import Status, StatusCode

    @contextmanager
    def span(kind: Kind, name: str) -> Iterator[None]:
        label = name if kind == "turn" else f"{kind} {name}"
        attributes: dict[str, str] = {"paceline.kind": kind}
        if (turn := current_turn()) is not None:
            attributes["paceline.turn"] = turn
        if (athlete := acting_athlete()) is not None:
            attributes["paceline.athlete"] = athlete_tag(athlete)
        with tracer.start_as_current_span(
            label, attributes=attributes, record_exception=False, set_status_on_exception=False
        ) as begun:
            try:
                yield
            except Exception as error:
                begun.set_status(Status(StatusCode.ERROR, type(error).__name__))
                raise

    return span
