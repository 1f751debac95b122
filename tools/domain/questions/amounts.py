"""The numbers of a question with their units, brought to one scale: 3:30, 3h30 and 3.5 hours are the same."""

import re
from collections.abc import Callable

from tools.domain.finding import Frozen
from tools.domain.questions.number_words import in_digits
from tools.domain.units import HALF_MARATHON_M, KG_PER_POUND, MARATHON_M, METRES_PER_FOOT, METRES_PER_MILE

YARD_M = 0.9144
ROUNDED = 0.006
"""Two lengths, masses or paces of different units may differ by this share: our design choice [D]."""
_BIGGEST_RACE_K = 1000
_SAID_BARE = frozenset({"power", "beats", "turns", "steps"})


class Amount(Frozen):
    """A quantity: what it measures, the values it may stand for, and the unit it was written in.

    `values` has two where nothing tells hours from minutes ("3:30", "sub-40") or Celsius from Fahrenheit.
    """

    measure: str
    values: tuple[float, ...]
    unit: str

    def agrees(self, other: "Amount") -> bool:
        """Whether both may stand for the same; only a change of the unit allows for rounding."""
        if "count" in (self.measure, other.measure) and {self.measure, other.measure} & _SAID_BARE:
            return self.values == other.values  # "an FTP of 250", "a heart rate of 150"
        if self.measure != other.measure:
            return False
        share = 1e-9 if self.unit == other.unit else ROUNDED if self.measure != "time" else 1e-4
        return any(
            abs(mine - theirs) <= share * max(abs(mine), abs(theirs)) + _slack(self, other)
            for mine in self.values
            for theirs in other.values
        )


def _slack(one: Amount, other: Amount) -> float:
    """Degrees are converted to whole ones."""
    return 0.6 if one.measure == "temperature" and one.unit != other.unit else 0.0


