"""One athlete's line to Garmin: two calls at a time, tokens renewed under the secret's lock, errors told."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

import requests

from tools.kit.errors import SourceError, SourceRefused
from tools.kit.sources import Secret, SecretKeeper
from tools.sources.garmin_client import (
    GarthException,
    HouseClient,
    PersonalClient,
    SessionClient,
    status_of,
)
from tools.sources.service_answers import Service

T = TypeVar("T")
Params = Mapping[str, str | int]

KEY_REFUSED = (
    "Garmin does not accept this key: it may have expired or been withdrawn. Make a new one in Garmin "
    "Connect on the web (Settings, Personal API) and connect Garmin again."
)
SESSION_REFUSED = (
    "Garmin does not accept this session any more. Make a Personal API key in Garmin Connect on the web "
    "(Settings, Personal API) and connect Garmin again with it."
)
_AT_ONCE = 2  # Garmin answers more parallel requests with 429
_NOTHING = frozenset({204, 400, 403, 404, 406})


class Credential(Protocol):
    """A kind of connection: how its client is made from the secret and what of it is kept."""

    service: Service

    def client(self) -> HouseClient:
        """Return the client, without its token yet."""
        ...

    def take(self, secret: Secret) -> None:
        """Use the token of a secret that somebody else renewed."""
        ...

    def renewed(self, secret: Secret) -> Secret:
        """Return the secret with the client's token."""
        ...


class KeyCredential:
    """A Personal API key with the token it was last exchanged for."""

    service = Service("Garmin", KEY_REFUSED)

    def __init__(self, base_url: str, secret: Secret) -> None:
        self._client = PersonalClient(base_url)
        self.take(secret)

    def client(self) -> HouseClient:
        """Return the client."""
        return self._client

    def take(self, secret: Secret) -> None:
        """Use a secret's key and token; raise SourceRefused where it holds none."""
        if not secret.get("api_key"):
            raise SourceRefused(KEY_REFUSED)
        self._client.api_key = secret["api_key"]
        self._client.take_token(secret.get("token", ""), _seconds(secret.get("token_expires_at")))

    def renewed(self, secret: Secret) -> Secret:
        """Return the secret with the token at hand."""
        ends = str(int(self._client.token_expires_at))
        return secret | {"token": self._client.bearer, "token_expires_at": ends}


class SessionCredential:
    """A saved garth session."""

    service = Service("Garmin", SESSION_REFUSED)

    def __init__(self, base_url: str, login_url: str | None, secret: Secret) -> None:
        self._client = SessionClient(base_url, login_url)
        self.take(secret)

    def client(self) -> HouseClient:
        """Return the client."""
        return self._client

    def take(self, secret: Secret) -> None:
        """Resume a secret's session; raise SourceRefused where it holds none."""
        try:
            self._client.resume(secret.get("session", ""))
        except ValueError:
            raise SourceRefused(SESSION_REFUSED) from None

    def renewed(self, secret: Secret) -> Secret:
        """Return the secret with the session as it is now."""
        return secret | {"session": self._client.dumps()}


class GarminLine:
    """Calls Garmin for one athlete."""

    def __init__(self, keeper: SecretKeeper, credential: Credential) -> None:
        self._keeper = keeper
        self._credential = credential
        self._client = credential.client()
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._renewing = asyncio.Lock()

    @property
    def service(self) -> Service:
        """Which service speaks, with its words for refusals."""
        return self._credential.service

    async def answer(self, path: str, params: Params) -> object:
        """Return the JSON of a path, None where Garmin has nothing there; raise SourceError."""
        return await self._call(lambda: _json(self._client, path, params))

    async def optional(self, path: str, params: Params) -> object:
        """Return the JSON of a path, None also where this account or key may not read it."""
        return await self._call(lambda: _json(self._client, path, params), nothing=_NOTHING)

    async def file(self, path: str) -> bytes:
        """Return the bytes of a file, none where Garmin keeps none; raise SourceError."""
        return await self._call(lambda: self._client.download(path), nothing=frozenset({404})) or b""

    async def close(self) -> None:
        """Let go of connections."""
        await asyncio.to_thread(self._client.sess.close)

    async def _call(self, call: Callable[[], T], nothing: frozenset[int] = frozenset()) -> T | None:
        """Make a call; one whose token is refused is made once more with a fresh one."""
        refused: str | None = None
        async with self._free:
            while True:
                await self._renew(refused)
                used = self._client.bearer
                try:
                    return await asyncio.to_thread(call)
                except (GarthException, requests.RequestException, ValueError) as error:
                    status = (status_of(error) or (None, None))[0]
                    failure = source_error(error, self.service)
                if status in nothing:
                    return None
                if status != 401 or refused is not None:
                    raise failure
                refused = used

    async def _renew(self, refused: str | None) -> None:
        """Renew a token that ends soon or was refused: under the lock, and only if nobody else has."""
        async with self._renewing:
            if self._fresh(refused):
                return
            async with self._keeper.lease() as lease:
                self._credential.take(lease.secret)
                if not self._fresh(refused):
                    await renew(self._client, self.service)
                    await lease.keep(self._credential.renewed(lease.secret))

    def _fresh(self, refused: str | None) -> bool:
        return not self._client.stale() and self._client.bearer != refused


async def renew(client: HouseClient, service: Service) -> None:
    """Get a client a new token; raise SourceError."""
    try:
        await asyncio.to_thread(client.refresh_oauth2)
    except (GarthException, requests.RequestException, ValueError, TypeError, LookupError) as error:
        raise source_error(error, service) from None


def source_error(error: Exception, service: Service) -> SourceError:
    """Return what garth or requests raised as an athlete reads it; nothing of the original is in it."""
    told = status_of(error)
    if told is not None:
        return service.failure(*told)
    if isinstance(error, requests.JSONDecodeError):
        return service.nonsense()
    return service.silent() if isinstance(error, requests.RequestException) else service.nonsense()


def _json(client: HouseClient, path: str, params: Params) -> object:
    answer = client.get("connectapi", path, api=True, params=dict(params))
    if answer.status_code == 204 or not answer.content.strip():
        return None
    told: object = answer.json()
    return told


def _seconds(text: str | None) -> float:
    try:
        return float(text or 0.0)
    except ValueError:
        return 0.0
