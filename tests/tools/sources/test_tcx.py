from pathlib import Path

import numpy as np
import pytest

from tools.domain.activity import ActivitySport
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources import tcx_document
from tools.sources.tcx import read_tcx, read_tcx_activities

SAMPLE = (Path(__file__).parents[2] / "data" / "togeojson__sample.tcx").read_bytes()


def file(body: str, *, prefix: str = "") -> bytes:
    root = f"{prefix}TrainingCenterDatabase"
    return f'<?xml version="1.0"?>\n<{root} xmlns="http://www.garmin.com/x/v2">{body}</{root}>'.encode()


def point(at: int, inside: str = "") -> str:
    return f"<Trackpoint><Time>2026-05-03T07:{at // 60:02}:{at % 60:02}Z</Time>{inside}</Trackpoint>"


def lap(*tracks: str, start: int = 0, seconds: float = 60, metres: float = 200) -> str:
    return (
        f'<Lap StartTime="2026-05-03T07:{start // 60:02}:{start % 60:02}Z">'
        f"<TotalTimeSeconds>{seconds}</TotalTimeSeconds><DistanceMeters>{metres}</DistanceMeters>"
        + "".join(f"<Track>{track}</Track>" for track in tracks)
        + "</Lap>"
    )


def activity(*laps: str, sport: str = "Running") -> str:
    return f'<Activity Sport="{sport}"><Id>x</Id>{"".join(laps)}</Activity>'


def test_a_sample_run() -> None:
    run = read_tcx(SAMPLE)
    assert run.sport == ActivitySport.RUN
    assert run.device == "Forerunner305"
    assert run.time_s.size == 19
    assert run.distance_m[-1] == pytest.approx(3441.167, abs=0.01)
    assert run.totals.distance_m == pytest.approx(8348.504, abs=0.01)
    assert run.totals.duration_s == pytest.approx(2325.02)
    assert np.nanmax(run.power_w) > 0
    assert len(run.pauses) == 2
    assert not run.barometric


@pytest.mark.parametrize("prefix", ["", "ns3:", "extv2:"])
def test_every_sensor_in_any_namespace(prefix: str) -> None:
    sensors = (
        "<Position><LatitudeDegrees>45.5</LatitudeDegrees><LongitudeDegrees>7.5</LongitudeDegrees></Position>"
        "<AltitudeMeters>300.5</AltitudeMeters><DistanceMeters>12.5</DistanceMeters>"
        "<HeartRateBpm><Value>150</Value></HeartRateBpm><Cadence>90</Cadence>"
        f"<Extensions><{prefix}TPX><{prefix}Speed>3.5</{prefix}Speed><{prefix}Watts>250</{prefix}Watts>"
        f"</{prefix}TPX></Extensions>"
    )
    ride = read_tcx(
        file(f"<Activities>{activity(lap(point(0, sensors) + point(1)), sport='Biking')}</Activities>")
    )
    assert ride.sport == ActivitySport.RIDE
    first = {name: getattr(ride, name)[0] for name in ("lat", "lon", "elevation_m", "distance_m", "power_w")}
    assert first == {"lat": 45.5, "lon": 7.5, "elevation_m": 300.5, "distance_m": 12.5, "power_w": 250.0}
    assert (ride.heart_rate_bpm[0], ride.cadence_rpm[0], ride.speed_m_per_s[0]) == (150.0, 90.0, 3.5)
    assert np.isnan(ride.power_w[1])


def test_running_cadence_stands_in_its_extension() -> None:
    steps = "<Extensions><ns3:TPX><ns3:RunCadence>87</ns3:RunCadence></ns3:TPX></Extensions>"
    run = read_tcx(file(f"<Activities>{activity(lap(point(0, steps) + point(1)))}</Activities>"))
    assert run.cadence_rpm[0] == 87.0


def test_a_prefixed_file_is_read_too() -> None:
    body = f"<Activities>{activity(lap(point(0) + point(1)))}</Activities>"
    assert read_tcx(file(body, prefix="t:")).time_s.tolist() == [0.0, 1.0]


