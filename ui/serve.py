"""`python -m ui.serve`: serve Paceline until it is asked to stop."""

import argparse
import contextlib
import logging
import os
import socket
import sys
import time
from collections.abc import Sequence

import uvicorn
from fastapi import FastAPI

from agent.settings import Settings, read_settings
from agent.watching.logs import keep_logs
from tools.kit.errors import PacelineError, SettingsError
from ui.app import create_app, refusal_of
from ui.draining import AnswersUnderWay, DrainingServer
from ui.identifying import is_loopback
from ui.long_lived import spare_what_stays
from ui.stalled_pages import LivelySockets

PATIENCE_S = 5
"""How long what is still open after draining (ui/draining.py) may take to end."""


class Server(DrainingServer):
    """Uvicorn's server, which says where it is once it listens."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets=sockets)
        spare_what_stays()
        if self.started:
            print(f"Paceline is ready: http://{spoken_host(self.config.host)}:{self.config.port}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; return 1 after saying, in a sentence, why it cannot."""
    os.environ["TZ"] = "UTC"  # Chainlit stores local times without a zone.
    time.tzset()
    try:
        settings = _settings(arguments)
        keep_logs(settings)
        listening = listen(settings.host, settings.port)
        return run_app(create_app(settings), settings, listening)
    except PacelineError as error:
        print(error, file=sys.stderr)
    return 1


def run_app(app: FastAPI, settings: Settings, listening: socket.socket) -> int:
    """Serve an application on a socket that already listens; raise the refusal that kept it from starting."""
    under_way = AnswersUnderWay(app)
    config = uvicorn.Config(
        under_way,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        log_config=None,  # How lines are written: agent/watching/logs.py.
        timeout_graceful_shutdown=PATIENCE_S,
        server_header=False,
        ws=LivelySockets,
        proxy_headers=False,  # Whose word is believed: ui/trusted_proxies.py.
    )
    server = Server(config, under_way, settings.drain_s)
    # A refusal we expect is told once, in its own words; uvicorn would print its traceback.
    logging.getLogger("uvicorn.error").addFilter(lambda _record: refusal_of(app) is None)
    with contextlib.suppress(SystemExit):
        server.run(sockets=[listening])
    if refusal := refusal_of(app):
        raise refusal
    return 0 if server.started else 1


def _settings(arguments: Sequence[str] | None) -> Settings:
    parser = argparse.ArgumentParser(prog="paceline serve", description="Serve Paceline in the browser.")
    parser.add_argument("--host", help="the address to listen on (PACELINE_HOST)")
    parser.add_argument("--port", type=int, help="the port to listen on (PACELINE_PORT)")
    said = vars(parser.parse_args(arguments))
    names = {"host": "PACELINE_HOST", "port": "PACELINE_PORT"}
    for name, value in said.items():
        if value is not None:
            os.environ[names[name]] = str(value)
    return read_settings()


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is started; raise SettingsError when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise SettingsError(_why_not(host, port, error)) from error
    listening.set_inheritable(True)
    return listening


def _why_not(host: str, port: int, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"Port {port} needs rights this account does not have. Choose one above 1023 with --port."
    return f"Port {port} on {host} is taken or cannot be used ({error.strerror}). Choose another with --port."


def spoken_host(host: str) -> str:
    """Write the host as people type it."""
    if is_loopback(host):
        return "localhost"
    return f"[{host}]" if ":" in host else host


if __name__ == "__main__":
    sys.exit(main())
