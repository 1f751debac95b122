"""stravalib as we use it: no tokens of its own, no waiting, no endless requests, our errors.

Import it where a request is made: stravalib takes half a second to load.
"""

import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests
from pydantic import ValidationError
from requests.adapters import HTTPAdapter

from tools.kit.errors import SettingsError, SourceError, SourceRefused, SourceUnavailable
from tools.kit.sources import Secret
from tools.sources.strava_limits import StravaLimits

with warnings.catch_warnings():
    # At import stravalib changes the warnings of the whole process and sends them to the log: both undone.
    from stravalib import Client, exc
    from stravalib.protocol import ApiV3

    logging.captureWarnings(False)

STRAVA = "https://www.strava.com"
PAGE = 200  # the most Strava gives at once
_TIMEOUT_S = (10.0, 60.0)  # to connect, between two pieces of an answer: our design choice [D]

CONNECT_AGAIN = "Strava does not let us in any more. Open Connections and connect Strava again."
INACTIVE = (
    "Strava has switched this application off: since June 2026 whoever owns it needs a Strava subscription. "
    "Subscribe with the account that owns it and switch it on again at strava.com/settings/api; or drop your "
    "Strava archive here, which needs neither."
)
NOT_ALLOWED = (
    "Strava does not allow us to read your activities. Open Connections, connect Strava again and leave the "
    "boxes for your activities ticked."
)
WRONG_APPLICATION = (
    "Strava does not know this application. Check STRAVA_CLIENT_ID and STRAVA_CLIENT_SECRET against "
    "strava.com/settings/api."
)
SILENT = "Strava does not answer. There is nothing to do: the next sync tries again."
NONSENSE = "Strava answered with something I cannot read. There is nothing to do: the next sync tries again."


class ConsentGone(SourceRefused):
    """Strava takes neither token: the athlete withdrew their consent, or has to give it again."""


class TokenRefused(ConsentGone):
    """Strava does not take the access token: it may have been renewed elsewhere meanwhile."""


class NotThere(SourceUnavailable):
    """Strava has nothing at this address."""


class _Protocol(ApiV3):
    """Without what stravalib reads from the environment: there it would renew tokens behind our back."""

    def _check_credentials(self) -> None:
        self.client_id = self.client_secret = None


class _Road(HTTPAdapter):
    """The way to Strava, or to what stands in for it at another address; nothing takes for ever."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        """Send a request to where Strava is."""
        options["timeout"] = options.get("timeout") or _TIMEOUT_S
        if request.url and self._base_url != STRAVA:
            request.url = self._base_url + request.url.removeprefix(STRAVA)
            options["proxies"] = {}
        return super().send(request, *args, **options)


class _Client(Client):
    """stravalib's client on our protocol; its own constructor would make another one first, and warn."""

    def __init__(self, session: requests.Session, limits: StravaLimits) -> None:
        self.log = logging.getLogger(__name__)
        self.protocol = _Protocol(requests_session=session, rate_limiter=limits.observe)


@dataclass(frozen=True, slots=True)
class Application:
    """Paceline as Strava knows it. The secret is in no text made of this."""

    client_id: int
    client_secret: str = field(repr=False)


def application(client_id: str, client_secret: str) -> Application:
    """Return an application as stravalib takes it; raise SettingsError where its id is no number."""
    if not client_id.strip().isdecimal():
        raise SettingsError("STRAVA_CLIENT_ID is not a number. Copy it from strava.com/settings/api.")
    return Application(int(client_id), client_secret)


