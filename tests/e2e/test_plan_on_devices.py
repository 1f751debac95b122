"""Planned sessions leave the page: as files for a device, and into intervals.icu's calendar and off again."""

import io
from pathlib import Path

import fitdecode
import icalendar
import pytest
from playwright.async_api import Browser, Locator

from tests.e2e.test_own_data import fits
from tests.e2e.test_plans import WIDE, an_athlete, approved_plan, ask, pictured
from tests.support.browser import PHONE, visitor
from tests.support.intervals_service import EVENTS, KEY, IntervalsService, intervals
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (PHONE, "dark")], ids=["1180", "390"])
async def test_a_plan_reaches_device_and_calendar(
    browser: Browser, size: tuple[int, int], theme: str, tmp_path: Path
) -> None:
    look = f"{size[0]}-{theme}"
    with intervals() as service:
        async with (
            serving(new_home(), INTERVALS_URL=service.url) as server,
            visitor(browser, server.address, size, theme) as somebody,
        ):
            await an_athlete(server)
            await somebody.open()
            await approved_plan(somebody)
            calendar = await ask(somebody, "Show my plan", "PlanTimeline", "ready")
            await calendar.locator("[data-calendar=unconnected]").wait_for()

            await somebody.page.goto(f"{server.address}/connections")
            form = somebody.page.locator("form[action='/connections/intervals']")
            await form.locator("[name=key]").fill(KEY)
            await form.get_by_role("button").click()
            await somebody.page.get_by_text("Hill Climber").first.wait_for()

            await somebody.open()
            calendar = await ask(somebody, "Show my plan", "PlanTimeline", "ready")
            await _files(calendar, tmp_path)
            await fits(somebody, "PlanTimeline")
            await pictured(somebody, calendar, f"plan-devices-1-detail-{look}")
            await _sent_and_taken_off(calendar, service)
            await pictured(somebody, calendar, f"plan-devices-2-calendar-{look}")
            assert (somebody.outside, somebody.complaints) == ([], [])


async def _files(calendar: Locator, tmp_path: Path) -> None:
    """Take a session along as FIT, and its week as a calendar."""
    chip = calendar.locator(".pl-chip[data-status=ahead]").first
    await chip.click()
    title = await chip.get_attribute("aria-label") or ""
    fit = await _downloaded(calendar.locator("[data-detail] [data-file=FIT]").first, tmp_path)
    with fitdecode.FitReader(io.BytesIO(fit), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        kinds = [frame.name for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    assert kinds[:2] == ["file_id", "workout"]
    week = icalendar.Calendar.from_ical(
        (await _downloaded(calendar.locator("[data-file=ICS]").first, tmp_path)).decode()
    )
    titles = [str(event["summary"]).split(",")[0] for event in week.events]
    assert title.split(",")[0] in titles


async def _downloaded(link: Locator, folder: Path) -> bytes:
    async with link.page.expect_download() as waiting:
        await link.click()
    kept = folder / (await waiting.value).suggested_filename
    await (await waiting.value).save_as(kept)
    return kept.read_bytes()


async def _sent_and_taken_off(calendar: Locator, service: IntervalsService) -> None:
    """Send a week, then all, then take all off, and send once more: what is there follows."""
    box = calendar.locator("[data-calendar=connected]")
    at_rest = calendar.locator("[data-calendar=connected][aria-busy=false]")
    assert not service.paths(EVENTS)
    await box.get_by_role("button", name="Send th").click()
    await box.get_by_text("in your intervals.icu calendar").wait_for()
    await at_rest.wait_for()
    some = len(service.events)
    assert some > 0
    await box.get_by_role("button", name="Send all").click()
    await box.get_by_text("All ").wait_for()
    await at_rest.wait_for()
    assert len(service.events) > some
    await box.get_by_role("button", name="Take them off").click()
    await box.get_by_text("None of the").wait_for()
    assert service.events == {}
    service.fail(EVENTS, 500)
    await box.get_by_role("button", name="Send th").click()
    await box.get_by_role("alert").wait_for()
    await box.get_by_role("button", name="Send th").click()
    await box.locator("[role=alert]").wait_for(state="detached")
    await at_rest.wait_for()
    assert len(service.events) == some
