"""Fetches the file behind a link: from the public web only, within limits of size and time.

Whoever writes a link chooses where this machine connects to, so every step is narrow: http and https on their
own ports, addresses checked where they are connected to (`public_address`), each redirect checked like the
first link, nothing of ours sent along, and the bytes believed rather than what the server calls them.
"""

import asyncio
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from tools.domain.others_words import others_name
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.kit.outside_ports import FetchedFile
from tools.sources.file_kind import FileKind, unpacked
from tools.sources.pictures.decoding import is_picture
from tools.sources.public_address import NotPublic, PublicNetwork, PublicTransport, Resolve, resolve

MAX_LINK_BYTES = 25_000_000  # a phone's photo or a guide of many pages: our design choice [D]
TIME_LIMIT_S = 20.0  # from the first connection to the last byte: our design choice [D]
MOST_REDIRECTS = 3
LONGEST_LINK = 2_000
LONGEST_NAME = 80
_PORTS = {"http": 80, "https": 443}
_PLAIN_NAME = re.compile(r"(?=.*[a-z])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9-]{2,63}\.?")
_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?")
_ADDRESS = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}")
_TYPES = {
    "JPEG": ("image/jpeg", ".jpg", ".jpeg"),
    "PNG": ("image/png", ".png"),
    "WebP": ("image/webp", ".webp"),
    "HEIC": ("image/heic", ".heic", ".heif"),
    "PDF": ("application/pdf", ".pdf"),
    FileKind.GPX: ("application/gpx+xml", ".gpx"),
    FileKind.TCX: ("application/vnd.garmin.tcx+xml", ".tcx"),
    FileKind.FIT: ("application/vnd.ant.fit", ".fit"),
}
_INSTEAD = "Download the file yourself and drop it here."


@dataclass(frozen=True, slots=True)
class PublicLinks:
    """Reads links (kit's LinkReader). `open_hosts` ("name:port") may be anywhere: the house's own setting."""

    open_hosts: frozenset[str] = frozenset()
    time_limit_s: float = TIME_LIMIT_S
    max_bytes: int = MAX_LINK_BYTES
    resolve: Resolve = field(default=resolve)

    async def fetched(self, url: str) -> FetchedFile:
        """Return what lies behind a link; raise UnreadableFile or FileTooLarge with the reason."""
        try:
            async with asyncio.timeout(self.time_limit_s):
                address, content = await self._followed(url)
        except (TimeoutError, httpx.TimeoutException):
            raise UnreadableFile(
                f"The link took longer than {self.time_limit_s:.0f} s. Try again later. {_INSTEAD}"
            ) from None
        except NotPublic:
            raise UnreadableFile(
                f"That link leads to an address inside a network, not on the public web. {_INSTEAD}"
            ) from None
        except httpx.HTTPError:
            raise UnreadableFile(
                f"I could not reach that link: nothing answers there. Check it. {_INSTEAD}"
            ) from None
        return await asyncio.to_thread(_as_file, content, address)

    async def _followed(self, url: str) -> tuple[httpx.URL, bytes]:
        """Return the last address and what it holds, every redirect checked like the link itself."""
        transport = PublicTransport(PublicNetwork(self.open_hosts, self.resolve))
        async with transport:
            address = self._checked(url)
            for _ in range(MOST_REDIRECTS + 1):
                request = httpx.Request("GET", address, headers=_HEADERS)
                answer = await transport.handle_async_request(request)
                answer.request = request
                try:
                    if not answer.has_redirect_location:
                        return address, await self._body(answer)
                    address = self._checked(str(address.join(answer.headers["Location"])))
                except (httpx.InvalidURL, ValueError):
                    raise UnreadableFile(
                        f"That link leads on to something that is no link. {_INSTEAD}"
                    ) from None
                finally:
                    await answer.aclose()
        raise UnreadableFile(f"That link leads on more than {MOST_REDIRECTS} times. {_INSTEAD}")

    def _checked(self, url: str) -> httpx.URL:
        """Return a link that may be asked for; raise UnreadableFile with what is wrong with it."""
        try:
            address = httpx.URL(url) if len(url) <= LONGEST_LINK else None
            named = address is not None and bool(address.host)  # an international name no one has raises
        except (httpx.InvalidURL, ValueError):
            address, named = None, False
        if address is None or not named:
            raise UnreadableFile("That link cannot be read. Copy it from the browser's address line.")
        if address.scheme not in _PORTS:
            raise UnreadableFile(f"I read links that begin with http:// or https:// only. {_INSTEAD}")
        if address.userinfo:
            raise UnreadableFile(
                f"That link holds a name or a password, which I never send anywhere. {_INSTEAD}"
            )
        host = address.raw_host.decode().casefold()
        port = _PORTS[address.scheme] if address.port is None else address.port
        if f"{host}:{port}" in self.open_hosts:
            return address.copy_with(fragment=None)
        if port not in _PORTS.values():
            raise UnreadableFile(f"That link names port {port}; I read the web's own ports only. {_INSTEAD}")
        if not _is_written_plainly(host):
            raise UnreadableFile(f"That link writes its host as I do not read it. {_INSTEAD}")
        return address.copy_with(fragment=None)

    async def _body(self, answer: httpx.Response) -> bytes:
        """Return an answer's bytes, as many as are taken."""
        if answer.status_code in (401, 403):
            raise UnreadableFile(f"That page wants you to be signed in. {_INSTEAD}")
        if answer.status_code != httpx.codes.OK:
            raise UnreadableFile(
                f"There is nothing to read behind that link (its server answers {answer.status_code})."
            )
        if answer.headers.get("Content-Encoding", "identity").strip().casefold() not in ("identity", ""):
            raise UnreadableFile(f"That server packs its files in a way I did not ask for. {_INSTEAD}")
        announced = answer.headers.get("Content-Length", "")
        content = bytearray()
        if not (announced.isdecimal() and int(announced) > self.max_bytes):
            async for piece in answer.aiter_raw():
                content += piece
                if len(content) > self.max_bytes:
                    break
            else:
                return bytes(content)
        raise FileTooLarge(
            f"Behind that link is more than {self.max_bytes / 1_000_000:.0f} MB, the most I fetch. "
            "Send a link to the picture or the course file alone."
        )


