"""Tables of aid stations and laps, and flyers, as pictures: how many of their rows are read right."""

import dataclasses
from functools import cache

import numpy as np
import pytest

from tests.support.drawn_tables import DrawnTable, Station, page, table_file, table_picture
from tests.support.race_tables import CLEAN, PHOTOGRAPHED
from tests.support.spoilt_pictures import as_jpeg, as_png, photographed, turned
from tools.domain.course_picture import PictureKind, PictureReading
from tools.domain.picture.start_told import with_start_time
from tools.domain.race import AidStation
from tools.sources.pictures.reading import read_picture

pytestmark = pytest.mark.corpus


@cache
def reading(table: str) -> PictureReading:
    return read_picture(
        table_file(next(each for each in (*CLEAN, *PHOTOGRAPHED) if each.name == table)), table
    )


def fits(station: AidStation, said: Station) -> bool:
    return (
        abs(station.at_m - said.at_km * 1000) < 15
        and station.name == said.name
        and (said.cutoff_s is None or station.cutoff_s == said.cutoff_s)
        and said.services <= set(station.services)
    )


def rows_read(table: DrawnTable, read: PictureReading) -> int:
    return sum(any(fits(station, said) for station in read.stations) for said in table.says)


def share_read(tables: tuple[DrawnTable, ...]) -> float:
    read = sum(rows_read(table, reading(table.name)) for table in tables)
    return read / sum(len(table.says) for table in tables)


@pytest.mark.parametrize("table", [*CLEAN, *PHOTOGRAPHED], ids=lambda table: table.name)
def test_a_table_is_known_as_one_of_aid_stations(table: DrawnTable) -> None:
    read = reading(table.name)
    assert read.kind is PictureKind.AID_TABLE
    assert read.refusal is None
    assert len(read.stations) == len(table.says)  # no row invented: no start, no footnote, no title
    assert 0.5 < read.confidence < 0.95


def test_rows_of_drawn_tables_are_read_right() -> None:
    assert share_read(CLEAN) >= 0.97


def test_rows_of_photographed_tables_are_read_right() -> None:
    assert share_read(PHOTOGRAPHED) >= 0.95


@pytest.mark.parametrize("degrees", [-6, 6])
def test_a_turned_sheet_is_read(degrees: float) -> None:
    table = CLEAN[0]
    read = read_picture(as_jpeg(turned(table_picture(table), degrees), 80), "turned.jpg")
    assert rows_read(table, read) == len(table.says)


def test_small_letters_are_read_or_say_less() -> None:
    small = dataclasses.replace(CLEAN[2], style=dataclasses.replace(CLEAN[2].style, size=13))
    read = read_picture(as_jpeg(table_picture(small), 60), "small.jpg")
    assert rows_read(small, read) >= len(small.says) - 1


def test_the_finish_says_how_long_the_course_is() -> None:
    distance = reading("english ultra").distance
    assert distance is not None
    assert distance.value == 63_000


def test_offers_are_the_organisers_words() -> None:
    by_name = {station.name: station for station in reading("english ultra").stations}
    assert by_name["Castle Gate"].offers == ("Water", "fruit", "soup")


def test_times_of_day_wait_for_the_start() -> None:
    rows = [
        ["Station", "km", "Closes"],
        ["Farm", "12", "10:30"],
        ["Lock", "25", "13:15"],
        ["Tower", "40", "16:00"],
    ]
    read = read_picture(as_png(table_picture(DrawnTable("no start", rows, ()))), "no start")
    assert [station.cutoff_s for station in read.stations] == [None, None, None]
    assert any("times of day" in reason for reason in read.confidence_reasons)
    from datetime import time

    started = with_start_time(read, time(8, 0))
    assert [station.cutoff_s for station in started.stations] == [9000.0, 18900.0, 28800.0]
    assert with_start_time(started, time(7, 0)) == started


