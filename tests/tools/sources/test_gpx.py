"""Reading GPX: what is kept, what is left out with a sentence, what is refused and why."""

import contextlib
import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.gpx_files import garmin_recording, gpx, line_points, point, track
from tools.kit.errors import FileTooLarge, PacelineError, UnreadableFile
from tools.sources.gpx import read_gpx

DATA = Path(__file__).parents[2] / "data"
TWO = point(45.0, 7.0, 100.5), point(45.001, 7.0, 101.5)


def test_points_heights_and_times_in_file_order() -> None:
    file = gpx(
        track(
            [
                point(45.0, 7.0, 100.5, "2026-04-18T08:00:00Z"),
                point(45.001, 7.001, 102, "2026-04-18T10:00:01.500+02:00"),
            ],
            "Morning run",
        )
    )
    found = read_gpx(file.encode())
    assert (found.name, found.kind, found.warnings) == ("Morning run", "track", ())
    assert found.lat.tolist() == [45.0, 45.001]
    assert found.lon.tolist() == [7.0, 7.001]
    assert found.elevation_m.tolist() == [100.5, 102.0]
    assert np.diff(found.time_s).tolist() == [1.5]
    assert found.segment_starts.tolist() == [0]


def test_missing_heights_and_times_are_nan_never_zero() -> None:
    body = track([point(45, 7, 100, "2026-04-18T08:00:00Z"), point(45.01, 7), point(45.02, 7, "")])
    found = read_gpx(gpx(body).encode())
    assert np.isnan(found.elevation_m).tolist() == [False, True, True]
    assert np.isnan(found.time_s).tolist() == [False, True, True]


def test_segments_and_tracks_are_never_joined() -> None:
    body = f"<trk><trkseg>{TWO[0]}{TWO[1]}</trkseg><trkseg/><trkseg>{TWO[1]}</trkseg></trk>{track(TWO)}"
    assert read_gpx(gpx(body).encode()).segment_starts.tolist() == [0, 2, 3]


def test_a_route_is_used_where_there_is_no_track() -> None:
    found = read_gpx((DATA / "gpx.studio__with_routes.gpx").read_bytes())
    assert (found.kind, found.lat.size, found.name) == ("route", 77, "route 1")
    assert found.segment_starts.size == 2


def test_a_track_of_one_point_does_not_hide_a_route() -> None:
    body = "<rte>" + "".join(point(45 + i / 1000, 7, tag="rtept") for i in range(3)) + "</rte>"
    assert read_gpx(gpx(body + track(TWO[:1])).encode()).kind == "route"


def test_named_places_travel_with_the_track() -> None:
    body = '<wpt lat="45" lon="7"><name> Aid &amp;\n water </name></wpt><wpt lat="x" lon="7"/>' + track(TWO)
    (place,) = read_gpx(gpx(body).encode()).waypoints
    assert (place.name, place.lat, place.lon, place.distance_m) == ("Aid & water", 45.0, 7.0, None)


def test_what_a_place_is_and_what_is_written_beside_it() -> None:
    words = "<name>Km 12</name><desc>cola\n and soup</desc><sym>Drinking Water</sym>"
    (place,) = read_gpx(gpx(f'<wpt lat="45" lon="7">{words}</wpt>{track(TWO)}').encode()).waypoints
    assert (place.kind, place.note) == ("Drinking Water", "cola and soup")


def test_the_file_name_stands_in_for_a_nameless_track() -> None:
    body = f"<metadata><name><![CDATA[Sunday & friends]]></name></metadata>{track(TWO)}"
    assert read_gpx(gpx(body).encode()).name == "Sunday & friends"


def test_gpx_1_0_and_prefixed_tags() -> None:
    assert read_gpx(gpx(track(TWO), version="1.0").encode()).lat.size == 2
    prefixed = (
        '<gpx:gpx xmlns:gpx="http://www.topografix.com/GPX/1/1"><gpx:trk><gpx:name>P</gpx:name><gpx:trkseg>'
        '<gpx:trkpt lat="45" lon="7"><gpx:ele>3</gpx:ele>'
        "<gpx:time>2026-04-18T08:00:00Z</gpx:time></gpx:trkpt>"
        '<gpx:trkpt lat="45.1" lon="7"/></gpx:trkseg></gpx:trk></gpx:gpx>'
    )
    found = read_gpx(prefixed.encode())
    assert (found.name, found.elevation_m[0]) == ("P", 3.0)
    assert found.time_s[0] > 0


