"""Every reader of what others write, as one function of bytes, with good inputs to spoil.

A reader may raise what it says it raises, and nothing else: `refuses` names it.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz import seeds
from tools.kit.errors import PacelineError

TODAY = date(2026, 11, 21)
XML_WORDS = (
    b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&#0;",
    b"&amp;",
    b"<",
    b"/>",
    b"-->",
    b"<trkpt ",
    b"<ele>",
)
JSON_WORDS = (b"null", b"[]", b"{}", b"true", b'""', b"[[[[", b"1e400", b'"\\ud800"')
SPOKEN = (
    b"not ",
    b" never ",
    b" until ",
    b"Sunday",
    b" 31 February ",
    b"1000000 hours",
    b"%",
    b"\n",
    b" and ",
    b"every ",
)


@dataclass(frozen=True, slots=True)
class Parser:
    """A reader. `few` inputs are tried with every run of the tests, `many` by the command."""

    read: Callable[[bytes], object]
    seeds: Callable[[], tuple[bytes, ...]]
    words: tuple[bytes, ...] = ()
    refuses: tuple[type[Exception], ...] = (PacelineError,)
    few: int = 300
    many: int = 20_000


def course(content: bytes) -> object:
    from tools.sources.course_file import read_course_and_places

    return read_course_and_places(content, "course.gpx")


def recording(content: bytes) -> object:
    from tools.sources.decoding import decode

    return decode(content, "file.fit")


def gzip_archive(content: bytes) -> object:
    from tools.sources.gzip_content import gunzip

    return gunzip(content, 5_000_000)


def zip_archive(content: bytes) -> object:
    from tools.sources.archive import open_archive

    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.zip"
        path.write_bytes(content)
        with open_archive(path) as archive:
            return [_read(member.read) for member in archive.members()]


def _read(read: Callable[[], bytes]) -> bytes:
    try:
        return read()
    except PacelineError as refusal:
        return str(refusal).encode()


def zipped_original(content: bytes) -> object:
    from tools.sources.zipped_original import zipped_original

    return zipped_original(content, "123")


def export_lists(content: bytes) -> object:
    from tools.sources.archive_notes import ExportNotes, read_garmin_list, read_strava_list

    notes = ExportNotes()
    read_strava_list(content, "activities.csv", notes)
    read_garmin_list(content, notes)
    return notes


def picture(content: bytes) -> object:
    from tools.sources.pictures.decoding import is_picture
    from tools.sources.pictures.upright import for_the_page
    from tools.sources.pictures.without_places import without_places

    is_picture(content)
    return for_the_page(without_places(content), "photo.jpg", 1)


def pdf(content: bytes) -> object:
    from tools.sources.pictures.decoding import decode

    return decode(content, "guide.pdf", 2)


def whole_picture(content: bytes) -> object:
    from tools.sources.pictures.reading import read_picture

    return read_picture(content, "photo.jpg")


def text_table(content: bytes) -> object:
    """Read words at their places as the table of aid stations and of laps they may be."""
    from tools.domain.course_picture import TextInPicture
    from tools.domain.picture.aid_table import aid_table
    from tools.domain.picture.lap_table import lap_table
    from tools.domain.picture.text_table import text_table

    try:
        lines = [(str(text), *map(float, box)) for text, *box in json.loads(content) if len(box) == 4]
        seen = [
            TextInPicture(text=text, box=(left, top, right, bottom), confidence=0.9)
            for text, left, top, right, bottom in lines
            if max(map(abs, (left, top, right, bottom))) < 5_000
        ]
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    table = text_table(seen)
    return aid_table(table, seen), lap_table(table, seen)


def words(content: bytes) -> object:
    """Read a message as a wish for a race or a plan, as rules, facts, events and edits."""
    from agent.understanding import understand
    from agent.understanding.facts_said import read_facts
    from agent.understanding.plan_wanted import wants_training
    from agent.understanding.secrets import without_secrets
    from agent.understanding.training_edits import read_edits
    from agent.understanding.training_events import read_event
    from agent.understanding.training_rules import read_rules
    from tools.domain.race import RaceBrief

    text = content.decode("utf-8", "surrogateescape" if content[:1] == b"\xff" else "replace")[:4_000]
    understood = understand(text, TODAY, RaceBrief(distance_m=42_195))
    wants_training(text, TODAY)
    return (
        understood,
        read_rules(text, TODAY),
        read_facts(text, TODAY),
        read_event(text, TODAY),
        read_edits(text, TODAY),
        without_secrets(text),
    )


def environment(content: bytes) -> object:
    """Read settings of lines NAME=value in the environment."""
    from agent.settings import read_settings

    before = dict(os.environ)
    for line in content.decode("utf-8", "replace").replace("\0", "").splitlines():
        name, equals, value = line.partition("=")
        if equals and name.strip() and name.isascii():
            os.environ[name.strip()] = value.encode("utf-8", "replace").decode()
    try:
        return read_settings()
    finally:
        os.environ.clear()
        os.environ.update(before)


def settings_panel(content: bytes) -> object:
    from tools.domain.athlete import AthletePreferences
    from ui.kept_settings import chosen

    said = _json(content)
    return chosen(said, AthletePreferences()) if isinstance(said, dict) else None


def token(content: bytes) -> object:
    from memory.tokens import athlete_named, hashed

    text = content.decode("utf-8", "surrogateescape")
    return athlete_named(text), athlete_named(text, "paceline-"), hashed(text)


def service_answer(content: bytes) -> object:
    """Read what may be a row or a stream of Strava, intervals.icu or Garmin."""
    from tools.sources import garmin_rows, intervals_rows, strava_hints, strava_mapping

    strava_hints.read_hint(content)
    said = _json(content)
    mornings = (intervals_rows.mornings(said), garmin_rows.weights(said), garmin_rows.nights(said))
    garmin_rows.resting_heart_rates(said)
    if not isinstance(said, dict):
        said = {"id": 5, "start_date": "2024-05-01T06:00:00Z", "type": "Run"}
    listed = strava_mapping.listed_from(said) or strava_mapping.listed_from({"id": 1})
    assert listed is not None
    intervals_rows.listed_activity(said)
    garmin_rows.listed_activity(said)
    streamed = intervals_rows.streamed_activity(_json(content), listed)
    return mornings, streamed, strava_mapping.activity_from(_streams(said), listed)


def _streams(said: dict[str, object]) -> dict[str, list[object]]:
    """Return what stravalib would hand on: lists of equal length under names."""
    lists = {name: data for name, data in said.items() if isinstance(data, list)}
    length = min(map(len, lists.values()), default=0)
    return {name: data[:length] for name, data in lists.items()}


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def terrain_tile(content: bytes) -> object:
    from tools.sources.terrain_tiles import tile_heights

    return tile_heights(content)


PARSERS: dict[str, Parser] = {
    "course-gpx": Parser(course, seeds.gpx, XML_WORDS),
    "course-tcx": Parser(course, seeds.tcx, XML_WORDS),
    "course-fit": Parser(course, seeds.fit),
    "recording-gpx": Parser(recording, seeds.gpx, XML_WORDS),
    "recording-tcx": Parser(recording, seeds.tcx, XML_WORDS),
    "recording-fit": Parser(recording, seeds.fit),
    "gzip": Parser(gzip_archive, seeds.gzipped),
    "zip": Parser(zip_archive, seeds.zips, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b".gpx", b"../")),
    "zipped-original": Parser(zipped_original, seeds.zips, (b"PK\x05\x06", b".fit")),
    "strava-list": Parser(export_lists, seeds.csv_lists, (b'"', b",", b"\r\n", b"activities/9.gpx")),
    "garmin-list": Parser(export_lists, seeds.garmin_lists, JSON_WORDS),
    "kml-and-others": Parser(recording, seeds.foreign, XML_WORDS),
    "picture": Parser(
        picture, seeds.pictures, (b"Exif\0\0", b"\xff\xd8\xff", b"IDAT", b"acTL", b"VP8X"), few=150
    ),
    "heic": Parser(picture, seeds.heic, (b"iprp", b"ispe", b"meta", b"mdat", b"iloc"), few=2, many=600),
    "pdf": Parser(pdf, seeds.pdfs, (b"endobj", b"/Kids", b"/MediaBox", b"stream", b"%%EOF"), few=2, many=600),
    "whole-picture": Parser(whole_picture, seeds.whole_pictures, few=1, many=500),
    "picture-tables": Parser(text_table, seeds.tables, (*JSON_WORDS, b"km", b"08:30", b"+1", b"mi", b"Lap")),
    "sentences": Parser(words, seeds.words, SPOKEN, few=150),
    "environment": Parser(
        environment, seeds.settings, (b"\n", b"=", b",", b"http://", b"{", b"true"), few=40
    ),
    "settings-panel": Parser(settings_panel, seeds.answers, JSON_WORDS, refuses=(PacelineError, ValueError)),
    "tokens": Parser(token, seeds.tokens, (b".", b"paceline-", b"-")),
    "service-answers": Parser(service_answer, seeds.answers, JSON_WORDS),
    "terrain-tile": Parser(terrain_tile, seeds.tiles, few=40),
}
