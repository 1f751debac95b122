"""What tests of the interface share: a real server, a course and its strategy."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.scripted_coach import SAMPLE, sample_course
from tests.support.server import new_home, serving
from tools.domain.course import CourseAnalysis
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy


@pytest.fixture(scope="session")
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with (
        serving(new_home()) as server,
        httpx.AsyncClient(base_url=server.address, timeout=30) as opened,
    ):
        yield opened


@pytest.fixture(scope="session")
def course() -> CourseAnalysis:
    return sample_course()


@pytest.fixture(scope="session")
def strategy(course: CourseAnalysis) -> RaceStrategy:
    return build_strategy(course, RaceBrief(goal_time_s=12_600, weight_kg=70))


@pytest.fixture(scope="session")
def sample_gpx() -> bytes:
    return SAMPLE.read_bytes()
