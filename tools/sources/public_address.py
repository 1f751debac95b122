"""Which addresses of the network are the public web, and a way to connect to those alone.

The name is resolved here, and the address that was checked is the one connected to: a name that means another
address a moment later gains nothing.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any

import httpcore
import httpx
from typing_extensions import override

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Returns the addresses of a host's name; raises OSError where it has none."""

_NOT_THE_WEB = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",
            "100.64.0.0/10",  # carriers' own
            "192.0.0.0/24",
            "192.88.99.0/24",  # 6to4 relays
            "198.18.0.0/15",  # benchmarks
            "224.0.0.0/3",  # multicast, reserved, broadcast
            "2001::/23",  # protocol assignments, Teredo among them
            "2001:db8::/32",
            "2002::/16",  # 6to4
            "3fff::/20",
        ),
    )
)
"""Networks that reach inside, or stand for an address that could; IANA's special-purpose registries."""
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is handed out; IPv4 written or translated as IPv6, NAT64 and local ones lie outside."""


class NotPublic(Exception):
    """A host none of whose addresses is of the public web."""


def is_public(address: str) -> bool:
    """Tell whether an address, as numbers, is one of the public web."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    inside = any(known in network for network in _NOT_THE_WEB if network.version == known.version)
    handed_out = known.version == 4 or known in _GLOBAL_UNICAST
    return handed_out and known.is_global and not known.is_multicast and not inside


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host's name, as the system knows them; raise OSError where it has none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class PublicNetwork(httpcore.AsyncNetworkBackend):
    """Opens connections to public addresses alone; `open_hosts` ("name:port") are let through as they are."""

    def __init__(self, open_hosts: frozenset[str] = frozenset(), resolve: Resolve = resolve) -> None:
        self._open_hosts = open_hosts
        self._resolve = resolve
        self._network = httpcore.AnyIOBackend()

    @override
    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that answers; raise NotPublic where none may be tried."""
        try:
            addresses = await self._resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"no such host: {error}") from error
        if f"{host}:{port}".casefold() not in self._open_hosts:
            addresses = list(filter(is_public, addresses))
        if not addresses:
            raise NotPublic(host)
        for address in addresses[:-1]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._network.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    @override
    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: nothing of the web is a file of this machine."""
        raise NotPublic(path)

    @override
    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._network.sleep(seconds)


class PublicTransport(httpx.AsyncBaseTransport):
    """Sends httpx's requests over a PublicNetwork: no proxy, no environment, nothing kept between them."""

    def __init__(self, network: PublicNetwork) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl.create_default_context(),
            max_connections=4,
            max_keepalive_connections=0,
            network_backend=network,
        )

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its answer with the body still to come; raise NotPublic, HTTPError."""
        sent = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = await self._pool.handle_async_request(sent)
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise httpx.TimeoutException(str(error), request=request) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise httpx.TransportError(str(error), request=request) from error
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    @override
    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    """The bytes of an answer as they come; httpcore's failures are told as httpx's."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._answer.aiter_stream():
                yield piece
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise httpx.ReadTimeout(str(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise httpx.ReadError(str(error)) from error

    @override
    async def aclose(self) -> None:
        await self._answer.aclose()
