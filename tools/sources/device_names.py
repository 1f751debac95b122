"""Devices as files name them: how they are written, and which of them have a pressure sensor."""

import re

# Devices with a pressure sensor, whose files do not always list it; from memory, unchecked [R].
_BAROMETER = re.compile(
    r"edge[ _]?(5[0-4]0|705|8[0-5]0|10[0-5]0)|fenix|epix|(fr|forerunner)[ _]?9[0-9]{2}|elemnt|karoo"
    r"|suunto.*(baro|vertical|peak|ambit)|movescount",
    re.IGNORECASE,
)


def has_barometer(device: str) -> bool:
    """Guess from a device's name whether it measures heights by pressure; our design choice [D]."""
    return bool(_BAROMETER.search(device))


def readable_device(maker: str, product: str | None) -> str:
    """Return maker and product as people write them: "Garmin Edge 810" for "garmin" and "edge810"."""
    named = maker.replace("_", " ").title()
    if product is None:
        return named[:80]
    words = re.sub(r"^fr(?=\d)", "Forerunner ", product.replace("_", " "))
    words = re.sub(r"^([a-z]+) ?(?=\d)", lambda word: f"{word[1].title()} ", words)
    return (words if words.startswith(named) else f"{named} {words}")[:80]
