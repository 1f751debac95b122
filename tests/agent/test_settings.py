"""The settings: what cannot work is named, in a sentence, before anything starts."""

import pytest

from agent.settings import LARGEST_UPLOAD_MB, read_settings
from tools.kit.errors import SettingsError
from tools.sources.gpx import MAX_BYTES


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PACELINE_PORT", "x"),
        ("PACELINE_PORT", "70000"),
        ("PACELINE_MAX_UPLOAD_MB", "0"),
        ("PACELINE_MAX_UPLOAD_MB", "51"),
        ("MODEL_TIMEOUT_S", "0"),
    ],
)
def test_a_setting_that_cannot_work_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: "):
        read_settings()


def test_a_key_is_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:1/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    monkeypatch.setenv("CHAT_MODEL", "")
    monkeypatch.setenv("MODEL_RETRIES", "many")
    with pytest.raises(SettingsError) as raised:
        read_settings()
    assert "secret" not in str(raised.value)


def test_no_upload_is_let_in_that_no_reader_takes() -> None:
    assert LARGEST_UPLOAD_MB * 1_000_000 <= MAX_BYTES
