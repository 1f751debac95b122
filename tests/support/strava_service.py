"""Strava as it behaves, over real HTTP and with a memory: consents, rotating tokens, limits, pages, hints."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

CLIENT_ID, CLIENT_SECRET = "4711", "the-application-secret"
ATHLETE = {"id": 23710236, "firstname": "Ana", "lastname": "Bastien", "resource_state": 2}
LIVES_S = 21_600
STREAMS = {
    "time": {"data": [0, 1, 2, 60, 61]},
    "distance": {"data": [0.0, 5.0, 10.0, 12.0, 17.0]},
    "latlng": {"data": [[44.1, 6.1], [44.2, 6.2], [44.3, 6.3], [44.3, 6.3], [44.4, 6.4]]},
    "altitude": {"data": [900.0, 901.0, 902.0, 902.0, 903.0]},
    "velocity_smooth": {"data": [0.0, 5.0, 5.0, 0.0, 5.0]},
    "heartrate": {"data": [100, 110, 120, 111, 115]},
    "cadence": {"data": [80, 81, 82, 0, 80]},
    "watts": {"data": [150, 200, None, 0, 210]},
}
Answer = tuple[int, Any]

BAD_APPLICATION: Answer = (
    401,
    {
        "message": "Authorization Error",
        "errors": [{"resource": "Application", "field": "client_id", "code": "invalid"}],
    },
)
UNAUTHORIZED: Answer = (
    401,
    {
        "message": "Authorization Error",
        "errors": [{"resource": "Athlete", "field": "access_token", "code": "invalid"}],
    },
)
INACTIVE: Answer = (
    403,
    {
        "message": "Forbidden",
        "errors": [{"resource": "Application", "field": "Status", "code": "Inactive"}],
    },
)
TOO_MANY: Answer = (429, {"message": "Rate Limit Exceeded", "errors": [{"resource": "Application"}]})
NOT_FOUND: Answer = (404, {"message": "Record Not Found", "errors": []})


def _bad(what: str) -> Answer:
    return 400, {"message": "Bad Request", "errors": [{"resource": what, "field": "code", "code": "invalid"}]}


@dataclass
class StravaService:
    """One Strava with one athlete. What a test changes, it changes here.

    `read_limit` and `limit` are (15 minutes, day); `short_pages` are page numbers that come with one activity
    less than asked for, as Strava's may. `down` answers everything with this status, `broken` with this text.
    """

    url: str = ""
    activities: list[dict[str, Any]] = field(default_factory=list)
    streams: dict[int, dict[str, Any]] = field(default_factory=dict)
    limit: tuple[int, int] = (200, 2000)
    read_limit: tuple[int, int] = (100, 1000)
    granted: str = "read,activity:read_all"
    declines: bool = False
    inactive: bool = False
    down: int | None = None
    broken: str | None = None
    slow_token_s: float = 0.0
    short_pages: frozenset[int] = frozenset()
    used: int = 0
    reads: int = 0
    refreshes: int = 0
    refused_refreshes: int = 0
    asked: list[str] = field(default_factory=list)
    seen_authorization: list[str] = field(default_factory=list)
    subscriptions: list[dict[str, Any]] = field(default_factory=list)
    _codes: set[str] = field(default_factory=set)
    _access: dict[str, float] = field(default_factory=dict)
    _refresh: set[str] = field(default_factory=set)
    _made: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def grant(self, lives_s: float = LIVES_S) -> dict[str, str]:
        """Return tokens as if the athlete had consented already."""
        with self._lock:
            return {name: str(value) for name, value in self._tokens(lives_s).items()}

    def withdraw(self) -> None:
        """The athlete takes the consent back at Strava; whoever subscribed hears of it."""
        with self._lock:
            self._access.clear()
            self._refresh.clear()
        self.say(object_type="athlete", aspect_type="update", updates={"authorized": "false"})

    def expire(self) -> None:
        """Every access token ends now."""
        with self._lock:
            self._access = dict.fromkeys(self._access, 0.0)

    def say(self, **event: Any) -> None:
        """Send an event to every subscription."""
        said = {"owner_id": ATHLETE["id"], "object_id": ATHLETE["id"], "event_time": int(time.time())} | event
        for subscription in self.subscriptions:
            body = json.dumps(said | {"subscription_id": subscription["id"]}).encode()
            request = Request(subscription["callback_url"], body, {"Content-Type": "application/json"})
            with urlopen(request, timeout=5):
                pass

    def answer(
        self, method: str, path: str, query: dict[str, str], form: dict[str, str], bearer: str
    ) -> Answer:
        """Answer a request."""
        with self._lock:
            self.asked.append(f"{method} {path}")
            self.seen_authorization.append(bearer)
        if self.down:
            return self.down, {"message": "Internal Error", "errors": []}
        if path == "/oauth/authorize":
            return self._authorize(query)
        if path == "/oauth/token":
            time.sleep(self.slow_token_s)
            with self._lock:
                return self._token(form)
        if path == "/api/v3/push_subscriptions" and method == "POST":
            return self._subscribe(form)
        with self._lock:
            return self._api(method, path.removeprefix("/api/v3"), query, bearer)

    def rates(self) -> dict[str, str]:
        """Return the headers every answer of the API carries."""
        return {
            "X-RateLimit-Limit": "{},{}".format(*self.limit),
            "X-RateLimit-Usage": f"{self.used},{self.used}",
            "X-ReadRateLimit-Limit": "{},{}".format(*self.read_limit),
            "X-ReadRateLimit-Usage": f"{self.reads},{self.reads}",
        }

    def _authorize(self, query: dict[str, str]) -> Answer:
        back = {"state": query.get("state", "")}
        if self.declines:
            back["error"] = "access_denied"
        else:
            self._made += 1
            code = f"code-{self._made}"
            self._codes.add(code)
            back |= {"code": code, "scope": self.granted}
        return 302, f"{query['redirect_uri']}?{urlencode(back)}"

    def _token(self, form: dict[str, str]) -> Answer:
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return BAD_APPLICATION
        if form.get("grant_type") == "authorization_code":
            if form.get("code") not in self._codes:
                return _bad("AuthorizationCode")
            self._codes.remove(form["code"])
            return 200, self._tokens(LIVES_S) | {"athlete": ATHLETE, "token_type": "Bearer"}
        if form.get("refresh_token") not in self._refresh:
            self.refused_refreshes += 1
            return _bad("RefreshToken")
        self._refresh.remove(form["refresh_token"])  # It counts once.
        self.refreshes += 1
        return 200, self._tokens(LIVES_S) | {"token_type": "Bearer"}

    def _tokens(self, lives_s: float) -> dict[str, Any]:
        self._made += 1
        access, refresh, ends = f"access-{self._made}", f"refresh-{self._made}", time.time() + lives_s
        self._access[access] = ends
        self._refresh.add(refresh)
        return {"access_token": access, "refresh_token": refresh, "expires_at": int(ends)}

    def _api(self, method: str, path: str, query: dict[str, str], bearer: str) -> Answer:
        if self.inactive:
            return INACTIVE
        if self._access.get(bearer.removeprefix("Bearer "), 0.0) <= time.time():
            return UNAUTHORIZED
        self.used += 1
        self.reads += method == "GET"
        if self.used > min(self.limit) or self.reads > min(self.read_limit):
            return TOO_MANY
        if (method, path) == ("POST", "/oauth/deauthorize"):
            self._access.clear()
            self._refresh.clear()
            return 200, {"access_token": "gone"}
        if path == "/athlete":
            return 200, ATHLETE
        if path == "/athlete/activities":
            return 200, self._page(query)
        return self._activity(path.strip("/").split("/"))

    def _page(self, query: dict[str, str]) -> list[dict[str, Any]]:
        """Newest first; after a moment, oldest first, as Strava does."""
        found = sorted(self.activities, key=lambda each: str(each["start_date"]), reverse=True)
        if "after" in query:
            after = float(query["after"])
            found = [each for each in reversed(found) if _unix(each["start_date"]) > after]
        number, size = int(query.get("page", 1)), min(200, int(query.get("per_page", 30)))
        page = found[(number - 1) * size : number * size]
        return page[:-1] if number in self.short_pages else page

    def _activity(self, parts: list[str]) -> Answer:
        known = {each["id"]: each for each in self.activities}
        number = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0
        if parts[0] != "activities" or number not in known:
            return NOT_FOUND
        if parts[2:] == ["streams"]:
            return (200, self.streams[number]) if number in self.streams else NOT_FOUND
        return 200, known[number]

    def _subscribe(self, form: dict[str, str]) -> Answer:
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return BAD_APPLICATION
        asked = {
            "hub.mode": "subscribe",
            "hub.challenge": "15f7d1a91c1f40f8a748fd134752feb3",
            "hub.verify_token": form["verify_token"],
        }
        with urlopen(f"{form['callback_url']}?{urlencode(asked)}", timeout=5) as answer:
            if json.load(answer) != {"hub.challenge": asked["hub.challenge"]}:
                return _bad("PushSubscription")
        self.subscriptions.append({"id": len(self.subscriptions) + 1, "callback_url": form["callback_url"]})
        return 201, {"id": self.subscriptions[-1]["id"]}


def _unix(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service: StravaService

    def do_GET(self) -> None:
        self._reply("GET")

    def do_POST(self) -> None:
        self._reply("POST")

    def _reply(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        place = urlsplit(self.path)
        query, form = (
            {name: values[-1] for name, values in parse_qs(text).items()} for text in (place.query, body)
        )
        bearer = self.headers.get("Authorization", "")
        status, said = self.service.answer(method, place.path, query, form, bearer)
        if self.service.broken:
            status = 200
        content = (self.service.broken or json.dumps(said)).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", said)
        for name, value in self.service.rates().items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@contextmanager
def strava_service(**about: Any) -> Iterator[StravaService]:
    """Serve a Strava until the block ends."""
    service = StravaService(**about)
    handler = type("Handler", (_Handler,), {"service": service})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        service.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()


def an_activity(number: int, **about: Any) -> dict[str, Any]:
    """Return one entry of a list as Strava writes it."""
    hour, day = number % 24, number // 24
    begun = f"2026-{1 + day // 28 % 12:02}-{1 + day % 28:02}T{hour:02}:00:00Z"
    return {
        "id": 10_000_000 + number,
        "name": f"Ride {number}",
        "sport_type": "Ride",
        "type": "Ride",
        "start_date": begun,
        "utc_offset": 7200.0,
        "distance": 20_000.0 + number,
        "moving_time": 3600,
        "elapsed_time": 3700,
        "total_elevation_gain": 120.0,
        "average_heartrate": 141.2,
        "average_watts": 180.0,
        "device_watts": True,
        "workout_type": None,
        "trainer": False,
    } | about
