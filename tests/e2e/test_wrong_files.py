"""Files that are no course: each gets a sentence, and the conversation goes on."""

import pytest
from playwright.async_api import Browser

from tests.support.browser import visitor
from tests.support.server import Served

pytestmark = pytest.mark.browser
CUT_OFF = b'<?xml version="1.0"?><gpx version="1.1"><trk><trkseg><trkpt lat="47.1" lon="8.'
NO_POINTS = b'<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"></gpx>'


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("timetable.pdf", b"%PDF-1.4 nothing", "timetable.pdf is damaged"),
        ("run.fit", b".FIT", "I do not know what it is"),
        ("all.7z", b"7z", "all.7z is an archive I cannot open"),
        ("old.hrm", b"[Params]", "old.hrm is a Polar HRM file"),
        ("empty.gpx", b"", "empty.gpx is empty"),
        ("broken.gpx", CUT_OFF, "damaged before its first point"),
        ("hollow.gpx", NO_POINTS, "points"),
    ],
)
async def test_a_wrong_file_is_answered_in_words(
    browser: Browser, served: Served, name: str, content: bytes, expected: str
) -> None:
    async with visitor(browser, served.address) as somebody:
        await somebody.open()
        await somebody.drop(name, content)
        await somebody.page.click("#chat-input")
        await somebody.page.keyboard.press("Enter")
        answer = somebody.page.locator("[data-step-type=assistant_message] .message-content").first
        await answer.wait_for()
        await somebody.turn_over()
        said = " ".join(await somebody.page.locator("[data-step-type=assistant_message]").all_inner_texts())
        assert expected in said, said
        assert "Traceback" not in said
        await somebody.picture(f"wrong-{name.replace('.', '-')}")
        await somebody.say("What can you do?")
        await somebody.page.wait_for_selector("text=Here is what I can do", timeout=20_000)
        assert (somebody.outside, somebody.complaints) == ([], [])
