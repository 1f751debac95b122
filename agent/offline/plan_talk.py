"""Questions and changes that hang on what was last told of the plan: "and the week after?", "move it"."""

import re
from typing import Any

from agent.offline.intents import Intent
from agent.offline.turn import OfflineTurn
from agent.understanding.reading import plain, settled
from agent.understanding.training_asked import shows_changes, shows_versions
from agent.understanding.training_edits import edits_what_was_told, read_edits
from agent.understanding.training_events import is_about_illness
from agent.understanding.training_looks import about_the_block, read_follow_up, read_look
from agent.understanding.training_rules_hurts import body_part_in

Call = tuple[str, dict[str, Any]]

_VERSION = re.compile(r"\b(?:version|v)\s*(?P<n>\d{1,4})\b")
_FIRST = re.compile(r"\b(?:first|original|initial) (?:training )?(?:version|plan|one)\b")


def of_what_was_told(turn: OfflineTurn) -> Intent | None:
    """Return what a message asks of what was last told of the plan; None for any other message."""
    if turn.well:
        return Intent.WELL_AGAIN
    if read_follow_up(turn.text, turn.today, turn.spoken):
        return Intent.SHOW_PLAN
    if edits_what_was_told(turn.text, turn.spoken):
        return Intent.EDIT_PLAN
    return Intent.EVENT if is_about_illness(turn.before) and is_about_illness(turn.text) else None


def shows(turn: OfflineTurn) -> list[Call]:
    """Return the call that shows what is asked for."""
    said = plain(settled(turn.text))
    if shows_versions(said):
        return [("show_plan", {"what": "versions"})]
    if shows_changes(said):
        return [("show_plan", {"what": "changes"})]
    look = read_follow_up(turn.text, turn.today, turn.spoken)
    if look is None and (look := read_look(turn.text, turn.today)):
        look = about_the_block(look, turn.spoken)
    return [("show_plan", look)] if look else []


def edits(turn: OfflineTurn) -> list[Call]:
    """Return the call that changes sessions."""
    changes = read_edits(turn.text, turn.today, turn.spoken)
    return [("propose_plan_version", {"edits": changes})] if changes else []


def restores(turn: OfflineTurn) -> list[Call]:
    """Return the call that brings a version back, or undoes the last change."""
    said = plain(settled(turn.text))
    if match := _VERSION.search(said):
        return [("restore_plan_version", {"version": int(match["n"])})]
    return [("restore_plan_version", {"version": 1} if _FIRST.search(said) else {})]


def eases_what_comes(turn: OfflineTurn) -> list[Call]:
    """Return the call that makes the next session easier, after one that felt bad."""
    return [("propose_plan_version", {"edits": [{"edit": "ease", "session": "next"}]})]


def well_again(turn: OfflineTurn) -> list[Call]:
    """Return the call that ends an illness or injury."""
    part = body_part_in(plain(settled(turn.text)))
    return [("propose_plan_version", {"event": {"event": "well"} | ({"body_part": part} if part else {})})]
