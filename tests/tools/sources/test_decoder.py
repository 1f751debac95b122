import asyncio
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.fit_files import fit_file
from tools.domain.activity import ActivitySport
from tools.kit.errors import FileTooLarge, NotAnActivity, UnreadableFile
from tools.sources import decoder
from tools.sources.archive_notes import MemberNotes
from tools.sources.decoder import DecoderProcess, serve
from tools.sources.decoder_frames import activities_in, receive, request
from tools.sources.decoding import decode

DATA = Path(__file__).parents[2] / "data"
RUN = (DATA / "fitdecode__garmin-fenix-5-run.fit").read_bytes()
NOTES = MemberNotes(name="Dérouillage 💥", note="y", sport=ActivitySport.WALK, race=True)


def pid(running: DecoderProcess) -> int:
    assert running._process is not None
    return running._process.pid


async def test_another_process_decodes_the_same() -> None:
    async with DecoderProcess() as running:
        assert await running.decode(RUN, "run.fit") == decode(RUN, "run.fit")
        assert await running.decode(RUN, "run.fit", NOTES) == decode(RUN, "run.fit", NOTES)


async def test_refusals_come_back_as_what_they_are() -> None:
    settings = fit_file([("file_id", {"type": 2, "manufacturer": 1})])
    async with DecoderProcess() as running:
        with pytest.raises(NotAnActivity, match="a device's settings"):
            await running.decode(settings, "settings.fit")
        first = pid(running)
        with pytest.raises(UnreadableFile, match="is empty"):
            await running.decode(b"", "empty.fit")
        with pytest.raises(FileTooLarge, match="51 MB"):
            await running.decode(bytes(51_000_000), "large.fit")
        assert await running.decode(RUN, "run.fit")
        assert pid(running) == first, "a refusal is no reason to start anew"


async def test_many_ask_at_once() -> None:
    async with DecoderProcess() as running:
        found = await asyncio.gather(*(running.decode(RUN, f"{n}.fit") for n in range(8)))
    assert set(map(len, found)) == {1}


async def test_a_file_that_takes_too_long_is_given_up() -> None:
    async with DecoderProcess() as running:
        await running.decode(RUN, "run.fit")
        stopped = pid(running)
        os.kill(stopped, signal.SIGSTOP)
        running._timeout_s = 0.3
        with pytest.raises(UnreadableFile, match="took too long"):
            await running.decode(RUN, "run.fit")
        running._timeout_s = 60.0
        assert await running.decode(RUN, "run.fit")
        assert pid(running) != stopped


async def test_a_process_that_dies_costs_one_file() -> None:
    async with DecoderProcess() as running:
        await running.decode(RUN, "run.fit")
        os.kill(pid(running), signal.SIGSTOP)
        asked = asyncio.create_task(running.decode(RUN, "run.fit"))
        await asyncio.sleep(0.05)
        os.kill(pid(running), signal.SIGKILL)
        with pytest.raises(UnreadableFile, match="Reading this file failed"):
            await asked
        assert await running.decode(RUN, "run.fit")


async def test_nobody_gets_the_answer_to_a_question_given_up() -> None:
    async with DecoderProcess() as running:
        asked = asyncio.create_task(running.decode(RUN, "run.fit", NOTES))
        await asyncio.sleep(0.01)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        (run,) = await running.decode(RUN, "run.fit")
        assert run.summary.name is None


async def test_the_process_is_started_anew_after_a_while() -> None:
    async with DecoderProcess(files_per_process=2) as running:
        await running.decode(RUN, "1.fit")
        first = pid(running)
        await running.decode(RUN, "2.fit")
        await running.decode(RUN, "3.fit")
        assert pid(running) != first


async def test_it_ends_with_the_one_who_asked() -> None:
    async with DecoderProcess() as running:
        await running.decode(RUN, "run.fit")
        process = running._process
    assert process is not None
    assert process.returncode == 0


async def test_it_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    async with DecoderProcess() as running:
        assert await running.decode(RUN, "run.fit")


def test_a_file_nobody_waits_for_any_more_ends_the_process() -> None:
    alone = subprocess.run(
        [sys.executable, "-m", "tools.sources.decoder"],
        cwd=Path(decoder.__file__).parents[2],
        input=request(RUN, "run.fit", None, 0.0005),
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert alone.returncode == -signal.SIGALRM


def test_serving_ends_with_its_questions() -> None:
    answers = io.BytesIO()
    serve(
        io.BytesIO(request(RUN, "run.fit", NOTES, 60.0) + request(b"x", "x.fit", None, 60.0) + b"cut"),
        answers,
    )
    answers.seek(0)
    first, second = receive(answers), receive(answers)
    assert first is not None
    assert second is not None
    assert activities_in(*first) == decode(RUN, "run.fit", NOTES)
    with pytest.raises(UnreadableFile, match="damaged in its first bytes"):
        activities_in(*second)
    assert receive(answers) is None


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
async def test_a_stop_of_the_whole_service_costs_no_file(told: signal.Signals) -> None:
    async with DecoderProcess() as running:
        await running.decode(RUN, "run.fit")
        os.kill(pid(running), signal.SIGSTOP)
        asked = asyncio.create_task(running.decode(RUN, "run.fit"))
        await asyncio.sleep(0.05)
        os.kill(pid(running), told)
        os.kill(pid(running), signal.SIGCONT)
        assert await asked


def test_only_the_memory_of_the_process_itself_counts() -> None:
    asking = (
        "import asyncio, sys\n"
        "from tools.sources.decoder import DecoderProcess\n"
        "content = open(sys.argv[1], 'rb').read()\n"
        "taken = b'x' * 400_000_000\n"
        "async def main():\n"
        "    async with DecoderProcess() as running:\n"
        "        await running.decode(content, 'run.fit')\n"
        "        print(running._process is not None)\n"
        "asyncio.run(main())\n"
    )
    path = str(DATA / "fitdecode__garmin-fenix-5-run.fit")
    told = subprocess.run(
        [sys.executable, "-c", asking, path],
        cwd=Path(decoder.__file__).parents[2],
        capture_output=True,
        timeout=60,
        check=True,
        text=True,
    )
    assert told.stdout.strip() == "True", "a large server is no reason to start anew after each file"
