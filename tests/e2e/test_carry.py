"""A plan leaves the house: saved, taken along as files, shared by a link, seen by a stranger, taken back."""

from pathlib import Path
from typing import Literal

import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.browser import DESKTOP, PHONE, Visitor, screenshots, visitor
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
LEAVING_THEIR_CARD = """[...document.querySelectorAll('.card *')].filter((one) => {
    const card = one.closest('.card').getBoundingClientRect()
    return one.getBoundingClientRect().right > card.right + 0.5
}).map((one) => one.outerHTML.slice(0, 80))"""
GOAL = "marathon on 18 April 2027 in 3:30, starts at 9:00, I weigh 61.7 kg and sweat 1.37 litres an hour"


async def planned(somebody: Visitor, course: Path) -> None:
    await somebody.open()
    await somebody.drop(course.name, course.read_bytes(), "application/gpx+xml")
    await somebody.say(GOAL)
    await somebody.element("StrategyCard").get_by_role("button", name="Save").click()
    await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")


async def downloaded(page: Page, name: str, folder: Path) -> Path:
    async with page.expect_download() as waiting:
        await page.get_by_role("link", name=name).last.click()
    download = await waiting.value
    kept = folder / download.suggested_filename
    await download.save_as(kept)
    return kept


async def link_made(somebody: Visitor) -> str:
    card = somebody.element("CarryCard")
    await card.get_by_role("button", name="Make a link").click()
    address = card.get_by_label("The link", exact=True).first
    await address.wait_for()
    written: str = await address.input_value()
    return written


async def test_a_plan_is_saved_taken_along_shared_and_taken_back(
    browser: Browser, course: Path, tmp_path: Path
) -> None:
    home = new_home()
    async with serving(home) as server, visitor(browser, server.address) as somebody:
        await planned(somebody, course)
        await somebody.element("StrategyCard").get_by_role("button", name="Take it along").click()
        card = somebody.element("CarryCard")
        await card.get_by_text("Two pages").wait_for()

        paper = await downloaded(somebody.page, "Download: Two pages", tmp_path)
        await card.get_by_label("Around your wrist, in mm").fill("155")
        band = await downloaded(somebody.page, "Download: Pace band", tmp_path)
        assert paper.read_bytes().startswith(b"%PDF-")
        assert band.read_bytes().startswith(b"%PDF-")
        assert (paper.suffixes[-1], band.name.endswith(".band.pdf")) == (".pdf", True)
        await expect(card.locator("[data-group=Trainer]")).to_contain_text("rides paced by power")
        assert await card.locator("[data-group=Trainer] a").count() == 0

        address = await link_made(somebody)
        assert address.startswith(f"{server.address}/s/")
        await somebody.picture("carry-card-desktop", whole=True)
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.page.reload()
        again = somebody.element("CarryCard").get_by_label("The link", exact=True)
        await again.wait_for()
        assert await again.input_value() == address
        await strangers(browser, server.address, address, tmp_path)

        await somebody.element("CarryCard").get_by_role("button", name="Take back").click()
        await somebody.element("CarryCard").get_by_role("button", name="Yes, take it back").click()
        await expect(somebody.element("CarryCard")).to_contain_text("taken back on")
        assert (somebody.outside, somebody.complaints) == ([], [])
        async with visitor(browser, server.address) as late:
            await late.page.goto(address)
            await expect(late.page.get_by_role("heading")).to_have_text("This link has ended")
            await late.picture("shared-ended")
        assert address.rsplit("/", 1)[1] not in server.log.read_text(errors="replace")


async def strangers(browser: Browser, house: str, address: str, folder: Path) -> None:
    """Open the link where nobody is signed in: plan, crew, file, paper."""
    async with visitor(browser, house) as stranger:
        page = stranger.page
        answer = await page.goto(address)
        assert answer is not None
        assert answer.status == 200
        assert await page.context.cookies() == []
        await expect(page.locator(".goal strong")).to_have_text("3:30:00")
        assert await page.locator("table").first.locator("tbody tr").count() >= 42
        said = await page.content()
        assert "<script" not in said
        assert [word for word in ("61.7", "1.37", "62 kg", "textarea") if word in said] == []
        paper = await downloaded(page, "Two pages", folder)
        assert paper.read_bytes().startswith(b"%PDF-")
        await page.emulate_media(media="print")
        assert not await page.locator(".files-card").is_visible()
        (screenshots() / "shared-print.pdf").write_bytes(await page.pdf(format="A4"))
        await page.emulate_media(media="screen")
        await page.get_by_role("link", name="Crew").click()
        await expect(page.get_by_role("heading", name="3:30")).to_have_count(0)
        await expect(page.locator("main")).to_contain_text(":")
        assert (stranger.outside, stranger.complaints) == ([], [])


async def made_over_http(address: str, sample: bytes) -> str:
    """Plan and share without a browser; return the link."""
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        course = (await client.post("/course/analyze-gpx", files={"file": ("lake.gpx", sample)})).json()
        asked = {
            "race_info": {
                "gpx_file_id": course["id"],
                "name": "Lakeside Marathon",
                "date": "2027-04-18",
                "start_time": "09:30",
            },
            "goal_time_minutes": 210,
            "weight_kg": 61.7,
        }
        plan = (await client.post("/strategy/generate", json=asked)).json()
        link = await client.post(f"/strategy/{plan['id']}/links", json={"ends": "year"})
        assert link.status_code == 201, link.text
        url: str = link.json()["url"]
        return url


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_a_shared_page_fits_in_the_light_and_in_the_dark(
    browser: Browser,
    served: Served,
    sample_gpx: bytes,
    size: tuple[int, int],
    theme: Literal["light", "dark"],
) -> None:
    link = await made_over_http(served.address, sample_gpx)
    name = f"{'phone' if size == PHONE else 'desktop'}-{theme}"
    async with visitor(browser, served.address, size, theme) as stranger:
        for path, view in (("", "plan"), ("/crew", "crew")):
            await stranger.page.goto(link + path)
            await stranger.page.locator("h1").wait_for()
            assert await stranger.page.evaluate("document.documentElement.scrollWidth") <= size[0]
            assert await stranger.page.evaluate(LEAVING_THEIR_CARD) == []
            await stranger.page.screenshot(path=screenshots() / f"shared-{view}-{name}.png", full_page=True)
        assert (stranger.outside, stranger.complaints) == ([], [])


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "dark"), (PHONE, "light"), (PHONE, "dark")])
async def test_the_card_fits_everywhere(
    browser: Browser, served: Served, sample_gpx: bytes, size: tuple[int, int], theme: str
) -> None:
    await made_over_http(served.address, sample_gpx)
    async with visitor(browser, served.address, size, theme) as somebody:
        await somebody.open()
        await somebody.say("make a pace band")
        card = somebody.element("CarryCard")
        await card.get_by_text("Two pages").wait_for()
        await expect(card.locator("[aria-current=true]")).to_contain_text("Pace band")
        await somebody.turn_over()
        assert await somebody.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        name = f"{'phone' if size == PHONE else 'desktop'}-{theme}"
        await somebody.picture(f"carry-card-{name}", whole=True)
        assert (somebody.outside, somebody.complaints) == ([], [])
