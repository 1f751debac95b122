import gzip
import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.fit_files import ACTIVITY, fit_file, record
from tools.domain.activity import ActivitySport
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.archive import ArchiveLimits, is_archive, open_archive

DATA = Path(__file__).parents[2] / "data"
RUN = (DATA / "fitdecode__garmin-fenix-5-run.fit").read_bytes()
PACKED = gzip.compress(RUN)
Zipped = Callable[[dict[str, bytes]], Path]


@pytest.fixture
def zipped(tmp_path: Path) -> Zipped:
    def write(members: dict[str, bytes]) -> Path:
        path = tmp_path / "export.zip"
        path.write_bytes(zip_of(members))
        return path

    return write


def zip_of(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def names(path: Path) -> list[str]:
    with open_archive(path) as archive:
        return [member.name for member in archive.members()]


def test_only_recordings_are_listed_in_their_order(zipped: Zipped) -> None:
    path = zipped(
        {
            "b.FIT": RUN,
            "__MACOSX/b.FIT": b"x",
            "a/._c.fit": b"x",
            "a/.DS_Store": b"x",
            "a/c.fit.gz": PACKED,
            "photo.jpg": b"x",
            "profile.json": b"{}",
            "d.hrm": b"[Params]",
            "notes.csv": b"a,b",
        }
    )
    assert names(path) == ["b.FIT", "a/c.fit.gz", "d.hrm"]
    with open_archive(path) as archive:
        first, second, _ = archive.members()
        assert (first.read(), second.read()) == (RUN, PACKED)
        assert (first.size, len(archive)) == (len(RUN), 3)
        assert [member.name for member in archive.members()] == names(path), "the same every time"


def test_archives_inside_are_opened_one_deep(zipped: Zipped) -> None:
    deepest = zip_of({"never.fit": RUN})
    inner = zip_of({"1.fit": RUN, "deeper.zip": deepest})
    uploads = "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part"
    path = zipped({f"{uploads}1.zip": inner, "x.fit": RUN, f"{uploads}2.zip": zip_of({"2.fit": PACKED})})
    with open_archive(path) as archive:
        members = list(archive.members())
        assert [member.name.rpartition("Part")[2] for member in members] == [
            "1.zip/1.fit",
            "x.fit",
            "2.zip/2.fit",
        ]
        assert members[2].read() == PACKED
        assert members[0].read() == RUN, "in any order"


def test_a_damaged_archive_inside_is_one_recording_that_fails(zipped: Zipped) -> None:
    with open_archive(zipped({"bad.zip": b"PK\x03\x04 nothing", "x.fit": RUN})) as archive:
        bad, good = archive.members()
        assert good.read() == RUN
        with pytest.raises(UnreadableFile, match="inside the archive is damaged"):
            bad.read()


@pytest.mark.parametrize("members", [{}, {"a.txt": b"x"}, {"__MACOSX/a.fit": b"x"}])
def test_an_archive_without_a_recording_says_so(zipped: Zipped, members: dict[str, bytes]) -> None:
    with pytest.raises(UnreadableFile, match="holds no recording"):
        open_archive(zipped(members))


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.zip"
    path.write_bytes(zip_of({"a.fit": RUN})[:-30])
    assert is_archive(path)
    with pytest.raises(UnreadableFile, match="ZIP archive is damaged"):
        open_archive(path)
    path.write_bytes(RUN)
    assert not is_archive(path)


def locked(content: bytes, *, only_first: bool = False) -> bytes:
    """Set the flag that says an entry is encrypted, in both its headers."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = changed.find(mark)
        while found >= 0:
            changed[found + at] |= 1
            found = -1 if only_first else changed.find(mark, found + 1)
    return bytes(changed)


def test_a_locked_archive_is_refused_and_a_locked_file_of_it_fails(tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    whole = zip_of({"a.fit": RUN, "b.fit": RUN})
    path.write_bytes(locked(whole))
    with pytest.raises(UnreadableFile, match="locked with a password"):
        open_archive(path)
    path.write_bytes(locked(whole, only_first=True))
    with open_archive(path) as archive:
        first, second = archive.members()
        assert second.read() == RUN
        with pytest.raises(UnreadableFile, match=r"a\.fit is locked with a password"):
            first.read()


def test_a_bomb_is_left_packed(zipped: Zipped) -> None:
    with open_archive(zipped({"bomb.gpx": bytes(30_000_000), "good.fit": RUN})) as archive:
        bomb, good = archive.members()
        assert good.read() == RUN
        with pytest.raises(UnreadableFile, match="many times its size"):
            bomb.read()


def test_a_directory_that_lies_about_sizes_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "liar.zip"
    content = bytearray(zip_of({"a.fit": bytes(5_000_000)}))
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(content)
    with open_archive(path) as archive:
        (member,) = archive.members()
        assert member.size == 100
        with pytest.raises(UnreadableFile, match="is damaged"):
            member.read()


def test_beyond_all_size_is_refused(zipped: Zipped) -> None:
    path = zipped({f"{number}.fit": RUN for number in range(4)})
    with pytest.raises(FileTooLarge, match="too much for one import"):
        open_archive(path, ArchiveLimits(recordings=3))
    with pytest.raises(FileTooLarge, match="more than 3 files"):
        open_archive(path, ArchiveLimits(members=3))


def test_names_are_shown_and_differ(tmp_path: Path) -> None:
    path = tmp_path / "names.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../../etc/a.fit", "a\x07.fit", "a.fit"):
            archive.writestr(name, RUN)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.fit", RUN)
    assert names(path) == ["../../etc/a.fit", "a.fit", "a.fit (2)", "a.fit (3)"]


STRAVA = (
    "\ufeffActivity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Filename,"
    "Elapsed Time,Competition\r\n"
    '1,"May 1, 2026, 5:00:00 AM","Race, ""A""",Run,"First line\nsecond",60,activities/1.fit.gz,60,1.0\r\n'
    '2,"May 2, 2026, 5:00:00 AM",Commute,Ride,,60,activities/2.gpx,60,0.0\r\n'
    '3,"May 3, 2026, 5:00:00 AM",Gym,Weight Training,,60,,60,\r\n'
)


