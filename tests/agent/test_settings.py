"""The settings: what cannot work is named, in a sentence, before anything starts."""

from decimal import Decimal

import pytest

from agent.settings import LARGEST_UPLOAD_MB, Settings, read_settings
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
        ("MODEL_PRICES", "gpt-x"),
        ("MODEL_PRICES", "gpt-x=1"),
        ("MODEL_PRICES", "gpt-x=a/b"),
        ("MODEL_PRICES", "gpt-x=-1/2"),
        ("MODEL_PRICES", "gpt-x=nan/2"),
        ("DAILY_TOKEN_CAP", "0"),
        ("DAILY_COST_CAP", "-1"),
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


def settings(**written: object) -> Settings:
    return Settings.model_validate(written)


def test_several_chat_models_are_asked_in_their_order() -> None:
    assert settings(chat_model="a:7b, org/b ,, a:7b").chat_models == ("a:7b", "org/b")
    assert settings(chat_model="one").chat_models == ("one",)
    assert settings(chat_model=" , ").chat_models == ()


def test_a_model_may_have_a_price_whatever_is_in_its_name() -> None:
    prices = settings(model_prices="gpt-x=0.15/0.60, org/a:free=0/0,b=c=1/2").prices
    assert list(prices) == ["gpt-x", "org/a:free", "b=c"]
    assert prices["gpt-x"].of(1_000_000, 500_000) == Decimal("0.45")


def test_a_limit_in_money_needs_the_price_of_every_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAT_MODEL", "a, b")
    monkeypatch.setenv("MODEL_PRICES", "a=1/2")
    monkeypatch.setenv("DAILY_COST_CAP", "1")
    with pytest.raises(SettingsError, match="needs a price for b"):
        read_settings()
