"""One's data on the page: told of in a conversation, downloaded, deleted, and begun anew."""

import json
import zipfile
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.support.browser import DESKTOP, PHONE, screenshots, visitor
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SENTENCE = "My gazelle is called Quillfeather."


async def test_everything_is_taken_along_and_deleted(browser: Browser, tmp_path: Path, course: Path) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address) as somebody:
        page = somebody.page
        await somebody.open()
        await somebody.drop(course.name, course.read_bytes())
        await somebody.say(SENTENCE)
        await page.wait_for_url("**/thread/*")
        await somebody.turn_over()
        conversation = page.url

        await page.goto(f"{server.address}/settings/account")
        async with page.expect_download() as downloading:
            await page.get_by_role("link", name="Download everything", exact=True).click()
        kept = tmp_path / "kept.zip"
        await (await downloading.value).save_as(kept)
        archive = zipfile.ZipFile(kept)
        document = json.loads(archive.read("paceline.json"))
        said = [message["text"] for talk in document["conversations"] for message in talk["messages"]]
        assert SENTENCE in said
        assert any(name.startswith("files/") and name.endswith(course.name) for name in archive.namelist())

        await page.get_by_text("I want to delete everything").click()
        await page.get_by_label("Write").fill("yes")
        await page.get_by_role("button", name="Delete everything").click()
        await expect(page.get_by_role("alert")).to_contain_text("Nothing was deleted")
        await page.screenshot(path=screenshots() / "account-refused.png", full_page=True)
        await page.get_by_label("Write").fill("delete everything")
        await page.get_by_role("button", name="Delete everything").click()
        await expect(page.get_by_role("status")).to_contain_text("Everything of yours is deleted")
        await page.screenshot(path=screenshots() / "account-gone.png", full_page=True)

        await page.get_by_role("link", name="Begin anew").click()
        await page.wait_for_selector("#chat-settings-open-modal:not([disabled])")
        await expect(page.get_by_text("Quillfeather")).to_have_count(0)
        await somebody.say("What can you do?")
        await page.wait_for_url("**/thread/*")
        await somebody.turn_over()
        assert page.url != conversation
        assert (somebody.outside, somebody.complaints) == ([], [])
        assert not [path for path in (server.home / "chainlit" / "files").rglob("*") if path.is_file()]
        assert "Error" not in server.log.read_text(errors="replace")


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light")])
async def test_the_page_fits_in_the_light_in_the_dark_and_on_a_phone(
    browser: Browser, served: Served, size: tuple[int, int], theme: str
) -> None:
    async with visitor(browser, served.address, size, theme) as somebody:
        await somebody.page.goto(f"{served.address}/settings/account")
        await somebody.page.get_by_text("I want to delete everything").click()
        assert await somebody.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        name = f"account-{theme}-{size[0]}.png"
        await somebody.page.screenshot(path=screenshots() / name, full_page=True)
        assert (somebody.outside, somebody.complaints) == ([], [])
