"""What an endpoint's failures mean, in words and for the next try."""

from datetime import UTC, datetime

import httpx
import openai
import pytest

from agent.endpoint.failing import QUOTA, resting_sentence, retry_after_s, trouble_of

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after": "Sun, 01 Mar 2026 12:00:30 GMT"}, 30.0),
        ({"retry-after": "Sun, 01 Mar 2026 11:00:30 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "1"}, 1.0),
    ],
)
def test_a_pause_is_read_in_seconds_or_as_a_date(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(httpx.Headers(headers), NOW) == seconds


def status(code: int, of: type[openai.APIStatusError], body: object = None) -> openai.APIStatusError:
    answer = httpx.Response(code, request=httpx.Request("POST", "http://endpoint/v1"))
    return of("sk-very-secret", response=answer, body=body)


@pytest.mark.parametrize(
    ("error", "passing", "of_the_model"),
    [
        (status(500, openai.InternalServerError), True, True),
        (status(529, openai.InternalServerError), True, True),
        (status(429, openai.RateLimitError), True, True),
        (status(408, openai.APIStatusError), True, True),
        (status(401, openai.AuthenticationError), False, True),
        (status(402, openai.APIStatusError), False, True),
        (status(404, openai.NotFoundError), False, True),
        (status(400, openai.BadRequestError), False, False),
        (status(413, openai.APIStatusError), False, False),
        (status(429, openai.RateLimitError, {"code": "insufficient_quota"}), False, True),
        (TimeoutError(), True, True),
        (ConnectionResetError(), True, True),
        (ValueError("not JSON"), True, True),
    ],
)
def test_another_try_is_made_where_it_may_help(error: Exception, passing: bool, of_the_model: bool) -> None:
    trouble = trouble_of(error, 30)
    assert (trouble.passing, trouble.of_the_model) == (passing, of_the_model)
    assert "sk-" not in trouble.sentence + trouble.what
    assert trouble.sentence.startswith("Your model endpoint ")
    assert trouble.sentence.endswith(".")


@pytest.mark.parametrize(
    "error",
    [
        status(429, openai.RateLimitError, {"code": "insufficient_quota"}),
        status(402, openai.APIStatusError),
    ],
)
def test_an_empty_purse_is_said_as_that(error: openai.APIStatusError) -> None:
    assert trouble_of(error, 30).sentence == QUOTA


def test_a_pause_is_told_roughly_so_that_one_sentence_does_for_a_turn() -> None:
    assert resting_sentence(59).endswith("it is asked again within a minute.")
    assert resting_sentence(300).endswith("it is asked again in about 5 min.")
