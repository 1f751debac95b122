"""Pictures of courses in a conversation: read, asked about, confirmed, planned on; nothing without a yes."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tests.support.course_pictures import cat_png, guide_pdf, profile_photo, profile_png
from tests.support.web_of_one import body, redirect, web_of_one
from tools.domain.course_picture import PictureCorrections, PictureKind
from tools.domain.wording.pictures import CORRECT_IT
from tools.kit.errors import MissingInput, NotFound, UnreadableFile

PLAN = "plan my marathon, 3:45"


@pytest.fixture
async def coach(database: Database, home: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, home) as coach:
        yield coach


async def drop(coach: Coach, athlete: str, text: str, *files: tuple[str, bytes], thread: str = "t") -> Heard:
    kept = [await coach.receive_upload(athlete, name, "application/x", content) for name, content in files]
    return await ask(coach, athlete, thread, text, [upload.id for upload in kept])


def reading_of(heard: Heard) -> str:
    (card,) = heard.shown("picture")
    reading_id: str = card.reading_id
    return reading_id


async def test_a_photo_is_asked_about_before_anything_is_planned(coach: Coach, athlete_id: str) -> None:
    heard = await drop(coach, athlete_id, PLAN, ("photo.jpg", profile_photo()))
    assert heard.steps[0] == "Reading the picture"
    assert CORRECT_IT in heard.text
    assert "then I plan on it for your 3:45:00" in heard.text
    assert heard.sections == ["pacing"]
    assert not heard.shown("pacing")
    assert not heard.shown("proposal")
    kept = await coach.races.pictures.picture(athlete_id, reading_of(heard))
    assert kept.reading.kind is PictureKind.PROFILE
    assert kept.decided is None
    checked = next(event for event in heard.events if type(event).__name__ == "AnswerChecked")
    assert "untraced" not in str(checked.provenance).lower() or not checked.provenance.untraced  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words", ["use it", "Yes", "yes, use this course please", "looks good", "ok go ahead"]
)
async def test_a_yes_in_words_is_a_yes(coach: Coach, athlete_id: str, words: str) -> None:
    read = await drop(coach, athlete_id, PLAN, ("photo.jpg", profile_photo()))
    heard = await ask(coach, athlete_id, "t", words)
    (shown,) = heard.shown("pacing")
    assert shown.course.origin == "picture"
    assert shown.strategy.brief.goal_time_s == 3.75 * 3600
    assert "read from a picture" in heard.text
    assert (await coach.races.pictures.picture(athlete_id, reading_of(read))).decided == "used"


async def test_a_length_beside_the_yes_counts(coach: Coach, athlete_id: str) -> None:
    read = await drop(coach, athlete_id, "", ("photo.jpg", profile_photo()))
    await ask(coach, athlete_id, "t", "use it, but it is 43.5 km long")
    kept = await coach.races.pictures.picture(athlete_id, reading_of(read))
    assert kept.corrections.distance_m == 43_500


async def test_a_yes_on_the_card_is_found_by_the_next_message(coach: Coach, athlete_id: str) -> None:
    read = await drop(coach, athlete_id, PLAN, ("photo.jpg", profile_photo()))
    right = PictureCorrections(name="Lakeside Marathon", distance_m=42_195, highest_m=210)
    used = await coach.races.pictures.confirm(athlete_id, reading_of(read), right)
    again = await coach.races.pictures.confirm(
        athlete_id, reading_of(read), PictureCorrections(distance_m=9_000)
    )
    assert again == used
    heard = await ask(coach, athlete_id, "t", "Use this course")
    (shown,) = heard.shown("pacing")
    assert (shown.course.id, shown.course.name) == (used.course_id, "Lakeside Marathon")
    assert max(shown.course.elevation_m) == pytest.approx(210, abs=1)
    assert shown.course.distance_m == 42_195
    later = await ask(coach, athlete_id, "t", "what is TSS?")
    assert not later.shown("pacing"), "it is taken up once"


async def test_what_the_card_says_is_not_believed_without_the_yes(coach: Coach, athlete_id: str) -> None:
    await drop(coach, athlete_id, "", ("cat.png", cat_png()))
    heard = await ask(coach, athlete_id, "t", "Use this course")
    assert not heard.shown("pacing")
    assert "no course" in heard.text or "tell me" in heard.text


async def test_a_no_leaves_it_and_nothing_is_lost(coach: Coach, athlete_id: str) -> None:
    read = await drop(coach, athlete_id, PLAN, ("photo.jpg", profile_photo()))
    heard = await ask(coach, athlete_id, "t", "no, not this")
    assert "leave that picture aside" in heard.text
    assert (await coach.races.pictures.picture(athlete_id, reading_of(read))).decided == "declined"
    assert (await ask(coach, athlete_id, "t", "then plan my marathon in 3:45 flat")).shown("pacing")


async def test_what_is_no_course_is_refused_and_the_words_count(coach: Coach, athlete_id: str) -> None:
    alone = await drop(coach, athlete_id, "", ("cat.png", cat_png()))
    assert "tell me its length" in alone.text
    assert not (await coach.races.pictures.picture(athlete_id, reading_of(alone))).course_id
    with pytest.raises(MissingInput, match="Nothing was changed"):
        await coach.races.pictures.confirm(athlete_id, reading_of(alone), PictureCorrections())
    heard = await drop(coach, athlete_id, PLAN, ("cat.png", cat_png()), thread="other")
    assert heard.shown("pacing")
    assert "no course" in heard.text


async def test_a_course_file_stays_the_course_and_is_compared(
    coach: Coach, athlete_id: str, sample_gpx: bytes
) -> None:
    heard = await drop(coach, athlete_id, PLAN, ("photo.jpg", profile_photo()), ("course.gpx", sample_gpx))
    (shown,) = heard.shown("pacing")
    assert shown.course.origin == "gpx"
    assert "which stays the course" in heard.text
    assert "agree on the distance" in heard.text
    assert "do not agree on the highest point" in heard.text
    (card,) = heard.shown("picture")
    assert card.beside
    assert not (await ask(coach, athlete_id, "t", "yes")).shown("pacing"), "a bare yes is not meant for it"


async def test_the_page_with_the_profile_is_found(coach: Coach, athlete_id: str) -> None:
    heard = await drop(coach, athlete_id, "", ("guide.pdf", guide_pdf()))
    kept = await coach.races.pictures.picture(athlete_id, reading_of(heard))
    assert (kept.reading.page, kept.reading.pages) == (2, 3)
    other = await coach.races.pictures.page(athlete_id, kept.id, 1)
    assert other.reading.profile is None
    assert other.id != kept.id
    with pytest.raises(UnreadableFile, match="no page 9"):
        await coach.races.pictures.page(athlete_id, kept.id, 9)


async def test_nobody_else_sees_it(coach: Coach, athlete_id: str) -> None:
    reading_id = reading_of(await drop(coach, athlete_id, "", ("photo.jpg", profile_photo())))
    for asked in (
        coach.races.pictures.picture("somebody", reading_id),
        coach.races.pictures.shown("somebody", reading_id),
        coach.races.pictures.confirm("somebody", reading_id, PictureCorrections()),
    ):
        with pytest.raises(NotFound):
            await asked


async def test_where_a_photo_was_taken_is_kept_nowhere(coach: Coach, athlete_id: str) -> None:
    photo = profile_photo(latitude=47.123456)
    assert b"PhoneMaker" in photo
    reading_id = reading_of(await drop(coach, athlete_id, "", ("photo.jpg", photo)))
    blobs = [file.read_bytes() for file in (coach.home / "blobs").rglob("*") if file.is_file()]
    assert blobs
    assert not any(b"PhoneMaker" in blob for blob in blobs)
    shown, media_type = await coach.races.pictures.shown(athlete_id, reading_id)
    with Image.open(io.BytesIO(shown)) as image:
        assert not image.getexif()
        assert image.size == (990, 440), "upright"
    assert media_type in ("image/png", "image/jpeg")
    kept = await coach.races.pictures.picture(athlete_id, reading_id)
    assert "PhoneMaker" not in kept.model_dump_json()
    assert "47.12" not in kept.model_dump_json(exclude={"reading": {"profile"}})


def bomb_png() -> bytes:
    written = io.BytesIO()
    Image.new("1", (16_000, 16_000)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bomb.png", bomb_png(), "pixels"),
        ("page.png", b"<!doctype html><script>alert(1)</script>", "not a picture"),
        ("drawing.jpg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "SVG"),
        ("cut.jpg", profile_photo()[:400], "damaged"),
        ("notes.pdf", b"%PDF-1.4 nothing", "damaged"),
        ("movie.heic", b"\x00\x00\x00\x18ftypheic" + bytes(40), "damaged"),
        ("program.webp", b"MZ" + bytes(400), "not a picture"),
    ],
)
async def test_hostile_files_are_a_sentence(
    coach: Coach, athlete_id: str, name: str, content: bytes, said: str
) -> None:
    heard = await drop(coach, athlete_id, "", (name, content))
    assert said in heard.text
    assert not heard.shown("picture")
    assert (await ask(coach, athlete_id, "t", PLAN)).shown("pacing"), "the conversation goes on"


async def test_what_follows_a_picture_is_never_shown(coach: Coach, athlete_id: str) -> None:
    both = profile_png() + b"<html><script>alert('x')</script></html>%PDF-1.4"
    reading_id = reading_of(await drop(coach, athlete_id, "", ("both.png", both)))
    shown, _ = await coach.races.pictures.shown(athlete_id, reading_id)
    assert b"script" not in shown
    assert b"%PDF" not in shown


async def test_a_link_is_read_like_a_dropped_file(
    database: Database, home: Path, athlete_id: str, sample_gpx: bytes
) -> None:
    answers = {"profile_png": body(profile_png()), "course_gpx": body(sample_gpx)}
    served = web_of_one(**answers, away=redirect("http://10.0.0.1/x.png"))
    async with served as web, coach_on(database, home, link_hosts=web.host) as coach:
        heard = await ask(coach, athlete_id, "t", f"{PLAN}: {web.link('/profile.png')}")
        assert heard.steps[:2] == ["Fetching the link", "Reading the picture"]
        assert CORRECT_IT in heard.text
        assert (await ask(coach, athlete_id, "g", f"{PLAN} {web.link('/course.gpx')}")).shown("pacing")
        refused = await ask(coach, athlete_id, "r", f"here is the course profile: {web.link('/away')}")
        assert "inside a network" in refused.text
        before = len(web.asked)
        await ask(coach, athlete_id, "n", f"I wrote about my marathon on {web.link('/blog')} yesterday")
        assert len(web.asked) == before, "a link nobody asks to read is not followed"
