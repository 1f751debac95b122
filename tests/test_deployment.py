"""The files that others deploy from: no secret in them, nothing open to the world, every setting named."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from agent.settings import Settings

ROOT = Path(__file__).parents[1]


ONE_BOX, MANY = "docker-compose.yml", "docker-compose.scale.yml"


def composed(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    return read


@pytest.fixture
def services() -> dict[str, Any]:
    return dict(composed(ONE_BOX)["services"])


def test_only_the_proxy_is_open_to_the_world(services: dict[str, Any]) -> None:
    added = composed(MANY)["services"]
    assert [name for name, service in (services | added).items() if "ports" in service] == []
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]


def test_the_worker_is_the_web_server_without_a_page(services: dict[str, Any]) -> None:
    web, worker = services["web"], services["worker"]
    assert worker["command"] == ["python", "-m", "agent.worker"]
    assert worker["healthcheck"] == {"disable": True}
    own = {"command", "healthcheck"}
    assert {name: value for name, value in worker.items() if name not in own} == web
    assert web["environment"]["PACELINE_WORKER"] == "separate"
    many = composed(MANY)["services"]
    backups = {
        "environment": many["web"]["environment"] | {"BACKUP_FOLDER": "/backups"},
        "volumes": [*many["web"]["volumes"], "backups:/backups"],
    }
    assert many["worker"] == many["web"] | backups, "backups outlive the container that makes them"


def test_no_secret_is_written_down() -> None:
    secret = ("PASSWORD", "SECRET", "KEY")
    for name in (ONE_BOX, MANY):
        for service in composed(name)["services"].values():
            for variable, value in service.get("environment", {}).items():
                if any(part in variable for part in secret):
                    assert value.startswith("${"), variable
                    assert ":?" in value, variable
                if variable.endswith("_URL") and "@" in value:
                    assert ":" not in value.partition("//")[2].partition("@")[0], variable


def test_our_containers_may_write_nowhere_but_to_their_files(services: dict[str, Any]) -> None:
    for name in ("web", "worker"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["security_opt"] == ["no-new-privileges:true"]
        assert services[name]["tmpfs"] == ["/tmp"]


def test_only_the_proxys_own_network_is_believed(services: dict[str, Any]) -> None:
    (network,) = composed(ONE_BOX)["networks"]["inside"]["ipam"]["config"]
    assert services["web"]["environment"]["PACELINE_TRUSTED_PROXIES"] == network["subnet"]
    for service in (services | composed(MANY)["services"]).values():
        assert service.get("networks", ["inside"]) == ["inside"]


def test_a_stopping_server_has_time_for_its_answers(services: dict[str, Any]) -> None:
    patience_s = int(services["web"]["stop_grace_period"].removesuffix("s"))
    assert patience_s > Settings.model_fields["drain_s"].default + 10


def test_everything_waits_for_a_healthy_pinned_database(services: dict[str, Any]) -> None:
    assert services["web"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert services["database"]["healthcheck"]["test"][0] == "CMD-SHELL"
    _, _, tag = services["database"]["image"].partition(":")
    assert tag.endswith("-pg18")


@pytest.mark.parametrize("name", [ONE_BOX, MANY])
def test_every_volume_used_is_declared_and_every_file_is_there(name: str) -> None:
    used = [
        volume.partition(":")[0]
        for service in composed(name)["services"].values()
        for volume in service.get("volumes", ())
    ]
    files = [each for each in used if each.startswith("./")]
    assert [each for each in files if not (ROOT / each).is_file()] == []
    assert {each for each in used if not each.startswith(("./", "/"))} == set(composed(name)["volumes"])


def test_replicas_share_nothing_but_database_bucket_and_key() -> None:
    web = composed(MANY)["services"]["web"]
    assert web["volumes"] == ["/data"], "a folder of each replica's own"
    told = {name.upper() for name in web["environment"]}
    known = {(field.alias or name).upper() for name, field in Settings.model_fields.items()}
    assert told <= known
    assert {"DATABASE_DIRECT_URL", "S3_BUCKET", "PACELINE_CONNECTIONS_KEY"} <= told


@pytest.mark.parametrize("more", [[], [MANY]], ids=["one box", "many"])
def test_compose_itself_takes_the_files(more: list[str], tmp_path: Path) -> None:
    """Debian's docker-compose brings the specification's schema, and needs no engine for this."""
    compose = shutil.which("docker-compose")
    if compose is None:
        pytest.skip("docker-compose is not installed: apt-get install docker-compose")
    for name in (ONE_BOX, MANY):
        shutil.copy(ROOT / name, tmp_path)
    asked = ("POSTGRES_PASSWORD", "STICKY_KEY", "PACELINE_CONNECTIONS_KEY", "S3_ACCESS_KEY_ID")
    lines = [f"{name}=told" for name in (*asked, "S3_SECRET_ACCESS_KEY")]
    (tmp_path / ".env").write_text("\n".join(lines))
    command = [compose, *(part for name in (ONE_BOX, *more) for part in ("-f", name)), "config"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    merged = yaml.safe_load(done.stdout)["services"]
    assert merged["web"]["environment"]["DATABASE_URL"].endswith(
        "@pooler:6432/paceline" if more else "@database:5432/paceline"
    )
    assert merged["worker"]["command"] == ["python", "-m", "agent.worker"]


@pytest.mark.parametrize(
    ("program", "check", "file"),
    [
        ("haproxy", ["-c", "-f", "{file}"], "haproxy.cfg"),
        ("nginx", ["-t", "-q", "-c", "{file}"], "nginx.conf"),
    ],
)
def test_proxies_take_their_settings(program: str, check: list[str], file: str, tmp_path: Path) -> None:
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        pytest.skip(f"{program} is not installed: apt-get install {program}")
    settings = ROOT / "deploy" / file
    if program == "nginx":  # Ours is a part that every nginx includes.
        included = tmp_path / "ours.conf"
        included.write_text(settings.read_text().replace("listen 80;", "listen 127.0.0.1:18765;"))
        settings = tmp_path / "nginx.conf"
        settings.write_text(
            f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}}\n"
            f"http {{ access_log off; include {included}; }}\n"
        )
    command = [found, *(part.format(file=settings) for part in check)]
    done = subprocess.run(command, env={"STICKY_KEY": "told"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


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
