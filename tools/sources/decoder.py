"""Decoding in a process of its own: a heavy, hostile or endless file takes nothing down but that process.

`python -m tools.sources.decoder` is that process: it answers requests from its input until that ends.
"""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.kit.own_process import limit_memory, python_path
from tools.sources.archive_notes import MemberNotes
from tools.sources.decoder_frames import (
    Header,
    activities_in,
    answer,
    notes_in,
    receive,
    receive_soon,
    refusal,
    request,
)
from tools.sources.decoding import DecodedActivity, decode
from tools.sources.file_kind import MAX_BYTES

__all__ = ["DecodedActivity", "DecoderProcess"]

# Our design choices [D].
TIMEOUT_S = 60.0
SECONDS_PER_MEGABYTE = 3.0
FILES_PER_PROCESS = 500
MOST_MEMORY_BYTES = 350_000_000  # above it the process is started anew
MEMORY_LIMIT_BYTES = 1_500_000_000  # of addresses; a file that needs more ends the process
_NICENESS = 10  # the chat goes first
_BUFFER = 1 << 20
_PATIENCE_S = 5.0


class DecoderProcess:
    """Decodes files one after the other in a process that is started when needed, and anew after a while.

    Use it as an async context manager, in one event loop.
    """

    def __init__(self, timeout_s: float = TIMEOUT_S, files_per_process: int = FILES_PER_PROCESS) -> None:
        self._timeout_s = timeout_s
        self._files_per_process = files_per_process
        self._process: Process | None = None
        self._decoded = 0
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def decode(
        self, content: bytes, name: str, notes: MemberNotes | None = None
    ) -> tuple[DecodedActivity, ...]:
        """Return the activities of a file; `notes` is what an export says of it.

        Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
        """
        if len(content) > MAX_BYTES:
            raise FileTooLarge(
                f"This file has {len(content) / 1e6:,.0f} MB; it may have {MAX_BYTES / 1e6:.0f} MB."
            )
        async with self._turn:
            header, body = await self._ask(content, name, notes)
            self._decoded += 1
            if self._decoded >= self._files_per_process or header["memory_bytes"] > MOST_MEMORY_BYTES:
                await self._end()
        return activities_in(header, body)

    async def close(self) -> None:
        """End the process."""
        async with self._turn:
            await self._end()

    async def _ask(self, content: bytes, name: str, notes: MemberNotes | None) -> tuple[Header, bytes]:
        """Return the process's answer; one that owes an answer is ended, whyever nobody waits for it."""
        seconds = self._timeout_s + SECONDS_PER_MEGABYTE * len(content) / 1e6
        process = await self._started()
        answered = False
        try:
            async with asyncio.timeout(seconds):
                found = await _exchange(process, request(content, name, notes, seconds))
            answered = True
            return found
        except TimeoutError:
            raise UnreadableFile(
                f"Reading this file took too long: I gave up after {seconds:.0f} seconds. "
                "Export the activity again, or in another format, and drop that."
            ) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise UnreadableFile(
                "Reading this file failed: it is damaged in a way I do not know, or needs too much memory. "
                "Export the activity again, or in another format, and drop that."
            ) from None
        finally:
            if not answered:
                self._process = None
                await _kill(process)

    async def _started(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "tools.sources.decoder"),
                stdin=PIPE,
                stdout=PIPE,
                limit=_BUFFER,
                env={**os.environ, "PYTHONPATH": python_path(), "OPENBLAS_NUM_THREADS": "1"},
            )
            self._decoded = 0
        return self._process

    async def _end(self) -> None:
        """Let the process go after its last answer."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await process.wait()
        except TimeoutError:
            await _kill(process)


async def _exchange(process: Process, asked: bytes) -> tuple[Header, bytes]:
    if process.stdin is None or process.stdout is None:
        raise ConnectionError("the process has no pipes")
    process.stdin.write(asked)
    await process.stdin.drain()
    return await receive_soon(process.stdout)


async def _kill(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    if process.stdin is not None:
        process.stdin.close()
    await process.wait()


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more. A file that breaks the program ends it: the asker goes on."""
    while asked := receive(questions):
        header, content = asked
        _limit(header["seconds"])
        try:
            reply = answer(decode(content, header["name"], notes_in(header)), _memory_bytes())
        except UnreadableFile as error:
            reply = refusal(error, _memory_bytes())
        _limit(0)
        answers.write(reply)
        answers.flush()


def _limit(seconds: float) -> None:
    """End this process when a file takes twice as long as anybody waits for it; 0 lifts that."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 2 * seconds)


def _memory_bytes() -> int:
    """Return the most memory this process ever had, 0 where the system does not say.

    Linux tells it in /proc: what it counts as a process's usage begins with that of whoever started it.
    """
    with suppress(OSError, StopIteration):
        status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in status if line.startswith("VmHWM:")).split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main() -> None:
    """Serve on the standard streams; whatever else writes to standard output goes to the log.

    Ctrl-C and a stop of the whole service reach this process too: it ends with its questions, so that the
    file at hand is not put down as damaged.
    """
    for told_to_stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told_to_stop, signal.SIG_IGN)
    limit_memory(MEMORY_LIMIT_BYTES)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
