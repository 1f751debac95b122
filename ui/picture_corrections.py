"""Numbers an athlete typed on the card of a picture, from their units into ours."""

import re
from typing import Any

from pydantic import ValidationError

from tools.domain.course_picture import KeptPicture, PictureCorrections
from tools.domain.display import unit_length_m
from tools.domain.ground.picture_course import confirmed_stations
from tools.domain.others_words import others_name
from tools.domain.race import AidStation, UnitSystem
from tools.domain.units import METRES_PER_FOOT
from tools.kit.errors import MissingInput
from ui.picture_card import picture_card, place_typed

MOST_STATIONS = 200
LONGEST_NUMBER = 12
_NUMBER = re.compile(r"-?\d+(?:\.\d*)?", re.ASCII)


def typed_corrections(said: object, kept: KeptPicture) -> PictureCorrections:
    """Return what was put right: what is typed as it was shown is no correction.

    The units are those the card was drawn in ("unit": km or mi). Raises MissingInput with a sentence for what
    is no number.
    """
    typed = said if isinstance(said, dict) else {}
    units = UnitSystem.IMPERIAL if typed.get("unit") == "mi" else UnitSystem.METRIC
    shown = picture_card(kept, units)
    fields = shown["fields"]
    assert isinstance(fields, dict)
    foot = METRES_PER_FOOT if units is UnitSystem.IMPERIAL else 1.0
    scales = {"distance": unit_length_m(units), "lowest": foot, "highest": foot}
    right: dict[str, Any] = {
        f"{name}_m": _number(typed[name], name) * scale
        for name, scale in scales.items()
        if name in typed and fields[name] is not None and str(typed[name]).strip() != fields[name]
    }
    if (name := str(typed.get("name", "")).strip()) and name != fields["name"]:
        right["name"] = name
    if "stations" in typed and typed["stations"] != shown["stations"]:
        right["stations"] = _stations(typed["stations"], kept, units)
    return PictureCorrections(**right)


def _number(typed: object, name: str) -> float:
    """Return a number as it is typed, with a comma or a point; raise MissingInput."""
    written = str(typed).strip().replace("−", "-").replace(",", ".")
    if len(written) <= LONGEST_NUMBER and _NUMBER.fullmatch(written):
        return float(written)
    what = {"distance": "distance", "lowest": "lowest point", "highest": "highest point"}.get(name, name)
    raise MissingInput(f"I need a number for the {what}. Nothing was changed.")


def _stations(typed: object, kept: KeptPicture, units: UnitSystem) -> tuple[AidStation, ...]:
    """Return the rows of stations as they were left; what a station offers comes from what was read (`n`)."""
    rows = [row for row in typed if isinstance(row, dict)] if isinstance(typed, list) else []
    read = confirmed_stations(kept.reading, kept.corrections)
    return tuple(_station(row, read, units) for row in rows[:MOST_STATIONS])


def _station(row: dict[str, Any], read: tuple[AidStation, ...], units: UnitSystem) -> AidStation:
    n, at = row.get("n"), str(row.get("at", "")).strip()
    known = read[n] if type(n) is int and 0 <= n < len(read) else None
    name = others_name(row.get("name"), 80) or ""
    same_place = known is not None and at == place_typed(known.at_m, units)
    at_m = known.at_m if known and same_place else _number(at, "place of a station") * unit_length_m(units)
    changes = {"name": name, "at_m": at_m}
    try:
        return AidStation.model_validate((known.model_dump() if known else {}) | changes)
    except ValidationError:
        raise MissingInput(
            f"{name[:40] or 'A station'} has to lie behind the start. Put its place right; all is as it was."
        ) from None
