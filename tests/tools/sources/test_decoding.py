import gzip
import hashlib
from pathlib import Path

import pytest

from tests.support.fit_files import ACTIVITY, CYCLING, RUNNING, TRANSITION, fit_file, record, session
from tools.domain.activity import ActivitySport
from tools.kit.errors import UnreadableFile
from tools.kit.recording_bytes import unpack
from tools.sources.archive_notes import MemberNotes
from tools.sources.decoding import decode

DATA = Path(__file__).parents[2] / "data"
RUN = (DATA / "fitdecode__garmin-fenix-5-run.fit").read_bytes()


def duathlon() -> bytes:
    legs = [session(0, RUNNING), session(50, TRANSITION), session(60, CYCLING)]
    return fit_file([ACTIVITY, *(record(at, distance=at * 3.0) for at in range(100)), *legs])


def test_a_file_gives_its_summary_its_records_and_its_key() -> None:
    (run,) = decode(RUN, "run.fit")
    assert run.summary.sport is ActivitySport.RUN
    assert run.summary.distance_m == pytest.approx(157.56)
    assert unpack(run.recording).time_s.size == 21
    assert run.content_key == hashlib.sha256(RUN).hexdigest() + ":0"


def test_a_packed_file_is_the_same_content() -> None:
    assert decode(gzip.compress(RUN), "run.fit.gz") == decode(RUN, "run.fit")


def test_the_legs_of_a_day_stand_apart_without_the_changes() -> None:
    run, ride = decode(duathlon(), "day.fit")
    assert (run.summary.sport, ride.summary.sport) == (ActivitySport.RUN, ActivitySport.RIDE)
    assert run.content_key.removesuffix(":0") == ride.content_key.removesuffix(":1")


def test_a_file_of_nothing_but_a_change_is_kept() -> None:
    only = fit_file([ACTIVITY, *(record(at) for at in range(20)), session(0, TRANSITION)])
    assert [leg.summary.name for leg in decode(only, "t.fit")] == ["Transition"]


def test_an_export_names_an_activity_and_its_sport() -> None:
    notes = MemberNotes(name="Parkrun", note="windy", sport=ActivitySport.WALK, race=True)
    (walk,) = decode(RUN, "run.fit", notes)
    assert (walk.summary.name, walk.summary.note, walk.summary.race) == ("Parkrun", "windy", True)
    assert walk.summary.sport is unpack(walk.recording).sport is ActivitySport.WALK


def test_an_export_does_not_turn_legs_into_one_sport() -> None:
    legs = decode(duathlon(), "day.fit", MemberNotes(name="Duathlon", sport=ActivitySport.RUN))
    assert [leg.summary.sport for leg in legs] == [ActivitySport.RUN, ActivitySport.RIDE]
    assert {leg.summary.name for leg in legs} == {"Duathlon"}


def test_what_the_file_says_stays_where_the_export_is_silent() -> None:
    assert decode(RUN, "run.fit", MemberNotes()) == decode(RUN, "run.fit")


def test_a_clock_that_cannot_be_right_is_refused_in_a_sentence() -> None:
    slow = fit_file([ACTIVITY, *(record(at * 50) for at in range(70_000))])
    with pytest.raises(UnreadableFile, match="its clock cannot be right"):
        decode(slow, "weeks.fit")
