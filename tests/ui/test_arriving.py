"""Files on their way in: on disk from the first byte, gone when nobody took them."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request
from starlette.types import Message

from tools.kit.errors import UnreadableFile
from ui.arriving import arriving
from ui.errors import answer_failures

BROKEN_OFF = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "arriving"


@pytest.fixture
async def client(folder: Path) -> httpx.AsyncClient:
    app = FastAPI()
    answer_failures(app)

    @app.post("/files")
    async def files(request: Request) -> list[tuple[str, int, str, bool]]:
        async with arriving(request, folder) as arrived:
            return [
                (file.name, file.size_bytes, file.path.read_bytes()[:4].decode(), file.path.parent == folder)
                for file in arrived
            ]

    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")


async def test_files_lie_in_the_folder_while_they_are_looked_at_and_no_longer(
    client: httpx.AsyncClient, folder: Path
) -> None:
    sent = [("file", ("a.fit", b"abcd" * 500_000)), ("file", ("../b/c.zip", b"wxyz"))]
    answer = await client.post("/files", files=sent, data={"note": "a field"})
    assert answer.json() == [["a.fit", 2_000_000, "abcd", True], ["c.zip", 4, "wxyz", True]]
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{}", "application/json"),
        (b"", "multipart/form-data; boundary=x"),
        (b"no boundary here", "multipart/form-data; boundary=x"),
        (b"--x--\r\n", "multipart/form-data"),
        (BROKEN_OFF, "multipart/form-data; boundary=x"),
    ],
)  # fmt: skip
async def test_what_is_no_form_with_a_file_is_told_in_words(
    client: httpx.AsyncClient, folder: Path, content: bytes, kind: str
) -> None:
    answer = await client.post("/files", content=content, headers={"Content-Type": kind})
    if answer.status_code != 200:  # A file that breaks off is taken as far as it came.
        assert (answer.status_code, answer.json()["error"]) == (422, "unreadable_file")
        assert "curl -F" in answer.json()["message"]
    assert not folder.exists() or list(folder.iterdir()) == []


async def test_a_line_that_breaks_is_no_failure_of_ours_and_leaves_nothing(folder: Path) -> None:
    messages = iter(
        [
            {"type": "http.request", "body": BROKEN_OFF, "more_body": True},
            {"type": "http.disconnect"},
        ]
    )

    async def receive() -> Message:
        return next(messages)

    kind = (b"content-type", b"multipart/form-data; boundary=x")
    request = Request({"type": "http", "method": "POST", "path": "/", "headers": [kind]}, receive)
    with pytest.raises(UnreadableFile, match="stopped on its way"):
        async with arriving(request, folder):
            pytest.fail("nothing came whole")
    assert list(folder.iterdir()) == []
