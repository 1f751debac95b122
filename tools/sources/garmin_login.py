"""Connecting Garmin by password and code, where that still works."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import requests

from tools.kit.errors import SourceBusy, SourceError, SourceRefused
from tools.sources.garmin_client import GarthException, SessionClient, sso, status_of
from tools.sources.garmin_connection import SessionCredential
from tools.sources.garmin_keys import session_account
from tools.sources.service_account import CheckedAccount
from tools.sources.service_answers import waiting_s

CODE_LIFE_S = 600.0
_MOST_TRIES = 5  # Garmin locks accounts; our design choice [D]
_BACK_OFF_S = 3600.0
_WAY_OUT = (
    "Garmin turns away logins that do not come from its own app. Stop trying for now, so that your account "
    "is not locked. Make a Personal API key instead (Garmin Connect on the web, Settings, Personal API), "
    "connect intervals.icu, or drop your files into the chat."
)
_WRONG_LOGIN = (
    "Garmin does not accept this email and password. Check them, or make a Personal API key in Garmin "
    "Connect on the web (Settings, Personal API) and use that."
)
_WRONG_CODE = "Garmin does not accept this code. Type the newest one it sent you."
_NO_LOGIN = "This login took too long, or was begun elsewhere. Begin again with your email and password."


@dataclass(frozen=True, slots=True)
class NeedsCode:
    """A login that waits for the code Garmin sent; `state_id` names it."""

    state_id: str


@dataclass(slots=True)
class _Begun:
    """A login under way. garth's state holds a live client, so it stays in this process."""

    state_id: str
    state: dict[str, Any] = field(repr=False)
    ends_at: float
    tries: int = 0


class GarminLogins:
    """Logins by password, one under way for each athlete. A server keeps one of these.

    Passwords and codes are passed on and kept nowhere. A login that Garmin turns away is never repeated by
    us: for an hour nobody's is tried.
    """

    def __init__(
        self, base_url: str, login_url: str | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._base_url = base_url
        self._login_url = login_url
        self._clock = clock
        self._begun: dict[str, _Begun] = {}
        self._closed_until = 0.0

    async def start_login(self, athlete_id: str, email: str, password: str) -> CheckedAccount | NeedsCode:
        """Log in; return the account, or that Garmin wants a code.

        Raises SourceRefused for a wrong password, SourceBusy at once when Garmin turns logins away, and
        SourceUnavailable.
        """
        self._begun.pop(athlete_id, None)
        if (wait_s := self._closed_until - self._clock()) > 0:
            raise SourceBusy(_WAY_OUT, wait_s)
        client = await asyncio.to_thread(SessionClient, self._base_url, self._login_url)
        answer = await self._attempt(lambda: _log_in(client, email, password), _WRONG_LOGIN)
        if answer is None:
            return await session_account(client)
        begun = _Begun(uuid4().hex, answer, self._clock() + CODE_LIFE_S)
        self._forget_old()
        self._begun[athlete_id] = begun
        return NeedsCode(begun.state_id)

    async def finish_login(self, athlete_id: str, state_id: str, code: str) -> CheckedAccount:
        """Finish a login with the code Garmin sent; after a wrong one (SourceRefused) try another."""
        self._forget_old()
        begun = self._begun.get(athlete_id)
        if begun is None or begun.state_id != state_id:
            raise SourceRefused(_NO_LOGIN)
        del self._begun[athlete_id]  # whoever sends the form twice does not spend two tries
        begun.tries += 1
        try:
            await self._attempt(lambda: _send_code(begun.state, "".join(code.split())), _WRONG_CODE)
        except SourceBusy:
            raise
        except SourceError:
            if begun.tries < _MOST_TRIES:
                self._begun.setdefault(athlete_id, begun)
            raise
        return await session_account(begun.state["client"])

    async def _attempt(self, call: Callable[[], dict[str, Any] | None], wrong: str) -> dict[str, Any] | None:
        try:
            return await asyncio.to_thread(call)
        except (GarthException, requests.RequestException, ValueError, TypeError, LookupError) as error:
            failure = _login_error(error, wrong)
        if isinstance(failure, SourceBusy):
            self._closed_until = self._clock() + failure.retry_after_s
        raise failure

    def _forget_old(self) -> None:
        now = self._clock()
        self._begun = {athlete: begun for athlete, begun in self._begun.items() if begun.ends_at > now}


def _log_in(client: SessionClient, email: str, password: str) -> dict[str, Any] | None:
    """Return garth's state where a code is wanted, None where the client is in."""
    client.know_consumer()
    first, second = sso.login(email, password, client=client, prompt_mfa=None, return_on_mfa=True)
    if isinstance(second, dict):
        return second
    client.oauth1_token, client.oauth2_token = first, second
    return None


def _send_code(state: dict[str, Any], code: str) -> None:
    client = state["client"]
    client.oauth1_token, client.oauth2_token = sso.resume_login(state, code)


def _login_error(error: Exception, wrong: str) -> SourceError:
    """Return what went wrong with a login: turned away, wrong words, or no answer."""
    told = status_of(error)
    if told is None:
        if isinstance(error, requests.JSONDecodeError):
            return SourceBusy(_WAY_OUT, _BACK_OFF_S)  # a page of its protection where an answer belongs
        if isinstance(error, requests.RequestException):
            return SessionCredential.service.silent()
        captcha = "CAPTCHA" in str(error)
        return SourceBusy(_WAY_OUT, _BACK_OFF_S) if captcha else SourceRefused(wrong)
    status, retry_after = told
    if status in (403, 429):
        return SourceBusy(_WAY_OUT, max(_BACK_OFF_S, waiting_s(retry_after, datetime.now(UTC))))
    if status >= 500:
        return SessionCredential.service.failure(status)
    return SourceRefused(wrong)
