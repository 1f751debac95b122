"""The folder of real files: the only place of this room that reads."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from tools.domain.activity import Activity
from tools.domain.course import Track
from tools.kit.errors import UnreadableFile
from tools.sources.activity_file import read_activities
from tools.sources.course_file import read_track
from tools.sources.gzip_content import gunzip
from tools.validation.question_pairs import Pair, read_pairs

MARATHONS = ("fm_athens", "fm_berlin", "fm_boston", "fm_london", "fm_new_york", "fm_tokyo")
ULTRAS = ("pg_utmb", "rb_ccc")
PASSES = ("pg_ventoux", "pg_marmotte")
_COURSES = "race-courses"
_DEVICES = ("device-truth", "fit-activity")
_PROFILES = "race-splits/boston_well_paced_profile_2013_2017.csv"
_FINISHERS = "race-splits/boston_2013_2017_sample.csv.gz"
_MAX_BYTES = 100_000_000
_SURVEY = "prediction/survey_even_ids.csv"
_QUESTIONS = "semantic-cache/paraphrase.jsonl"
_OWN_QUESTIONS = Path(__file__).parents[2] / "tests" / "data" / "question_pairs.jsonl"

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Recording:
    """One activity of a device file, with the folder and name of the file."""

    folder: str
    file: str
    activity: Activity


@dataclass(frozen=True, slots=True)
class References:
    """All that was found in the folder: what is absent is simply not in here."""

    courses: dict[str, Track]
    recordings: tuple[Recording, ...]
    well_paced: tuple[Row, ...]
    finishers: tuple[Row, ...]
    survey: tuple[Row, ...]
    questions: tuple[Pair, ...]
    own_questions: tuple[Pair, ...]


def read_references(folder: Path) -> References:
    """Return what the folder holds; a missing or damaged file is left out."""
    names = (*MARATHONS, *ULTRAS, *PASSES)
    tracks = {name: _track(folder, name) for name in names}
    return References(
        courses={name: track for name, track in tracks.items() if track is not None},
        recordings=tuple(found for part in _DEVICES for found in _recordings(folder, part)),
        well_paced=_rows(folder, _PROFILES),
        finishers=_rows(folder, _FINISHERS),
        survey=_rows(folder, _SURVEY),
        questions=_pairs(folder / _QUESTIONS),
        own_questions=_pairs(_OWN_QUESTIONS),
    )


def _content(path: Path) -> bytes | None:
    if not path.is_file():
        return None
    return gunzip(path.read_bytes(), _MAX_BYTES)


def _track(folder: Path, name: str) -> Track | None:
    for ending in (".gpx", ".gpx.gz"):
        content = _content(folder / _COURSES / f"{name}{ending}")
        if content is not None:
            return read_track(content)
    return None


def _recordings(folder: Path, part: str) -> list[Recording]:
    found = []
    for path in sorted((folder / part).glob("*")):
        try:
            activities = read_activities(path.read_bytes(), path.name)
        except UnreadableFile:
            continue
        found += [Recording(part, path.name, activity) for activity in activities]
    return found


def _pairs(path: Path) -> tuple[Pair, ...]:
    content = _content(path)
    return () if content is None else read_pairs(content)


def _rows(folder: Path, name: str) -> tuple[Row, ...]:
    content = _content(folder / name)
    return () if content is None else tuple(csv.DictReader(io.StringIO(content.decode("utf-8"))))
