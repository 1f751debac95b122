"""Who may come in: accounts, browsers that are signed in, invitations, keys for programs."""

import re
import unicodedata
from datetime import date, datetime
from enum import StrEnum

from tools.domain.finding import Frozen

SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
"""In characters; NIST SP 800-63B asks for 8 at least and forbids rules of composition, 10 is ours [D]."""
LONGEST_EMAIL, LONGEST_NAME = 254, 80
"""In characters; the first is RFC 5321's longest path."""
NO_EMAIL = "Write an email address, like name@example.org."
TOO_SHORT = f"Choose a password of at least {SHORTEST_PASSWORD} characters; several words are a good one."
TOO_LONG = f"Choose a password of at most {LONGEST_PASSWORD} characters."
TOO_PLAIN = "This password is your address, or one character again and again. Choose another."
_EMAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\".]+(\.[^\s@<>,;:\".]+)*")
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


class NotUsable(ValueError):
    """An address or a password that cannot be taken; the sentence says what to do."""


class KeyScope(StrEnum):
    """What a program with a key may do."""

    READ = "read"
    WRITE = "write"


class Account(Frozen):
    """Whose an athlete's data is, as they sign in."""

    athlete_id: str
    email: str
    name: str
    has_password: bool
    made_at: datetime


class SignIn(Frozen):
    """One browser that is signed in. `through` says how: password, key, or a service's name."""

    athlete_id: str
    id: str
    device: str
    through: str
    made_at: datetime
    seen_at: datetime


class Invitation(Frozen):
    """A link that makes one account, or sets a new password for it; it works once, until `ends_at`."""

    athlete_id: str
    id: str
    for_athlete_id: str
    email: str | None
    note: str
    made_at: datetime
    ends_at: datetime


class ApiKey(Frozen):
    """A program's key to one athlete's data; `used_on` is the last day it was used."""

    athlete_id: str
    id: str
    name: str
    scope: KeyScope
    made_at: datetime
    used_on: date | None


def normal_email(written: str) -> str:
    """Return an address as it is compared: in lower case; raise NotUsable for what is none."""
    email = unicodedata.normalize("NFKC", written).strip().lower()
    if len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        raise NotUsable(NO_EMAIL)
    return email


def check_password(password: str, email: str) -> None:
    """Raise NotUsable for a password that is too short, too long or no secret."""
    if len(password) < SHORTEST_PASSWORD:
        raise NotUsable(TOO_SHORT)
    if len(password) > LONGEST_PASSWORD:
        raise NotUsable(TOO_LONG)
    if len(set(password)) < 3 or password.strip().lower() == email:
        raise NotUsable(TOO_PLAIN)


def device_of(user_agent: str) -> str:
    """Say in people's words which browser on which system a request came from."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "A browser")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), None)
    return f"{browser} on {system}" if system else browser
