"""Whom to name beside recorded data: the one wording for every card, page and answer."""

from collections.abc import Iterable

from tools.domain.activity_summary import KnownActivity
from tools.domain.provenance import POLICIES, Source

BETWEEN = " · "


def attribution(known: KnownActivity) -> str:
    """Return whom to name beside one activity, Garmin with its device; empty where nobody asks for it."""
    asked, device = POLICIES[known.source].attribution, known.summary.device
    if known.source is Source.GARMIN and device:
        return device if _is_garmins(device) else f"{asked} {device}"
    garmin = device if _names_garmin(known) else None
    return BETWEEN.join(filter(None, (asked, garmin)))


def attributions(activities: Iterable[KnownActivity]) -> tuple[str, ...]:
    """Return whom to name beside a list, a chart or a total of activities."""
    named: set[str] = set()
    for known in activities:
        asked = POLICIES[known.source].attribution
        garmin = POLICIES[Source.GARMIN].attribution if _names_garmin(known) else None
        named |= {words for words in (asked, garmin) if words}
    return tuple(sorted(named))


def _names_garmin(known: KnownActivity) -> bool:
    """Tell whether another service passed on what a Garmin device recorded; a file is the athlete's own."""
    return known.source is not Source.FILE and _is_garmins(known.summary.device or "")


def _is_garmins(device: str) -> bool:
    return device.lower().startswith("garmin")
