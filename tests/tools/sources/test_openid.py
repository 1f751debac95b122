"""Who a provider says somebody is, and every way in which that is not believed."""

import base64
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey

from tests.support.openid_service import ADA, CLIENT_ID, CLIENT_SECRET, OpenIdService, openid_service
from tools.kit.errors import SettingsError, SourceError, SourceRefused
from tools.sources.openid import OpenIdProvider
from tools.sources.vouching import Vouched

WAY_BACK = "http://localhost:8000/sign-in/oidc/callback"
NONCE, VERIFIER, STATE = "n" * 43, "v" * 64, "s" * 43


@pytest.fixture
def service() -> Iterator[OpenIdService]:
    with openid_service() as opened:
        yield opened


@pytest.fixture
def provider(service: OpenIdService) -> OpenIdProvider:
    return OpenIdProvider(service.url, CLIENT_ID, CLIENT_SECRET, "the club")


async def there(provider: OpenIdProvider) -> dict[str, str]:
    """Go where the provider is and come back with what it answers."""
    address = await provider.address(WAY_BACK, STATE, NONCE, VERIFIER)
    async with httpx.AsyncClient() as browser:
        answer = await browser.get(address)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["location"])
    assert f"{back.scheme}://{back.netloc}{back.path}" == WAY_BACK
    return {name: values[-1] for name, values in parse_qs(back.query).items()}


async def there_and_back(provider: OpenIdProvider, **other: str) -> Vouched:
    query = await there(provider)
    about: dict[str, Any] = {"way_back": WAY_BACK, "nonce": NONCE, "verifier": VERIFIER} | other
    return await provider.who(query, **about)


async def test_a_person_is_known_by_issuer_and_subject(
    provider: OpenIdProvider, service: OpenIdService
) -> None:
    assert await there_and_back(provider) == Vouched(service.url, ADA["sub"], ADA["email"], ADA["name"])


async def test_an_address_nobody_verified_is_no_address(
    provider: OpenIdProvider, service: OpenIdService
) -> None:
    service.person["email_verified"] = False
    assert (await there_and_back(provider)).email is None
    del service.person["email_verified"]
    assert (await there_and_back(provider)).email is None


async def test_what_is_told_only_when_asked_is_asked_for(
    provider: OpenIdProvider, service: OpenIdService
) -> None:
    service.in_userinfo = True
    assert (await there_and_back(provider)).email == ADA["email"]
    service.userinfo_sub = "somebody else"
    assert (await there_and_back(provider)).email is None


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://another.example"},
        {"aud": "another-client"},
        {"aud": [CLIENT_ID, "another"], "azp": "another"},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"nonce": "of-another-browser"},
        {"nonce": None},
        {"nbf": int(time.time()) + 3600},
        {"at_hash": "bm90IHRoZSBoYXNo"},
    ],
)
async def test_a_claim_that_does_not_hold_is_not_believed(
    provider: OpenIdProvider, service: OpenIdService, claims: dict[str, Any]
) -> None:
    service.claims = claims
    with pytest.raises(SourceRefused, match="cannot be believed"):
        await there_and_back(provider)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
async def test_only_the_provider_can_sign(
    provider: OpenIdProvider, service: OpenIdService, algorithm: str
) -> None:
    service.algorithm = algorithm
    service.metadata = {"id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
    with pytest.raises(SourceRefused, match="cannot be believed"):
        await there_and_back(provider)


async def test_anothers_key_of_the_same_name_signs_nothing(
    provider: OpenIdProvider, service: OpenIdService
) -> None:
    service.signing = RSAKey.generate_key(2048, {"kid": str(service.keys[0].kid)})
    with pytest.raises(SourceRefused, match="cannot be believed"):
        await there_and_back(provider)


async def test_new_keys_are_fetched_when_they_are_used(
    provider: OpenIdProvider, service: OpenIdService
) -> None:
    await there_and_back(provider)
    service.change_keys()
    assert (await there_and_back(provider)).subject == ADA["sub"]
    assert len(service.paths("/jwks")) == 2
    assert len(service.paths("openid-configuration")) == 1


@pytest.mark.parametrize("other", [{"verifier": "w" * 64}, {"way_back": WAY_BACK + "2"}])
async def test_a_code_is_for_the_browser_that_asked(provider: OpenIdProvider, other: dict[str, str]) -> None:
    with pytest.raises(SourceRefused, match="cannot be believed"):
        await there_and_back(provider, **other)


async def test_a_code_counts_once(provider: OpenIdProvider) -> None:
    query = await there(provider)
    await provider.who(query, WAY_BACK, NONCE, VERIFIER)
    with pytest.raises(SourceRefused):
        await provider.who(query, WAY_BACK, NONCE, VERIFIER)


async def test_an_answer_in_anothers_name_is_not_believed(provider: OpenIdProvider) -> None:
    query = await there(provider) | {"iss": "https://another.example"}
    with pytest.raises(SourceRefused, match="cannot be believed"):
        await provider.who(query, WAY_BACK, NONCE, VERIFIER)


async def test_who_declines_is_not_signed_in(provider: OpenIdProvider, service: OpenIdService) -> None:
    service.declines = True
    with pytest.raises(SourceRefused, match="the club says that was declined"):
        await there_and_back(provider)


async def test_another_issuer_behind_the_address_is_a_mistake_of_the_settings(
    provider: OpenIdProvider, service: OpenIdService
) -> None:
    service.metadata = {"issuer": "https://another.example"}
    with pytest.raises(SettingsError, match="OIDC_ISSUER"):
        await there(provider)


async def test_a_wrong_secret_is_told_as_such(service: OpenIdService) -> None:
    with pytest.raises(SettingsError, match="OIDC_CLIENT_SECRET"):
        await there_and_back(OpenIdProvider(service.url, CLIENT_ID, "wrong", "the club"))


async def test_a_secret_goes_into_the_form_where_the_provider_wants_it_there(
    provider: OpenIdProvider, service: OpenIdService
) -> None:
    service.metadata = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    with pytest.raises(SettingsError):  # the stand-in takes the header alone
        await there_and_back(provider)
    (asked,) = service.paths("/token")
    assert "authorization" not in asked.headers
    assert parse_qs(asked.body.decode())["client_secret"] == [CLIENT_SECRET]


@pytest.mark.parametrize("path", ["/.well-known", "/jwks", "/token"])
@pytest.mark.parametrize("how", ["broken", "cut", "busy", "nonsense"])
async def test_a_provider_in_trouble_is_named(
    provider: OpenIdProvider, service: OpenIdService, path: str, how: str
) -> None:
    if how == "cut":
        service.hang_up(path)
    else:
        status, body = {"broken": (500, b"{}"), "busy": (429, b"{}"), "nonsense": (200, b"<html>")}[how]
        service.fail(path, status, body=body)
    with pytest.raises(SourceError) as refusal:
        await there_and_back(provider)
    assert "the club" in str(refusal.value).lower()
    assert (await there_and_back(provider)).subject == ADA["sub"]


async def test_the_secret_travels_in_the_header(provider: OpenIdProvider, service: OpenIdService) -> None:
    await there_and_back(provider)
    (asked,) = service.paths("/token")
    told = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
    assert told == f"{CLIENT_ID}:{CLIENT_SECRET}"
    assert CLIENT_SECRET not in asked.body.decode()


async def test_a_client_without_a_secret_proves_itself_by_its_verifier(service: OpenIdService) -> None:
    service.is_public = True
    found = await there_and_back(OpenIdProvider(service.url, CLIENT_ID, None, "the club"))
    assert found.subject == ADA["sub"]
