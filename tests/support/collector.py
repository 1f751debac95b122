"""A place for traces and failure reports to arrive at, over real HTTP."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any

from google.protobuf.json_format import MessageToDict
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


class Collector:
    """What arrived: the paths, and the bodies as they were before they were packed."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.arrived: list[tuple[str, bytes]] = []

    @property
    def spans(self) -> list[dict[str, Any]]:
        """Every span that arrived at OpenTelemetry's path, its attributes by name."""
        found = []
        for path, body in self.arrived:
            if path == "/v1/traces":
                told = MessageToDict(ExportTraceServiceRequest.FromString(body))
                for resource in told["resourceSpans"]:
                    for scope in resource["scopeSpans"]:
                        found.extend(map(_with_plain_attributes, scope["spans"]))
        return found

    @property
    def reports(self) -> list[dict[str, Any]]:
        """Every event that arrived in one of Sentry's envelopes."""
        found = []
        for path, body in self.arrived:
            if path.endswith("/envelope/"):
                lines = body.split(b"\n")
                found.extend(
                    json.loads(content) for header, content in pairwise(lines) if b'"type":"event"' in header
                )
        return found

    @property
    def everything(self) -> bytes:
        return b"\n".join(body for _, body in self.arrived)


def _with_plain_attributes(span: dict[str, Any]) -> dict[str, Any]:
    return span | {
        "attributes": {each["key"]: each["value"]["stringValue"] for each in span.get("attributes", ())}
    }


def _unpacked(body: bytes, how: str) -> bytes:
    if how == "gzip":
        return gzip.decompress(body)
    if how == "br":  # Sentry's client takes it where it is installed.
        import brotli

        content: bytes = brotli.decompress(body)
        return content
    return body


@contextmanager
def collecting() -> Iterator[Collector]:
    """Take what is sent until the block ends."""

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            unpacked = _unpacked(body, self.headers.get("content-encoding", ""))
            collector.arrived.append((self.path, unpacked))
            self.send_response(200)
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Taking) as server:
        collector = Collector(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield collector
        finally:
            server.shutdown()
            thread.join()
