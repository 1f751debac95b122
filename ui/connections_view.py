"""How the services stand, in words: the same for the card in the chat and for the connections page."""

from datetime import UTC, date, datetime

from agent.connecting import ServiceState
from tools.domain.provenance import Source
from tools.domain.syncing import ConnectionStatus
from ui.charts import Props

WARN_DAYS = 14
"""How long before its end a key is spoken of (our design choice [D])."""
WHAT_IT_BRINGS = {
    Source.GARMIN: "Activities with every record, and the morning's resting heart rate, HRV and weight.",
    Source.INTERVALS: "Activities and wellness from intervals.icu, whatever watch they came from.",
    Source.STRAVA: "Activities shown to you alone; Strava's rules keep them from language models.",
}


def connections_card(services: tuple[ServiceState, ...], today: date) -> Props:
    """Return the services as the card draws them."""
    return {"services": [service_view(service, today) for service in services]}


def service_view(service: ServiceState, today: date) -> Props:
    """Return one service: its state, a line on it, and what needs the athlete."""
    connection = service.connection
    return {
        "source": service.source,
        "name": service.name,
        "state": connection.status if connection else "not connected",
        "connected": connection is not None,
        "possible": service.missing is None,
        "line": _line(service),
        "warnings": _warnings(service, today),
        "address": f"/connections#{service.source}",
    }


def moment(when: datetime) -> str:
    """Write a moment: 22 Nov 2026, 03:19 UTC."""
    there = when.astimezone(UTC)
    return f"{there.day} {there:%b %Y, %H:%M} UTC"


def day(when: date) -> str:
    """Write a day: 22 Nov 2026."""
    return f"{when.day} {when:%b %Y}"


def _line(service: ServiceState) -> str:
    connection = service.connection
    if connection is None:
        return service.missing or WHAT_IT_BRINGS[service.source]
    last = f"last sync {moment(connection.last_sync)}" if connection.last_sync else "not synced yet"
    return f"{connection.account} · {last}" if connection.account else last[0].upper() + last[1:]


def _warnings(service: ServiceState, today: date) -> list[str]:
    connection = service.connection
    if connection is None:
        return []
    warnings = []
    if connection.status is ConnectionStatus.NEEDS_YOU and connection.trouble:
        warnings.append(connection.trouble)
    expires = connection.key_expires_on
    if expires is not None and (expires - today).days <= WARN_DAYS:
        left = (expires - today).days
        when = f"ended on {day(expires)}" if left < 0 else f"ends on {day(expires)}"
        warnings.append(f"Your {service.name} key {when}. Make a new one there and connect it here.")
    return warnings