def test_points_without_a_usable_place_are_left_out_and_counted() -> None:
    bad = point(91, 7), point(45, 181), point("abc", 7), point("", 7), point("nan", 7), "<trkpt lat='45'/>"
    found = read_gpx(gpx(track([TWO[0], *bad, TWO[1]])).encode())
    assert found.lat.size == 2
    assert found.warnings[0].startswith("6 points have no usable place")


def test_pauses_written_outside_the_globe_are_left_out() -> None:
    found = read_gpx((DATA / "OpenTracks__legacy_gpx_pause_resume.gpx").read_bytes())
    assert found.lat.size == 4
    assert "2 points have no usable place" in found.warnings[0]


def test_one_bad_coordinate_costs_its_own_segment_start_only() -> None:
    body = (
        f"<trk><trkseg>{point(99, 7)}{TWO[0]}{TWO[1]}</trkseg><trkseg>{point(99, 7)}{TWO[0]}</trkseg></trk>"
    )
    assert read_gpx(gpx(body).encode()).segment_starts.tolist() == [0, 2]


def stamps(*seconds: int) -> bytes:
    return gpx(
        track(point(45 + i / 1e4, 7, 1, f"2026-04-18T08:00:{s:02d}Z") for i, s in enumerate(seconds))
    ).encode()


def test_time_running_backwards_keeps_the_points_and_drops_the_times() -> None:
    found = read_gpx(stamps(0, 10, 5, 20))
    assert found.lat.size == 4
    assert np.isnan(found.time_s).tolist() == [False, False, True, False]
    assert "1 time stands out of order" in found.warnings[0]


def test_one_stamp_far_ahead_does_not_cost_all_the_others() -> None:
    assert np.isnan(read_gpx(stamps(50, 1, 2, 3, 4)).time_s).tolist() == [True, False, False, False, False]


def test_an_unset_clock_is_no_time() -> None:
    body = track([point(45, 7, 1, "1970-01-01T00:00:00Z"), point(45.1, 7, 1, "0001-01-01T00:00:00Z")])
    found = read_gpx(gpx(body).encode())
    assert np.isnan(found.time_s).all()
    assert "2 points carry a time before GPS existed" in found.warnings[0]


@pytest.mark.parametrize(
    ("creator", "timed", "barometric"),
    [
        ("Garmin Connect", True, True),
        ("Movescount - http://www.movescount.com", True, True),
        ("COROS", True, True),
        ("StravaGPX", True, False),
        ("Garmin Connect", False, False),
    ],
)
def test_who_recorded_with_a_pressure_sensor(creator: str, timed: bool, barometric: bool) -> None:
    time = "2026-04-18T08:00:00Z" if timed else None
    body = track([point(45, 7, 1, time), point(45.1, 7, 1, time)])
    assert read_gpx(gpx(body, creator=creator).encode()).barometric is barometric


@pytest.mark.parametrize("share", [0.3, 0.62, 0.97])
def test_a_truncated_file_gives_what_is_there_and_says_so(share: float) -> None:
    whole = garmin_recording(400)
    cut = read_gpx(whole[: int(len(whole) * share)])
    before = read_gpx(whole)
    points = cut.lat.size
    assert 0 < points < 400
    assert cut.lat.tolist() == before.lat[:points].tolist()
    assert np.array_equal(cut.elevation_m, before.elevation_m[:points])
    assert cut.warnings[0].startswith(f"The file stops in the middle (after point {points:,}")


def test_a_number_cut_in_half_is_not_believed() -> None:
    text = gpx(track(line_points([100, 110, 123])))
    cut = text[: text.rfind("23</ele>")]
    assert read_gpx(cut.encode()).elevation_m.tolist() == [100.0, 110.0]


def test_only_the_end_tags_missing_costs_no_point() -> None:
    text = gpx(track(line_points([100, 110, 120])))
    assert read_gpx(text[: text.rfind("</trkseg>")].encode()).lat.size == 3


