"""Weight, temperature, and what is eaten, drunk and sweated in an hour."""

import re

from agent.understanding.reading import NUMBER, Reading, number
from tools.domain.units import KG_PER_POUND

_POUNDS_PER_STONE = 14
_WEIGHT = re.compile(
    rf"(?P<kg>{NUMBER})\s*(?:kgs?|kilos?|kilograms?)\b"
    rf"|(?P<st>{NUMBER})\s*(?:stone|st)\b(?:\s*,?\s*(?P<st_lb>\d{{1,2}})(?!\d|:"
    rf"|\s*(?:k|km|miles?|kg)\b)\s*(?:lbs?|pounds?)?)?"
    rf"|(?P<lb>{NUMBER})\s*-?\s*(?:lbs?|pounds?)\b"
    rf"|\bweigh(?:t|ing)?\s*(?:is|in at|about|around|:|="
    rf"|of)?\s*(?P<bare>{NUMBER})(?!\s*(?:/|%|(?:km|k|miles?|mi|g|ml|l|kgs?|kilos?|kilograms?|lbs?|pounds?"
    rf"|stone|st)\b))"
)
_NOT_BODY = re.compile(
    r"(?:/|per|lose|lost|losing|drop|dropped|gain|gained|lift|bench|squat|bike(?: is| weighs)?"
    r"|pack(?: is| weighs| of)?|vest(?: is| of)?|bag of|bottle of|carry|carrying|\bmg|\bg)\s*(?:about "
    r"|another |a |an )?$"
)
_OTHER_THING = re.compile(
    r"^\s*(?:/|per\b|of\b|bike(?!\s*(?:is|weighs|:|=|at)?\s*\d)|pack|vest|bag|backpack|too heavy"
    r"|heavier|lighter|of carb)"
)
_DENIED = re.compile(r"(?:\bnot|n't|\binstead of|\brather than|\bno longer)\s+$")
# "not 68 kg btw, 66": the number after a denied weight is the right one, in the same unit.
_CORRECTED = re.compile(
    rf"^[\s,;.]*(?:(?:btw|but|it's|i'm|is|rather|actually|sorry|more like|now|i meant?"
    rf"|-)[\s,]+)*(?P<n>{NUMBER})"
    rf"(?!\s*(?:/|:|%|(?:km|k|miles?|mi|g|ml|l|h|hours?|min\w*|degrees?|gels?|stone|st)\b))"
)
_CHANGE = re.compile(r"^\s*(?:more\s+)?(warmer|hotter|colder|cooler)\b")
_RIGHT_BEFORE = re.compile(rf"(?P<n>{NUMBER})\s*,?\s*not\s+$")
_TEMPERATURE = re.compile(
    rf"(?P<n>(?:minus\s+|(?<!\d)-)?{NUMBER})\s*(?:°|º|degrees?\b"
    rf"|deg\b)\s*(?:(?P<unit>c(?:elsius)?|f(?:ahrenheit)?)\b)?"
    rf"|(?P<n2>(?:minus\s+|(?<!\d)-)?{NUMBER})\s*(?P<unit2>celsius|centigrade|fahrenheit|c|f)\b(?!\w|')"
    rf"|\b(?P<cue>hot|heat|warm|cold|cool|temps?|temperature"
    rf"|forecast)\b(?:\s*(?:is|of|at|around|about|will be|gets|get|say|with|says|it's|:|=|,|maybe"
    rf"|like))*\s*(?P<n3>(?:minus\s+|(?<!\d)-)?{NUMBER})(?!\s*(?::|%|km|k|miles?|mi|kg|g|gels?|ml|l|weeks?|days?"
    rf"|hours?|h|min\w*|am|pm|m)\b|:|\.\d)"
)
_HOUR = r"(?:/|per|an?|each|every|p)?\s*-?\s*(?:hours?|hrs?|h)"
_SWEAT = re.compile(
    rf"(?P<n>{NUMBER})\s*(?P<unit>l|lit(?:er|re)s?|ml|millilit(?:er|re)s?|oz)\s*(?:of\s+\w+\s+)?{_HOUR}\b"
    rf"|\bsweat(?:ing)?(?:\s+rate)?\s*(?:is|of|about|around|:|=|at"
    rf"|roughly)*\s*(?P<n2>{NUMBER})\s*(?P<unit2>l|lit(?:er|re)s?|ml)?\b"
)
_CARBS = re.compile(
    rf"(?P<n>{NUMBER})(?:\s*(?:-|to)\s*{NUMBER})?\s*(?:g|grams?|gr)\b\s*(?P<what>(?:of\s+)?\w*)\s*{_HOUR}\b"
    rf"|(?P<n2>{NUMBER})\s*(?:g|grams?|gr)\b\s*(?:of\s+)?(?:carbs?|carbohydrates?|cho)\b"
    rf"|\b(?:can|could|tolerate|used to|go with|aim(?:ing)? for)\s+(?:(?:do|take|handle|tolerate|stomach"
    rf"|manage|absorb|eat|about|around|up|to)\s+){{0,3}}(?P<n3>{NUMBER})\s*(?:g|grams?|gr)\b(?!\s*(?:of|[a-z]))"
)
_GUT = re.compile(
    r"\bgut[\s-]+(?:is\s+|has\s+been\s+|well\s+)?train(?:ed|ing done)|\btrained\s+(?:my\s+)?(?:gut|stomach)"
    r"|\bused to (?:eating|fuelling|fueling) (?:a lot )?on the run"
)
_GUT_NOT = re.compile(
    r"(?:\bnot|n't|\bnever|\bno|\bun|\bisn't|\bwithout)[\s-]*(?:yet\s+|been\s+|really\s+)?$"
)
_HOTTEST_SAID_AS_CELSIUS = 49.0


