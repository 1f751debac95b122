"""The wire between Paceline and its Postgres: it can be cut, slowed, and held still."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Self

from psycopg.conninfo import conninfo_to_dict

PIECE = 65_536


class Wire:
    """A TCP port that leads to a Postgres's unix socket, wherever that is at the moment."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._ends: set[asyncio.StreamWriter] = set()
        self._flows = asyncio.Event()
        self._flows.set()
        self._server: asyncio.Server | None = None
        self.delay_s = 0.0
        """How long every piece is held back, each way."""
        self.closed = False
        """Whether new connections are refused."""

    @classmethod
    def to(cls, url: str) -> Self:
        """Return a wire to the Postgres of an address that names the folder of a unix socket."""
        return cls(Path(str(conninfo_to_dict(url)["host"])) / ".s.PGSQL.5432")

    async def open(self) -> int:
        """Listen; return the port."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def close(self) -> None:
        """Stop listening and cut what is open."""
        if self._server is not None:
            self._server.close()
        self.cut()

    def cut(self) -> None:
        """Cut every connection in the middle of whatever it says."""
        for end in tuple(self._ends):
            end.transport.abort()

    def hold(self) -> None:
        """Let nothing through, without a word."""
        self._flows.clear()

    def let_flow(self) -> None:
        """Let through again what was held."""
        self._flows.set()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.add(writer)
        try:
            if not self.closed:
                with suppress(OSError):
                    there, back = await asyncio.open_unix_connection(str(self._socket))
                    self._ends.add(back)
                    await asyncio.gather(self._pump(reader, back), self._pump(there, writer))
                    self._ends.discard(back)
        finally:
            self._ends.discard(writer)
            writer.transport.abort()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await reader.read(PIECE):
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                await self._flows.wait()
                writer.write(piece)
                await writer.drain()
        writer.transport.abort()