def test_a_new_track_inside_a_lap_is_a_pause_and_a_new_lap_is_none() -> None:
    first = lap(point(0) + point(1), point(31) + point(32), seconds=3)
    second = lap(point(36) + point(37), start=33, seconds=5)
    third = lap(point(90) + point(91), start=88, seconds=3)
    run = read_tcx(file(f"<Activities>{activity(first, second, third)}</Activities>"))
    assert run.pauses == ((1.0, 31.0), (37.0, 90.0))
    assert [part.start_s for part in run.laps] == [0.0, 33.0, 88.0]
    assert run.totals.duration_s == 11.0


def test_several_activities_stand_apart_and_joined() -> None:
    swim = activity(lap(point(0) + point(60)), sport="Other")
    ride = activity(lap(point(120) + point(180), start=120), sport="Biking")
    content = file(
        f"<Activities><MultiSportSession><Id>x</Id><FirstSport>{swim}</FirstSport>"
        f"<NextSport>{ride}</NextSport></MultiSportSession></Activities>"
    )
    assert [leg.sport for leg in read_tcx_activities(content)] == [ActivitySport.OTHER, ActivitySport.RIDE]
    day = read_tcx(content)
    assert day.time_s.tolist() == [0.0, 60.0, 120.0, 180.0]
    assert day.sport == ActivitySport.MULTISPORT


def test_what_somebody_wrote_is_its_note_on_one_line() -> None:
    words = "<Notes>Windy,\n\ntired &amp; happy\u202e</Notes>"
    run = activity(lap(point(0) + point(1))).replace("</Activity>", f"{words}</Activity>")
    assert read_tcx(file(f"<Activities>{run}</Activities>")).note == "Windy, tired & happy"
    assert read_tcx(SAMPLE).note is None


def test_entities_are_not_expanded() -> None:
    height = "<AltitudeMeters>&b;</AltitudeMeters>"
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    body = f"<Activities>{activity(lap(point(0, height) + point(1)))}</Activities>"
    run = read_tcx(bomb.encode() + file(body))
    assert np.isnan(run.elevation_m).all()


def test_what_stands_before_a_cut_is_kept() -> None:
    cut = read_tcx(SAMPLE[: int(len(SAMPLE) * 0.6)])
    assert 2 <= cut.time_s.size < 19
    assert "stops in the middle" in cut.warnings[0]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<Courses><Course><Name>x</Name></Course></Courses>", "is a course"),
        ("<Workouts><Workout/></Workouts>", "holds workouts"),
        ("<Folders/>", "holds no activity"),
        (f"<Activities>{activity(lap())}</Activities>", "totals but no track points"),
        (f"<Activities>{activity(lap(point(0)))}</Activities>", "one single record"),
        (f"<Activities>{activity(lap('<Trackpoint/><Trackpoint/>'))}</Activities>", "has a time"),
    ],
)
def test_what_is_no_activity_is_named(body: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as why:
        read_tcx(file(body))
    assert str(why.value).endswith(".")


def test_other_files_and_beyond_all_size_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="not a TCX file"):
        read_tcx(b"<gpx></gpx>")
    with pytest.raises(FileTooLarge, match="MB"):
        read_tcx(SAMPLE + b" " * tcx_document.MAX_BYTES)


def test_elements_inside_one_another_without_end_are_not_followed() -> None:
    deep = "<HeartRateBpm>" * 200_000 + "<Value>99</Value>"
    (ride,) = read_tcx_activities(
        file(
            '<Activities><Activity Sport="Biking">'
            + lap(point(0) + point(1), f"<Trackpoint><Time>2026-05-03T07:00:02Z</Time>{deep}")
        )
    )
    assert ride.time_s.tolist()[:2] == [0.0, 1.0]
    with pytest.raises(UnreadableFile):
        read_tcx_activities(file("<Activities>" * 200_000))
