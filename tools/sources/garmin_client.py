"""garth as this house uses it: one client per athlete, blocking calls, no environment and no retries.

Only modules that are loaded late import this one: garth takes time to load and warns that it is deprecated.
"""

import base64
import json
import logging
import time
import warnings
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from typing_extensions import override

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import garth
    from garth import sso
    from garth.auth_tokens import OAuth1Token, OAuth2Token
    from garth.exc import GarthException, GarthHTTPError

__all__ = ["GarthException", "HouseClient", "PersonalClient", "SessionClient", "sso", "status_of"]

PERSONAL_HOST = "personal.connectapi.garmin.com"
KEY_EXCHANGE = "/personalapitoken-service/personal-api/personal-api-key/token"
ZIP = "application/x-zip-compressed"  # anything else is answered with 406
TOKEN_MARGIN_S = 3600.0  # a token is exchanged again when it has less than an hour left
TOKEN_LIFE_S = 86_400.0  # of a token that does not say when it ends
SESSION_MARGIN_S = 300.0
MOST_BYTES = 100_000_000
_TIMEOUT_S = 20
_DOMAINS = ("garmin.com", "garmin.cn")
_CHUNK = 1 << 16
# A stand-in for Garmin checks no signatures, so nothing is fetched to make them.
_STAND_IN_CONSUMER = {"consumer_key": "stand-in", "consumer_secret": "stand-in"}

# These write tokens, tickets and signatures into their debug lines.
for _talkative in ("urllib3", "requests_oauthlib", "oauthlib"):
    logging.getLogger(_talkative).setLevel(logging.ERROR)


class _Addresses(HTTPAdapter):
    """Sends each request once, to the address of a stand-in where one is set for its host."""

    def __init__(self, base_url: str, login_url: str | None) -> None:
        self._base_url = base_url
        self._login_url = login_url
        super().__init__(max_retries=0)

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        """Send a request; the answer says where it really came from."""
        asked = urlsplit(request.url or "")
        there = self._base_url if asked.hostname == PERSONAL_HOST else self._login_url
        if there is not None:
            base = urlsplit(there)
            request = request.copy()
            request.url = urlunsplit((base.scheme, base.netloc, asked.path, asked.query, ""))
        return super().send(request, *args, **options)


