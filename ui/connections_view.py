"""How the services stand, in words: the same for the card in the chat and for the connections page."""

from datetime import date

from agent.connecting import ServiceState
from tools.domain.provenance import Source
from tools.domain.wording.syncing import connection_warnings, moment
from ui.charts import Props
from ui.tables import instant

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
        "last_sync": instant(connection.last_sync) if connection and connection.last_sync else None,
        "last_sync_said": moment(connection.last_sync) if connection and connection.last_sync else None,
        "warnings": list(connection_warnings(connection, today)) if connection else [],
        "address": f"/connections#{service.source}",
    }


def _line(service: ServiceState) -> str:
    """Return what stands under the service's name, before the moment of its last sync."""
    connection = service.connection
    if connection is None:
        return service.missing or WHAT_IT_BRINGS[service.source]
    last = "last sync" if connection.last_sync else "not synced yet"
    return f"{connection.account} · {last}" if connection.account else last[0].upper() + last[1:]
