"""Log lines: one shape for all, with their turn and athlete, without a secret or a word."""

import asyncio
import io
import json
import logging

import pytest
from procrastinate import App
from procrastinate.testing import InMemoryConnector
from pydantic import SecretStr

from agent.settings import Settings
from agent.watching.logs import FIGURES, keep_logs
from agent.watching.redacting import athlete_tag
from tests.support.log_lines import written_log
from tools.kit.acting import acting_for
from tools.kit.watching import begin_turn, current_turn, end_turn

JSON = Settings(log_format="json", openai_api_key=SecretStr("sk-planted-planted"))
TEXT = Settings(log_format="text", openai_api_key=SecretStr("sk-planted-planted"))


async def test_a_line_names_its_turn_and_its_athlete_wherever_it_is_written() -> None:
    async def below(turn: str, athlete: str) -> None:
        with acting_for(athlete):
            begin_turn(turn)
            await asyncio.sleep(0)
            await asyncio.to_thread(logging.getLogger("memory.anywhere").warning, "Something in a thread.")
            end_turn()
        logging.getLogger("agent.anywhere").warning("Something after.")

    with written_log(JSON) as log:
        await asyncio.gather(below("t1", "ada"), below("t2", "grace"))
    threads = [line for line in log.lines if line["event"] == "Something in a thread."]
    assert {(line["turn"], line["athlete"]) for line in threads} == {
        ("t1", athlete_tag("ada")),
        ("t2", athlete_tag("grace")),
    }
    assert not any(
        "turn" in line or "athlete" in line for line in log.lines if line["event"] == "Something after."
    )
    assert current_turn() is None


def test_lines_of_others_have_the_same_shape() -> None:
    with written_log(JSON) as log:
        for name in ("agent.jobs", "uvicorn.error", "chainlit", "procrastinate.worker", "py.warnings"):
            logging.getLogger(name).error("Something with %s", "sk-planted-planted")
    assert [line["logger"] for line in log.lines] == [
        "agent.jobs",
        "uvicorn.error",
        "chainlit",
        "procrastinate.worker",
        "py.warnings",
    ]
    for line in log.lines:
        assert {"event", "level", "logger", "timestamp"} <= set(line)
        assert "planted" not in json.dumps(line)


async def test_the_queue_tells_which_job_failed_and_not_for_whom() -> None:
    app = App(connector=InMemoryConnector())

    @app.task(name="planted_task")
    async def planted_task(athlete_id: str) -> None:
        raise ValueError(f"over {athlete_id}")

    with written_log(JSON, "procrastinate") as log:
        async with app.open_async():
            await planted_task.defer_async(athlete_id="planted-athlete")
            await app.run_worker_async(wait=False, install_signal_handlers=False)
    failed = [line for line in log.lines if line["level"] == "error"]
    assert [line["event"] for line in failed] == ["Job error: planted_task, number 1"]
    assert failed[0]["failure"] == "ValueError"
    assert "planted-athlete" not in log.text


def test_figures_are_values_and_failures_are_told_without_words() -> None:
    with written_log(JSON, "agent.planted") as log:
        logger = logging.getLogger("agent.planted")
        logger.info(
            "A turn has ended.", extra={FIGURES: {"seconds": 1.5, "note": "token=sk-planted-planted"}}
        )
        try:
            int("my knee hurts")
        except ValueError:
            logger.exception("Something broke.")
    ended, broke = log.lines
    assert (ended["seconds"], "planted" in ended["note"]) == (1.5, False)
    assert broke["failure"] == "ValueError"
    assert any("test_logs.py" in step for step in broke["way"])
    assert "knee" not in log.text


def test_text_is_one_line_and_the_way_of_a_failure_is_indented() -> None:
    with written_log(TEXT, "agent.planted") as log:
        logging.getLogger("agent.planted").warning("Seen: %s", "one\r\x1b[31mtwo")
        try:
            {}["my knee"]
        except KeyError:
            logging.getLogger("agent.planted").exception("Something broke.")
    first, second, *way = log.text.splitlines()
    assert "warning agent.planted: Seen: one  [31mtwo" in first
    assert "[failure=KeyError]" in second
    assert way
    assert all(step.startswith("    ") for step in way)


@pytest.fixture
def restored_logging() -> object:
    root, names = (
        logging.getLogger(),
        ("agent", "memory", "migrations", "tools", "ui", "paceline", "openai", "httpx"),
    )
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in names}
    yield None
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)
    logging.raiseExceptions = True
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.mark.usefixtures("restored_logging")
def test_no_level_makes_a_library_tell_what_it_sends() -> None:
    stream = io.StringIO()
    keep_logs(JSON.model_copy(update={"log_level": "debug"}), stream)
    logging.getLogger("agent.x").debug("Ours.")
    for name in ("openai._base_client", "httpx", "langchain_core", "somebody.else"):
        logging.getLogger(name).debug("Request options: my knee hurts")
        logging.getLogger(name).info("Request options: my knee hurts")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["Ours."]


@pytest.mark.usefixtures("restored_logging")
def test_every_line_is_written_once() -> None:
    stream = io.StringIO()
    logging.getLogger("uvicorn").addHandler(logging.StreamHandler(stream))
    keep_logs(JSON, io.StringIO())
    keep_logs(JSON, stream)
    logging.getLogger("uvicorn.error").error("Once.")
    assert len(stream.getvalue().splitlines()) == 1
