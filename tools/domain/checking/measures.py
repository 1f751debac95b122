"""The units an answer is written in: what each measures, in which base unit, and how it is displayed."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from tools.domain.display import ML_PER_FLUID_OUNCE
from tools.domain.units import KG_PER_POUND, METRES_PER_FOOT, METRES_PER_MILE


class Dimension(StrEnum):
    """What a number measures; its base unit in brackets."""

    DURATION = "duration"  # s
    PACE = "pace"  # s/m
    SPEED = "speed"  # m/s
    LENGTH = "length"  # m
    PLACE = "place"  # m from the start
    MASS = "mass"  # g
    VOLUME = "volume"  # ml
    POWER = "power"  # W
    HEART_RATE = "heart rate"  # 1/min
    CADENCE = "cadence"  # 1/min
    ENERGY = "energy"  # kcal
    WORK = "work"  # kJ
    LOAD = "load"
    PERCENT = "percentage"
    TEMPERATURE = "temperature"  # °C
    DAYS = "days"  # days
    TIME_OF_DAY = "time of day"  # s from midnight
    ZONE = "zone"
    WEEK_NUMBER = "week"
    VERSION = "version"
    YEAR = "year"
    RATIO = "ratio"
    COUNT = "count"
    BARE = "number"


class Unit(NamedTuple):
    """A unit: `base = (written + shift) * factor`; `per` is "hour", "day", "week", "kg" or nothing."""

    name: str
    dimension: Dimension
    factor: float
    shift: float = 0.0
    per: str = ""


def _named(unit: Unit, spellings: str) -> dict[str, Unit]:
    return {spelling.strip().lower(): unit for spelling in spellings.split("|")}


KM = Unit("km", Dimension.LENGTH, 1000.0)
MILE = Unit("mi", Dimension.LENGTH, METRES_PER_MILE)
HOUR = Unit("h", Dimension.DURATION, 3600.0)
MINUTE = Unit("min", Dimension.DURATION, 60.0)
SECOND = Unit("s", Dimension.DURATION, 1.0)
PACE_KM = Unit("/km", Dimension.PACE, 1 / 1000.0)
PACE_MILE = Unit("/mi", Dimension.PACE, 1 / METRES_PER_MILE)
DAY = Unit("days", Dimension.DAYS, 1.0)
WEEK = Unit("weeks", Dimension.DAYS, 7.0)
PERCENT = Unit("%", Dimension.PERCENT, 1.0)
CELSIUS = Unit("°C", Dimension.TEMPERATURE, 1.0)
GRAM = Unit("g", Dimension.MASS, 1.0)
MILLIGRAM = Unit("mg", Dimension.MASS, 0.001)
KILOGRAM = Unit("kg", Dimension.MASS, 1000.0)
MILLILITRE = Unit("ml", Dimension.VOLUME, 1.0)
LITRE = Unit("l", Dimension.VOLUME, 1000.0)
METRE = Unit("m", Dimension.LENGTH, 1.0)
WATT = Unit("W", Dimension.POWER, 1.0)
BEAT = Unit("bpm", Dimension.HEART_RATE, 1.0)
RATIO = Unit("", Dimension.RATIO, 1.0)
BARE = Unit("", Dimension.BARE, 1.0)
COUNT = Unit("", Dimension.COUNT, 1.0)
TIME_OF_DAY = Unit("time of day", Dimension.TIME_OF_DAY, 1.0)
PLACES: Mapping[str, Unit] = {
    "km": Unit("km", Dimension.PLACE, 1000.0),
    "mile": Unit("mile", Dimension.PLACE, METRES_PER_MILE),
    "zone": Unit("zone", Dimension.ZONE, 1.0),
    "version": Unit("version", Dimension.VERSION, 1.0),
    "week": Unit("week", Dimension.WEEK_NUMBER, 1.0),
    "other": BARE,
}
"""The units that stand before their number: km 30, zone 2."""

UNITS: Mapping[str, Unit] = {
    **_named(KM, "km|kms|kilometre|kilometres|kilometer|kilometers|k|klicks"),
    **_named(MILE, "mi|mile|miles"),
    **_named(METRE, "m|metre|metres|meter|meters|vertical metres|vertical meters|m+|hm"),
    **_named(Unit("ft", Dimension.LENGTH, METRES_PER_FOOT), "ft|feet|foot|vertical feet"),
    **_named(Unit("yd", Dimension.LENGTH, 0.9144), "yd|yard|yards"),
    **_named(Unit("cm", Dimension.LENGTH, 0.01), "cm|centimetres|centimeters"),
    **_named(HOUR, "h|hr|hrs|hour|hours|std|stunde|stunden|heure|heures|hora|horas|ore"),
    **_named(MINUTE, "min|mins|minute|minutes|′|minuten|minutos|minuti"),
    **_named(SECOND, "s|sec|secs|second|seconds|″|sek|sekunden|secondes|segundos|secondi"),
    **_named(
        PACE_KM,
        "/km|/ km|per km|per kilometre|per kilometer|a kilometre|a kilometer|a km|min/km|min per km|mins/km"
        "|min / km|minutes per km|minutes per kilometre|minutes per kilometer|minutes a kilometre"
        "|min/kilometre"
        "|each kilometre|minutes/km|min per kilometre|min per kilometer|pro km|every kilometre|min a"
        " kilometre",
    ),
    **_named(
        PACE_MILE,
        "/mi|/ mi|/mile|/ mile|per mi|per mile|a mile|min/mi|min/mile|min per mile|minutes per mile"
        "|minutes a mile|minutes/mile|each mile|min / mi|min / mile|mins/mile|every mile|min a mile",
    ),
    **_named(
        Unit("s/km", Dimension.PACE, 1 / 1000.0),
        "s/km|s /km|s per km|sec/km|sec per km|seconds per km|seconds per kilometre|seconds per kilometer"
        "|seconds/km"
        "|s per kilometre|seconds a kilometre|s a kilometre|secs per km|s / km|seconds each kilometre"
        "|second per kilometre|second a kilometre",
    ),
    **_named(
        Unit("s/mi", Dimension.PACE, 1 / METRES_PER_MILE),
        "s/mi|s /mi|s/mile|s per mile|sec/mi|sec/mile|sec per mile|seconds per mile|seconds/mile|seconds a"
        " mile",
    ),
    **_named(Unit("s/m", Dimension.PACE, 1.0), "s/m"),
    **_named(
        Unit("km/h", Dimension.SPEED, 1 / 3.6),
        "km/h|kph|kmh|km per hour|kilometres per hour|kilometers per hour|kilometres an hour|km an hour",
    ),
    **_named(
        Unit("mph", Dimension.SPEED, METRES_PER_MILE / 3600),
        "mph|miles per hour|miles an hour|mi/h|mi per hour",
    ),
    **_named(Unit("m/s", Dimension.SPEED, 1.0), "m/s|metres per second|meters per second"),
    **_named(
        Unit("m/h", Dimension.SPEED, 1 / 3600),
        "m/h|m per hour|metres per hour|metres an hour|m an hour|vertical metres per hour|vam",
    ),
    **_named(GRAM, "g|gr|gramm|gramos|gram|grams|gramme|grammes"),
    **_named(MILLIGRAM, "mg|milligram|milligrams|milligramme"),
    **_named(KILOGRAM, "kg|kgs|kilo|kilos|kilogram|kilograms"),
    **_named(Unit("lb", Dimension.MASS, KG_PER_POUND * 1000), "lb|lbs|pound|pounds"),
    **_named(Unit("g/kg", Dimension.MASS, 1.0, per="kg"), "g/kg|grams per kilogram|g per kg|grams per kilo"),
    **_named(Unit("mg/kg", Dimension.MASS, 0.001, per="kg"), "mg/kg|milligrams per kilogram|mg per kg"),
    **_named(MILLILITRE, "ml|millilitre|millilitres|milliliter|milliliters"),
    **_named(LITRE, "l|litre|litres|liter|liters"),
    **_named(Unit("dl", Dimension.VOLUME, 100.0), "dl"),
    **_named(
        Unit("fl oz", Dimension.VOLUME, ML_PER_FLUID_OUNCE),
        "fl oz|fl. oz|fluid ounce|fluid ounces|oz|ounces|ounce",
    ),
    **_named(WATT, "w|watt|watts"),
    **_named(Unit("W/kg", Dimension.POWER, 1.0, per="kg"), "w/kg|watts per kilo|watts per kilogram|w per kg"),
    **_named(BEAT, "bpm|beats per minute|beats a minute|beats|/min|beats/min"),
    **_named(
        Unit("rpm", Dimension.CADENCE, 1.0),
        "rpm|spm|steps per minute|steps a minute|strides per minute|revolutions per minute|steps/min",
    ),
    **_named(Unit("kcal", Dimension.ENERGY, 1.0), "kcal|calories|calorie|cal|kilocalories"),
    **_named(Unit("kJ", Dimension.WORK, 1.0), "kj|kilojoule|kilojoules"),
    **_named(Unit("J", Dimension.WORK, 0.001), "j|joule|joules"),
    **_named(
        Unit("TSS", Dimension.LOAD, 1.0), "tss|rtss|load|load/day|load/week|points of load|ctl|atl|tsb|trimp"
    ),
    **_named(
        PERCENT, "%|percent|per cent|percentage points|percentage point|pp|pct|per-cent|prozent|share of ftp"
    ),
    **_named(
        CELSIUS,
        "°c|° c|ºc|degrees c|degrees celsius|deg c|celsius|°|degrees|degree|centigrade|degrees centigrade",
    ),
    **_named(
        Unit("°F", Dimension.TEMPERATURE, 5 / 9, -32.0),
        "°f|° f|ºf|degrees f|degrees fahrenheit|deg f|fahrenheit",
    ),
    **_named(DAY, "day|days|nights|night|tag|tage|tagen|jours|días|giorni"),
    **_named(WEEK, "week|weeks|wk|wks|woche|wochen|semaines|semanas|settimane"),
    **_named(Unit("months", Dimension.DAYS, 30.4375), "month|months"),
    **_named(Unit("years", Dimension.DAYS, 365.25), "year|years"),
}

_PER = {
    "hour": "h hr hour hours hourly",
    "day": "day daily",
    "week": "week wk weekly",
    "kg": "kg kilo kilogram",
    "each": "gel bottle serving",
    "litre": "litre liter l",
    "minute": "min minute",
}
RATES: Mapping[str, str] = {
    spelling: per for per, spellings in _PER.items() for spelling in spellings.split()
}
"""What an amount may be per, as it is spelled."""


_HEIGHT_M = 300.0
_LONG_S = 90.0
_ROUNDINGS: dict[str, tuple[float, ...]] = {
    "min": (1.0, 1 / 6),
    "h": (1 / 60,),
    "km": (0.1,),
    "mi": (0.1,),
    "kg": (0.1, 1.0),
    "g": (1.0, 5.0),
    "mg": (1.0, 10.0),
    "l": (0.01, 0.05, 0.1),
    "ml": (1.0, 10.0),
    "fl oz": (1.0,),
    "W": (1.0, 5.0),
    "W/kg": (0.1,),
    "kcal": (1.0, 10.0, 50.0),
    "kJ": (1.0, 10.0, 50.0),
    "km/h": (0.1, 1.0),
    "mph": (0.1, 1.0),
    "m/h": (1.0, 10.0),
    "ft": (1.0, 5.0, 10.0),
}


def roundings(unit: Unit, number: float) -> tuple[float, ...]:
    """Return the steps the product rounds to in that unit (tools.domain.display), at that size."""
    size = abs(number)
    if unit.name == "s":
        return (1.0, 10.0, 60.0) if size >= _LONG_S else (1.0,)
    if unit.name == "m":
        return (1.0, 5.0) if size < _HEIGHT_M else (1.0, 5.0, 10.0)
    if unit.dimension is Dimension.PERCENT:
        return (0.1, 1.0) if size >= 1 else (0.1,)
    if unit.dimension is Dimension.RATIO:
        return (0.01, 0.1)
    return _ROUNDINGS.get(unit.name, (1.0,))
