"""A real browser for tests: Debian's Chromium, headless, watched for outside requests and console errors."""

import base64
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, async_playwright
from playwright.async_api import TimeoutError as PlaywrightTimeout

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = (1280, 900)
PHONE = (390, 844)
DROP = """([data, name, type]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    const transfer = new DataTransfer()
    transfer.items.add(new File([bytes], name, { type }))
    return transfer
}"""


def screenshots() -> Path:
    """Return where pictures go: PACELINE_SCREENSHOTS, or a folder of the system's."""
    folder = Path(os.environ.get("PACELINE_SCREENSHOTS", "/tmp/paceline-screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Open the browser; skip the test with a sentence where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"Chromium is not installed at {CHROMIUM}")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@dataclass
class Visitor:
    """Somebody looking at the page, and what the page did behind their back."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note every request to another host and every error in the console."""
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note_request(self, request: Request) -> None:
        if (
            not request.url.startswith(("data:", "blob:"))
            and urlsplit(request.url).netloc != urlsplit(self.address).netloc
        ):
            self.outside.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    async def open(self, path: str = "/") -> None:
        """Open a page and wait until it talks with the server: its settings come over the socket."""
        await self.page.goto(self.address + path, wait_until="domcontentloaded")
        await self.page.wait_for_selector("#chat-input")
        await self.page.wait_for_selector("#chat-settings-open-modal:not([disabled])")

    async def say(self, text: str) -> None:
        """Write a message and send it."""
        await self.page.click("#chat-input")
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")
        # Until the server has begun, nothing says that something is being answered. What begins no turn, or
        # is answered at once, shows no button: then there is nothing to wait for.
        with suppress(PlaywrightTimeout):
            await self.page.wait_for_selector("#stop-button", state="attached", timeout=4_000)

    async def drop(self, name: str, content: bytes, media_type: str = "") -> None:
        """Drop a file on the page, and wait until it hangs in the box."""
        data = [base64.b64encode(content).decode(), name, media_type]
        transfer = await self.page.evaluate_handle(DROP, data)
        for event in ("dragenter", "dragover", "drop"):
            await self.page.dispatch_event("#chat-input", event, {"dataTransfer": transfer})
        hangs = "img" if media_type.startswith("image/") else f":text('{name}')"  # a picture shows itself
        await self.page.wait_for_selector(f"#message-composer {hangs}")

    def element(self, name: str) -> Locator:
        """Return the newest custom element of that name."""
        return self.page.locator(f"[data-element={name}]").last

    async def turn_over(self) -> None:
        """Wait until nothing is being answered."""
        await self.page.wait_for_selector("#stop-button", state="detached")

    async def picture(self, name: str, *, whole: bool = False) -> None:
        """Take a picture; `whole` makes the window as tall as the conversation first."""
        before = self.page.viewport_size
        assert before is not None
        if whole:
            tall = await self.page.evaluate(
                "Math.max(...[...document.querySelectorAll('*')].map((node) => node.scrollHeight))"
            )
            await self.page.set_viewport_size(
                {"width": before["width"], "height": min(int(tall) + 260, 9000)}
            )
            await self.page.wait_for_timeout(400)
        await self.page.screenshot(path=screenshots() / f"{name}.png")
        await self.page.set_viewport_size(before)


@asynccontextmanager
async def visitor(
    browser: Browser, address: str, size: tuple[int, int] = DESKTOP, theme: str = "light"
) -> AsyncIterator[Visitor]:
    """Open a window of a size, in the light or the dark."""
    touch = size[0] < 600
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        has_touch=touch,
        device_scale_factor=2 if touch else 1,
    )
    page = await context.new_page()
    page.set_default_timeout(45_000)
    somebody = Visitor(page, address)
    somebody.watch()
    try:
        yield somebody
    finally:
        await context.close()
