"""How numbers are written for an athlete: rounded as far as they can be believed, in the athlete's units."""

from collections.abc import Sequence
from itertools import pairwise

from tools.domain.race import UnitSystem
from tools.domain.units import HALF_MARATHON_M, KG_PER_POUND, MARATHON_M, METRES_PER_FOOT, METRES_PER_MILE

ML_PER_FLUID_OUNCE = 29.5735
EN_DASH = "–"
OFFICIAL_KM = {MARATHON_M: "42.195 km", HALF_MARATHON_M: "21.0975 km"}
OFFICIAL_TOLERANCE_M = 1.0
OFFICIAL_NAME_TOLERANCE = 0.005


def unit_length_m(units: UnitSystem) -> float:
    """Return the metres of one kilometre or one mile."""
    return METRES_PER_MILE if units is UnitSystem.IMPERIAL else 1000.0


def clock(seconds: float) -> str:
    """Write a duration: 3:45:00, or 52:17 under an hour."""
    whole = round(seconds)
    sign, whole = ("−", -whole) if whole < 0 else ("", whole)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02d}:{left:02d}" if hours else f"{sign}{minutes}:{left:02d}"


def duration(seconds: float) -> str:
    """Write a difference of times in words: 40 s, 7 min, 1 h 20 min."""
    whole = round(abs(seconds))
    if whole < 90:
        return f"{whole} s"
    minutes = round(whole / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, left = divmod(minutes, 60)
    return f"{hours} h {left} min" if left else f"{hours} h"


def race_time(seconds: float) -> str:
    """Write a moment of a race: 25 min, 1:15 h."""
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02d} h"


def pace_number(seconds_per_metre: float, units: UnitSystem) -> str:
    """Write a pace without its unit: 5:20."""
    return clock(seconds_per_metre * unit_length_m(units))


def pace_unit(units: UnitSystem) -> str:
    """Write the unit of a pace: /km or /mi."""
    return "/mi" if units is UnitSystem.IMPERIAL else "/km"


def pace(seconds_per_metre: float, units: UnitSystem) -> str:
    """Write a pace: 5:20 /km or 8:35 /mi."""
    return f"{pace_number(seconds_per_metre, units)} {pace_unit(units)}"


def power(watts: float) -> str:
    """Write a power to ride at: to 5 W."""
    return f"{_stepped(watts, 5)} W"


def power_range(low_w: float, high_w: float) -> str:
    """Write a range of powers: 240–260 W."""
    return _joined(power(low_w), power(high_w))


def speed(metres_per_second: float, units: UnitSystem) -> str:
    """Write a speed as cyclists read it: 31.5 km/h, 19.6 mph, 50 km/h."""
    return f"{_trimmed(speed_number(metres_per_second, units))} {speed_unit(units)}"


def speed_limit(metres_per_second: float, units: UnitSystem) -> str:
    """Write a speed that bounds something, no finer than it is meant: 50 km/h, 31 mph."""
    return f"{speed_number(metres_per_second, units):.0f} {speed_unit(units)}"


def speed_number(metres_per_second: float, units: UnitSystem) -> float:
    """Return a speed in km/h or mph."""
    return metres_per_second * 3600 / unit_length_m(units)


def speed_unit(units: UnitSystem) -> str:
    """Write the unit of a speed: km/h or mph."""
    return "mph" if units is UnitSystem.IMPERIAL else "km/h"


def distance(metres: float, units: UnitSystem) -> str:
    """Write a distance with one decimal, or an official one exactly."""
    if units is UnitSystem.IMPERIAL:
        return f"{_trimmed(metres / METRES_PER_MILE)} mi"
    for official_m, written in OFFICIAL_KM.items():
        if abs(metres - official_m) < OFFICIAL_TOLERANCE_M:
            return written
    return f"{_trimmed(metres / 1000)} km"


def short_distance(metres: float, units: UnitSystem) -> str:
    """Write a short way: 300 m, 1.2 km, 0.4 mi."""
    if units is UnitSystem.METRIC and metres < 995:
        return f"{_stepped(metres, 10)} m"
    return distance(metres, units)


def place(metres: float, units: UnitSystem) -> str:
    """Write a point of the course: km 30, km 30.4, mile 18.6."""
    name = "mile" if units is UnitSystem.IMPERIAL else "km"
    return f"{name} {_trimmed(metres / unit_length_m(units))}"


def places(metres: Sequence[float], units: UnitSystem) -> str:
    """Write points of the course, the unit once: km 5.3, 9.9 and 15.1."""
    name, *first = place(metres[0], units).split(" ")
    numbers = [*first, *(place(each, units).removeprefix(f"{name} ") for each in metres[1:])]
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f"{name} {listed}"


def stretch(start_m: float, end_m: float, units: UnitSystem) -> str:
    """Write a stretch of the course: km 26–33.4."""
    name = "mile" if units is UnitSystem.IMPERIAL else "km"
    length_m = unit_length_m(units)
    start, end = _trimmed(start_m / length_m), _trimmed(end_m / length_m)
    return f"{name} {start}" if start == end else f"{name} {start}{EN_DASH}{end}"