_HEADERS = {
    "User-Agent": "Paceline (self-hosted; fetches a file its athlete links to)",
    "Accept": "image/*, application/pdf, application/gpx+xml, application/octet-stream;q=0.8, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


def _is_written_plainly(host: str) -> bool:
    """Tell whether a host is a name or an address as everybody writes it: not octal, hexadecimal, or bare."""
    if ":" in host:
        return "%" not in host
    if _NUMBERS.fullmatch(host):
        return _ADDRESS.fullmatch(host) is not None and not re.search(r"(?:^|\.)0\d", host)
    return _PLAIN_NAME.fullmatch(host) is not None


def _as_file(content: bytes, address: httpx.URL) -> FetchedFile:
    """Return some bytes as the file they are; raise UnreadableFile where they are none we read."""
    kind = _picture_kind(content) if is_picture(content) else _way_kind(content)
    if kind is None:
        page = content[:1000].lstrip().lower().startswith((b"<!doctype html", b"<html"))
        what = "is a web page" if page else "is no file I read"
        raise UnreadableFile(
            f"Behind that link {what}. Send the link of the picture, PDF or GPX itself (often: “copy image "
            "address”), or drop the file."
        )
    media_type, ending, *others = _TYPES[kind]
    name = others_name(unquote(PurePosixPath(address.path).name), LONGEST_NAME) or address.host
    if not name.lower().endswith((ending, *others)):
        name += ending
    return FetchedFile(name=name, media_type=media_type, content=content)


def _picture_kind(content: bytes) -> str | None:
    """Return which kind of picture some bytes are, where a course is drawn in such."""
    marks = {b"\xff\xd8": "JPEG", b"\x89PNG": "PNG", b"RIFF": "WebP", b"%PDF-": "PDF"}
    kind = next((kind for mark, kind in marks.items() if content.startswith(mark)), None)
    return kind or ("HEIC" if content[4:8] == b"ftyp" else None)


def _way_kind(content: bytes) -> FileKind | None:
    try:
        return unpacked(content)[1]
    except UnreadableFile:
        return None
