"""What goes wrong with an endpoint: in words its owner can act on, and whether another try helps."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

from tools.kit.errors import ModelUnavailable

BROKE_OFF = "Your model endpoint broke off in the middle of its answer."
EMPTY = "Your model endpoint sent an empty answer."
SENSELESS = "Your model endpoint sent something that is no answer."
NOT_AS_ASKED = "Your model endpoint answered in another form than it was asked to."
TOO_LONG = "Your model endpoint stopped in the middle of its answer: the model's limit of tokens was reached."
WITHHELD = "Your model endpoint withheld its answer (content filter)."
QUOTA = "Your model endpoint says that the quota is used up: check its billing."
UNREACHABLE = "Your model endpoint broke the connection or cannot be reached."

PASSING_STATUS = frozenset({408, 409, 425, 429})  # beside every 5xx: another try may help
OF_THE_REQUEST = frozenset({400, 413, 422})  # they say something of what was asked, not of the model


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a request failed.

    `passing`: another try may help, after `wait_s` seconds where the endpoint said so. `of_the_model`: it
    says that the model does not work, not just that it did not like the request. `was_read`: the endpoint may
    have begun to work on it, and count it. `what` is for the log.
    """

    sentence: str
    what: str
    passing: bool = True
    of_the_model: bool = True
    was_read: bool = True
    wait_s: float | None = None


class RequestFailed(ModelUnavailable):
    """A request to a model failed."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.sentence)
        self.trouble = trouble


def trouble_of(error: BaseException, timeout_s: float) -> Trouble:
    """Return what an error of the client means."""
    sentence = failure_sentence(error, timeout_s)
    if not isinstance(error, openai.APIStatusError):
        return Trouble(sentence, type(error).__name__, was_read=sentence != UNREACHABLE)
    status = error.status_code
    used_up = sentence == QUOTA
    return Trouble(
        sentence,
        f"status {status}",
        passing=(status in PASSING_STATUS or status >= 500) and not used_up,
        of_the_model=status not in OF_THE_REQUEST,
        was_read=False,
        wait_s=None if used_up else retry_after_s(error.response.headers, datetime.now(UTC)),
    )


def failure_sentence(error: BaseException, timeout_s: float) -> str:
    """Return what happened, in words the owner of the endpoint can act on."""
    if isinstance(error, openai.APITimeoutError | TimeoutError):
        return f"Your model endpoint did not answer (timed out after {timeout_s:g} s)."
    if isinstance(error, openai.APIStatusError):
        return QUOTA if error.code == "insufficient_quota" else _status_sentence(error.status_code)
    if isinstance(error, openai.APIConnectionError | OSError):
        return UNREACHABLE
    return BROKE_OFF if isinstance(error, openai.APIError) else SENSELESS


def _status_sentence(status: int) -> str:
    match status:
        case 401 | 403:
            return "Your model endpoint does not accept the key: check OPENAI_API_KEY."
        case 402:
            return QUOTA
        case 404:
            return "Your model endpoint does not know that model: check CHAT_MODEL and OPENAI_BASE_URL."
        case 429:
            return "Your model endpoint is refusing requests for now (too many requests)."
        case _:
            return f"Your model endpoint answered with an error ({status})."


def resting_sentence(seconds: float) -> str:
    """Return what is said while a model is left alone for some seconds more."""
    when = f"in about {math.ceil(seconds / 60)} min" if seconds > 60 else "within a minute"
    return f"Your model endpoint failed several times or asked for a pause; it is asked again {when}."


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return for how many seconds an endpoint asks to be left alone, from seconds or an HTTP date."""
    for name, per_s in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        written = headers.get(name)
        if written is None:
            continue
        try:
            seconds = float(written) / per_s
        except ValueError:
            continue
        return max(0.0, seconds) if math.isfinite(seconds) else None
    try:
        at = parsedate_to_datetime(headers.get("retry-after", ""))
    except ValueError:
        return None
    return max(0.0, ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds())
