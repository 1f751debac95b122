"""How a house stands at this moment, as numbers: the queue and the pool, asked for when somebody looks."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from agent.watching.house_state import PATIENCE_S
from agent.watching.numbers import REGISTRY
from memory.house_figures import HouseFigures, QueueFigures
from tools.kit.errors import DatabaseUnavailable

if TYPE_CHECKING:
    from agent.coach import Coach


async def numbers_now(coach: "Coach", page: Mapping[str, tuple[str, float]]) -> bytes:
    """Return all numbers in Prometheus's format. `page` are those of the page: their words and their values.

    What a database that does not answer would say is left out, and its being gone is a number too.
    """
    queue: QueueFigures | None
    try:
        async with asyncio.timeout(PATIENCE_S):
            queue = await HouseFigures(coach.database).queue()
    except (DatabaseUnavailable, TimeoutError):
        queue = None
    now = CollectorRegistry()
    now.register(_Moment(gauges_of(queue, coach.database.pool.get_stats(), page)))
    return generate_latest(REGISTRY) + generate_latest(now)


class _Moment(Collector):
    def __init__(self, gauges: tuple[Metric, ...]) -> None:
        self._gauges = gauges

    def collect(self) -> Iterator[Metric]:
        """Yield what stands."""
        yield from self._gauges


def gauges_of(
    queue: QueueFigures | None, pool: Mapping[str, int], page: Mapping[str, tuple[str, float]]
) -> tuple[Metric, ...]:
    """Return how things stand as numbers; None is a queue in a database that does not answer."""
    up = GaugeMetricFamily(
        "paceline_database_up", "Whether the database answers.", value=int(queue is not None)
    )
    connections = _by_status(
        "paceline_pool_connections",
        "Connections to the database, and who waits for one.",
        {
            "open": pool.get("pool_size", 0),
            "free": pool.get("pool_available", 0),
            "waited_for": pool.get("requests_waiting", 0),
        },
    )
    told = tuple(GaugeMetricFamily(name, words, value=value) for name, (words, value) in page.items())
    return (*told, up, connections, *(_of_the_queue(queue) if queue is not None else ()))


def _of_the_queue(queue: QueueFigures) -> tuple[Metric, ...]:
    jobs = {"waiting": queue.waiting, "under_way": queue.under_way, "failed": queue.failed}
    oldest = "How long the oldest job that is due has waited."
    return (
        _by_status("paceline_queue_jobs", "Jobs of the queue, by how they stand.", jobs),
        GaugeMetricFamily("paceline_queue_oldest_seconds", oldest, value=queue.oldest_s),
    )


def _by_status(name: str, told: str, values: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, told, labels=["status"])
    for status, value in values.items():
        family.add_metric([status], value)
    return family
