"""What browser tests share: a browser, and courses to drop."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.support.browser import chromium
from tests.support.server import ROOT, Served, new_home, serving

BOSTON = ROOT.parent / "shared" / "data" / "race-courses" / "fm_boston.gpx"
SAMPLE = ROOT / "tools" / "data" / "sample-course.gpx"


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
async def served() -> AsyncIterator[Served]:
    async with serving(new_home()) as server:
        yield server


@pytest.fixture
def course() -> Path:
    """A real course where there is one, else the one that comes with Paceline."""
    return BOSTON if BOSTON.exists() else SAMPLE