def read_weight(reading: Reading, imperial: bool) -> float | None:
    """Return the athlete's weight in kg."""
    for match in reading.each(_WEIGHT):
        if _NOT_BODY.search(reading.before(match.start())) or _OTHER_THING.match(reading.after(match.end())):
            continue
        kg, end = _kilograms(match, imperial), match.end()
        if kg is not None and _DENIED.search(reading.before(match.start())):
            corrected = _CORRECTED.match(reading.after(match.end(), 40)) or _RIGHT_BEFORE.search(
                reading.before(match.start())
            )
            if corrected is None:
                reading.take(*match.span())
                continue
            kg *= number(corrected["n"]) / number(_said_weight(match))
            end += corrected.end() if corrected.re is _CORRECTED else 0
        if kg is None:
            continue
        if not 25 <= kg <= 250:
            words = reading.original[match.start() : match.end()].strip()
            reading.refused.append(f"I cannot plan for a body weight of {words}, so I left it out.")
            reading.take(*match.span())
            continue
        reading.hear("weight_kg", match.start(), end, kg)
        return kg
    return None


def _said_weight(match: re.Match[str]) -> str:
    return next(match[key] for key in ("kg", "lb", "st", "bare") if match[key])


def _kilograms(match: re.Match[str], imperial: bool) -> float | None:
    if match["kg"]:
        return number(match["kg"])
    if match["lb"]:
        return number(match["lb"]) * KG_PER_POUND
    if match["st"]:
        stones = number(match["st"])
        ordinal = "stone" not in match[0] and stones % 10 == 1 and stones != 11
        pounds = stones * _POUNDS_PER_STONE + float(match["st_lb"] or 0)
        return None if ordinal or stones < 4 else pounds * KG_PER_POUND
    return number(match["bare"]) * (KG_PER_POUND if imperial else 1.0)


def read_temperature(reading: Reading, imperial: bool, known_c: float | None = None) -> float | None:
    """Return the temperature in °C. "5 degrees colder" is counted from what is known.

    Without a unit it is Fahrenheit when the athlete reads imperial, or when no race is that hot in Celsius.
    """
    for match in reading.each(_TEMPERATURE):
        said = next(match[key] for key in ("n", "n2", "n3") if match[key])
        value = number(re.sub(r"^(?:minus\s+|-)", "", said)) * (-1 if said.startswith(("minus", "-")) else 1)
        unit = match["unit"] or match["unit2"]
        warm = match["cue"] in ("hot", "heat", "warm") or re.search(r"\b(?:hot|heat|warm)\b", reading.text)
        guess = "f" if value > _HOTTEST_SAID_AS_CELSIUS or (imperial and not (warm and value < 46)) else "c"
        change = _CHANGE.match(reading.after(match.end()))
        if change:
            value *= -1 if change[1].startswith("c") else 1
            if known_c is None:
                reading.refused.append("Tell me the temperature you expect, and I will plan with it.")
                reading.take(*match.span())
                continue
            value = known_c + (value * 5 / 9 if unit == "f" or (imperial and not unit) else value)
            unit = "c"
        celsius = (value - 32) * 5 / 9 if (unit or guess).startswith("f") else value
        if not -40 <= celsius <= 55:
            words = reading.original[match.start() : match.end()].strip()
            reading.refused.append(f"Nobody races at {words}, so I left that temperature out.")
            reading.take(*match.span())
            continue
        reading.hear("temperature_c", *match.span(), celsius)
        return celsius
    return None


def read_sweat_rate(reading: Reading) -> float | None:
    """Return the sweat rate in litres an hour; a volume an hour counts only where sweat is spoken of."""
    for match in reading.each(_SWEAT):
        if "sweat" not in reading.text:
            continue
        value, unit = number(match["n"] or match["n2"]), match["unit"] or match["unit2"] or "l"
        litres = (
            value / 1000 if unit.startswith(("ml", "milli")) else value * 0.0295735 if unit == "oz" else value
        )
        if not 0 < litres <= 4:
            words = reading.original[match.start() : match.end()].strip()
            reading.refused.append(f"{words} cannot be a sweat rate, so I left it out.")
            reading.take(*match.span())
            continue
        reading.hear("sweat_rate_l_per_h", *match.span(), litres)
        return litres
    return None


def read_carbs_rate(reading: Reading) -> float | None:
    """Return the carbohydrate an hour the athlete takes or wants, in grams."""
    for match in reading.each(_CARBS):
        what = (match["what"] or "").removeprefix("of").strip()
        if what in ("salt", "sodium", "protein", "fat", "caffeine"):
            continue
        if match["n3"] and "carb" not in reading.text:
            continue
        grams = number(match["n"] or match["n2"] or match["n3"])
        if not match["n"] and not re.search(r"hour|/\s*h\b|hourly", reading.text):
            continue
        if grams > 200:
            words = reading.original[match.start() : match.end()].strip()
            reading.refused.append(f"{words} is more than anybody can absorb, so I left it out.")
            reading.take(*match.span())
            continue
        reading.hear("carbs_g_per_h", *match.span(), grams)
        return grams
    return None


def read_gut_training(reading: Reading) -> bool | None:
    """Return whether the athlete says their gut is used to carbohydrate; None when it is not spoken of."""
    for match in reading.each(_GUT):
        trained = _GUT_NOT.search(reading.before(match.start())) is None
        reading.hear("gut_trained", *match.span(), "yes" if trained else "no")
        return trained
    return None