_UNITS: dict[str, tuple[str, float, str]] = {
    name: (measure, factor, unit)
    for measure, factor, unit, names in (
        ("length", 1000.0, "km", "km kms k kilometre kilometres kilometer kilometers klick klicks"),
        ("length", 1000.0, "race", "race_km"),
        ("length", METRES_PER_MILE, "mi", "mile miles mi miler milers"),
        ("length", 1.0, "m", "m metre metres meter meters"),
        ("length", METRES_PER_FOOT, "ft", "ft foot feet"),
        ("length", YARD_M, "yd", "yd yds yard yards"),
        ("length", 0.01, "cm", "cm centimetre centimetres centimeter centimeters"),
        ("length", 0.001, "mm", "mm millimetre millimetres millimeter millimeters"),
        ("length", 0.0254, "in", "inch inches"),
        ("time", 3600.0, "h", "h hr hrs hour hours"),
        ("time", 60.0, "min", "min mins minute minutes"),
        ("time", 1.0, "s", "s sec secs second seconds"),
        ("time", 86_400.0, "day", "day days"),
        ("time", 604_800.0, "week", "week weeks wk wks"),
        ("time", 2_629_800.0, "month", "month months"),
        ("time", 31_557_600.0, "year", "year years yr yrs"),
        ("mass", 1.0, "kg", "kg kgs kilo kilos kilogram kilograms"),
        ("mass", KG_PER_POUND, "lb", "lb lbs pound pounds"),
        ("mass", 0.001, "g", "g gr gram grams gramme grammes"),
        ("mass", 1e-6, "mg", "mg milligram milligrams"),
        ("volume", 1.0, "l", "l litre litres liter liters"),
        ("volume", 0.001, "ml", "ml millilitre millilitres milliliter milliliters"),
        ("volume", 0.0295735, "oz", "oz ounce ounces"),
        ("power", 1.0, "w", "w watt watts"),
        ("power per mass", 1.0, "w/kg", "w/kg wkg"),
        ("beats", 1.0, "bpm", "bpm beats"),
        ("turns", 1.0, "rpm", "rpm"),
        ("steps", 1.0, "spm", "spm"),
        ("speed", 1.0, "km/h", "km/h kph kmh kmph"),
        ("speed", METRES_PER_MILE / 1000, "mph", "mph"),
        ("pressure", 0.0689476, "psi", "psi"),
        ("pressure", 1.0, "bar", "bar bars"),
        ("share", 1.0, "%", "% percent pct"),
        ("energy", 1.0, "kcal", "kcal kcals calorie calories cal cals"),
        ("energy", 0.239006, "kj", "kj kilojoule kilojoules"),
    )
    for name in names.split()
}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_UNIT = "|".join(sorted((re.escape(name) for name in _UNITS), key=len, reverse=True))
_DEGREES = r"(?:°|degrees?|deg)\s*(?:celsius|centigrade|fahrenheit|[cf]\b)?|celsius|centigrade|fahrenheit"
_PER = r"\s*(?:min(?:ute)?s?|mins)?\s*(?:/|\bper\b|\ban?\b|\beach\b)\s*"
_FORM = re.compile(
    rf"(?P<pace>\b\d{{1,2}}:[0-5]\d{_PER}"
    r"(?P<per>km|kilomet(?:er|re)|k|miles?|mi|(?:100|500) ?m(?:et(?:er|re)s?)?)\b)"
    r"|(?P<hms>\b\d{1,3}:[0-5]\d:[0-5]\d\b)"
    r"|(?P<hm>\b\d{1,3} ?(?:h|hrs?|hours?) ?(?:and )?(?P<hmm>\d{1,2})"
    r"(?: ?(?:m|mins?|minutes?))?\b(?! ?(?:km|g|w)\b))"
    r"|(?P<ms>\b\d{1,3} ?(?:min|minutes?|') ?(?:and )?(?P<mss>\d{1,2}) ?(?:s|secs?|seconds?|'')?(?=\W|$))"
    r"|(?P<date>\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b)"
    r"|(?P<clock>\b\d{1,3}:[0-5]\d\b)"
    r"(?: ?(?P<half_day>[ap]\.?m\b)| ?(?P<clock_unit>hours?|hrs?|h|min(?:ute)?s?)\b)?"
    r"|(?P<at>\b\d{1,2}) ?(?P<at_half>am|pm)\b"
    rf"|(?P<range>{_NUMBER}) ?(?:-|–|to) ?(?P<top>{_NUMBER})[ -]?(?P<range_unit>{_UNIT})(?![a-z])"
    rf"|(?P<minus>(?<![\w.])-)?(?P<degrees>{_NUMBER}) ?(?P<scale>{_DEGREES})"
    rf"|(?P<under>\bunder )(?P<goal>\d{{1,3}}(?:\.\d)?)(?![\d:.]| ?-? ?(?:{_UNIT})(?![a-z])|%)"
    rf"|(?P<plain>(?<![a-z]){_NUMBER}) ?-? ?(?P<unit>{_UNIT})(?![a-z])"
    rf"|(?P<bare>(?<![a-z]){_NUMBER})(?![a-z\d])"
)
_UNDER = re.compile(
    r"\b(?:sub|under|below|inside|less than|faster than|break(?:ing)?|beat(?:ing)?)[ -]?(?=\d)"
)
_HALF, _WHOLE = (f" {metres / 1000:g} race_km " for metres in (HALF_MARATHON_M, MARATHON_M))
_RACES = (
    (re.compile(r"\b(?:ironman )?70\.3\b"), " half ironman "),
    (re.compile(r"\b140\.6\b"), " ironman "),
    (re.compile(r"\bhalf[ -](?:marathon|mara)s?\b|\bhalfs\b"), _HALF),
    (
        re.compile(
            r"(?<!first )(?<!second )(?<!last )(?<!other )(?<!1st )(?<!2nd )(?<!one )(?<!each )"
            r"(?<!and a )\bhalf(?= ?$| ?[,?.;!]"
            r"| (?:can|in|do|should|for|if|when|or|what|how|with|after|before|at|is|was|time|pb|pace)\b)"
        ),
        _HALF,
    ),
    (re.compile(r"\bmarathons?\b(?! des\b)"), _WHOLE),
)
_METRES_OF = {
    "km": 1000.0,
    "k": 1000.0,
    "mi": METRES_PER_MILE,
    "mile": METRES_PER_MILE,
    "miles": METRES_PER_MILE,
}


def amounts_in(folded: str) -> tuple[str, tuple[Amount, ...]]:
    """Return a folded text with ⟦0⟧, ⟦1⟧ ... for its amounts, and the amounts."""
    found: list[Amount] = []
    text = _UNDER.sub("under ", in_digits(folded))
    for race, written in _RACES:
        text = race.sub(written, text)

    def placed(match: re.Match[str]) -> str:
        places = []
        for amount in _read(match):
            places.append(f" ⟦{len(found)}⟧ ")
            found.append(amount)
        return (" under " if match["under"] else "") + "".join(places)

    return _FORM.sub(placed, text), tuple(found)


