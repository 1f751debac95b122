"""A training plan as an athlete lives with it: rules, a plan, a bad workout, a change, and the way back."""

import asyncio
from datetime import date, timedelta

import httpx
import pytest
from playwright.async_api import Browser, Locator

from tests.e2e.test_own_data import bring, fits
from tests.support.browser import PHONE, Visitor, screenshots, visitor
from tests.support.recent_runs import easy_run_fit, faded_intervals_fit
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WIDE = (1180, 860)
HISTORY_DAYS = [week * 7 + day for week in range(9) for day in (2, 4, 5, 7)]
RULES = "No running on Mondays, at most two hours on Saturdays and 8 hours a week"


def race_day() -> date:
    """Return a Sunday some twelve weeks ahead."""
    ahead = date.today() + timedelta(weeks=12)
    return ahead + timedelta(days=6 - ahead.weekday())


def wish() -> str:
    day = race_day()
    return f"Make me a training plan for a half marathon on {day.day} {day:%B} {day.year} in 1:45:00"


def away(in_days: int = 8) -> str:
    first, last = date.today() + timedelta(days=in_days), date.today() + timedelta(days=in_days + 4)
    return (
        f"I am away from {first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}, no training"
    )


async def an_athlete(server: Served) -> None:
    """Bring nine weeks of easy runs, and the pace the athlete knows from a test."""
    await bring(server, {f"{days}.fit": easy_run_fit(days, 55) for days in HISTORY_DAYS})
    async with httpx.AsyncClient(base_url=server.address, timeout=30) as client:
        answer = await client.put("/profile/threshold_pace_s_per_km", json={"value": 270})
        assert answer.status_code == 200, answer.text


async def state(card: Locator, status: str) -> None:
    """Wait until a card stands as it should."""
    await card.and_(card.page.locator(f"[data-status={status}]")).wait_for()


async def ask(somebody: Visitor, text: str, element: str, status: str) -> Locator:
    """Say something and wait for its card, drawn and at rest."""
    before = await somebody.page.locator(f"[data-element={element}]").count()
    await somebody.say(text)
    card = somebody.page.locator(f"[data-element={element}]").nth(before)
    await state(card, status)
    await somebody.turn_over()
    await fits(somebody, element)
    return card


async def pictured(somebody: Visitor, card: Locator, name: str) -> None:
    """Take a picture of a card as the athlete sees it, whole."""
    before = somebody.page.viewport_size
    assert before is not None
    tall = int(await card.evaluate("(card) => card.scrollHeight"))
    await somebody.page.set_viewport_size({"width": before["width"], "height": tall + 400})
    await card.screenshot(path=screenshots() / f"{name}.png")
    await somebody.page.set_viewport_size(before)


async def come_back(somebody: Visitor) -> None:
    """Reload the conversation, and wait until it talks with the server again."""
    await somebody.page.wait_for_url("**/thread/*")
    await somebody.page.reload()
    await somebody.page.wait_for_selector("#chat-settings-open-modal:not([disabled])")


