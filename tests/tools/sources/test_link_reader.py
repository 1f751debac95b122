"""Links are followed on the public web alone, narrowly, and every refusal says what to do."""

import gzip
import io

import pytest
from PIL import Image

from tests.support.web_of_one import Answer, body, endless, redirect, status, web_of_one
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.kit.outside_ports import LinkReader
from tools.sources.link_reader import PublicLinks
from tools.sources.public_address import is_public

PDF = b"%PDF-1.4\n%%EOF"
GPX = b'<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"></gpx>'


def png() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (20, 10), "white").save(written, "PNG")
    return written.getvalue()


async def nobody(_host: str, _port: int) -> list[str]:
    raise AssertionError("nothing may be looked up")


async def at_home(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


async def refusal_of(url: str, links: PublicLinks) -> str:
    with pytest.raises(UnreadableFile) as refused:
        await links.fetched(url)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "media_type", "name"),
    [
        (png(), "image/png", "course.png"),
        (PDF, "application/pdf", "course.pdf"),
        (GPX, "application/gpx+xml", "course.gpx"),
        (gzip.compress(GPX), "application/gpx+xml", "course.gpx"),
    ],
)
async def test_a_file_is_what_its_bytes_say(content: bytes, media_type: str, name: str) -> None:
    async with web_of_one(course=body(content, "text/html")) as web:
        file = await PublicLinks(frozenset({web.host})).fetched(web.link("/course"))
    assert isinstance(PublicLinks(), LinkReader)
    assert (file.name, file.media_type, file.content) == (name, media_type, content)


async def test_nothing_of_ours_goes_along() -> None:
    async with web_of_one(a_png=status(302, Location="/b.png", Set_Cookie="k=v"), b_png=body(png())) as web:
        await PublicLinks(frozenset({web.host})).fetched(web.link("/a.png#part"))
    assert len(web.asked) == 2
    for head in web.asked:
        lines = head.lower()
        assert not any(f"{name}:" in lines for name in ("cookie", "authorization", "referer", "origin"))
        assert "accept-encoding: identity" in lines
        assert "#" not in lines.splitlines()[0]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.com/course.gpx", "http:// or https:// only"),
        ("file:///etc/passwd", "cannot be read"),
        ("gopher://example.com/", "http:// or https:// only"),
        ("http://", "cannot be read"),
        ("https://" + "a" * 3000, "cannot be read"),
        ("http://me:secret@example.com/course.png", "name or a password"),
        ("http://me@example.com/course.png", "name or a password"),
        ("http://example.com:22/course.png", "port 22"),
        ("http://example.com:8080/course.png", "port 8080"),
        ("http://example.com:0/course.png", "port 0"),
        ("http://xn--n3h.net/course.png", "cannot be read"),
        ("http://2130706433/course.png", "writes its host"),
        ("http://134744072/course.png", "writes its host"),
        ("http://0x7f.0.0.1/course.png", "writes its host"),
        ("http://0x7f000001/", "writes its host"),
        ("http://0177.0.0.1/course.png", "cannot be read"),
        ("http://127.1/course.png", "writes its host"),
        ("http://010.8.8.8/course.png", "cannot be read"),
    ],
)
async def test_a_strange_link_is_refused_before_anything_is_looked_up(url: str, why: str) -> None:
    assert why in await refusal_of(url, PublicLinks(resolve=nobody))


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "localhost"),
        *(
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fc00::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:8.8.8.8]",
            "[64:ff9b::7f00:1]",
        ),
        *("[64:ff9b::808:808]", "[2002:7f00:1::]", "[2001::1]", "[ff02::1]", "[::7f00:1]", "[fec0::1]"),
        *("[::ffff:0:7f00:1]", "[1000::1]", "[4000::1]", "[3fff::1]", "[2001:db8::1]"),
    ],
)
async def test_an_address_inside_is_refused(host: str) -> None:
    assert "inside a network" in await refusal_of(f"http://{host}/course.png", PublicLinks())


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1"])
def test_the_public_web_is_let_through(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "nonsense", "1.2.3", "::1%eth0", "fe80::1%lo"])
def test_what_is_no_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("found", [["127.0.0.1"], ["10.0.0.5", "::1"], ["::ffff:192.168.0.1"], []])
async def test_a_name_that_means_an_address_inside_is_refused(found: list[str]) -> None:
    looked_up = []

    async def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return found

    said = await refusal_of("https://course.example.com/a.png", PublicLinks(resolve=rebinding))
    assert "inside a network" in said
    assert looked_up == ["course.example.com"], "the address that is checked is the one connected to"


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/secret.png",
        "http://[::1]/secret.png",
        "http://169.254.169.254/latest/meta-data",
        "http://other.example.com/secret.png",
        "//10.0.0.1/secret.png",
    ],
)
async def test_every_redirect_is_checked(to: str) -> None:
    async with web_of_one(a_png=redirect(to)) as web:
        links = PublicLinks(frozenset({web.host}), resolve=at_home)
        assert "inside a network" in await refusal_of(web.link("/a.png"), links)
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("file:///etc/passwd", "cannot be read"),
        ("http://me:pw@example.com/x.png", "password"),
        ("http://127.0.0.1:5432/", "port 5432"),
        ("javascript:alert(1)", "cannot be read"),
    ],
)
async def test_a_redirect_to_something_else_is_refused(to: str, why: str) -> None:
    async with web_of_one(a_png=redirect(to)) as web:
        assert why in await refusal_of(web.link("/a.png"), PublicLinks(frozenset({web.host})))


