"""Unexpected failures at a stand-in for Sentry over HTTP: kinds and places, no values."""

import logging

from pydantic import SecretStr

from agent.settings import Settings
from agent.watching.failures import reported
from agent.watching.redacting import athlete_tag
from tests.support.collector import Collector, collecting
from tools.kit.acting import acting_for
from tools.kit.watching import begin_turn, end_turn


def settings_for(collector: Collector) -> Settings:
    address = collector.url.replace("//", "//planted0key@") + "/1"
    return Settings(sentry_dsn=SecretStr(address), openai_api_key=SecretStr("sk-planted-planted"))


def break_over(words: str) -> None:
    held = {"said": words}
    try:
        int(held["said"])
    except ValueError as cause:
        raise RuntimeError(f"over {words}") from cause


def test_an_error_of_the_log_is_reported_without_its_words() -> None:
    logger = logging.getLogger("agent.planted")
    with collecting() as collector, reported(settings_for(collector)), acting_for("ada"):
        begin_turn("t1")
        try:
            break_over("my knee hurts")
        except RuntimeError:
            logger.exception("Something broke with %s.", "sk-planted-planted")
            logging.getLogger("chainlit").exception("The same once more.")
        logger.warning("Only a warning.")
        end_turn()
    (report,) = collector.reports
    assert report["tags"] == {"turn": "t1", "athlete": athlete_tag("ada")}
    assert [each["type"] for each in report["exception"]["values"]] == ["ValueError", "RuntimeError"]
    frames = report["exception"]["values"][-1]["stacktrace"]["frames"]
    assert frames[-1]["function"] == "break_over"
    assert not any("vars" in frame for frame in frames)
    assert not {"request", "user", "breadcrumbs", "extra"} & set(report)
    for planted in (b"my knee", b"sk-planted"):
        assert planted not in collector.everything


def test_without_a_dsn_nothing_is_sent() -> None:
    handlers = logging.getLogger().handlers[:]
    with reported(Settings(sentry_dsn=None)):
        assert logging.getLogger().handlers == handlers


def test_nothing_is_left_behind() -> None:
    handlers = logging.getLogger().handlers[:]
    with collecting() as collector, reported(settings_for(collector)):
        assert len(logging.getLogger().handlers) == len(handlers) + 1
    assert logging.getLogger().handlers == handlers
