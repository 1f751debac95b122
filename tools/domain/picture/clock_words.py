"""Times of day and durations as tables write them: 14:30, 2:30 pm, 14h30, 14.30 Uhr, 3 h, 5:09."""

import re
from dataclasses import dataclass

from tools.domain.picture.words import plain

DAY_S = 86_400.0
_CLOCK = re.compile(
    r"(?<![\d:.,])(?P<h>\d{1,3})\s?(?P<mark>[:.h])\s?(?P<m>[0-5]\d)(?:\s?[:.']\s?(?P<s>[0-5]\d))?"
    r"\s?(?P<tail>a\.?m\.?|p\.?m\.?|uhr|hrs?|min|h)?(?![\d:%])"
)
_WHOLE = re.compile(r"(?<![\d:.,])(?P<h>\d{1,2})\s?(?P<tail>a\.?m\.?|p\.?m\.?|uhr|hours?|hrs?|std|h)\b(?!\d)")


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time as written, in seconds; `of_day` says that its words (pm, Uhr) make it a time of day."""

    seconds: float
    of_day: bool
    start: int
    end: int


def hours_written(text: str) -> WrittenTime | None:
    """Return the first time of a text read as hours and minutes, None where it holds none."""
    simple = plain(text)
    match = _CLOCK.search(simple) or _WHOLE.search(simple)
    if match is None:
        return None
    fields = match.groupdict()
    hours = int(fields["h"])
    tail = (fields["tail"] or "").replace(".", "")
    if fields.get("mark") == "." and not tail and not re.fullmatch(r"\D*\d{1,2}\.\d{2}\D*", simple):
        return None
    if tail in {"am", "pm"}:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if tail == "pm" else 0)
    seconds = hours * 3600.0 + int(fields.get("m") or 0) * 60.0 + int(fields.get("s") or 0)
    return WrittenTime(seconds, tail in {"am", "pm", "uhr"}, match.start(), match.end())


def minutes_written(text: str) -> WrittenTime | None:
    """Return the first time of a text read as a lap's: 5:09 is minutes and seconds, 1:02:30 hours too."""
    match = _CLOCK.search(plain(text))
    if match is None or match["mark"] == "h":
        return None
    first, second, third = int(match["h"]), int(match["m"]), match["s"]
    seconds = first * 3600.0 + second * 60.0 + int(third) if third else first * 60.0 + second
    return WrittenTime(seconds, False, match.start(), match.end())