class HouseClient(garth.Client):
    """garth's client without what it shares: no session from the environment, headers copied for each call,
    answers returned and not read back from a field two threads write, no retries behind our back."""

    timeout = _TIMEOUT_S
    retries = 0

    def __init__(self, base_url: str, login_url: str | None = None) -> None:
        super().__init__(telemetry_enabled=False)
        self._addresses = _Addresses(base_url, login_url)
        self._login_url = login_url
        self.reach()

    def reach(self) -> None:
        """Use our addresses: garth mounts its own again whenever it is configured."""
        self.sess.mount("https://", self._addresses)

    def _auto_resume(self) -> None:
        """Take no session from GARTH_HOME or GARTH_TOKEN: it would be somebody else's."""

    @property
    def bearer(self) -> str:
        """The token as it stands, empty where there is none."""
        return self.oauth2_token.access_token if isinstance(self.oauth2_token, OAuth2Token) else ""

    def stale(self) -> bool:
        """Say whether the token has to be renewed before the next call."""
        raise NotImplementedError

    def refresh_oauth2(self) -> None:
        """Get a new token. Nobody does so in passing: who holds the secret's lock asks for it."""
        raise NotImplementedError

    @override
    def request(
        self,
        method: str,
        subdomain: str,
        path: str,
        /,
        api: bool = False,
        referrer: str | bool = False,
        headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> requests.Response:
        """Send one request; raise GarthHTTPError for an answer that is an error."""
        sent = dict(headers or {})
        previous = getattr(self, "last_resp", None)
        if referrer is True and previous is not None:
            sent["referer"] = previous.url
        if api:
            sent["Authorization"] = str(self._token())
        options.setdefault("timeout", self.timeout)
        answer = self.sess.request(
            method, f"https://{subdomain}.{self.domain}{path}", headers=sent, **options
        )
        answer.request.body = None  # a password is in it, and garth keeps the answer
        self.last_resp = answer  # garth's login reads it there
        try:
            answer.raise_for_status()
        except requests.HTTPError as error:
            answer.close()
            raise GarthHTTPError(msg="Error in request", error=error) from None
        return answer

    def download(self, path: str, **options: Any) -> bytes:
        """Return the bytes of a file; raise ValueError above what any activity has."""
        answer = self.get("connectapi", path, api=True, headers={"Accept": ZIP}, stream=True, **options)
        with answer:
            content = bytearray()
            for piece in answer.iter_content(_CHUNK):
                content += piece
                if len(content) > MOST_BYTES:
                    raise ValueError("the answer is too large")
        return bytes(content)

    def _token(self) -> OAuth2Token:
        if not isinstance(self.oauth2_token, OAuth2Token):
            raise GarthException(msg="no token")
        return self.oauth2_token


class PersonalClient(HouseClient):
    """The Connect Personal API: a key made by the athlete, exchanged for tokens of a day."""

    def __init__(self, base_url: str, api_key: str = "") -> None:
        super().__init__(base_url)
        self.api_key = api_key
        self._margin_s = TOKEN_MARGIN_S

    def take_token(self, token: str, expires_at: float) -> None:
        """Use a token of an earlier exchange that ends at `expires_at`, in seconds since 1970."""
        self.oauth2_token = _bearer(token, expires_at) if token else None

    @property
    def token_expires_at(self) -> float:
        """When the token ends, in seconds since 1970."""
        return float(self.oauth2_token.expires_at) if isinstance(self.oauth2_token, OAuth2Token) else 0.0

    def stale(self) -> bool:
        """Say whether less than an hour is left; of a token that lives shorter, less than its half."""
        return self.token_expires_at - time.time() < self._margin_s

    @override
    def request(
        self,
        method: str,
        subdomain: str,
        path: str,
        /,
        api: bool = False,
        referrer: str | bool = False,
        headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> requests.Response:
        """Send one request to the Personal API in place of Connect's own."""
        host = f"personal.{subdomain}" if subdomain == "connectapi" else subdomain
        sent = {"Accept": "application/json", **(headers or {})}
        return super().request(method, host, path, api=api, referrer=referrer, headers=sent, **options)

    def refresh_oauth2(self) -> None:
        """Exchange the key for a token of 24 hours; raise GarthException where the answer is none."""
        sent = {"Authorization": f"ApiKey {self.api_key}", "Accept": "*/*"}
        answer = self.request("POST", "connectapi", KEY_EXCHANGE, headers=sent)
        token = answer.text.strip().strip('"')
        if token.count(".") != 2 or not token.isascii() or any(letter.isspace() for letter in token):
            raise GarthException(msg="the key exchange did not answer with a token")
        self.oauth2_token = _bearer(token, _ends_at(token))
        self._margin_s = min(TOKEN_MARGIN_S, (self.token_expires_at - time.time()) / 2)


class SessionClient(HouseClient):
    """A saved garth session; its OAuth1 token buys new OAuth2 tokens for about a year."""

    def resume(self, session: str) -> None:
        """Take up a session as `garth.client.dumps()` writes it; raise ValueError for anything else."""
        try:
            tokens = json.loads(base64.b64decode(session, validate=True))
            oauth1, oauth2 = OAuth1Token(**tokens[0]), OAuth2Token(**tokens[1])
        except (ValueError, TypeError, LookupError):
            raise ValueError("this is no session") from None
        if (oauth1.domain or self.domain) not in _DOMAINS:
            raise ValueError("this is a session of another service")
        self.configure(oauth1_token=oauth1, oauth2_token=oauth2, domain=oauth1.domain)
        self.reach()

    def stale(self) -> bool:
        """Say whether less than five minutes are left."""
        told = self.oauth2_token
        return not isinstance(told, OAuth2Token) or told.expires_at - time.time() < SESSION_MARGIN_S

    def refresh_oauth2(self) -> None:
        """Buy a new OAuth2 token."""
        self.know_consumer()
        if not isinstance(self.oauth1_token, OAuth1Token):
            raise GarthException(msg="no session")
        self.oauth2_token = sso.exchange(self.oauth1_token, self)

    @property
    def ends_on(self) -> date | None:
        """The day a new login is needed, where the session says so: when its second factor ends."""
        told = self.oauth1_token
        ends = told.mfa_expiration_timestamp if isinstance(told, OAuth1Token) else None
        return None if ends is None else ends.date()

    def know_consumer(self) -> None:
        """Let garth know whose signatures it makes, with a timeout of ours."""
        if self._login_url is not None:
            sso.OAUTH_CONSUMER = dict(_STAND_IN_CONSUMER)
        elif not sso.OAUTH_CONSUMER:
            answer = requests.get(sso.OAUTH_CONSUMER_URL, timeout=_TIMEOUT_S)
            answer.raise_for_status()
            told = answer.json()
            sso.OAUTH_CONSUMER = {name: str(told[name]) for name in ("consumer_key", "consumer_secret")}


def status_of(error: Exception) -> tuple[int, str | None] | None:
    """Return (HTTP status, Retry-After) of what garth or requests raised, None where there was no answer."""
    inner = error.error if isinstance(error, GarthHTTPError) else error
    answer = inner.response if isinstance(inner, requests.RequestException) else None
    return None if answer is None else (answer.status_code, answer.headers.get("Retry-After"))


def _bearer(token: str, expires_at: float) -> OAuth2Token:
    """Return a token as garth holds one; there is nothing to refresh it with but the key."""
    return OAuth2Token("", "", "Bearer", token, "", int(TOKEN_LIFE_S), int(expires_at), 0, 0)


def _ends_at(token: str) -> float:
    """Return when a JWT ends in seconds since 1970: its `exp`, else a day from now. It is not verified."""
    payload = token.split(".")[1]
    try:
        return float(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["exp"])
    except (ValueError, TypeError, LookupError):
        return time.time() + TOKEN_LIFE_S
