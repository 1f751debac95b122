"""Tokens: each names whose it is, then comes what nobody can guess; only their SHA-256 is kept."""

import hashlib
import secrets

SECRET_BYTES = 32
LONGEST_TOKEN = 300


def new_token(athlete_id: str, prefix: str = "") -> str:
    """Return a token of an athlete's; the secret in it has 256 bits."""
    return f"{prefix}{athlete_id}.{secrets.token_urlsafe(SECRET_BYTES)}"


def athlete_named(token: str, prefix: str = "") -> str | None:
    """Return whose a token says it is; None for what is no token."""
    if len(token) > LONGEST_TOKEN or not token.startswith(prefix):
        return None
    athlete_id, dot, secret = token.removeprefix(prefix).rpartition(".")
    return athlete_id if dot and athlete_id and secret else None


def hashed(token: str) -> bytes:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
