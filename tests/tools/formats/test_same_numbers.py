"""One plan, every format, the same numbers: the same split reads the same wherever it is carried.

A format joins with one line in `SPLITS` (it tells the race time of each split) or in `SECTIONS` (it tells
that of each stretch of a ride): a function that reads those times back out of the file, in order, as a
clock writes them.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import accumulate
from xml.etree import ElementTree

import fitdecode
import icalendar
import numpy as np
import pytest

from tests.support.carried_races import carried_ride, carried_run
from tests.support.printed import printed
from tools.domain import display
from tools.domain.race import UnitSystem
from tools.formats import lock_screen_png
from tools.formats.band_strip import strips
from tools.formats.carried import Carried, CarryFormat, why_not, written
from tools.formats.course_line import course_line

Reader = Callable[[bytes, Carried], Sequence[str]]
RUNS = (
    carried_run(),
    carried_run(units=UnitSystem.IMPERIAL),
    carried_run(cutoffs=[{"at_m": 30_000, "time_s": 11_000}]),
)
RIDES = (carried_ride(), carried_ride(units=UnitSystem.IMPERIAL, start_time="07:30"))
IDS = ("run", "run in miles", "run with a cut-off", "ride", "ride in miles")


def on_paper(pattern: str, page: int = 0) -> Reader:
    """Read a PDF: the clock behind each place of the plan, `{place}` and `{target}` being its words."""

    def read(content: bytes, carried: Carried) -> list[str]:
        text = printed(content).pages[page]
        found = []
        for row in carried.plan.rows:
            words = pattern.format(place=re.escape(row.place), target=re.escape(row.target))
            found += re.findall(rf"(?<![\d.:]){words} ([\d:]+)(?![\d.])", text)[:1]
        return found

    return read


def read_band(content: bytes, carried: Carried) -> list[str]:
    places = strips(carried.plan, carried.wrist_mm)[0].rows
    text = printed(content).text
    return [re.findall(rf"(?<![\d.:]){re.escape(row.place)} (\d+:[\d:]+)", text)[0] for row in places]


def read_lock_screen(content: bytes, carried: Carried) -> list[str]:
    text = printed(lock_screen_png.drawn(carried)).text
    return [
        re.findall(rf"(?<![\d.:]){re.escape(row.place)} (\d+:[\d:]+)", text)[0] for row in carried.plan.groups
    ]


def read_csv(content: bytes, carried: Carried) -> list[str]:
    table = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [line["race time (h:min:s)"] for line in table if line["what"] == "split"]


def read_json(content: bytes, carried: Carried) -> list[str]:
    return [row["elapsed"] for row in json.loads(content)["rows"]]


def at_splits(at_m: Sequence[float], at_s: Sequence[float], carried: Carried) -> list[str]:
    """Return the clock at each split's end, from times along the way."""
    return [display.clock(float(np.interp(row.end_m, at_m, at_s))) for row in carried.plan.rows]


def read_fit(content: bytes, carried: Carried) -> list[str]:
    with fitdecode.FitReader(io.BytesIO(content)) as reader:
        data = [frame for frame in reader if isinstance(frame, fitdecode.FitDataMessage)]
    points = [frame for frame in data if frame.name == "record"]
    times = [point.get_value("timestamp") for point in points]
    at_s = [(each - times[0]).total_seconds() for each in times]
    return at_splits([point.get_value("distance") for point in points], at_s, carried)


def read_fit_workout(content: bytes, carried: Carried) -> list[str]:
    with fitdecode.FitReader(io.BytesIO(content)) as reader:
        data = [frame for frame in reader if isinstance(frame, fitdecode.FitDataMessage)]
    notes = [frame.get_value("notes") for frame in data if frame.name == "workout_step"]
    return [re.findall(r"(\d+:[\d:]+) at ", note)[0] for note in notes]


def read_gpx(content: bytes, carried: Carried) -> list[str]:
    points = _found(content, "trkpt")
    times = [_seconds(_below(point, "time")) for point in points]
    return at_splits(list(course_line(carried).at_m), [each - times[0] for each in times], carried)


