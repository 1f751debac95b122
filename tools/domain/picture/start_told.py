"""Cut-offs written as times of day, once somebody says when the race starts."""

from datetime import time

from tools.domain.course_picture import PictureReading
from tools.domain.picture.clock_words import DAY_S
from tools.domain.race import AidStation


def with_start_time(reading: PictureReading, start: time) -> PictureReading:
    """Return a reading whose stations close after the start; unchanged where its times were clear already."""
    if not reading.closes_of_day_s:
        return reading
    gun_s = start.hour * 3600.0 + start.minute * 60.0 + start.second
    first = next((closes for closes in reading.closes_of_day_s if closes is not None), 0.0)
    later_s = DAY_S if first <= gun_s else 0.0  # a race that starts in the evening closes past midnight
    stations = tuple(
        _closing(station, closes, later_s - gun_s)
        for station, closes in zip(reading.stations, reading.closes_of_day_s, strict=True)
    )
    return reading.model_copy(update={"stations": stations, "closes_of_day_s": ()})


def _closing(station: AidStation, closes_s: float | None, move_s: float) -> AidStation:
    if closes_s is None or closes_s + move_s <= 0:
        return station
    return station.model_copy(update={"cutoff_s": closes_s + move_s})
