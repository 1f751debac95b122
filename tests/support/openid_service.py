"""An OpenID Connect provider over HTTP: its codes, its keys, and what a careful one checks."""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlencode

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.support.stand_in import Answer, Asked, StandIn, as_json, served

CLIENT_ID = "paceline-at-home"
CLIENT_SECRET = "a-client-secret-nobody-should-read"
ADA: dict[str, Any] = {"sub": "ada-1815", "email": "ada@example.org", "email_verified": True, "name": "Ada"}


class OpenIdService(StandIn):
    """A provider where `person` is signed in already and always agrees.

    `claims` are written over those of the next id tokens (None leaves one out), `metadata` over what
    discovery says; `algorithm` "none" and "HS256" sign as only forgers do.
    """

    def __init__(self) -> None:
        super().__init__()
        self.person: dict[str, Any] = dict(ADA)
        self.claims: dict[str, Any] = {}
        self.metadata: dict[str, Any] = {}
        self.algorithm = "RS256"
        self.declines = False
        self.is_public = False  # whether its client has no secret
        self.in_userinfo = False  # whether the address comes there alone
        self.codes: dict[str, dict[str, str]] = {}
        self.keys = [_key("first")]
        self.signing = self.keys[0]
        self.userinfo_sub: str | None = None

    def change_keys(self) -> None:
        """Sign with a new key from now on, the old one gone."""
        self.keys = [_key(secrets.token_hex(4))]
        self.signing = self.keys[0]

    def answer(self, asked: Asked) -> Answer:
        match asked.path:
            case "/.well-known/openid-configuration":
                return as_json(self._discovery())
            case "/jwks":
                return as_json({"keys": [key.as_dict(private=False) for key in self.keys]})
            case "/authorize":
                return self._authorize(asked.query)
            case "/token":
                return self._token(asked)
            case "/userinfo":
                return as_json({**self.person, "sub": self.userinfo_sub or self.person["sub"]})
        return as_json({"error": "not_found"}, 404)

    def _discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/jwks",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        } | self.metadata

    def _authorize(self, query: dict[str, str]) -> Answer:
        wanted = {"response_type": "code", "client_id": CLIENT_ID, "code_challenge_method": "S256"}
        if any(query.get(name) != value for name, value in wanted.items()) or not query.get("nonce"):
            return as_json({"error": "invalid_request", "asked": query}, 400)
        back = {"state": query["state"], "iss": self.url}
        if self.declines:
            back |= {"error": "access_denied"}
        else:
            back["code"] = secrets.token_urlsafe(12)
            self.codes[back["code"]] = query
        return Answer(302, b"", {"Location": f"{query['redirect_uri']}?{urlencode(back)}"})

    def _token(self, asked: Asked) -> Answer:
        form = {name: values[-1] for name, values in parse_qs(asked.body.decode()).items()}
        basic = "Basic " + base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        if self.is_public:
            known = form.get("client_id") == CLIENT_ID and "authorization" not in asked.headers
        else:
            known = asked.headers.get("authorization") == basic
        if not known:
            return as_json({"error": "invalid_client"}, 401)
        begun = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = _base64(digest)
        if (
            begun is None
            or begun["code_challenge"] != challenge
            or begun["redirect_uri"] != form.get("redirect_uri")
        ):
            return as_json({"error": "invalid_grant"}, 400)
        token = {"access_token": secrets.token_urlsafe(12), "token_type": "Bearer", "expires_in": 300}
        return as_json(token | {"id_token": self._id_token(begun["nonce"])})

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        about = {"sub": self.person["sub"]} if self.in_userinfo else self.person
        claims = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce, **about}
        claims = {name: value for name, value in (claims | self.claims).items() if value is not None}
        if self.algorithm == "none":
            parts = ({"alg": "none"}, claims)
            return ".".join(_written(part) for part in parts) + "."
        if self.algorithm == "HS256":  # the provider's public key taken for a shared secret
            body = ".".join(_written(part) for part in ({"alg": "HS256", "kid": self.keys[0].kid}, claims))
            public = self.keys[0].as_pem(private=False)
            return f"{body}.{_base64(hmac.digest(public, body.encode(), 'sha256'))}"
        return jwt.encode({"alg": "RS256", "kid": self.signing.kid}, claims, self.signing)


def _key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


def _written(part: dict[str, Any]) -> str:
    return _base64(json.dumps(part).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@contextmanager
def openid_service() -> Iterator[OpenIdService]:
    """Serve a provider until the block ends."""
    with served(OpenIdService()) as service:
        yield service