def _read(match: re.Match[str]) -> tuple[Amount, ...]:
    kind = next(name for name in _READERS if match[name])
    return _READERS[kind](match)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _pace(match: re.Match[str]) -> tuple[Amount, ...]:
    minutes, seconds = re.findall(r"\d+", match["pace"])[:2]
    per = match["per"]
    metres = _METRES_OF.get(per) or (1000.0 if per.startswith("kilo") else float(re.sub(r"\D", "", per)))
    return (
        Amount(measure="pace", values=((int(minutes) * 60 + int(seconds)) / metres,), unit=f"/{metres:g}"),
    )


def _hours(match: re.Match[str]) -> tuple[Amount, ...]:
    hours, minutes = (int(part) for part in re.findall(r"\d+", match["hm"])[:2])
    return (Amount(measure="time", values=(hours * 3600.0 + minutes * 60,), unit="clock"),)


def _minutes(match: re.Match[str]) -> tuple[Amount, ...]:
    minutes, seconds = (int(part) for part in re.findall(r"\d+", match["ms"])[:2])
    return (Amount(measure="time", values=(minutes * 60.0 + seconds,), unit="clock"),)


def _full_clock(match: re.Match[str]) -> tuple[Amount, ...]:
    hours, minutes, seconds = (int(part) for part in match["hms"].split(":"))
    return (Amount(measure="time", values=(hours * 3600.0 + minutes * 60 + seconds,), unit="clock"),)


def _clock(match: re.Match[str]) -> tuple[Amount, ...]:
    large, small = (int(part) for part in match["clock"].split(":"))
    if match["half_day"]:
        return (_hour_of_day(large + small / 60, match["half_day"]),)
    readings = large * 3600.0 + small * 60, large * 60.0 + small
    unit = match["clock_unit"] or ""
    values = readings[:1] if unit.startswith("h") else readings[1:] if unit else readings
    return (Amount(measure="time", values=values, unit="clock"),)


def _at(match: re.Match[str]) -> tuple[Amount, ...]:
    return (_hour_of_day(int(match["at"]), match["at_half"]),)


def _hour_of_day(hour: float, half: str) -> Amount:
    return Amount(measure="hour of day", values=(hour % 12 + (12 if half[0] == "p" else 0),), unit="h")


def _date(match: re.Match[str]) -> tuple[Amount, ...]:
    parts = sorted(int(part) for part in re.findall(r"\d+", match["date"]))
    return tuple(Amount(measure="date", values=(float(part),), unit="") for part in parts)


def _range(match: re.Match[str]) -> tuple[Amount, ...]:
    return tuple(_measured(_number(match[end]), match["range_unit"]) for end in ("range", "top"))


def _degrees(match: re.Match[str]) -> tuple[Amount, ...]:
    value = _number(match["degrees"]) * (-1 if match["minus"] else 1)
    scale = match["scale"].removeprefix("°").removeprefix("degrees").removeprefix("degree").strip()[:1]
    as_fahrenheit = (value - 32) / 1.8
    if scale == "f":
        return (Amount(measure="temperature", values=(as_fahrenheit,), unit="F"),)
    values = (value,) if scale == "c" else (value, as_fahrenheit)
    return (Amount(measure="temperature", values=values, unit="C" if scale == "c" else "degrees"),)


def _goal(match: re.Match[str]) -> tuple[Amount, ...]:
    value = _number(match["goal"])
    return (Amount(measure="time", values=(value * 60, value * 3600), unit="goal"),)


def _plain(match: re.Match[str]) -> tuple[Amount, ...]:
    return (_measured(_number(match["plain"]), match["unit"]),)


def _measured(value: float, written: str) -> Amount:
    measure, factor, unit = _UNITS[written]
    if written == "k" and value >= _BIGGEST_RACE_K:
        return Amount(measure="count", values=(value * 1000,), unit="")
    return Amount(measure=measure, values=(value * factor,), unit=unit)


def _bare(match: re.Match[str]) -> tuple[Amount, ...]:
    return (Amount(measure="count", values=(_number(match["bare"]),), unit=""),)


_READERS: dict[str, Callable[[re.Match[str]], tuple[Amount, ...]]] = {
    "pace": _pace, "hms": _full_clock, "hm": _hours, "ms": _minutes, "date": _date, "clock": _clock,
    "at": _at,
    "range": _range, "degrees": _degrees, "goal": _goal, "plain": _plain, "bare": _bare,
}  # fmt: skip
