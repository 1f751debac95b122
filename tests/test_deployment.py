"""The files that others deploy from: no secret in them, nothing open to the world, every setting named."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from agent.settings import Settings

ROOT = Path(__file__).parents[1]


@pytest.fixture
def services() -> dict[str, Any]:
    composed: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return composed["services"]


def test_the_page_is_open_to_this_machine_only(services: dict[str, Any]) -> None:
    assert services["app"]["ports"] == ["127.0.0.1:8000:8000"]
    assert "ports" not in services["database"]


def test_the_worker_is_the_app_without_a_page_and_only_when_asked_for(services: dict[str, Any]) -> None:
    app, worker = services["app"], services["worker"]
    assert worker["profiles"] == ["worker"]
    assert worker["command"] == ["python", "-m", "agent.worker"]
    assert worker["ports"] == []
    assert worker["healthcheck"] == {"disable": True}
    own = {"profiles", "command", "ports", "healthcheck"}
    assert {name: value for name, value in worker.items() if name not in own} == {
        name: value for name, value in app.items() if name not in own
    }


def test_no_password_is_written_down(services: dict[str, Any]) -> None:
    for name, variable in (("app", "PGPASSWORD"), ("database", "POSTGRES_PASSWORD")):
        assert services[name]["environment"][variable].startswith("${POSTGRES_PASSWORD:?")
    assert "@" in services["app"]["environment"]["DATABASE_URL"]
    assert ":" not in services["app"]["environment"]["DATABASE_URL"].partition("//")[2].partition("@")[0]


def test_the_app_waits_for_a_healthy_pinned_database(services: dict[str, Any]) -> None:
    assert services["app"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert services["database"]["healthcheck"]["test"][0] == "CMD-SHELL"
    _, _, tag = services["database"]["image"].partition(":")
    assert tag.endswith("-pg18")


def test_every_volume_used_is_declared(services: dict[str, Any]) -> None:
    composed = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    used = {
        volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", ())
    }
    assert used == set(composed["volumes"])


def test_the_image_runs_as_nobody_special_and_without_secrets() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert "USER paceline" in lines
    assert lines.index("USER paceline") < next(n for n, line in enumerate(lines) if line.startswith("CMD"))
    assert any("--require-hashes" in line for line in lines)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored
    assert not any(".env" in line for line in ignored if line.startswith("!"))


def test_what_the_image_takes_is_there() -> None:
    taken = (
        line[1:]
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line[:1] == "!"
    )
    assert [name for name in taken if not (ROOT / name).exists()] == []


def test_the_example_names_every_setting() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert f"\n#{(field.alias or name).upper()}=" in example, name


def test_the_example_as_it_stands_changes_nothing() -> None:
    assert Settings(_env_file=ROOT / ".env.example") == Settings(_env_file=None)  # type: ignore[call-arg]