async def approved_plan(somebody: Visitor) -> Locator:
    """Ask for a plan and approve it."""
    card = await ask(somebody, wish(), "PlanProposalCard", "pending")
    await card.get_by_role("button", name="Approve").click()
    await state(card, "applied")
    return card


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (PHONE, "dark")], ids=["1180", "390"])
async def test_the_whole_story(browser: Browser, size: tuple[int, int], theme: str) -> None:
    look = f"{size[0]}-{theme}"
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await an_athlete(server)
        await somebody.open()

        rules = await ask(somebody, RULES, "RulesCard", "pending")
        assert "Monday" in await rules.inner_text()
        await pictured(somebody, rules, f"plan-1-rules-{look}")
        await rules.get_by_role("button", name="Approve").click()
        await state(rules, "applied")

        plan = await ask(somebody, wish(), "PlanProposalCard", "pending")
        told = await plan.inner_text()
        assert "12 weeks" in told or "13 weeks" in told
        await pictured(somebody, plan, f"plan-2-proposed-{look}")
        await plan.get_by_role("button", name="Approve").click()
        await state(plan, "applied")
        await come_back(somebody)
        plan = somebody.page.locator("[data-element=PlanProposalCard]").first
        await state(plan, "applied")
        assert "You approved it on" in await plan.inner_text()

        calendar = await ask(somebody, "Show my plan", "PlanTimeline", "ready")
        await calendar.locator(".pl-chip").first.click()
        assert await calendar.locator("[data-detail]").count() == 1
        await fits(somebody, "PlanTimeline")
        await pictured(somebody, calendar, f"plan-3-calendar-{look}")
        first_plan = await sessions_of(calendar)

        change = await a_bad_workout(somebody, look)
        await seen_in_a_second_tab(somebody, change)
        calendar = await ask(somebody, "Show my plan", "PlanTimeline", "ready")
        assert await sessions_of(calendar) != first_plan

        await restored(somebody, calendar, look)
        calendar = await ask(somebody, "Show my plan", "PlanTimeline", "ready")
        assert await calendar.locator("[data-version]").count() == 3
        assert await sessions_of(calendar) == first_plan
        await pictured(somebody, calendar, f"plan-7-restored-{look}")
        assert (somebody.outside, somebody.complaints) == ([], [])


async def sessions_of(calendar: Locator) -> list[tuple[str, str]]:
    """Return every session ahead of the weeks shown, by its id, with its words; folded weeks are opened."""
    folded = calendar.locator(".pl-weekrow[data-week] > button[aria-expanded=false]")
    while await folded.count():
        await folded.first.click()
    chips = calendar.locator(".pl-chip[data-status=ahead]")
    return [
        (await chip.get_attribute("data-workout") or "", await chip.get_attribute("aria-label") or "")
        for chip in await chips.all()
    ]


async def a_bad_workout(somebody: Visitor, look: str) -> Locator:
    """Drop intervals that faded, take their review over into the plan, and return the change proposed."""
    await somebody.drop("intervals.fit", faded_intervals_fit())
    await somebody.say("How was my workout?")
    review = somebody.element("ReviewCard")
    await state(review, "ready")
    await somebody.turn_over()
    await review.get_by_role("button", name="Use this for my plan").dblclick()
    change = somebody.page.locator("[data-element=PlanProposalCard]").nth(1)
    await state(change, "pending")
    await review.get_by_text("Noted.").wait_for()
    told = await change.inner_text()
    assert "What changes" in told
    assert "last repeat" in told
    assert await change.locator("[data-side=before]").count() >= 1
    assert await change.get_by_role("button", name="See the review").count() == 1
    await fits(somebody, "PlanProposalCard")
    await pictured(somebody, change, f"plan-4-change-{look}")
    return change


async def seen_in_a_second_tab(somebody: Visitor, change: Locator) -> None:
    """Approve in one tab, after a reload of it; the other shows who decided once it is looked at."""
    await come_back(somebody)
    await state(change, "pending")
    assert await somebody.page.locator("[data-element=PlanProposalCard]").count() == 2
    page = await somebody.page.context.new_page()
    other = Visitor(page, somebody.address)
    other.watch()
    await page.goto(somebody.page.url)
    there = page.locator("[data-element=PlanProposalCard]").nth(1)
    await state(there, "pending")
    await change.get_by_role("button", name="Approve").dblclick()
    await state(change, "applied")
    await page.evaluate("window.dispatchEvent(new Event('focus'))")
    await state(there, "applied")
    assert "You approved it on" in await there.inner_text()
    assert (other.outside, other.complaints) == ([], [])
    await page.close()


