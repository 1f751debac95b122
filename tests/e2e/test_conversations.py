"""Conversations on the page: listed, found, renamed, thumbed, gone on with, deleted, and answered once."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page

from tests.support.browser import visitor
from tests.support.server import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

FETCH = """async ([path, method, body]) => {
    const answer = await fetch(path, {
        method, headers: { "Content-Type": "application/json" }, body: body && JSON.stringify(body),
    })
    const text = await answer.text()
    return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : text }
}"""


async def asked_for(page: Page, path: str, method: str = "GET", body: object = None) -> dict[str, Any]:
    answer: dict[str, Any] = await page.evaluate(FETCH, [path, method, body])
    return answer


async def names(page: Page, search: str | None = None) -> list[str]:
    wanted = {"pagination": {"first": 50}, "filter": {"search": search}}
    answer = await asked_for(page, "/project/threads", "POST", wanted)
    assert answer["status"] == 200
    return [each["name"] for each in answer["body"]["data"]]


async def test_a_conversation_is_listed_found_renamed_thumbed_and_deleted(
    browser: Browser, served: Served
) -> None:
    async with visitor(browser, served.address) as somebody:
        page = somebody.page
        await somebody.open()
        await somebody.say("What should I eat before a zebra race?")
        await somebody.turn_over()
        await page.wait_for_url("**/thread/*")
        thread_id = page.url.rpartition("/")[2]
        assert "What should I eat before a zebra race?" in await names(page, "zebra")
        kept = (await asked_for(page, f"/project/thread/{thread_id}"))["body"]
        (question,) = [each for each in kept["steps"] if each["type"] == "user_message"]
        answers = [each for each in kept["steps"] if each["type"] == "assistant_message"]
        assert question["output"] == "What should I eat before a zebra race?"
        assert answers

        renamed = await asked_for(
            page, "/project/thread", "PUT", {"threadId": thread_id, "name": "Of stripes"}
        )
        assert renamed["status"] == 200
        assert "Of stripes" in await names(page, "stripes")
        thumb = {"feedback": {"forId": answers[0]["id"], "value": 0, "comment": "no"}, "sessionId": "any"}
        given = await asked_for(page, "/feedback", "PUT", thumb)
        assert given["body"]["success"] is True
        thumb["feedback"] = {"forId": "of-nobody", "value": 1}
        assert (await asked_for(page, "/feedback", "PUT", thumb))["status"] == 404
        assert (await asked_for(page, "/project/thread/of-nobody"))["status"] == 404

        await somebody.open(f"/thread/{thread_id}")
        await page.wait_for_selector("text=What should I eat before a zebra race?")
        await page.wait_for_selector("text=Of stripes")
        again = (await asked_for(page, f"/project/thread/{thread_id}"))["body"]
        assert {each["feedback"]["value"] for each in again["steps"] if each["feedback"]} == {0}
        await somebody.say("What can you do?")
        await somebody.turn_over()
        longer = (await asked_for(page, f"/project/thread/{thread_id}"))["body"]["steps"]
        said = [each["output"] for each in longer if each["type"] == "user_message"]
        assert said == ["What should I eat before a zebra race?", "What can you do?"]

        deleted = await asked_for(page, "/project/thread", "DELETE", {"threadId": thread_id})
        assert deleted["status"] == 200
        assert await names(page, "stripes") == []
        assert (await asked_for(page, f"/project/thread/{thread_id}"))["status"] == 404
        assert somebody.outside == []
