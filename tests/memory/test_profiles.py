"""What an athlete says of themselves: the newest word counts, and can be taken back."""

import pytest

from memory.database import Database
from memory.profiles import AthleteCorrections, ProfileStore
from tools.domain.profile import ProfileName
from tools.kit.context import ProfileShelf

FTP, MAXIMUM = ProfileName.FTP_W, ProfileName.MAXIMUM_HEART_RATE_BPM


@pytest.fixture
def said(database: Database, athlete_id: str) -> AthleteCorrections:
    return ProfileStore(database).for_athlete(athlete_id)


async def test_the_newest_word_on_each_value_counts(said: AthleteCorrections) -> None:
    assert isinstance(said, ProfileShelf)
    await said.correct(FTP, 240)
    await said.correct(FTP, 255, "test of last week")
    await said.correct(MAXIMUM, None)
    told = {each.name: (each.value, each.note) for each in await said.corrections()}
    assert told == {FTP: (255, "test of last week"), MAXIMUM: (None, None)}


async def test_a_word_taken_back_is_gone_with_those_before_it(said: AthleteCorrections) -> None:
    await said.correct(FTP, 240)
    await said.correct(FTP, 255)
    await said.withdraw(FTP)
    assert await said.corrections() == ()
    await said.withdraw(FTP)


async def test_nobody_elses_word_counts(database: Database, said: AthleteCorrections) -> None:
    await said.correct(FTP, 240)
    stranger = ProfileStore(database).for_athlete(f"not-{said.athlete_id}")
    assert await stranger.corrections() == ()
    await stranger.withdraw(FTP)
    assert len(await said.corrections()) == 1