async def test_a_link_may_lead_on_three_times() -> None:
    steps = {f"s{n}": redirect(f"/s{n + 1}") for n in range(3)}
    async with web_of_one(**steps, s3=body(png())) as web:
        assert (await PublicLinks(frozenset({web.host})).fetched(web.link("/s0"))).name == "s3.png"
    async with web_of_one(round=redirect("/round")) as web:
        said = await refusal_of(web.link("/round"), PublicLinks(frozenset({web.host})))
    assert "more than 3 times" in said
    assert len(web.asked) == 4


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (status(404), "answers 404"),
        (status(403), "signed in"),
        (status(500), "answers 500"),
        (body(b"<!doctype html><html>race</html>", "image/png"), "is a web page"),
        (body(b"GIF89a" + bytes(20)), "no file I read"),
        (body(b"MZ" + bytes(300), "image/jpeg"), "no file I read"),
        (body(b""), "no file I read"),
        (body(gzip.compress(png()), Content_Encoding="gzip"), "packs its files"),
    ],
)
async def test_what_is_no_course_is_refused(answer: Answer, why: str) -> None:
    async with web_of_one(a_png=answer) as web:
        assert why in await refusal_of(web.link("/a.png"), PublicLinks(frozenset({web.host})))


async def test_too_much_is_refused_announced_or_not() -> None:
    async with web_of_one(told=body(bytes(9_000)), endless=endless(bytes(1_000))) as web:
        links = PublicLinks(frozenset({web.host}), max_bytes=5_000)
        for path in ("/told", "/endless"):
            with pytest.raises(FileTooLarge, match="the most I fetch"):
                await links.fetched(web.link(path))


async def test_a_server_that_drips_is_left() -> None:
    async with web_of_one(a_png=endless(b"x", pause_s=0.05)) as web:
        links = PublicLinks(frozenset({web.host}), time_limit_s=0.4)
        assert "took longer" in await refusal_of(web.link("/a.png"), links)


async def test_nobody_there_is_said() -> None:
    async with web_of_one() as web:
        gone = web.host
    assert "could not reach" in await refusal_of(f"http://{gone}/a.png", PublicLinks(frozenset({gone})))


async def test_a_name_in_the_address_is_data() -> None:
    path = "/%2e%2e%2f%3Cb%3E%5Bx%5D(http)%E2%80%AEgnp.exe"
    async with web_of_one() as web:
        web.answers[path] = body(png())
        file = await PublicLinks(frozenset({web.host})).fetched(web.link(path))
    assert file.name.endswith(".png")
    assert not set(file.name) & set("<>[]/\u202e")
