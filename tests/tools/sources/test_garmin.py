"""A Garmin connection from the key to the file, through garth and over HTTP."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date

import pytest

from tests.support.garmin_service import (
    DOWNLOAD,
    EXCHANGE,
    KEY,
    LIST,
    NIGHTS,
    OAUTH2,
    SUMMARIES,
    GarminService,
    garmin,
    row,
    zipped,
)
from tests.support.secrets_kept import SecretInMemory
from tests.support.shared_data import shared_file
from tools.domain.provenance import Source
from tools.kit.errors import (
    FileTooLarge,
    MissingInput,
    SourceBusy,
    SourceError,
    SourceRefused,
    SourceUnavailable,
    UnreadableFile,
)
from tools.kit.sources import ActivitySource, Listed
from tools.sources.activity_file import read_activity
from tools.sources.garmin import open_garmin

FIT = b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT"


@pytest.fixture
def service() -> Iterator[GarminService]:
    with garmin() as service:
        yield service


@asynccontextmanager
async def opened(service: GarminService, keeper: SecretInMemory) -> AsyncIterator[ActivitySource]:
    source = await open_garmin(keeper, base_url=service.url, login_url=service.url)
    try:
        yield source
    finally:
        await source.close()


async def everything(source: ActivitySource, since: date | None = None) -> list[Listed]:
    return [row async for row in source.listed(since)]


def by_key() -> SecretInMemory:
    return SecretInMemory({"api_key": KEY})


async def test_a_history_is_listed_page_by_page_newest_first(service: GarminService) -> None:
    service.activities = [row(number) for number in range(100)]
    async with opened(service, by_key()) as source:
        rows = await everything(source)
    assert source.source is Source.GARMIN
    assert [found.source_id for found in rows] == [str(21_000_000_000 + number) for number in range(100)]
    assert {int(asked.query["limit"]) for asked in service.paths(LIST)} == {40}
    assert len(service.paths(EXCHANGE)) == 1


async def test_only_what_is_wanted_is_asked_for(service: GarminService) -> None:
    service.activities = [row(number) for number in range(30)]
    async with opened(service, by_key()) as source:
        rows = await everything(source, date(2026, 11, 11))
    assert len(rows) == 10
    assert {asked.query["startDate"] for asked in service.paths(LIST)} == {"2026-11-11"}


async def test_an_activity_that_arrives_meanwhile_is_told_once(service: GarminService) -> None:
    service.activities = [row(number) for number in range(60)]
    async with opened(service, by_key()) as source:
        found = []
        async for listed in source.listed(None):
            if not found:
                service.activities.insert(0, row(99))
            found.append(listed.source_id)
    assert len(found) == len(set(found)) == 60


async def test_a_file_comes_out_of_its_zip(service: GarminService) -> None:
    fit = shared_file("fit-activity/fitdecode__garmin-fenix-5-run.fit")
    service.activities = [row(1)]
    service.files["21000000001"] = zipped([("21000000001_ACTIVITY.fit", fit)])
    async with opened(service, by_key()) as source:
        [listed] = await everything(source)
        fetched = await source.fetch(listed)
    assert (fetched.file_name, fetched.content, fetched.activity) == ("21000000001_ACTIVITY.fit", fit, None)
    assert read_activity(fit, fetched.file_name).time_s.size == 21


async def test_an_entry_by_hand_has_no_file(service: GarminService) -> None:
    service.activities = [row(1, manualActivity=True), row(2)]
    service.files["21000000002"] = zipped([])
    async with opened(service, by_key()) as source:
        fetched = [await source.fetch(listed) for listed in await everything(source)]
    assert [(one.content, one.activity) for one in fetched] == [(None, None)] * 2


async def test_two_calls_at_a_time_and_answers_that_do_not_cross(service: GarminService) -> None:
    names = [f"{number}.fit" for number in range(20)]
    service.files = {str(n): zipped([(name, FIT + name.encode())]) for n, name in enumerate(names)}
    async with opened(service, by_key()) as source:
        fetched = await asyncio.gather(*(source.fetch(Listed(source_id=str(n))) for n in range(20)))
    assert [one.file_name for one in fetched] == names
    assert [one.content for one in fetched] == [FIT + name.encode() for name in names]


async def test_a_damaged_archive_fails_alone(service: GarminService) -> None:
    service.files["1"] = zipped([("a.fit", FIT * 100)])[:-30]
    async with opened(service, by_key()) as source:
        with pytest.raises(UnreadableFile, match="arrives damaged"):
            await source.fetch(Listed(source_id="1"))


async def test_an_archive_that_swells_is_refused(service: GarminService) -> None:
    service.files["1"] = zipped([("a.fit", bytes(60_000_000))])
    async with opened(service, by_key()) as source:
        with pytest.raises(FileTooLarge, match="50 MB"):
            await source.fetch(Listed(source_id="1"))


class TestTokens:
    async def test_the_exchanged_token_is_kept_and_used_again(self, service: GarminService) -> None:
        keeper = by_key()
        for _ in range(2):
            async with opened(service, keeper) as source:
                await everything(source)
        [kept] = keeper.kept
        assert kept["api_key"] == KEY
        assert kept["token"] in service.tokens
        assert float(kept["token_expires_at"]) == pytest.approx(time.time() + 86_400, abs=60)
        assert len(service.paths(EXCHANGE)) == 1

    async def test_one_with_less_than_an_hour_left_is_exchanged(self, service: GarminService) -> None:
        service.token_life_s = 3000
        keeper = by_key()
        exchanged = []
        for _ in range(3):
            async with opened(service, keeper) as source:
                await everything(source)
                await everything(source)
            exchanged.append(len(service.paths(EXCHANGE)))
            service.token_life_s = 86_400
        assert exchanged == [1, 2, 2]

    async def test_one_that_is_withdrawn_is_exchanged_once(self, service: GarminService) -> None:
        service.activities = [row(1)]
        keeper = by_key()
        async with opened(service, keeper) as source:
            await everything(source)
            service.revoke_tokens()
            assert len(await everything(source)) == 1
        assert len(service.paths(EXCHANGE)) == 2
        assert keeper.now is not None
        assert keeper.now["token"] in service.tokens

    async def test_one_that_another_worker_renewed_is_taken_over(self, service: GarminService) -> None:
        keeper = by_key()
        async with opened(service, keeper) as first, opened(service, keeper) as second:
            await asyncio.gather(everything(first), everything(second))
            service.revoke_tokens()
            await asyncio.gather(everything(first), everything(second), everything(first))
        assert len(service.paths(EXCHANGE)) == 2
        assert len(keeper.kept) == 2


class TestSession:
    async def test_a_saved_session_reads(self, service: GarminService) -> None:
        service.activities = [row(1)]
        service.files["21000000001"] = zipped([("a.fit", FIT)])
        keeper = SecretInMemory({"session": service.session(expires_in_s=3600)})
        async with opened(service, keeper) as source:
            [listed] = await everything(source)
            assert (await source.fetch(listed)).content == FIT
        assert keeper.kept == []

    async def test_one_whose_token_ended_is_renewed_and_kept(self, service: GarminService) -> None:
        service.activities = [row(1)]
        before = service.session(expires_in_s=-10)
        keeper = SecretInMemory({"session": before})
        for _ in range(2):
            async with opened(service, keeper) as source:
                assert len(await everything(source)) == 1
        assert [kept["session"] == before for kept in keeper.kept] == [False]
        assert len(service.paths(OAUTH2)) == 1

    async def test_one_that_garmin_withdrew_says_what_to_do(self, service: GarminService) -> None:
        service.fail(OAUTH2, 401)
        keeper = SecretInMemory({"session": service.session(expires_in_s=-10)})
        async with opened(service, keeper) as source:
            with pytest.raises(SourceRefused, match="Personal API key"):
                await everything(source)

    @pytest.mark.parametrize("session", ["", "no base64!", "bnVsbA==", "W3t9LHt9XQ=="])
    async def test_what_is_no_session_is_refused(self, service: GarminService, session: str) -> None:
        with pytest.raises(SourceRefused, match="connect Garmin again"):
            await open_garmin(SecretInMemory({"session": session}), base_url=service.url)


class TestFailures:
    async def test_nothing_connected(self, service: GarminService) -> None:
        with pytest.raises(MissingInput):
            await open_garmin(SecretInMemory(None), base_url=service.url)

    async def test_a_key_that_ended(self, service: GarminService) -> None:
        service.keys.clear()
        with pytest.raises(SourceRefused, match=r"Settings, Personal API"):
            await self.listing(service)
        assert len(service.asked) == 1

    async def test_a_key_that_may_not_read(self, service: GarminService) -> None:
        service.fail(LIST, 403)
        with pytest.raises(SourceRefused, match="Make a new one"):
            await self.listing(service)

    @pytest.mark.parametrize("path", [LIST, EXCHANGE])
    async def test_a_service_that_asks_to_wait(self, service: GarminService, path: str) -> None:
        service.fail(path, 429, Retry_After="14")
        with pytest.raises(SourceBusy, match="slow down") as told:
            await self.listing(service)
        assert told.value.retry_after_s == 14
        assert len(service.paths(path)) == 1

    async def test_one_that_does_not_say_how_long(self, service: GarminService) -> None:
        service.fail(LIST, 429)
        with pytest.raises(SourceBusy) as told:
            await self.listing(service)
        assert told.value.retry_after_s == 60

    @pytest.mark.parametrize("status", [400, 404, 500, 502, 503])
    async def test_a_service_in_trouble(self, service: GarminService, status: int) -> None:
        service.fail(LIST, status, Retry_After="1")
        with pytest.raises(SourceUnavailable, match=f"error \\({status}\\)"):
            await self.listing(service)
        assert len(service.paths(LIST)) == 1

    @pytest.mark.parametrize(
        ("path", "body"),
        [(LIST, b"<html>sign in</html>"), (LIST, b"{"), (LIST, b"\xff\xfe"), (EXCHANGE, b"<html>")],
    )
    async def test_an_answer_that_makes_no_sense(
        self, service: GarminService, path: str, body: bytes
    ) -> None:
        service.fail(path, 200, body=body)
        with pytest.raises(SourceUnavailable, match="cannot read"):
            await self.listing(service)

    async def test_nobody_there(self) -> None:
        source = await open_garmin(by_key(), base_url="http://127.0.0.1:9")
        with pytest.raises(SourceUnavailable, match="cannot be reached"):
            await everything(source)

    @pytest.mark.parametrize("path", [LIST, EXCHANGE, DOWNLOAD])
    async def test_a_service_that_hangs_up(self, service: GarminService, path: str) -> None:
        service.hang_up(path)
        async with opened(service, by_key()) as source:
            with pytest.raises(SourceUnavailable, match="cannot be reached"):
                await source.fetch(Listed(source_id="1")) if path == DOWNLOAD else await everything(source)

    @staticmethod
    async def listing(service: GarminService) -> None:
        async with opened(service, by_key()) as source:
            await everything(source)


class TestWellness:
    async def test_mornings_are_put_together_from_what_there_is(self, service: GarminService) -> None:
        service.summaries = [{"calendarDate": "2026-11-01", "heartRate": {"restingValue": 48}}]
        service.nights = [{"calendarDate": "2026-11-01", "sleepTimeSeconds": 24_180}, {"calendarDate": None}]
        service.hrv = [{"calendarDate": "2026-11-02", "lastNightAvg": 42}]
        service.weights = [{"summaryDate": "2026-11-02", "latestWeight": {"weight": 71_500.0}}]
        async with opened(service, by_key()) as source:
            first, second = await source.wellness(date(2026, 8, 1))
        assert (first.day, first.resting_heart_rate_bpm, first.sleep_s) == (date(2026, 11, 1), 48, 24_180)
        assert (second.hrv_ms, second.weight_kg, second.sleep_s) == (42, 71.5, None)

    @pytest.mark.parametrize("status", [403, 404])
    async def test_a_measure_that_is_not_there_is_no_failure(
        self, service: GarminService, status: int
    ) -> None:
        service.nights = [{"calendarDate": "2026-11-01", "sleepTimeSeconds": 24_180}]
        service.fail(SUMMARIES, status)
        async with opened(service, by_key()) as source:
            [morning] = await source.wellness(date(2026, 8, 1))
        assert (morning.sleep_s, morning.resting_heart_rate_bpm) == (24_180, None)
        assert len(service.paths(SUMMARIES)) == 1

    async def test_being_asked_to_wait_is(self, service: GarminService) -> None:
        service.fail(NIGHTS, 429, Retry_After="30")
        async with opened(service, by_key()) as source:
            with pytest.raises(SourceBusy):
                await source.wellness(date(2026, 11, 1))


@pytest.mark.parametrize("status", [401, 403, 429, 500])
async def test_no_secret_is_ever_told(
    service: GarminService, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    keepers = [by_key(), SecretInMemory({"session": service.session(expires_in_s=-10)})]
    told = []
    for keeper in keepers:
        for path in (EXCHANGE, OAUTH2, LIST, DOWNLOAD):
            service.fail(path, status, body=KEY.encode())
            async with opened(service, keeper) as source:
                told.append(repr(source) + str(vars(source)))
                try:
                    await everything(source)
                    await source.fetch(Listed(source_id="1"))
                except SourceError as error:
                    told.append(f"{error!r} {error} {error.__cause__}")
    spoken = "\n".join([*told, caplog.text, *(str(record.__dict__) for record in caplog.records)])
    assert len(service.secrets) > 4
    assert not [secret for secret in service.secrets if secret in spoken]