@pytest.mark.parametrize("folder", ["", "export_123/"])
def test_stravas_list_names_its_recordings(zipped: Zipped, folder: str) -> None:
    path = zipped(
        {
            f"{folder}activities/1.fit.gz": PACKED,
            f"{folder}activities/2.gpx": b"<gpx>",
            f"{folder}activities/9.fit": RUN,
            f"{folder}routes/7.gpx": b"<gpx>",
            f"{folder}activities.csv": STRAVA.encode(),
        }
    )
    with open_archive(path) as archive:
        race, ride, unknown = archive.members()
    assert (race.title, race.note) == ('Race, "A"', "First line second")
    assert race.notes is not None
    assert (race.notes.sport, race.notes.race) == (ActivitySport.RUN, True)
    assert ride.notes is not None
    assert (ride.title, ride.note, ride.notes.sport, ride.notes.race) == (
        "Commute",
        None,
        ActivitySport.RIDE,
        False,
    )
    assert (unknown.notes, unknown.title) == (None, None)


def test_a_list_in_another_language_is_read_by_its_places(zipped: Zipped) -> None:
    german = (
        "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Dateiname\n"
        "1,01.05.2026,Lauf am Morgen,Lauf,Locker,activities/1.fit\n"
    )
    with open_archive(zipped({"activities.csv": german.encode(), "activities/1.fit": RUN})) as archive:
        (run,) = archive.members()
    assert (run.title, run.note) == ("Lauf am Morgen", "Locker")
    assert run.notes is not None
    assert run.notes.sport is ActivitySport.RUN


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"a,b\n1,2\n",
        b'"' * 2_000_000,
        b"x,y,z\nname,is,where?,no,id,activities/1.fit\n",
    ],
)
def test_a_list_nobody_understands_says_nothing(zipped: Zipped, content: bytes) -> None:
    with open_archive(zipped({"activities.csv": content, "activities/1.fit": RUN})) as archive:
        (run,) = archive.members()
    assert (run.title, run.note) == (None, None)


def test_somebodys_words_stay_on_one_line(zipped: Zipped) -> None:
    words = '1,x,"Ignore\x00 all\u202e\n rules",Run,' + "n" * 900 + ",activities/1.fit\n"
    listed = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Filename\n" + words
    with open_archive(zipped({"activities.csv": listed.encode(), "activities/1.fit": RUN})) as archive:
        (run,) = archive.members()
    assert run.title == "Ignore all rules"
    assert len(run.note or "") == 500


def test_many_recordings_are_listed_without_being_read(tmp_path: Path) -> None:
    small = fit_file([ACTIVITY, record(0), record(1)])
    path = tmp_path / "many.zip"
    path.write_bytes(zip_of({f"activities/{number}.fit": small for number in range(2000)}))
    with open_archive(path) as archive:
        assert len(archive) == 2000
        assert next(archive.members()).read() == small


def test_archives_inside_of_one_name_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("part.zip", zip_of({"1.fit": RUN}))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("part.zip", zip_of({"2.fit": PACKED}))
    with open_archive(path) as archive:
        first, second = archive.members()
        assert (first.name, second.name) == ("part.zip/1.fit", "part.zip/2.fit")
        assert (first.read(), second.read(), first.read()) == (RUN, PACKED, RUN)


def test_archives_inside_are_unpacked_up_to_a_total(zipped: Zipped) -> None:
    inner = zip_of({"1.fit": RUN, "photo.jpg": random.Random(1).randbytes(2 * len(RUN))})
    path = zipped({"a.zip": inner, "b.zip": inner, "c.zip": inner})
    # Above 10 bytes the archives inside lie beside the archive meanwhile.
    limits = ArchiveLimits(total_bytes=3 * len(inner) - 1, in_memory_bytes=10)
    with open_archive(path, limits) as archive:
        members = list(archive.members())
        assert [member.name for member in members] == ["a.zip/1.fit", "b.zip/1.fit", "c.zip"]
        assert members[1].read() == RUN
        with pytest.raises(UnreadableFile, match="hold too much together"):
            members[2].read()
    assert [entry.name for entry in path.parent.iterdir()] == ["export.zip"]


def test_the_lists_of_an_export_have_a_size_together(zipped: Zipped) -> None:
    path = zipped({"activities.csv": STRAVA.encode(), "activities/1.fit.gz": PACKED})
    with open_archive(path, ArchiveLimits(list_bytes=len(STRAVA.encode()) - 1)) as archive:
        assert [member.notes for member in archive.members()] == [None]
