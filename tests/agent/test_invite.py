"""Where an invitation's link leads, as far as the settings tell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent.invite import reached_at
from agent.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, "http://localhost:8000"),
        ({"PACELINE_HOST": "0.0.0.0", "PACELINE_PORT": 9000}, "http://localhost:9000"),
        ({"PACELINE_HOST": "::1"}, "http://localhost:8000"),
        ({"PACELINE_HOST": "fd00::2"}, "http://[fd00::2]:8000"),
        ({"PACELINE_ALLOWED_HOSTS": "localhost,nas.lan"}, "http://nas.lan:8000"),
        ({"PACELINE_ALLOWED_HOSTS": "*"}, "http://localhost:8000"),
        (
            {"PACELINE_ALLOWED_HOSTS": "coach.example.org", "PACELINE_TRUSTED_PROXIES": "127.0.0.1"},
            "https://coach.example.org",
        ),
        (
            {"PACELINE_ALLOWED_HOSTS": "nas.lan", "PACELINE_PUBLIC_URL": "https://coach.example.org"},
            "https://coach.example.org",
        ),
    ],
)
def test_a_link_leads_where_people_reach_it(settings: dict[str, object], address: str) -> None:
    assert reached_at(Settings(_env_file=None, **settings)) == address  # type: ignore[arg-type]


def test_a_foreign_env_file_where_one_stands_is_not_read(postgres_url: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SYNC_EVERY_H=never\nPACELINE_PUBLIC_URL=https://elsewhere.example.org\n")
    variables = os.environ | {"DATABASE_URL": postgres_url, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "agent.invite"],
        cwd=tmp_path, env=variables | {"PACELINE_PORT": "8123"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("http://localhost:8123/join/")
