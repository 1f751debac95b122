"""`python -m ui.serve`: serve Paceline until it is asked to stop."""

import argparse
import contextlib
import ipaddress
import logging
import os
import socket
import sys
import time
from collections.abc import Sequence

import uvicorn
from fastapi import FastAPI

from agent.settings import Settings, read_settings
from tools.kit.errors import PacelineError, SettingsError
from ui.app import create_app, refusal_of

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
PATIENCE_S = 5
"""How long an answer under way may keep a stopping server."""


class Server(uvicorn.Server):
    """Uvicorn's server, which says where it is once it listens."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets=sockets)
        if self.started:
            print(f"Paceline is ready: http://{spoken_host(self.config.host)}:{self.config.port}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; return 1 after saying, in a sentence, why it cannot."""
    os.environ["TZ"] = "UTC"  # Chainlit stores local times without a zone.
    time.tzset()
    try:
        settings = _settings(arguments)
        listening = listen(settings.host, settings.port)
        return run_app(create_app(settings), settings, listening)
    except PacelineError as error:
        print(error, file=sys.stderr)
    return 1


def run_app(app: FastAPI, settings: Settings, listening: socket.socket) -> int:
    """Serve an application on a socket that already listens; raise the refusal that kept it from starting."""
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        timeout_graceful_shutdown=PATIENCE_S,
        server_header=False,
    )
    server = Server(config)
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
    settings = read_settings()
    refuse_open_doors(settings)
    return settings


def refuse_open_doors(settings: Settings) -> None:
    """Raise SettingsError when the address would let others in and nobody meant it: there is no login yet."""
    named = {host.strip() for host in settings.allowed_hosts.split(",")}
    if not is_loopback(settings.host) and not named - LOOPBACK_NAMES:
        raise SettingsError(
            f"Paceline has no login yet, so it does not listen on {settings.host}, where others "
            "could reach it. If you want that, name the hosts it may answer to, for example "
            "PACELINE_ALLOWED_HOSTS=coach.example.org."
        )


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


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
