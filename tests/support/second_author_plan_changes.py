"""Twenty messages about a plan in another voice, written after the sixty and heard once before any mending.

Then 4 of 20 were answered right to the end; what they showed was mended in general. Today is Sunday 22
November 2026; a message may hang on what was last told of the plan.
"""

from dataclasses import dataclass, field
from typing import Any

PROPOSE, SHOW, RESTORE, RULES = (
    "propose_plan_version",
    "show_plan",
    "restore_plan_version",
    "propose_rules",
)
A_WEEK = {"first": "2026-11-30", "last": "2026-12-06", "sessions": ["w2-1", "w2-2", "w2-3"]}
A_SESSION = {"first": "2026-11-24", "last": "2026-11-24", "sessions": ["w1-tue"]}


@dataclass(frozen=True, slots=True)
class OfChanges:
    """A message, the tool that answers and what of its arguments matters; `spoken` was last told."""

    text: str
    tool: str | None
    arguments: dict[str, Any] = field(default_factory=dict)
    spoken: dict[str, Any] = field(default_factory=dict)


def _edit(**edit: Any) -> dict[str, Any]:
    return {"edits": [edit]}


def _event(event: str, **more: Any) -> dict[str, Any]:
    return {"event": {"event": event, **more}}


HELD_OUT = (
    OfChanges("Right, what have I got on Thursday?", SHOW, {"what": "day", "day": "2026-11-26"}),
    OfChanges(
        "Could you remind me when the next long one is?", SHOW, {"what": "next", "session": "next long"}
    ),
    OfChanges("How far off is race day?", SHOW, {"what": "race"}),
    OfChanges("What's the point of strides anyway?", SHOW, {"what": "purpose", "session": "next strides"}),
    OfChanges("And the one after?", SHOW, {"what": "week", "day": "2026-12-07"}, A_WEEK),
    OfChanges(
        "Shift Wednesday's run to Thursday, parents' evening", PROPOSE, _edit(edit="move", to="2026-11-26")
    ),
    OfChanges(
        "I'd rather do the long run on Saturday this week", PROPOSE, _edit(edit="move", to="2026-11-28")
    ),
    OfChanges("Bin Thursday's session", PROPOSE, _edit(edit="remove", session="2026-11-26")),
    OfChanges("Woke up with a streaming cold, no temperature though", PROPOSE, _event("ill", fever=False)),
    OfChanges("Running a temperature of 39, feel dreadful", PROPOSE, _event("ill", fever=True)),
    OfChanges("Fever's gone, feeling human again", PROPOSE, _event("well")),
    OfChanges(
        "Tweaked my calf this morning, physio says no running till the 5th of December",
        PROPOSE,
        _event("hurt", body_part="calf", trigger="running", last="2026-12-05"),
    ),
    OfChanges(
        "Off skiing from the 19th to the 27th of December, won't be running",
        PROPOSE,
        _event("away", first="2026-12-19", last="2026-12-27"),
    ),
    OfChanges("They've called off Hamburg, gutted", PROPOSE, _event("race_gone", race={"name": "hamburg"})),
    OfChanges("Didn't manage Saturday's run, kids were ill", PROPOSE, _event("missed", first="2026-11-21")),
    OfChanges("Wednesday's never work for me, sorry", RULES),
    OfChanges("An hour and a quarter at most on weekdays please", RULES),
    OfChanges("Actually scrap that last thing", RESTORE),
    OfChanges("Put it back how it was", RESTORE),
    OfChanges("Is there really no speed work before Christmas?", SHOW, {"what": "intensity"}),
)
FOLLOWING = (
    OfChanges("and the week after?", SHOW, {"what": "week", "day": "2026-12-07"}, A_WEEK),
    OfChanges("and the week before?", SHOW, {"what": "week", "day": "2026-11-23"}, A_WEEK),
    OfChanges("what then?", SHOW, {"what": "next", "day": "2026-11-25"}, A_SESSION),
    OfChanges("what's it for?", SHOW, {"what": "purpose", "session": "w1-tue"}, A_SESSION),
    OfChanges("make it shorter", PROPOSE, _edit(edit="shorten", session="w1-tue"), A_SESSION),
    OfChanges("move it to friday", PROPOSE, _edit(edit="move", session="w1-tue", to="2026-11-27"), A_SESSION),
    OfChanges("make it 30 min", PROPOSE, _edit(edit="resize", session="w1-tue", minutes=30.0), A_SESSION),
    OfChanges(
        "can you shift the hard one a day later?",
        PROPOSE,
        _edit(edit="move", session="2026-11-30..2026-12-06 hard", by_days=1),
        A_WEEK,
    ),
    OfChanges(
        "lighten that week a bit would you",
        PROPOSE,
        _edit(edit="ease", session="2026-11-30..2026-12-06"),
        A_WEEK,
    ),
    OfChanges("make next week easier", PROPOSE, _edit(edit="ease", session="2026-11-23..2026-11-29")),
    OfChanges("nah leave it as it is", None, {}, A_WEEK),
)