LAPS = [
    ["Lap", "Distance", "Time", "Avg Pace", "Ascent", "Descent"],
    ["1", "1.00 km", "5:12", "5:12 /km", "14 m", "3 m"],
    ["2", "1.00 km", "5:05", "5:05 /km", "8 m", "11 m"],
    ["3", "1.00 km", "5:21", "5:21 /km", "22 m", "4 m"],
    ["4", "0.48 km", "2:20", "4:52 /km", "0 m", "9 m"],
]


@pytest.mark.parametrize("photo", [None, 5])
def test_laps_are_read_with_their_climbing(photo: int | None) -> None:
    read = read_picture(table_file(DrawnTable("laps", LAPS, (), photo=photo)), "laps")
    assert read.kind is PictureKind.LAP_TABLE
    assert [lap.time_s for lap in read.laps] == [312, 305, 321, 140]
    assert [lap.distance_m for lap in read.laps] == [1000, 1000, 1000, 480]
    assert [lap.gain_m for lap in read.laps] == [14, 8, 22, 0]
    assert read.refusal is not None
    assert "already over" in read.refusal


def test_splits_by_the_mile_and_cumulative_kilometres() -> None:
    miles = [
        ["Mile", "Pace", "Elev gain"],
        ["1", "8:12", "35 ft"],
        ["2", "8:20", "60 ft"],
        ["3", "8:05", "12 ft"],
    ]
    read = read_picture(table_file(DrawnTable("miles", miles, ())), "miles")
    assert [lap.time_s for lap in read.laps] == pytest.approx([492, 500, 485])
    assert read.laps[1].gain_m == pytest.approx(60 * 0.3048)
    runden = [["Runde", "km", "Zeit"], ["1", "5,0", "25:10"], ["2", "10,0", "25:32"], ["3", "15,0", "25:55"]]
    read = read_picture(table_file(DrawnTable("runden", runden, ())), "runden")
    assert [lap.distance_m for lap in read.laps] == [5000, 5000, 5000]


FLYERS = {
    "english": (
        [("Ridge Trail Run", 56), ("14 June 2026", 28), ("Distance: 42 km", 30), ("Ascent: 1,800 m", 30)],
        42_000,
        1800,
    ),
    "german": (
        [("BERGLAUF GANTRISCH", 52), ("16. August 2026", 28), ("21,1 km · 1'250 Hm", 34)],
        21_100,
        1250,
    ),
    "french": ([("Ultra-Trail des Crêtes", 50), ("82 km / D+ 4 850 m / D- 4 850 m", 30)], 82_000, 4850),
    "spanish": (
        [("Maratón de la Sierra", 50), ("Distancia 42,195 km", 30), ("Desnivel positivo: 2.300 m", 28)],
        42_195,
        2300,
    ),
    "italian": (
        [("Granfondo Dolomiti", 50), ("Percorso 138 km", 30), ("Dislivello 4.230 m", 30)],
        138_000,
        4230,
    ),
    "miles": (
        [("Coast Half Marathon", 56), ("13.1 miles", 34), ("Elevation gain 650 ft", 28)],
        21_082.4,
        198.1,
    ),
}


@pytest.mark.parametrize("name", FLYERS)
@pytest.mark.parametrize("photo", [False, True])
def test_a_flyer_says_distance_and_climbing(name: str, photo: bool) -> None:
    lines, distance_m, gain_m = FLYERS[name]
    drawn = page(lines)
    shown = photographed(drawn, np.random.default_rng(3)) if photo else drawn
    read = read_picture(as_jpeg(shown, 80), name)
    assert read.kind is PictureKind.FLYER
    assert read.title == lines[0][0]
    assert read.distance is not None
    assert read.distance.value == pytest.approx(distance_m)
    assert read.gain is not None
    assert read.gain.value == pytest.approx(gain_m, abs=0.1)
    assert read.refusal is None


def test_a_flyer_of_several_races_asks_which() -> None:
    read = read_picture(as_png(page([("Stadtlauf", 50), ("5 km, 10 km and 21.1 km", 30)])), "several")
    assert read.distance is None
    assert read.refusal is not None
    assert "5 km, 10 km and 21.1 km. Which one is yours?" in read.refusal
