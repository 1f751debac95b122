"""Which saved strategy an athlete means."""

from tools.domain.proposal import SavedStrategySummary
from tools.kit.errors import NotFound


def chosen(history: tuple[SavedStrategySummary, ...], which: str) -> SavedStrategySummary:
    """Return the saved strategy an id, a name, "v2", "Boston v2", "last" or "previous" means; raise NotFound.

    `history` is newest first; a name alone means its newest version, "previous" the one before the last.
    """
    if not history:
        raise NotFound("You have no saved strategy yet. Plan a race, then click Save on its card.")
    wanted = which.strip().strip("“”\"'").casefold()
    if wanted in {"", "last", "latest", "newest", "it", "this"}:
        return history[0]
    if wanted == "previous":
        if len(history) == 1:
            only = f"“{history[0].name}” v{history[0].version}"
            raise NotFound(f"You have saved only {only}: save another plan, and I compare them.")
        return history[1]
    for summary in history:
        name = summary.name.casefold()
        if wanted in {summary.id.casefold(), name, f"{name} v{summary.version}", f"v{summary.version}"}:
            return summary
    for summary in history:
        if wanted in f"{summary.name} v{summary.version} {summary.race_name}".casefold():
            return summary
    names = ", ".join(f"“{summary.name}” v{summary.version}" for summary in history[:8])
    raise NotFound(f"I have no saved strategy called “{which}”. Saved are: {names}.")
