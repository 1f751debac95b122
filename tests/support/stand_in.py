"""A service over real HTTP on loopback: what it was asked, and the failures it is told to have."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """One answer; `cut` hangs up before its end."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


def as_json(value: Any, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


@dataclass
class Failure:
    """An answer given in place of the right one, `times` times, wherever a path begins like this."""

    path: str
    answer: Answer
    times: int


class StandIn:
    """A stateful service. Subclasses say what it answers."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Asked] = []
        self._failures: list[Failure] = []
        self._lock = Lock()

    def answer(self, asked: Asked) -> Answer:
        raise NotImplementedError

    def fail(self, path: str, status: int, *, times: int = 1, body: bytes = b"", **headers: str) -> None:
        """Answer the next requests below a path with a status; header names take _ for -."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self._failures.append(Failure(path, Answer(status, body, told), times))

    def hang_up(self, path: str) -> None:
        """Hang up in the middle of the next answer below a path."""
        self._failures.append(Failure(path, Answer(200, b"[", {}, cut=True), 1))

    def paths(self, part: str) -> list[Asked]:
        """Return what was asked below paths with this part."""
        return [asked for asked in self.asked if part in asked.path]

    def handle(self, asked: Asked) -> Answer:
        with self._lock:
            self.asked.append(asked)
            for failure in self._failures:
                if asked.path.startswith(failure.path) and failure.times > 0:
                    failure.times -= 1
                    return failure.answer
            return self.answer(asked)


Service = TypeVar("Service", bound=StandIn)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Callers may hang up in the middle of an answer."""


@contextmanager
def served(service: Service) -> Iterator[Service]:
    """Serve a stand-in until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _reply(self) -> None:
            asked = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            query = {name: values[-1] for name, values in parse_qs(asked.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(length)
            answer = service.handle(Asked(self.command, asked.path, query, headers, body))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) + answer.cut * 100))
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = self.close_connection or answer.cut

        do_GET = do_POST = do_PUT = do_DELETE = _reply  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
