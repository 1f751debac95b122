"""What a chart is of, told by the words and labels at its axes: heights along a way, or something else."""

import re
from collections.abc import Sequence
from enum import StrEnum

from tools.domain.course_picture import TextInPicture
from tools.domain.picture import words
from tools.domain.picture.words import plain

FEWEST_LABELS = 3


class Subject(StrEnum):
    """What is drawn upwards in a chart, as it is called in a sentence."""

    ELEVATION = "height"
    HEART_RATE = "heart rate"
    POWER = "power"
    PACE = "pace"
    SPEED = "speed"
    CADENCE = "cadence"
    WEIGHT = "weight"
    TEMPERATURE = "temperature"
    MONEY = "money"
    TRAINING = "training by the week"


class Along(StrEnum):
    """What runs along the foot of a chart."""

    TIME = "time"
    DATES = "dates"


_SUBJECTS = {
    Subject.ELEVATION: r"\belevation|\baltitude|\bheight\b|\bhohe\b|hohenprofil|\baltitud\b"
    r"|\baltitudine\b|\bquota\b|\bhoogte|altimetr"
    r"|\bprofile?\b|denivele|dislivello|desnivel|\bm\.? ?u\.? ?m|\basl\b|msnm|\bele\b",
    Subject.HEART_RATE: r"\bheart ?rate|\bbpm\b|herzfrequenz|\bpuls\b|cardiaque|cardiaca|\bhartslag|\bhr\b",
    Subject.POWER: r"\bpower\b|\bwatts?\b|\bleistung\b|\bpuissance\b|\bpotencia\b|\bpotenza\b"
    r"|\bvermogen\b|\(w\)",
    Subject.PACE: r"\bpace\b|\bmin ?/ ?(?:km|mi)\b|\ballure\b|\britmo\b",
    Subject.SPEED: r"\bspeed\b|\bkm/h\b|\bmph\b|geschwindigkeit|\bvitesse\b|\bvelocidad\b"
    r"|\bvelocita\b|\bsnelheid\b",
    Subject.CADENCE: r"\bcadence\b|\bspm\b|\brpm\b|trittfrequenz|schrittfrequenz|\bcadencia\b|\bcadenza\b",
    Subject.WEIGHT: r"\bweight\b|\bkg\b|\blbs?\b|\bgewicht\b|\bpoids\b|\bpeso\b|\bbody ?fat\b",
    Subject.TEMPERATURE: r"\btemperature?\b|°c|°f|\btemperatur\b|\btemperatura\b",
    Subject.MONEY: words.MONEY.pattern,
    Subject.TRAINING: words.WEEK.pattern,
}
_PATTERNS = {subject: re.compile(pattern) for subject, pattern in _SUBJECTS.items()}
_UNITED = re.compile(
    r"[(\[][^)\]]{1,8}[)\]]|\bin (?:bpm|m|ft|feet|metres|meters|metern|watts?|kg|usd"
    r"|eur)\b|, ?(?:m|ft|feet|km)$"
)
_VALUE = re.compile(r"\d+(?:[.,:]\d+)? ?(?:m|ft|km|bpm|min/km|km/h|kg|w)\b|:\s*\d")
_CLOCK = re.compile(r"^\d{1,2}[:h]\d{2}(?::\d{2})?$|^\d{1,3} ?(?:min|s|h|hrs?)\.?$")
_DATE = re.compile(
    r"^(?:19|20)\d\d$|^\d{1,2}\.\d{1,2}\.(?:\d{2,4})?$|^\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?$"
    r"|^(?:19|20)\d\d-\d\d(?:-\d\d)?$|^(?:w|wk|kw|week|woche) ?\d{1,2}$"
    r"|^(?:mon|tues?|wed|thur?s?|fri|sat|sun)(?:day)?$|^(?:mo|di|mi|do|fr|sa|so|lun"
    r"|mar|mer|jeu|ven|sam|dim)\.?$"
)


def subject_of(texts: Sequence[TextInPicture]) -> Subject | None:
    """Return what the words at a chart say is drawn; None where they say nothing.

    A word with its unit, or along an axis, counts more than one alone (a menu lists what might be shown).
    Heights win a tie: charts draw a second quantity over them.
    """
    best = {
        subject: max((_weight(text) for text in texts if _names(subject, text)), default=0)
        for subject in Subject
    }
    most = max(best.values())
    return next((subject for subject in Subject if best[subject] == most), None) if most else None


def along_of(texts: Sequence[TextInPicture]) -> Along | None:
    """Return what runs along a chart's foot where it is not a distance; None where it may be one."""
    simple = [(plain(text.text), text) for text in texts]
    dates = [
        text for line, text in simple if _DATE.match(line) or (words.MONTH.search(line) and len(line) <= 12)
    ]
    if _in_one_row(dates) >= FEWEST_LABELS + 1 or (
        len(dates) >= FEWEST_LABELS and _in_one_row(dates) == len(dates)
    ):
        return Along.DATES
    times = [text for line, text in simple if _CLOCK.match(line)]
    if _rows_of(times, FEWEST_LABELS) == 1:
        return Along.TIME
    named = [text for line, text in simple if words.TIME_AXIS.search(line) and len(line) <= 24]
    way = any(words.DISTANCE.search(line) or re.search(r"\bkm\b|\bmiles?\b", line) for line, _ in simple)
    return Along.TIME if named and not way else None


def _weight(text: TextInPicture) -> int:
    wide, high = text.box[2] - text.box[0], text.box[3] - text.box[1]
    stands = len(text.text) >= 3 and high > 1.3 * wide
    return 1 + int(bool(_UNITED.search(plain(text.text)))) + int(stands)


def _names(subject: Subject, text: TextInPicture) -> bool:
    simple = plain(text.text)
    return not _VALUE.search(simple) and bool(_PATTERNS[subject].search(simple))


def _beside(text: TextInPicture, others: Sequence[TextInPicture]) -> list[TextInPicture]:
    """Return the lines whose boxes share a line's middle height: they stand side by side."""
    middle = (text.box[1] + text.box[3]) / 2
    return [other for other in others if other.box[1] <= middle <= other.box[3]]


def _in_one_row(texts: Sequence[TextInPicture]) -> int:
    """Return the most lines that stand side by side."""
    return max((len(_beside(text, texts)) for text in texts), default=0)


def _rows_of(texts: Sequence[TextInPicture], fewest: int) -> int:
    """Count the rows in which at least so many of the lines stand: an axis is one, a table several."""
    seen: set[tuple[float, ...]] = set()
    count = 0
    for text in texts:
        row = {other.box for other in _beside(text, texts)}
        if len(row) >= fewest:
            count += not seen & row
            seen |= row
    return count
