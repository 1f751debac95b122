"""Which saved strategy an athlete means."""

import re

from tools.domain.proposal import SavedStrategySummary
from tools.kit.errors import NotFound

NEWEST = frozenset({"", "last", "latest", "newest", "it", "this"})
_OF_A_NAME = re.compile(r"(?:(?P<name>.+?)\s+)?(?:v(?P<version>\d+)|(?P<previous>previous))")
_A_GOAL = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")

History = tuple[SavedStrategySummary, ...]


def chosen(history: History, which: str) -> SavedStrategySummary:
    """Return the saved strategy an id, a name, "v2", "Boston v2", "last" or "previous" means; raise NotFound.

    `history` is newest first; a name alone means its newest version, "previous" the one before the last, and
    "Boston previous" the one before the newest of that name.
    """
    if not history:
        raise NotFound("You have no saved strategy yet. Plan a race, then click Save on its card.")
    wanted = _plain(which)
    if wanted in NEWEST:
        return history[0]
    if wanted == "previous":
        return _one_before(history)
    for summary in history:
        name = summary.name.casefold()
        if wanted in {summary.id.casefold(), name, f"{name} v{summary.version}", f"v{summary.version}"}:
            return summary
    if found := _of_a_goal(history, wanted):
        return found
    for summary in history:
        if wanted in f"{summary.name} v{summary.version} {summary.race_name}".casefold():
            return summary
    return _of_a_name(history, wanted, which)


def chosen_pair(history: History, one: str, other: str) -> tuple[SavedStrategySummary, SavedStrategySummary]:
    """Return the two saved strategies two words mean, the earlier first where both are of one name.

    Versions alone ("v1" and "v2") are of one name: the newest that has them both. Raises NotFound.
    """
    first, second = _pair(history, _plain(one), _plain(other)) or (
        chosen(history, one),
        chosen(history, other),
    )
    if first.name == second.name and first.version > second.version:
        return second, first
    return first, second


def _plain(which: str) -> str:
    return which.strip().strip("“”\"'").casefold()


def _of_a_goal(history: History, wanted: str) -> SavedStrategySummary | None:
    """Return the newest version planned for a goal time ("3:30", hours and minutes, or 3:30:00)."""
    match = _A_GOAL.fullmatch(wanted)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[2]), match[3]
    goals_s = {first * 3600 + second * 60 + int(third or 0)} | (set() if third else {first * 60 + second})
    return next((each for each in history if round(each.goal_time_s) in goals_s), None)


def _one_before(history: History) -> SavedStrategySummary:
    if len(history) == 1:
        only = f"“{history[0].name}” v{history[0].version}"
        raise NotFound(f"You have saved only {only}: save another plan, and I compare them.")
    return history[1]


def _of_a_name(history: History, wanted: str, which: str) -> SavedStrategySummary:
    """Return the version of the newest strategy whose name or race holds the words: "berlin v1"."""
    said = _OF_A_NAME.fullmatch(wanted)
    named = [each for each in history if said and (said["name"] or "") in _names(each)]
    if said and named:
        of_name = tuple(each for each in history if each.name == named[0].name)
        if said["previous"]:
            return _one_before(of_name)
        for summary in named:
            if summary.version == int(said["version"]):
                return summary
        versions = ", ".join(f"v{each.version}" for each in of_name)
        raise NotFound(f"“{named[0].name}” has no v{said['version']}. Saved are: {versions}.")
    names = ", ".join(f"“{summary.name}” v{summary.version}" for summary in history[:8])
    raise NotFound(f"I have no saved strategy called “{which}”. Saved are: {names}.")


def _names(summary: SavedStrategySummary) -> str:
    return f"{summary.name} {summary.race_name}".casefold()


def _pair(history: History, one: str, other: str) -> tuple[SavedStrategySummary, SavedStrategySummary] | None:
    """Return two bare versions of the newest name that has both; None otherwise."""
    if not re.fullmatch(r"v\d+", one) or not re.fullmatch(r"v\d+", other):
        return None
    for name in dict.fromkeys(each.name for each in history):
        versions = {f"v{each.version}": each for each in history if each.name == name}
        if one in versions and other in versions:
            return versions[one], versions[other]
    return None
