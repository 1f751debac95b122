"""How times, paces, gears and places are written on the command line. Each raises argparse's own error."""

import math
import re
from argparse import ArgumentTypeError
from datetime import date, time
from pathlib import Path

from tools.domain.race import Cutoff, PowerEffort, Stop
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

PICTURES = (".png", ".svg", ".pdf")
RACES_KM = {"5k": 5.0, "10k": 10.0, "half": HALF_MARATHON_M / 1000, "marathon": MARATHON_M / 1000}
LONGEST_RACE_KM = 1000.0
FEWEST_TEETH, MOST_TEETH = 9, 90
FEWEST_MINUTES = 10
"""Below this "3:30" could be hours or minutes, so it is asked for rather than guessed."""


def number(text: str) -> float:
    """Return a number that is one: no NaN, no infinity."""
    try:
        value = float(text)
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' is not a number") from error
    if not math.isfinite(value):
        raise ArgumentTypeError(f"'{text}' is not a number")
    return value


def positive(text: str) -> float:
    """Return a number above zero."""
    value = number(text)
    if value <= 0:
        raise ArgumentTypeError(f"{text} is not above zero")
    return value


def not_negative(text: str) -> float:
    """Return a number that is zero or above."""
    value = number(text)
    if value < 0:
        raise ArgumentTypeError(f"{text} is below zero")
    return value


def race_km(text: str) -> float:
    """Return the kilometres of a race: marathon, half, 10k, 15, 15km or 10mi."""
    named = RACES_KM.get(text.strip().lower())
    if named is not None:
        return named
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ?(km|mi)?", text.strip().lower())
    if match is None:
        raise ArgumentTypeError(f"'{text}' is not a race: write {', '.join(RACES_KM)}, 15, 15km or 10mi")
    said_km = float(match[1]) * (METRES_PER_MILE / 1000 if match[2] == "mi" else 1.0)
    if not 0 < said_km <= LONGEST_RACE_KM:
        raise ArgumentTypeError(f"'{text}': a race is longer than 0 and at most {LONGEST_RACE_KM:.0f} km")
    return said_km


def clock_time(text: str) -> float:
    """Return the seconds of H:MM:SS, or of MM:SS from 10:00 on."""
    match = re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)", text.strip())
    if match is None or int(match[3]) > 59 or (match[1] and int(match[2]) > 59):
        raise ArgumentTypeError(f"'{text}' is not a time: write H:MM:SS, such as 3:30:00")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    if match[1] is None and minutes < FEWEST_MINUTES:
        either = f"{minutes}:{seconds:02d}:00 or 0:{minutes:02d}:{seconds:02d}"
        raise ArgumentTypeError(f"'{text}' could be hours or minutes: write {either}")
    total = hours * 3600.0 + minutes * 60 + seconds
    if total <= 0:
        raise ArgumentTypeError("a time must be longer than zero")
    return total


def pace(text: str) -> float:
    """Return the seconds per kilometre of 4:05, 4:05/km or 6:35/mi."""
    match = re.fullmatch(r"(\d{1,2}):([0-5]\d)(?:/(km|mi))?", text.strip())
    if match is None:
        raise ArgumentTypeError(f"'{text}' is not a pace: write M:SS for a kilometre, or M:SS/mi")
    seconds = int(match[1]) * 60.0 + int(match[2])
    return seconds * 1000 / METRES_PER_MILE if match[3] == "mi" else seconds


def day(text: str) -> date:
    """Return the day of YYYY-MM-DD."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a day: write it like 2027-04-18") from None


def time_of_day(text: str) -> time:
    """Return the time of HH:MM."""
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", text.strip())
    if match is None:
        raise ArgumentTypeError(f"'{text}' is not a time of day: write it like 09:00")
    return time(int(match[1]), int(match[2]))


def teeth(text: str) -> tuple[int, ...]:
    """Return the teeth of chainrings or sprockets: 50,34 or 11-34, a range standing for its ends."""
    parts = re.split(r"[,/-]", text.strip())
    if not all(re.fullmatch(r"[1-9]\d?", part) for part in parts):
        raise ArgumentTypeError(f"'{text}' are not teeth: write 50,34 or 11-34")
    counts = tuple(int(part) for part in parts)
    if min(counts) < FEWEST_TEETH or max(counts) > MOST_TEETH:
        raise ArgumentTypeError(f"'{text}': rings and sprockets have {FEWEST_TEETH} to {MOST_TEETH} teeth")
    return counts


def cutoff(text: str) -> Cutoff:
    """Return the cut-off of KM@H:MM:SS."""
    at_m, seconds = _placed(text, "a cut-off", "30@4:00:00")
    if at_m == 0:
        raise ArgumentTypeError("a cut-off lies after the start")
    return Cutoff(at_m=at_m, time_s=seconds)


def stop(text: str) -> Stop:
    """Return the planned halt of KM@M:SS."""
    at_m, seconds = _placed(text, "a stop", "21.1@3:00", short=True)
    if seconds > 86_400:
        raise ArgumentTypeError("a stop lasts a day at most")
    return Stop(at_m=at_m, duration_s=seconds)


def effort(text: str) -> PowerEffort:
    """Return the best mean power of WATTS@M:SS."""
    watts, at, length = text.partition("@")
    if not at or not re.fullmatch(r"\d{2,4}(\.\d+)?", watts.strip()) or not 0 < float(watts) <= 2500:
        raise ArgumentTypeError(f"'{text}' is not an effort: write WATTS@M:SS, such as 320@12:00")
    return PowerEffort(power_w=float(watts), duration_s=_length_of_time(length, text))


def picture(text: str) -> Path:
    """Return where to draw to."""
    path = Path(text)
    if path.suffix.lower() not in PICTURES:
        raise ArgumentTypeError(f"'{text}': name a file ending in {', '.join(PICTURES)}")
    return path


def _placed(text: str, what: str, example: str, *, short: bool = False) -> tuple[float, float]:
    """Return the metres and seconds of KM@TIME."""
    place, at, length = text.partition("@")
    if not at or not re.fullmatch(r"\d{1,4}(\.\d+)?", place.strip()):
        raise ArgumentTypeError(f"'{text}' is not {what}: write KM@TIME, such as {example}")
    return float(place) * 1000, _length_of_time(length, text) if short else clock_time(length)


def _length_of_time(text: str, whole: str) -> float:
    """Return the seconds of M:SS or H:MM:SS; of an effort or a halt no one means hours by 3:00."""
    match = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)", text.strip())
    seconds = int(match[1] or 0) * 3600.0 + int(match[2]) * 60 + int(match[3]) if match else 0.0
    if seconds <= 0:
        raise ArgumentTypeError(f"'{whole}': write the time as M:SS or H:MM:SS")
    return seconds