def test_two_files_pasted_together_give_the_whole_one() -> None:
    found = read_gpx((DATA / "GPXmagicV3__latitudeFlip.gpx").read_bytes())
    assert found.lat.size == 10
    assert [word in said for word, said in zip(("before the GPX", "stops"), found.warnings, strict=True)] == [
        True
    ] * 2


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("course.gpx", gpx(track(TWO)))
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \r\n\0\0", "is empty"),
        (b"\x0e\x10\xd9\x07\x00\x00\x00\x00.FIT\x00\x00", "looks like a FIT file"),
        (zipped(), "looks like a ZIP archive"),
        (b"\x1f\x8b\x08\x00rest", "looks like a gzip archive"),
        (b"%PDF-1.7 ...", "looks like a PDF"),
        (b"\x89PNG\r\n\x1a\n", "looks like a picture"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "looks like a web page"),
        (b'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"/>', "looks like a KML file"),
        (b'<?xml version="1.0"?><TrainingCenterDatabase/>', "looks like a TCX file"),
        (b'{"type": "FeatureCollection"}', "looks like JSON"),
        (b"<note>hello</note>", "begins with <note>"),
        (b"hello, this is my run", "do not know what it is"),
        (bytes(range(256)) * 8, "do not know what it is"),
        (gpx("").encode(), "has no points"),
        (gpx("<trk><trkseg/></trk>").encode(), "has no points"),
        (gpx('<wpt lat="1" lon="2"/><wpt lat="1" lon="2"/>').encode(), "2 single places, but no track"),
        (gpx(track(TWO[:1])).encode(), "one single usable point"),
        (gpx(track([point(99, 7), point("x", 7)])).encode(), "None of this file's points"),
        (b'<gpx><trk><trkseg><trkpt lat="45" lon=', "damaged before its first point"),
    ],
)
def test_refusals_name_what_it_is_and_say_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence) as refusal:
        read_gpx(content)
    words = str(refusal.value).lower()
    assert any(verb in words for verb in ("drop", "export", "download"))


def test_files_above_the_limits_are_too_large() -> None:
    content = gpx(track(TWO)).encode()
    with pytest.raises(FileTooLarge, match="a course may have 50 MB"):
        read_gpx(b" " * 50_000_001)
    with pytest.raises(FileTooLarge, match="0 MB"):
        read_gpx(content, max_bytes=10)
    with pytest.raises(FileTooLarge, match="2 points; a course may have 1"):
        read_gpx(content, max_points=1)


def test_a_crowd_of_empty_tags_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(FileTooLarge, match="too crowded"):
        read_gpx(b"<gpx>" + b"<a/>" * 6_000_001 + b"</gpx>")


def test_entity_bombs_are_refused() -> None:
    bomb = '<!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + gpx(track(TWO, "&b;"))[39:]
    with pytest.raises(UnreadableFile, match="XML entities"):
        read_gpx(bomb.encode())


def test_a_doctype_without_entities_is_harmless() -> None:
    file = (
        '<?xml version="1.0"?><!DOCTYPE gpx SYSTEM "file:///etc/passwd">' + gpx(track(TWO)).split("?>", 1)[1]
    )
    assert read_gpx(file.encode()).warnings == ()


def test_deep_nesting_is_survived() -> None:
    deep = "<x>" * 200_000 + "</x>" * 200_000
    assert read_gpx(gpx(f"<extensions>{deep}</extensions>{track(TWO)}").encode()).lat.size == 2


def test_zero_bytes_are_skipped_and_said() -> None:
    content = gpx(track(TWO)).encode().replace(b"</trkseg>", b"\0\0\0</trkseg>") + b"\0" * 100
    found = read_gpx(content)
    assert found.lat.size == 2
    assert "zero bytes" in found.warnings[0]


def test_too_many_places_are_cut_and_said() -> None:
    body = '<wpt lat="45" lon="7"/>' * 501 + track(TWO)
    found = read_gpx(gpx(body).encode())
    assert len(found.waypoints) == 500
    assert "names 501 places" in found.warnings[0]


SAMPLE = garmin_recording(30)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_random_bytes_raise_nothing_unexpected(content: bytes) -> None:
    with pytest.raises(PacelineError):
        read_gpx(content)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 60), st.binary(max_size=12)),
        min_size=1,
        max_size=6,
    )
)
def test_mutated_files_raise_nothing_unexpected(edits: list[tuple[int, int, bytes]]) -> None:
    content = SAMPLE
    for at, length, written in edits:
        content = content[:at] + written + content[at + length :]
    with contextlib.suppress(PacelineError):
        found = read_gpx(content)
        assert found.lat.shape == found.lon.shape == found.elevation_m.shape == found.time_s.shape
        assert (np.abs(found.lat) <= 90).all()
        assert found.segment_starts[0] == 0
