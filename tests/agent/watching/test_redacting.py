"""What a log line may say: planted keys and planted words never come through."""

import logging
from pathlib import Path

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, SecretStr, ValidationError

from agent.settings import Settings
from agent.watching.redacting import (
    REMOVED,
    athlete_tag,
    blanked,
    failure_told,
    secrets_in,
    way_of,
    words_of,
)
from tools.kit.errors import DatabaseUnavailable, MissingInput, SourceUnavailable

WORDS = "my knee hurts since Berlin"


def record(name: str, message: object, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "somewhere.py", 7, message, arguments, None, "doing")


def told(name: str, message: object, *arguments: object) -> str:
    made = record(name, message, *arguments)
    return words_of(made, made.args)


@pytest.mark.parametrize(
    ("planted", "secret"),
    [
        ("password=Tr0ub4dor&3", "Tr0ub4dor"),
        ("Authorization: Bearer abc.def", "abc.def"),
        ("{'X-API-Key': 'pk_owner_123'}", "pk_owner_123"),
        ("Cookie: paceline=owner.s3cr3t; other=1", "s3cr3t"),
        ("GET https://a.example/token?code=f00d&state=1 failed", "f00d"),
        ("connecting to postgresql://me:hunter2@db.example/paceline", "hunter2"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJvd25lciJ9.c2ln is no token", "eyJzdWIiOiJvd25lciJ9"),
        ("sent to ada.lovelace@example.org today", "ada.lovelace"),
        ("key is 9f86d081884c7d659a2feaa0c55ad015", "9f86d081884c7d659a2feaa0c55ad015"),
    ],
)
def test_what_looks_like_a_secret_is_taken_out(planted: str, secret: str) -> None:
    assert secret not in blanked(planted)


def test_an_address_keeps_where_it_leads() -> None:
    assert blanked("https://host.example/way?key=1#x") == f"https://host.example/way?{REMOVED}"


def test_the_secrets_of_the_settings_are_known_whatever_they_look_like() -> None:
    settings = Settings(
        openai_api_key=SecretStr("correct horse"), strava_client_secret=SecretStr("correct horse battery")
    )
    secrets = secrets_in(settings)
    assert secrets == ("correct horse battery", "correct horse")
    assert blanked("said: correct horse battery!", secrets) == f"said: {REMOVED}!"


def test_a_line_is_a_line() -> None:
    assert "\n" not in blanked("one\rtwo\x1b[31m three\u2028four").replace("\n", "")
    assert "\x1b" not in blanked("\x1b[31m")


def test_our_own_sentences_are_told_and_failures_in_them_by_their_kind() -> None:
    assert told("agent.jobs", "I try again in %.0f s.", 3.0) == "I try again in 3 s."
    assert told("agent.x", "Not now: %s", DatabaseUnavailable("The database rests.")).endswith(
        "The database rests."
    )
    assert WORDS not in told("agent.x", "Not now: %s", ValueError(WORDS))
    assert told("agent.x", "%(times)d times", {"times": 2}) == "2 times"
    assert told("agent.x", "%d times", WORDS) == "%d times"


def test_of_other_libraries_only_the_fixed_part_is_told() -> None:
    assert told("chainlit", "Failed to send %s", WORDS) == "Failed to send %s"
    assert told("chainlit", f"Error: {WORDS}") == "somewhere.doing, line 7"
    assert told("asyncio", f"Task exception was never retrieved\nfuture: {WORDS}") == (
        "Task exception was never retrieved"
    )
    assert WORDS not in told("langchain_core.callbacks", ValueError(WORDS))


class Asked(BaseModel):
    distance_m: float


@given(st.text(min_size=12, alphabet=st.characters(categories=["L", "N"])))
def test_no_failure_quotes_what_it_was_given(words: str) -> None:
    planted = f"planted-{words}"
    for failure in raised_with(planted):
        lines = "\n".join(way_of(failure))
        assert planted not in lines
        assert type(failure).__name__ in lines


def raised_with(words: str) -> list[BaseException]:
    failures: list[BaseException] = []
    for raising in (
        lambda: Asked.model_validate({"distance_m": words}),
        lambda: {}[words],
        lambda: int(words),
        lambda: Path(f"/nowhere/{words}").read_bytes(),
        lambda: (_ for _ in ()).throw(MissingInput(words)),
        lambda: (_ for _ in ()).throw(psycopg.errors.UniqueViolation(words)),
        lambda: (_ for _ in ()).throw(ExceptionGroup(words, [ValueError(words)])),
    ):
        try:
            try:
                raising()  # type: ignore[no-untyped-call]
            except Exception as cause:
                failures.append(cause)
                raise RuntimeError(words) from cause
        except RuntimeError as failure:
            failures.append(failure)
    return failures


def test_a_failure_is_told_with_its_code_and_its_way() -> None:
    assert failure_told(psycopg.errors.UniqueViolation("x")) == "psycopg.errors.UniqueViolation (23505)"
    assert failure_told(FileNotFoundError(2, "No such file or directory", WORDS)) == (
        "FileNotFoundError: No such file or directory"
    )
    assert failure_told(MissingInput(WORDS)) == "tools.kit.errors.MissingInput (missing_input)"
    assert "does not answer" in failure_told(SourceUnavailable("Garmin does not answer."))
    with pytest.raises(ValidationError) as caught:
        Asked.model_validate({"distance_m": WORDS})
    assert any("test_redacting.py" in line for line in way_of(caught.value))


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert way_of(first) == ["ValueError", "KeyError"]


def test_an_athlete_has_the_same_name_everywhere_and_it_is_not_theirs() -> None:
    assert athlete_tag("owner") == athlete_tag("owner") != athlete_tag("other")
    assert "owner" not in athlete_tag("owner")
    assert len(athlete_tag("ada@example.org")) == 12
