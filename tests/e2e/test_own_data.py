"""An athlete brings their own data: a file, an archive, a service; and looks at what becomes of it."""

import io
import re
import zipfile
from collections.abc import Iterator

import httpx
import pytest
from playwright.async_api import Browser

from tests.support.browser import PHONE, Visitor, visitor
from tests.support.intervals_service import KEY, IntervalsService, intervals, ride, strava_stub
from tests.support.recent_rides import ride_fit
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WIDE = (1180, 860)
LOOKS = [(WIDE, "light"), (PHONE, "dark")]
SERVERS_CLOCK = "UTC"  # in a moment as the server writes it; a browser writes it in its own time
NAMES = [f"{size[0]}-{theme}" for size, theme in LOOKS]


def archive() -> bytes:
    """An export of some rides, one of them twice, with two files that cannot be read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        for days_ago in (2, 9, 16, 23):
            files.writestr(f"activities/{days_ago}.fit", ride_fit(days_ago))
        files.writestr("activities/again.fit", ride_fit(2))
        files.writestr("activities/broken.fit", b"\x0e\x10" + b"nothing a device wrote")
        files.writestr("activities/old.hrm", b"[Params]\nVersion=106\n")
    return packed.getvalue()


async def send(somebody: Visitor, text: str = "") -> None:
    """Send what hangs in the box, with a word or without."""
    if text:
        await somebody.say(text)
        return
    await somebody.page.click("#chat-input")
    await somebody.page.keyboard.press("Enter")


async def fits(somebody: Visitor, name: str) -> None:
    """Nothing of a card stands out to the right."""
    assert await somebody.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert await somebody.element(name).evaluate("(card) => card.scrollWidth - card.clientWidth") <= 0


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=NAMES)
async def test_a_dropped_ride_is_reviewed_and_the_review_comes_back(
    browser: Browser, size: tuple[int, int], theme: str, served: Served
) -> None:
    async with visitor(browser, served.address, size, theme) as somebody:
        await somebody.open()
        await somebody.drop("ride.fit", ride_fit(1))
        await somebody.say("how was my ride?")
        card = somebody.element("ReviewCard")
        await card.locator("svg path").first.wait_for()
        await somebody.turn_over()
        told = await card.inner_text()
        assert re.search(r"Power\s+\d+ W", told, re.IGNORECASE), told
        assert "What I would do" in told
        await fits(somebody, "ReviewCard")
        await somebody.picture(f"own-review-{size[0]}-{theme}", whole=True)
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.page.reload()
        await somebody.element("ReviewCard").locator("svg path").first.wait_for()
        assert await somebody.element("ReviewCard").inner_text() == told
        assert (somebody.outside, somebody.complaints) == ([], [])


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=NAMES)
async def test_an_activity_is_deleted_on_its_card_once_it_was_asked_twice(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await bring(server, {"1.fit": ride_fit(1)})
        await somebody.open()
        await somebody.say("delete my last ride")
        card = somebody.element("ReviewCard")
        await card.get_by_role("button", name="Delete this activity").click()
        await card.get_by_role("button", name="Keep").click()
        await card.get_by_role("button", name="Delete this activity").click()
        assert "Delete for good?" in await card.inner_text()
        await somebody.turn_over()
        await fits(somebody, "ReviewCard")
        await somebody.picture(f"own-deleting-{size[0]}-{theme}", whole=True)
        await card.get_by_role("button", name="Delete", exact=True).click()
        await card.get_by_text("You deleted this activity.").wait_for()
        async with httpx.AsyncClient(base_url=server.address, timeout=30) as client:
            assert (await client.get("/activities")).json()["activities"] == []
        await somebody.say("hi")
        await card.get_by_text("You deleted this activity.").wait_for()
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.page.reload()
        await card.get_by_text("This activity is no longer kept").wait_for()
        assert (somebody.outside, somebody.complaints) == ([], [])


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=NAMES)
async def test_an_archive_is_imported_to_its_end_and_what_failed_is_listed(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await somebody.open()
        await somebody.drop("export.zip", archive(), "application/zip")
        await send(somebody)
        await somebody.page.wait_for_selector("[data-element=SyncCard][data-status=done]")
        card = somebody.element("SyncCard")
        assert "4 new, 1 you had already, 2 could not be read" in await card.inner_text()
        await card.locator("summary").click()
        assert "old.hrm" in await card.inner_text()
        await fits(somebody, "SyncCard")
        await somebody.say("show my activities")
        listed = somebody.element("ActivityList")
        await listed.locator("tbody tr").first.wait_for()
        assert await listed.locator("tbody tr").count() == 4
        await fits(somebody, "ActivityList")
        await somebody.turn_over()
        await listed.get_by_role("button", name=re.compile("^Review")).first.click()
        await somebody.element("ReviewCard").locator("svg path").first.wait_for()
        assert await card.locator("details[open]").count() == 1, "a later answer must not close the list"
        await somebody.picture(f"own-archive-{size[0]}-{theme}", whole=True)
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.page.reload()
        await somebody.page.wait_for_selector("[data-element=SyncCard][data-status=done]")
        assert (somebody.outside, somebody.complaints) == ([], [])


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=NAMES)
async def test_the_dashboard_has_a_period_to_choose_and_the_profile_can_be_corrected(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await bring(server, {f"{days}.fit": ride_fit(days) for days in (1, 4, 8, 15, 30, 70)})
        await somebody.open()
        await somebody.say("show my dashboard")
        card = somebody.element("Dashboard")
        await card.locator("svg path").first.wait_for()
        await somebody.turn_over()
        before = await card.inner_text()
        await card.locator("select").select_option("4 weeks")
        await somebody.page.wait_for_function(
            "(before) => document.querySelector('[data-element=Dashboard]').innerText !== before", arg=before
        )
        await fits(somebody, "Dashboard")
        await somebody.say("show my profile")
        await somebody.element("ProfileCard").wait_for()
        await somebody.turn_over()
        await fits(somebody, "ProfileCard")
        await somebody.picture(f"own-form-{size[0]}-{theme}", whole=True)
        assert (somebody.outside, somebody.complaints) == ([], [])


async def bring(server: Served, files: dict[str, bytes]) -> None:
    """Import files over HTTP and wait until they are in."""
    async with httpx.AsyncClient(base_url=server.address, timeout=30) as client:
        sent = [("file", (name, content)) for name, content in files.items()]
        answer = await client.post("/activities/import", files=sent)
        assert answer.status_code == 202, answer.text
        run = answer.json()
        while run["status"] in ("queued", "running"):
            run = (await client.get(f"/syncs/{run['id']}")).json()
        assert (run["status"], run["imported"], run["failed"]) == ("done", len(files), 0)


@pytest.fixture
def intervals_icu() -> Iterator[IntervalsService]:
    """intervals.icu with three rides, and one that Strava's rules withhold."""
    rows = [ride(number) for number in (1, 2, 3)]
    service = IntervalsService(activities=[*rows, strava_stub(4)])
    for number, told in enumerate(rows, start=1):
        service.files[told["id"]] = ride_fit(number)
    with intervals(service) as opened:
        yield opened


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=NAMES)
async def test_a_service_is_connected_by_its_form_and_its_activities_are_listed(
    browser: Browser, size: tuple[int, int], theme: str, intervals_icu: IntervalsService
) -> None:
    async with (
        serving(new_home(), INTERVALS_URL=intervals_icu.url) as server,
        visitor(browser, server.address, size, theme) as somebody,
    ):
        await somebody.open()
        await somebody.say("my connections")
        card = somebody.element("ConnectionsCard")
        await card.locator("[data-source=intervals]").get_by_role("link", name="Connect").click()
        await connect(somebody, f"{size[0]}-{theme}")
        await somebody.page.get_by_role("link", name="Back to the conversation").click()
        await somebody.page.wait_for_selector("#chat-settings-open-modal:not([disabled])")
        await somebody.say("sync intervals.icu")
        await somebody.page.wait_for_selector("[data-element=SyncCard][data-status=done]")
        await somebody.turn_over()
        await somebody.say("show my activities")
        listed = somebody.element("ActivityList")
        await listed.locator("tbody tr").first.wait_for()
        assert await listed.locator("tbody tr").count() == 3
        assert "intervals.icu" in await listed.inner_text()
        await somebody.turn_over()
        await somebody.say("my connections")
        connected = somebody.element("ConnectionsCard").locator(
            "[data-source=intervals][data-state=connected]"
        )
        await connected.wait_for()
        await fits(somebody, "ConnectionsCard")
        assert SERVERS_CLOCK not in await connected.locator("time").inner_text()
        await somebody.turn_over()
        await connected.get_by_role("button", name="Sync now").click()
        await somebody.page.wait_for_selector("text=The sync is under way.")
        await somebody.picture(f"own-service-{size[0]}-{theme}", whole=True)
        await somebody.page.goto(f"{server.address}/connections")
        there = somebody.page.locator("#intervals time")
        assert (await there.get_attribute("datetime") or "").endswith("Z")
        assert SERVERS_CLOCK not in await there.inner_text()
        assert (somebody.outside, somebody.complaints) == ([], [])


async def connect(somebody: Visitor, look: str) -> None:
    """Type a wrong key into the form, then the right one."""
    await somebody.page.wait_for_url("**/connections#intervals")
    form = somebody.page.locator("form[action='/connections/intervals']")
    await form.locator("[name=key]").fill("a-key-that-is-wrong")
    await form.get_by_role("button").click()
    await somebody.page.wait_for_selector("[role=alert]:has-text('key')")
    await somebody.picture(f"own-wrong-key-{look}", whole=True)
    await form.locator("[name=key]").fill(KEY)
    await form.get_by_role("button").click()
    await somebody.page.wait_for_selector("[role=status]:has-text('intervals.icu is connected')")
    await somebody.picture(f"own-connected-{look}", whole=True)
    assert KEY not in await somebody.page.content()


async def test_a_key_written_into_the_box_is_in_no_conversation(browser: Browser, served: Served) -> None:
    key = "abcd1234efgh5678ijkl90"
    async with visitor(browser, served.address, WIDE) as somebody:
        await somebody.open()
        await somebody.say(f"my api key is {key}")
        await somebody.turn_over()
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.page.reload()
        await somebody.page.locator(":text('[removed]')").first.wait_for()
        assert key not in await somebody.page.content()
