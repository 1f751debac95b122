"""Signing in with an OpenID Connect provider: the way there and back, and who it says that was.

Authorization code with PKCE (RFC 7636) and nonce; the id token's signature and claims are checked by OpenID
Connect Core 1.0, section 3.1.3.7, the answer's issuer by RFC 9207.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from tools.domain.activity_summary import LONGEST_NAME
from tools.domain.others_words import others_words
from tools.kit.errors import SettingsError, SourceError, SourceRefused
from tools.sources.service_answers import Service
from tools.sources.vouching import Vouched

SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only the provider can make, whatever it or somebody in its name announces."""
KNOWN_FOR_S = 3600.0
"""Seconds after which what a provider says of itself is asked for again. Our design choice [D]."""
TIMEOUT_S = 10.0
LEEWAY_S = 60
"""How far the provider's clock may be from ours. Our design choice [D]."""
LONGEST_SUBJECT = 255  # by OpenID Connect Core, section 2
LONGEST_EMAIL = 254
SCOPES = "openid email profile"
DECLINED = "You are not signed in: {name} says that was declined. Try again if that was a mistake."
NOT_BELIEVED = "What {name} says cannot be believed, so you are not signed in. Try again."


@dataclass(slots=True)
class OpenIdProvider:
    """One provider, asked only while somebody signs in with it; `issuer` has no slash at its end."""

    issuer: str
    client_id: str
    client_secret: str | None = field(repr=False)
    name: str
    _metadata: dict[str, Any] = field(default_factory=dict)
    _keys: dict[str, Any] = field(default_factory=dict)
    _known_at_s: float = 0.0

    async def address(self, way_back: str, state: str, nonce: str, verifier: str) -> str:
        """Return where the browser goes to sign in; raise SourceUnavailable, SettingsError."""
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": way_back,
            "scope": SCOPES,
            "state": state,
            "nonce": nonce,
            "code_challenge": create_s256_code_challenge(verifier),
            "code_challenge_method": "S256",
        }
        begins = str((await self._about())["authorization_endpoint"])
        return f"{begins}{'&' if '?' in begins else '?'}{urlencode(asked)}"

    async def who(self, query: Mapping[str, str], way_back: str, nonce: str, verifier: str) -> Vouched:
        """Return who came back; raise SourceRefused, SourceUnavailable, SettingsError.

        That the query's state is ours has been checked before.
        """
        about = await self._about()
        if query.get("error") or not query.get("code"):
            raise SourceRefused(DECLINED.format(name=self.name))
        if query.get("iss", about["issuer"]) != about["issuer"]:
            raise self._not_believed()
        form = {
            "grant_type": "authorization_code",
            "code": query["code"],
            "redirect_uri": way_back,
            "code_verifier": verifier,
        }
        token = await self._token(about, form)
        claims = await self._claims(about, token, nonce)
        if "email" not in claims and about.get("userinfo_endpoint"):
            claims = await self._with_userinfo(about, str(token.get("access_token", "")), claims)
        return _vouched(self.issuer, claims)

    async def _token(self, about: Mapping[str, Any], form: dict[str, str]) -> dict[str, Any]:
        """Exchange the code; a provider that does not take it says so in its own shape."""
        methods = about.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        secret = self.client_secret
        proof = (self.client_id, secret) if secret and "client_secret_basic" in methods else None
        if not proof:
            form |= {"client_id": self.client_id} | ({"client_secret": secret} if secret else {})
        answer = await self._send("POST", about["token_endpoint"], data=form, auth=proof)
        told = self._read_json(answer)
        if told.get("error") in ("invalid_client", "unauthorized_client"):
            raise SettingsError(
                f"{self.name} does not know this Paceline. Check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET."
            )
        if 400 <= answer.status_code < 500 and answer.status_code != 429:
            raise self._not_believed()
        self._must_be_fine(answer)
        return told

    async def _claims(self, about: Mapping[str, Any], token: Mapping[str, Any], nonce: str) -> dict[str, Any]:
        """Return what the id token says, once its signature and every claim that must hold are checked."""
        from authlib.oidc.core import CodeIDToken
        from joserfc.errors import JoseError

        must = {
            "iss": {"essential": True, "value": about["issuer"]},
            "aud": {"essential": True, "value": self.client_id},
            "nonce": {"essential": True, "value": nonce},
        }
        known = {"nonce": nonce, "client_id": self.client_id, "access_token": token.get("access_token")}
        try:
            read = await self._read(about, str(token.get("id_token", "")))
            claims = CodeIDToken(read.claims, read.header, must, known)
            claims.validate(leeway=LEEWAY_S)
        except (JoseError, ValueError) as doubt:
            raise self._not_believed() from doubt
        return dict(claims)

    async def _read(self, about: Mapping[str, Any], id_token: str) -> Any:
        """Read an id token with the provider's keys; with new ones where it was signed by one unknown."""
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError
        from joserfc.jwk import KeySet

        if not self._keys:
            self._keys = await self._get(about["jwks_uri"])
        for attempt in range(2):
            try:
                keys = KeySet.import_key_set(self._keys)  # type: ignore[arg-type]
                return jwt.decode(id_token, keys, algorithms=list(SIGNATURES))
            except InvalidKeyIdError:
                if attempt:
                    raise
                self._keys = await self._get(about["jwks_uri"])
        raise AssertionError("The second attempt returns or raises.")

    async def _with_userinfo(
        self, about: Mapping[str, Any], access_token: str, claims: dict[str, Any]
    ) -> dict[str, Any]:
        """Add what the provider tells only when asked, where it is about the same person."""
        bearer = {"Authorization": f"Bearer {access_token}"}
        try:
            told = self._read_json(await self._send("GET", about["userinfo_endpoint"], headers=bearer))
        except SourceError:
            return claims
        return told | claims if told.get("sub") == claims["sub"] else claims

    async def _about(self) -> dict[str, Any]:
        """Return what the provider says of itself; raise SettingsError where that is not this issuer."""
        if self._metadata and time.monotonic() - self._known_at_s < KNOWN_FOR_S:
            return self._metadata
        about = await self._get(f"{self.issuer}/.well-known/openid-configuration")
        needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if str(about.get("issuer", "")).rstrip("/") != self.issuer:
            raise SettingsError(f"OIDC_ISSUER leads to a provider that calls itself {about.get('issuer')!r}.")
        schemes = {"https", urlsplit(self.issuer).scheme}
        if any(urlsplit(str(about.get(name, ""))).scheme not in schemes for name in needed):
            raise self._service.nonsense()
        self._metadata, self._keys, self._known_at_s = about, {}, time.monotonic()
        return about

    async def _get(self, address: str) -> dict[str, Any]:
        answer = await self._send("GET", address)
        self._must_be_fine(answer)
        return self._read_json(answer)

    async def _send(self, method: str, address: str, **asked: Any) -> httpx.Response:
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT_S) as client:
                return await client.request(method, address, **asked)
        except httpx.HTTPError as failure:
            raise self._service.silent() from failure

    def _must_be_fine(self, answer: httpx.Response) -> None:
        if not answer.is_success:
            raise self._service.failure(answer.status_code, answer.headers.get("Retry-After"))

    def _read_json(self, answer: httpx.Response) -> dict[str, Any]:
        try:
            told = answer.json()
        except ValueError as nonsense:
            raise self._service.nonsense() from nonsense
        if not isinstance(told, dict):
            raise self._service.nonsense()
        return told

    @property
    def _service(self) -> Service:
        return Service(self.name[:1].upper() + self.name[1:], NOT_BELIEVED.format(name=self.name))

    def _not_believed(self) -> SourceRefused:
        return SourceRefused(NOT_BELIEVED.format(name=self.name))


def _vouched(issuer: str, claims: Mapping[str, Any]) -> Vouched:
    """Return who the claims are about; the address only where the provider has verified it."""
    email = claims.get("email")
    verified = claims.get("email_verified") in (True, "true") and isinstance(email, str)
    fits = verified and "@" in str(email) and len(str(email)) <= LONGEST_EMAIL
    return Vouched(
        issuer=issuer,
        subject=str(claims["sub"])[: LONGEST_SUBJECT + 1],
        email=str(email).strip() if fits else None,
        name=others_words(str(claims.get("name") or ""), LONGEST_NAME) or "",
    )