async def restored(somebody: Visitor, calendar: Locator, look: str) -> None:
    """Look at what changed, and bring the first version back."""
    assert await calendar.locator("[data-version]").count() == 2
    await calendar.locator("[data-version='2']").get_by_role("button", name="What changed").click()
    await calendar.locator("[data-version='2'] table").wait_for()
    await fits(somebody, "PlanTimeline")
    await pictured(somebody, calendar, f"plan-5-versions-{look}")
    await calendar.locator("[data-version='1']").get_by_role("button", name="Restore").dblclick()
    back = somebody.page.locator("[data-element=PlanProposalCard]").nth(2)
    await state(back, "pending")
    await come_back(somebody)
    await state(back, "pending")
    assert await somebody.page.locator("[data-element=PlanProposalCard]").count() == 3
    await pictured(somebody, back, f"plan-6-restoring-{look}")
    await back.get_by_role("button", name="Approve").click()
    await state(back, "applied")


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (PHONE, "light")], ids=["1180", "390"])
async def test_a_proposal_is_edited_refused_approved_and_undone(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    look = f"{size[0]}-{theme}"
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await an_athlete(server)
        await somebody.open()
        card = await ask(somebody, wish(), "PlanProposalCard", "pending")
        first = await card.get_attribute("data-proposal")
        await card.get_by_role("button", name="Edit").click()
        minutes = card.locator(".pl-edit input[type=number]").first
        await minutes.fill("600")
        await card.get_by_role("button", name="Check 1 edit").click()
        await card.get_by_role("alert").wait_for()
        assert await minutes.input_value() == "600", "what was typed must not be lost"
        await fits(somebody, "PlanProposalCard")
        await pictured(somebody, card, f"plan-edit-refused-{look}")
        await minutes.fill("30")
        await card.get_by_role("button", name="Check 1 edit").click()
        await somebody.page.wait_for_function(
            "(id) => document.querySelector('[data-element=PlanProposalCard]').dataset.proposal !== id",
            arg=first,
        )
        await come_back(somebody)
        await state(card, "pending")
        assert await card.get_attribute("data-proposal") != first, "the edited card is the one that stays"
        await pictured(somebody, card, f"plan-edited-{look}")
        approve = card.get_by_role("button", name="Approve")
        await asyncio.gather(
            approve.click(), approve.click(no_wait_after=True, timeout=2_000), return_exceptions=True
        )
        await state(card, "applied")

        moved = await ask(somebody, away(), "PlanProposalCard", "pending")
        await moved.get_by_role("button", name="Approve").click()
        await state(moved, "applied")
        await moved.get_by_role("button", name="Undo").click()
        await moved.get_by_text("Undone:").wait_for()
        assert await moved.get_by_role("button", name="Undo").count() == 0
        await pictured(somebody, moved, f"plan-undone-{look}")
        calendar = await ask(somebody, "Show my plan", "PlanTimeline", "ready")
        assert await calendar.locator("[data-version]").count() == 3
        assert (somebody.outside, somebody.complaints) == ([], [])


async def test_a_card_the_plan_has_outrun_says_so_and_is_brought_up_to_date(browser: Browser) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address, WIDE) as somebody:
        await an_athlete(server)
        await somebody.open()
        await approved_plan(somebody)
        late = await ask(somebody, away(50), "PlanProposalCard", "pending")
        await somebody.page.wait_for_url("**/thread/*")
        first_conversation = somebody.page.url
        await somebody.open()
        soon = await ask(somebody, away(8), "PlanProposalCard", "pending")
        await soon.get_by_role("button", name="Approve").click()
        await state(soon, "applied")
        await somebody.page.goto(first_conversation)
        await state(late, "pending")
        await late.get_by_role("button", name="Approve").click()
        await state(late, "stale")
        await late.get_by_text("Nothing was changed.").wait_for()
        await pictured(somebody, late, "plan-stale-1180-light")
        await late.get_by_role("button", name="Bring up to date").click()
        await state(late, "pending")
        assert "Made from version 2" in await late.inner_text()
        await late.get_by_role("button", name="Approve").click()
        await state(late, "applied")
        calendar = await ask(somebody, "Show my plan", "PlanTimeline", "ready")
        assert await calendar.locator("[data-version]").count() == 3
        await calendar.locator("[data-version='3']").get_by_role("button", name="Undo").click()
        await calendar.locator("[data-version='4']").wait_for()
        assert (somebody.outside, somebody.complaints) == ([], [])
