"""The files to watch a house with: they can be read, and they ask for nothing that is not counted."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from agent.watching.moment import gauges_of
from agent.watching.numbers import REGISTRY
from memory.house_figures import QueueFigures

ROOT = Path(__file__).parents[1]
ASKED = re.compile(r"\b(?:paceline|process)_[a-z_]+\b")
OF_THE_PAGE = {"paceline_sockets", "paceline_sessions"}


def counted() -> set[str]:
    """The names of all series, as Prometheus knows them."""
    families = [*REGISTRY.collect(), *gauges_of(QueueFigures(), {}, {})]
    names = {family.name for family in families}
    for family in families:
        if family.type == "counter":
            names.add(f"{family.name}_total")
        if family.type == "histogram":
            names |= {f"{family.name}_{part}" for part in ("bucket", "count", "sum")}
    return names | OF_THE_PAGE


def expressions() -> Iterator[str]:
    rules = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yml").read_text(encoding="utf-8"))
    for group in rules["groups"]:
        yield from (rule["expr"] for rule in group["rules"])
    board: dict[str, Any] = json.loads((ROOT / "deploy/grafana/paceline.json").read_text(encoding="utf-8"))
    for panel in board["panels"]:
        yield from (target["expr"] for target in panel["targets"])


@pytest.mark.parametrize("expression", sorted(set(expressions())))
def test_what_is_asked_for_is_counted(expression: str) -> None:
    asked = set(ASKED.findall(expression))
    assert asked or expression.startswith("up{")
    assert asked <= counted()


def test_every_alert_says_what_to_do() -> None:
    rules = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yml").read_text(encoding="utf-8"))
    for rule in rules["groups"][0]["rules"]:
        assert rule["annotations"]["what_to_do"].endswith(".")
        assert rule["labels"]["severity"] in {"page", "ticket"}


def test_prometheus_asks_where_the_numbers_are_and_holds_no_key() -> None:
    (job,) = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text(encoding="utf-8"))[
        "scrape_configs"
    ]
    assert job["metrics_path"] == "/metrics"
    assert set(job["authorization"]) == {"credentials_file"}


def test_the_page_about_operations_names_every_number() -> None:
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    families = [*REGISTRY.collect(), *gauges_of(QueueFigures(), {}, {})]
    ours = {family.name for family in families if family.name.startswith("paceline_")} | OF_THE_PAGE
    assert {name for name in ours if name not in page} == set()