def height(metres: float, units: UnitSystem) -> str:
    """Write a height: to 5 m, or to 10 ft."""
    if units is UnitSystem.IMPERIAL:
        return f"{_stepped(metres / METRES_PER_FOOT, 10)} ft"
    return f"{_stepped(metres, 5)} m"


def height_range(low_m: float, high_m: float, units: UnitSystem) -> str:
    """Write a range of heights: 145–190 m."""
    return _joined(height(low_m, units), height(high_m, units))


def temperature(celsius: float, units: UnitSystem) -> str:
    """Write a temperature with a real minus sign: 28 °C, −10 °C or 82 °F."""
    imperial = units is UnitSystem.IMPERIAL
    degrees = round(celsius * 9 / 5 + 32 if imperial else celsius)
    return f"{'−' if degrees < 0 else ''}{abs(degrees)} {'°F' if imperial else '°C'}"


def weight(kilograms: float, units: UnitSystem) -> str:
    """Write a body weight: 58 kg or 128 lb."""
    return f"{kilograms / KG_PER_POUND:.0f} lb" if units is UnitSystem.IMPERIAL else f"{kilograms:g} kg"


def scale_weight(kilograms: float, units: UnitSystem) -> str:
    """Write a body weight as a scale tells it: 71.4 kg or 157.4 lb."""
    if units is UnitSystem.IMPERIAL:
        return f"{kilograms / KG_PER_POUND:.1f} lb"
    return f"{kilograms:.1f} kg"


def grams(amount_g: float) -> str:
    """Write an amount of carbohydrate: to 5 g."""
    return f"{_stepped(amount_g, 5)} g"


def grams_range(low_g: float, high_g: float) -> str:
    """Write a range of amounts of carbohydrate: 700–840 g."""
    return _joined(grams(low_g), grams(high_g))


def milligrams(amount_mg: float) -> str:
    """Write sodium or caffeine: to 10 mg."""
    return f"{_stepped(amount_mg, 10)} mg"


def volume(millilitres: float, units: UnitSystem) -> str:
    """Write something to drink: to 10 ml, or in US fluid ounces."""
    if units is UnitSystem.IMPERIAL:
        return f"{millilitres / ML_PER_FLUID_OUNCE:.0f} fl oz"
    return f"{_stepped(millilitres, 10)} ml"


def volume_range(low_ml: float, high_ml: float, units: UnitSystem) -> str:
    """Write a range of drinking: 400–600 ml."""
    return _joined(volume(low_ml, units), volume(high_ml, units))


def percent(fraction: float, decimals: int = 0) -> str:
    """Write a share as a percentage with a real minus sign: −3 %, 2.5 %."""
    number = f"{abs(fraction) * 100:.{decimals}f}"
    sign = "−" if fraction < 0 and float(number) else ""
    return f"{sign}{number} %"


def grade(slope: float) -> str:
    """Write a slope with its sign: +2.5 %, −1.0 %, 0.0 %."""
    written = percent(slope, 1)
    return f"+{written}" if slope > 0 and written != "0.0 %" else written


def rough_clock(seconds: float) -> str:
    """Write a predicted time no finer than it is known: to the minute, or to 10 s under an hour."""
    step = 60 if seconds >= 3570 else 10
    return clock(step * round(seconds / step))


def rough_range(low_s: float, high_s: float) -> str:
    """Write a range of predicted times: 3:29:00–4:01:00."""
    return _joined(rough_clock(low_s), rough_clock(high_s))


def race_distance(metres: float, units: UnitSystem) -> str:
    """Name a race by its distance: marathon, half marathon, 10 km."""
    for official_m, name in ((MARATHON_M, "marathon"), (HALF_MARATHON_M, "half marathon")):
        if abs(metres / official_m - 1) < OFFICIAL_NAME_TOLERANCE:
            return name
    if metres < 25_000 and abs(metres - 1000 * round(metres / 1000)) < OFFICIAL_TOLERANCE_M:
        return f"{metres / 1000:.0f} km"  # races are named in kilometres on both sides of the ocean
    return distance(metres, units)


def whole_seconds(cumulative_s: Sequence[float]) -> tuple[int, ...]:
    """Return split times in whole seconds that add up to the last cumulative time, rounded."""
    marks = [0, *(round(seconds) for seconds in cumulative_s)]
    return tuple(after - before for before, after in pairwise(marks))


def _joined(low: str, high: str) -> str:
    """Join two written amounts with an en dash, naming a common unit once."""
    if low == high:
        return low
    low_number, _, low_unit = low.partition(" ")
    _, _, high_unit = high.partition(" ")
    return f"{low_number}{EN_DASH}{high}" if low_unit == high_unit else f"{low}{EN_DASH}{high}"


def _stepped(amount: float, step: int) -> str:
    return f"{step * round(amount / step):,}" if abs(amount) >= step / 2 else "0"


def _trimmed(amount: float) -> str:
    """One decimal, or none when it would be zero."""
    written = f"{amount:.1f}"
    return written.removesuffix(".0")
