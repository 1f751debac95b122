"""A photo of a profile in a real browser: dropped, read, one number put right, confirmed, planned on."""

import pytest
from playwright.async_api import Browser, Locator

from tests.support.browser import PHONE, Visitor, screenshots, visitor
from tests.support.course_pictures import cat_png, guide_pdf, profile_photo
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WIDE = (1180, 860)
LOOKS = [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light"), (PHONE, "dark")]


async def waiting_card(somebody: Visitor, status: str = "waiting") -> Locator:
    card = somebody.page.locator(f"[data-element=PictureCard][data-status={status}]").last
    await card.wait_for()
    await somebody.turn_over()
    return card


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=["wide", "wide-dark", "phone", "phone-dark"])
async def test_a_photo_becomes_a_course_with_a_yes(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    look, home = f"{size[0]}-{theme}", new_home()
    async with serving(home) as server, visitor(browser, server.address, size, theme) as somebody:
        await somebody.open()
        await somebody.drop("course photo.jpg", profile_photo(), "image/jpeg")
        await somebody.say("plan my marathon, 3:45")
        card = await waiting_card(somebody)
        assert "then I plan on it for your 3:45:00" in await somebody.page.inner_text("body")
        assert await somebody.page.locator("[data-element=StrategyCard]").count() == 0
        await card.locator("[data-part=line]").wait_for()
        assert await card.locator("image").evaluate(
            "node => fetch(node.href.baseVal).then(answer => answer.ok && answer.headers.get('content-type'))"
        ) in ("image/png", "image/jpeg")
        await card.screenshot(path=screenshots() / f"photo-1-read-{look}.png")

        await card.locator("[data-field=distance]").fill("forty")
        await card.get_by_role("button", name="Use this course").click()
        await card.get_by_text("I need a number for the distance").wait_for()
        await card.locator("[data-field=distance]").fill("42.195")
        await card.locator("[data-field=highest]").fill("20")
        await card.get_by_role("button", name="Use this course").click()
        await card.get_by_text("The highest point has to lie above the lowest").wait_for()
        await card.locator("[data-field=highest]").fill("210")
        await card.locator("[data-field=name]").fill("Lakeside Marathon")
        await card.get_by_role("button", name="Use this course").click()
        await somebody.element("StrategyCard").wait_for()
        await somebody.turn_over()
        assert await card.count() == 0, "the card has changed"
        used = await waiting_card(somebody, "used")
        assert "In use: 42.195 km" in await used.inner_text()
        assert await used.get_by_role("button", name="Use this course").count() == 0
        assert "read from a picture" in await somebody.page.inner_text("body")
        table = somebody.element("SplitTable")
        assert await table.locator("tbody tr").last.locator("td").last.inner_text() == "3:45:00"
        await used.screenshot(path=screenshots() / f"photo-2-used-{look}.png")
        await somebody.picture(f"photo-3-plan-{look}", whole=True)

        await somebody.page.wait_for_url("**/thread/*")
        conversation = somebody.page.url.removeprefix(server.address)
        await somebody.page.reload()
        await waiting_card(somebody, "used")
        assert (somebody.outside, somebody.complaints) == ([], [])
    if (size, theme) != LOOKS[0]:
        return
    async with serving(home) as again, visitor(browser, again.address) as somebody:
        await somebody.page.goto(again.address + conversation)
        used = somebody.page.locator("[data-element=PictureCard][data-status=used]").last
        await used.wait_for()
        assert "In use: 42.195 km" in await used.inner_text()
        assert somebody.outside == []


async def test_no_course_is_refused_and_a_guide_is_leafed_through(browser: Browser) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address, WIDE) as somebody:
        await somebody.open()
        await somebody.drop("cat.png", cat_png(), "image/png")
        await somebody.say("my course")
        refused = await waiting_card(somebody, "refused")
        assert "tell me its length" in await refused.locator("[data-part=refusal]").inner_text()
        assert await refused.get_by_role("button", name="Use this course").count() == 0
        await refused.screenshot(path=screenshots() / "photo-4-refused.png")

        await somebody.drop("guide.pdf", guide_pdf(), "application/pdf")
        await somebody.say("here is the race guide")
        card = await waiting_card(somebody)
        await card.get_by_text("page 2 of 3").wait_for()
        await card.screenshot(path=screenshots() / "photo-5-guide.png")
        await card.get_by_role("button", name="Next page").click()
        other = somebody.page.locator("[data-element=PictureCard]").last
        await other.get_by_text("page 3 of 3").wait_for()
        await other.get_by_role("button", name="Page before").click()
        await other.get_by_text("page 2 of 3").wait_for()
        await other.get_by_role("button", name="Not this").click()
        await other.get_by_text("You left this picture aside").wait_for()
        await somebody.page.reload()
        await waiting_card(somebody, "declined")
        assert (somebody.outside, somebody.complaints) == ([], [])


async def test_where_a_photo_was_taken_is_nowhere_in_the_house(browser: Browser) -> None:
    photo = profile_photo(latitude=47.654321)
    assert b"PhoneMaker" in photo
    home = new_home()
    async with serving(home) as server, visitor(browser, server.address, WIDE) as somebody:
        await somebody.open()
        await somebody.drop("photo.jpg", photo, "image/jpeg")
        await somebody.say("my course")
        await waiting_card(somebody)
    kept = [file for folder in ("blobs", "chainlit") for file in (home / folder).rglob("*") if file.is_file()]
    assert any(file.read_bytes()[:3] == b"\xff\xd8\xff" for file in kept), "the photo itself is kept"
    assert not [file for file in kept if b"PhoneMaker" in file.read_bytes()]