class StravaClient:
    """Strava's API. Its methods block, and are for one thread at a time.

    All raise SourceRefused, SourceBusy or SourceUnavailable; `TokenRefused` where the token is at fault.
    """

    def __init__(self, base_url: str, limits: StravaLimits) -> None:
        self._limits = limits
        self._session = requests.Session()
        self._session.mount(f"{STRAVA}/", _Road(base_url))
        self._strava = _Client(self._session, limits)

    def close(self) -> None:
        """Let go of connections."""
        self._session.close()

    def page(self, token: str, number: int, after: int | None) -> list[dict[str, Any]]:
        """Return a page of the list of activities, 200 at most; `after` in seconds of Unix time."""
        with self._asking(token):
            found = self._strava.protocol.get("/athlete/activities", page=number, per_page=PAGE, after=after)
        if not isinstance(found, list):
            raise SourceUnavailable(NONSENSE)
        return [entry for entry in found if isinstance(entry, dict)]

    def streams(self, token: str, source_id: str, types: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """Return the records of an activity by kind; nothing where there are none."""
        try:
            with self._asking(token):
                found = self._strava.get_activity_streams(int(source_id), types=list(types))
        except NotThere:
            return {}
        return {kind: stream.data for kind, stream in found.items() if stream.data}

    def is_there(self, token: str, source_id: str) -> bool:
        """Say whether the athlete still has an activity."""
        try:
            with self._asking(token):
                self._strava.protocol.get(f"/activities/{int(source_id)}")
        except NotThere:
            return False
        return True

    def visit(self, token: str) -> None:
        """Ask who the athlete is, only to see whether the token opens anything."""
        with self._asking(token):
            self._strava.protocol.get("/athlete")

    def renew(self, ours: Application, refresh_token: str) -> Secret:
        """Return new tokens; the refresh token given is dead from now on."""
        with _our_errors(self._limits, token_request=True):
            return _secret(
                self._strava.protocol.refresh_access_token(ours.client_id, ours.client_secret, refresh_token)
            )

    def exchange(self, ours: Application, code: str) -> tuple[Secret, dict[str, Any]]:
        """Return the tokens of a consent, and what Strava says of the athlete."""
        with _our_errors(self._limits, token_request=True):
            tokens, athlete = self._strava.protocol.exchange_code_for_token(
                ours.client_id, ours.client_secret, code, return_athlete=True
            )
            return _secret(tokens), athlete or {}

    def deauthorize(self, token: str) -> None:
        """Withdraw the consent: every token of it is dead from now on."""
        self._strava.access_token = token
        with _our_errors(self._limits):
            self._strava.deauthorize()

    def subscribe(self, ours: Application, callback_url: str, verify_token: str) -> None:
        """Ask for hints about changes; Strava asks back at the address before it answers."""
        with _our_errors(self._limits):
            self._strava.create_subscription(ours.client_id, ours.client_secret, callback_url, verify_token)

    @contextmanager
    def _asking(self, token: str) -> Iterator[None]:
        self._limits.take()
        self._strava.access_token = token
        with _our_errors(self._limits):
            yield


def _secret(tokens: Mapping[str, Any]) -> Secret:
    names = ("access_token", "refresh_token", "expires_at")
    return {name: str(tokens[name]) for name in names}


@contextmanager
def _our_errors(limits: StravaLimits, *, token_request: bool = False) -> Iterator[None]:
    """Turn what can go wrong into a sentence. The cause is dropped: it holds the request with its secrets."""
    try:
        yield
    except exc.Fault as fault:
        raise _of_fault(fault, limits, token_request) from None
    except requests.exceptions.JSONDecodeError:
        raise SourceUnavailable(NONSENSE) from None
    except requests.RequestException:
        raise SourceUnavailable(SILENT) from None
    except (ValidationError, KeyError, TypeError, AttributeError):
        raise SourceUnavailable(NONSENSE) from None


def _of_fault(fault: exc.Fault, limits: StravaLimits, token_request: bool) -> SourceError:
    status = fault.response.status_code if fault.response is not None else 500
    if isinstance(fault, exc.ApplicationInactive):
        return SourceRefused(INACTIVE)
    if status == 429:
        return limits.refused()
    if token_request and status in (400, 401):
        unknown = "'Application'" in str(fault)
        return SourceRefused(WRONG_APPLICATION) if unknown else ConsentGone(CONNECT_AGAIN)
    said: dict[int, SourceError] = {
        401: TokenRefused(CONNECT_AGAIN),
        403: SourceRefused(NOT_ALLOWED),
        404: NotThere("Strava does not have this activity (any more)."),
    }
    return said.get(status) or SourceUnavailable(SILENT if status >= 500 else NONSENSE)
