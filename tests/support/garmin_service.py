"""Garmin over real HTTP: the Personal API, Connect's own API, and a login with a code as garth speaks it."""

import base64
import io
import json
import time
import zipfile
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from tests.support.stand_in import Answer, Asked, StandIn, as_json, served

KEY = "personal-key-0123456789abcdef"
EMAIL, PASSWORD, CODE = "runner@example.org", "correct horse battery", "314159"
LIST = "/activitylist-service/activities/search/activities"
EXCHANGE = "/personalapitoken-service/personal-api/personal-api-key/token"
DOWNLOAD = "/download-service/files/activity/"
LOGIN = "/mobile/api/login"
VERIFY = "/mobile/api/mfa/verifyCode"
PREAUTHORIZED = "/oauth-service/oauth/preauthorized"
OAUTH2 = "/oauth-service/oauth/exchange/user/2.0"
SUMMARIES = "/usersummary-service/v2/dailysummaries"
NIGHTS = "/sleep-service/sleep/dailySleepSummariesByDate"


@dataclass
class GarminService(StandIn):
    """One account. `files` holds ZIPs by activity id; tokens it gave and did not revoke are in `tokens`."""

    activities: list[Any] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    keys: set[str] = field(default_factory=lambda: {KEY})
    tokens: set[str] = field(default_factory=set)
    token_life_s: float = 86_400.0
    wants_code: bool = False
    secrets: list[str] = field(default_factory=lambda: [KEY, PASSWORD])
    summaries: list[Any] = field(default_factory=list)
    nights: list[Any] = field(default_factory=list)
    hrv: list[Any] = field(default_factory=list)
    weights: list[Any] = field(default_factory=list)
    display_name: str = "Trail Runner"

    def __post_init__(self) -> None:
        super().__init__()

    def answer(self, asked: Asked) -> Answer:
        login = {EXCHANGE: self._exchange, LOGIN: self._login, VERIFY: self._verify}
        login |= {PREAUTHORIZED: self._oauth1, OAUTH2: self._oauth2}
        login |= {"/mobile/sso/en/sign-in": _page, "/portal/sso/embed": _page}
        if asked.path in login:
            return login[asked.path](asked)
        if asked.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return as_json({"message": "Unauthorized"}, 401)
        return self._data(asked)

    def revoke_tokens(self) -> None:
        self.tokens.clear()

    def session(self, expires_in_s: float) -> str:
        """Return a saved garth session of this account whose token ends that soon."""
        first = {"oauth_token": "oauth1-saved", "oauth_token_secret": "oauth1-saved-secret"}
        first |= {
            "mfa_token": "mfa-saved",
            "mfa_expiration_timestamp": "2027-11-20T00:00:00",
            "domain": "garmin.com",
        }
        second = self._oauth2_token() | {
            "expires_at": int(time.time() + expires_in_s),
            "refresh_token_expires_at": int(time.time() + 3600),
        }
        self.secrets += [first["oauth_token"], first["oauth_token_secret"], first["mfa_token"]]
        return base64.b64encode(json.dumps([first, second]).encode()).decode()

    def _exchange(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization", "").removeprefix("ApiKey ") not in self.keys:
            return as_json({"message": "key invalid", "key": asked.headers.get("authorization")}, 401)
        claims = {"exp": time.time() + self.token_life_s, "jti": len(self.secrets)}
        token = ".".join(_base64url(part) for part in (b'{"alg":"none"}', json.dumps(claims).encode(), b"x"))
        return Answer(200, self._issued(token).encode(), {"Content-Type": "text/plain"})

    def _login(self, asked: Asked) -> Answer:
        told = asked.json
        if (told["username"], told["password"]) != (EMAIL, PASSWORD):
            return as_json({"responseStatus": {"type": "INVALID_USERNAME_PASSWORD", "message": "no"}})
        if self.wants_code:
            status = {"responseStatus": {"type": "MFA_REQUIRED"}}
            return as_json(status | {"customerMfaInfo": {"mfaLastMethodUsed": "email"}})
        return self._ticket()

    def _verify(self, asked: Asked) -> Answer:
        if asked.json["mfaVerificationCode"] != CODE:
            return as_json({"responseStatus": {"type": "MFA_CODE_INVALID", "message": "wrong"}})
        return self._ticket()

    def _ticket(self) -> Answer:
        ticket = f"ST-ticket-{len(self.secrets)}"
        self.secrets.append(ticket)
        return as_json({"responseStatus": {"type": "SUCCESSFUL"}, "serviceTicketId": ticket})

    def _oauth1(self, asked: Asked) -> Answer:
        if asked.query.get("ticket") not in self.secrets:
            return Answer(401)
        first = {"oauth_token": "oauth1-new", "oauth_token_secret": "oauth1-new-secret"}
        self.secrets += first.values()
        return Answer(200, urlencode(first).encode())

    def _oauth2(self, asked: Asked) -> Answer:
        if 'oauth_token="oauth1-' not in asked.headers.get("authorization", ""):
            return Answer(401)
        return as_json(self._oauth2_token())

    def _oauth2_token(self) -> dict[str, Any]:
        access = self._issued(f"oauth2-access-{len(self.secrets)}")
        plain = {
            "scope": "CONNECT_READ",
            "jti": "j",
            "token_type": "Bearer",
            "refresh_token": f"{access}-refresh",
        }
        return plain | {"access_token": access, "expires_in": 3600, "refresh_token_expires_in": 7200}

    def _issued(self, token: str) -> str:
        self.tokens.add(token)
        self.secrets.append(token)
        return token

    def _data(self, asked: Asked) -> Answer:
        if asked.path == LIST:
            return self._list(asked)
        if asked.path.startswith(DOWNLOAD):
            return self._download(asked)
        if asked.path.startswith("/userprofile-service/"):
            return as_json({"displayName": self.display_name, "fullName": None})
        return self._wellness(asked)

    def _list(self, asked: Asked) -> Answer:
        start, limit = int(asked.query.get("start", 0)), int(asked.query.get("limit", 99))
        if limit > 45:
            return as_json({"message": "Internal Server Error"}, 500)
        since = asked.query.get("startDate", "")
        rows = [row for row in self.activities if not since or row["startTimeLocal"] >= since]
        return as_json(rows[start : start + limit])

    def _download(self, asked: Asked) -> Answer:
        if asked.headers.get("accept") != "application/x-zip-compressed":
            return Answer(406)
        content = self.files.get(asked.path.removeprefix(DOWNLOAD))
        return Answer(404) if content is None else Answer(200, content, {"Content-Type": "application/zip"})

    def _wellness(self, asked: Asked) -> Answer:
        first, last = asked.query.get("startDate", ""), asked.query.get("endDate", "")
        if asked.path in (SUMMARIES, NIGHTS):
            if (datetime.fromisoformat(last) - datetime.fromisoformat(first)).days > 30:
                return Answer(400)
            rows = self.summaries if asked.path == SUMMARIES else self.nights
            kept = [row for row in rows if first <= str(row["calendarDate"]) <= last]
            return as_json({"data": kept} if asked.path == SUMMARIES else kept)
        if asked.path.startswith("/hrv-service/hrv/daily/"):
            return as_json({"hrvSummaries": self.hrv})
        if asked.path.startswith("/weight-service/weight/range/"):
            return as_json({"dailyWeightSummaries": self.weights})
        return Answer(404)


def garmin(service: GarminService | None = None) -> AbstractContextManager[GarminService]:
    """Serve a Garmin until the block ends."""
    return served(service or GarminService())


def row(number: int, **changes: Any) -> dict[str, Any]:
    """Return a row of the activity list as Garmin writes it: an hour's run, one more day back each."""
    begun = datetime(2026, 11, 20, 6, 30, tzinfo=UTC) - timedelta(days=number)
    plain = {
        "activityId": 21_000_000_000 + number,
        "activityName": f"Morning run {number}",
        "startTimeLocal": (begun + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M:%S"),
        "startTimeGMT": begun.strftime("%Y-%m-%d %H:%M:%S"),
        "activityType": {"typeId": 1, "typeKey": "running", "parentTypeId": 17},
        "eventType": {"typeId": 9, "typeKey": "uncategorized", "sortOrder": 10},
        "distance": 10_000.0,
        "duration": 3600.0,
        "averageHR": 142.0,
    }
    return plain | changes


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files as a ZIP."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def _page(_: Asked) -> Answer:
    return Answer(200, b"<html><title>GARMIN Authentication Application</title></html>")


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