def read_tcx(content: bytes, carried: Carried) -> list[str]:
    points = _found(content, "Trackpoint")
    times = [_seconds(_below(point, "Time")) for point in points]
    at_m = [float(_below(point, "DistanceMeters")) for point in points]
    return at_splits(at_m, [each - times[0] for each in times], carried)


def _found(content: bytes, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(content).iter() if each.tag.endswith(f"}}{name}")]


def _below(element: ElementTree.Element, name: str) -> str:
    return next(each.text or "" for each in element if each.tag.endswith(f"}}{name}"))


def _seconds(told: str) -> float:
    return datetime.fromisoformat(told).timestamp()


def read_zwo(content: bytes, carried: Carried) -> list[str]:
    workout = ElementTree.fromstring(content).find("workout")
    assert workout is not None
    return [display.clock(at_s) for at_s in accumulate(float(step.attrib["Duration"]) for step in workout)]


def read_minutes(content: bytes, carried: Carried) -> list[str]:
    """Read ERG and MRC: each stretch has a line where it begins and one where it ends, in minutes."""
    lines = content.decode().partition("[COURSE DATA]")[2].partition("[END COURSE DATA]")[0].split("\n")
    minutes = [float(line.split("\t")[0]) for line in lines if "\t" in line]
    return [display.clock(60 * each) for each in minutes[1::2]]


def read_ics(content: bytes, carried: Carried) -> list[str]:
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    [race] = [event for event in events if event["SUMMARY"].endswith(carried.plan.goal)]
    lines = [line for line in str(race["DESCRIPTION"]).split("\n") if re.match(r"(km|mile) [\d.]+: ", line)]
    return [re.findall(r", (\d+:[\d:]+)", line)[0] for line in lines]


SPLITS: dict[CarryFormat, Reader] = {
    CarryFormat.PDF: on_paper(r"{place} {target} [\d:]+", page=1),
    CarryFormat.BAND: read_band,
    CarryFormat.LOCK_SCREEN: read_lock_screen,
    CarryFormat.CSV: read_csv,
    CarryFormat.JSON: read_json,
    CarryFormat.FIT: read_fit,
    CarryFormat.GPX: read_gpx,
    CarryFormat.TCX: read_tcx,
    CarryFormat.ICS: read_ics,
}
OF_RUNS: dict[CarryFormat, Reader] = {
    CarryFormat.STEM_CARD: on_paper("{place} {target}"),
    CarryFormat.FIT_WORKOUT: read_fit_workout,
}
SECTIONS: dict[CarryFormat, Reader] = {
    CarryFormat.ZWO: read_zwo,
    CarryFormat.ERG: read_minutes,
    CarryFormat.MRC: read_minutes,
}


@pytest.mark.parametrize("carried", [*RUNS, *RIDES], ids=IDS)
@pytest.mark.parametrize("wanted", [*SPLITS, *OF_RUNS])
def test_the_same_split_reads_the_same(wanted: CarryFormat, carried: Carried) -> None:
    if wanted in OF_RUNS and carried.plan.sections:
        pytest.skip("a ride is written by its stretches there")
    read = (SPLITS | OF_RUNS)[wanted](written(carried, wanted).content, carried)
    rows = carried.plan.groups if wanted is CarryFormat.LOCK_SCREEN else carried.plan.rows
    assert list(read) == [row.elapsed for row in rows]


@pytest.mark.parametrize("carried", RIDES, ids=IDS[len(RUNS) :])
@pytest.mark.parametrize("wanted", list(SECTIONS))
def test_the_same_stretch_reads_the_same(wanted: CarryFormat, carried: Carried) -> None:
    read = SECTIONS[wanted](written(carried, wanted).content, carried)
    assert list(read) == [section.elapsed for section in carried.plan.sections]


def test_every_format_is_compared() -> None:
    assert {*SPLITS, *OF_RUNS, *SECTIONS} == set(CarryFormat)
    assert [why_not(RIDES[0], wanted) for wanted in CarryFormat] == [None] * len(CarryFormat)
