"""What is known before anyone answers: the race so far, the athlete's settings, what this message says."""

import re
from dataclasses import dataclass
from typing import Any

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.nodes.remembered import with_memory
from agent.state import CoachState, Race, Relief, Turn
from agent.understanding import Understood, understand
from agent.understanding.account_words import asks_to_export, asks_to_leave, asks_what_is_remembered
from agent.understanding.facts_forget_wish import forget_wish
from agent.understanding.relief import EASED, FEVER, INJURY, relief
from agent.understanding.secrets import REMOVED
from agent.understanding.training_told import says_well
from agent.understanding.wishes import why_no_caffeine
from tools.domain.ground.along_course import NO_PLACES
from tools.domain.ground.certified_distance import TOLERANCE
from tools.domain.race import RaceBrief, Sport
from tools.domain.safety.red_flags import RedFlagKind, is_cleared, red_flag, with_whom_to_see
from tools.kit.context import ToolContext
from tools.kit.race_arguments import aimed_anew

TAKEN_OUT = (
    "That looked like a key, a password or a code: I took it out and keep none of it. Never write one in"
    " the "
    "chat; enter it on the form page of Connections. To be safe, renew the one you sent."
)
LONGEST_WISH = 80  # characters; a longer message wants something else, too [D]
_ABOUT_SPORT = re.compile(r"\b(?:plan|race|run|ride|train\w*|pac\w+|fuel\w*|marathon)\b", re.IGNORECASE)
LEAST_OF_ITS_KIND = 0.5  # half of a ride's distance is another ride; less may be a run: our design choice [D]


async def recall(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Bring the race up to date with the settings and with what the athlete just said."""
    context = runtime.context
    text = state["messages"][-1].text
    race = _race_with_settings(state.get("race"), context)
    brief = RaceBrief.model_validate(race["brief"])
    race_m = brief.distance_m or await _course_m(brief, context.world)
    understood = understand(text, context.world.today, brief.model_copy(update={"distance_m": race_m}))
    known = _for_another_distance(brief, understood, context.preferences.sport)
    if known is not brief:  # what is said belongs to the other race: none of it adds to this one's
        brief, understood = known, understand(text, context.world.today, known)
    before_unwell = race.get("unwell")
    safety = _safety(text, race)
    uncleared, urgent, unwell = safety.uncleared, safety.urgent, safety.unwell
    cleared = race["uncleared"] is not None and uncleared is None
    relieved = relief(text, context.world.today) if urgent else None
    turn = Turn(
        said={name: value for name, value in understood.changes.items() if value is not None},
        at_m=understood.at_m,
        elapsed_s=understood.elapsed_s,
        pace_s_per_m=understood.pace_s_per_m,
        race_m=race_m,
        wants_sample=understood.wants_sample,
        refused=understood.refused,
        notes=(*_secret_seen(text), *_without_caffeine(state, understood, cleared=cleared)),
        urgent=urgent,
        relief=Relief(tool=relieved[0], arguments=relieved[1]) if relieved else None,
        cleared=cleared,
        held=_held(unwell) if uncleared and not urgent else None,
        well=cleared and bool(before_unwell) and await context.world.plans.current() is not None,
    )
    brief = aimed_anew(brief, understood.changes).with_changes(**understood.changes)
    if race["planned"] is None and understood.spoken_units and "units" not in turn.said:
        brief = brief.with_changes(units=understood.spoken_units)
    race = {**race, "brief": brief.model_dump(mode="json"), "uncleared": uncleared, "unwell": unwell}
    # What a turn before this one reported, if it broke off, is no part of this answer.
    return {"race": race, "turn": await with_memory(turn, text, context), "reports": None}


async def _course_m(brief: RaceBrief, world: ToolContext) -> float | None:
    """Return the length of the course known, in metres: half of it is a place that may be spoken of."""
    return (await world.courses.course(brief.course_id)).distance_m if brief.course_id else None


def _secret_seen(text: str) -> tuple[str, ...]:
    """Say that a key or password was taken out of the message, and where it belongs."""
    return (TAKEN_OUT,) if REMOVED in text else ()


def _without_caffeine(state: CoachState, understood: Understood, *, cleared: bool) -> tuple[str, ...]:
    """Say why the plan has no caffeine: once, or when planning goes on after what was said is cleared."""
    reason = understood.without_caffeine if "avoid" in understood.changes else None
    if cleared and reason is None:
        before = (message.text for message in reversed(state["messages"]) if message.type == "human")
        reason = next(filter(None, map(why_no_caffeine, before)), None)
    return (f"I leave caffeine out of your plan: {reason} rules it out.",) if reason else ()


@dataclass(frozen=True, slots=True)
class _Safety:
    """Whom to see before anything is planned, what to say now instead of an answer, and what is wrong.

    `unwell` is a red flag with which training may go on without what is hard: a fever, an injury.
    """

    uncleared: str | None = None
    urgent: str | None = None
    unwell: str | None = None


def _safety(text: str, race: Race) -> _Safety:
    """Return what a red flag stops, told now or before and not looked at since."""
    uncleared, unwell = race["uncleared"], race.get("unwell")
    flag = red_flag(text)
    if flag is not None and (flag.kind is RedFlagKind.REFUSE or flag.supposed):
        return _Safety(uncleared, with_whom_to_see(flag), unwell)
    if flag is not None:
        first = uncleared is None or unwell is not None
        eased = flag.kind is RedFlagKind.REFER and flag.rule in EASED and first
        return _Safety(flag.see, with_whom_to_see(flag), flag.rule if eased else None)
    if uncleared is None or is_cleared(text) or (unwell and says_well(text)):
        return _Safety()
    if unwell:
        return _Safety(uncleared, None, unwell)
    if _is_about_what_is_kept(text):
        return _Safety(uncleared)
    return _Safety(
        uncleared,
        f"Before I plan anything, what you told me has to be looked at. Whom to see: {uncleared[0].lower()}"
        f"{uncleared[1:]} Write “cleared” when they have said yes.",
    )


def _is_about_what_is_kept(text: str) -> bool:
    """Tell whether a message wants nothing but to see, forget, take along or delete what is kept of them."""
    if forget_wish(text) is not None:
        return True
    asked = asks_to_export(text) or asks_to_leave(text) or asks_what_is_remembered(text)
    return asked and len(text) <= LONGEST_WISH and not _ABOUT_SPORT.search(text)


def _held(unwell: str | None) -> str | None:
    """Return what is said instead of more or harder training while an athlete is unwell."""
    if unwell is None:
        return None
    if unwell == INJURY:
        return (
            "Before I plan anything hard: you told me that you are hurt. Tell me what hurts and when, as a "
            "rule (“my knee hurts downhill”), and a plan keeps it out; or write “I am well again”."
        )
    what = "of a fever or an infection" if unwell == FEVER else "of pain in a bone"
    until = "so I add nothing until you write “I am well again”."
    return f"Before I plan anything hard: you told me {what}, {until}"


def _for_another_distance(brief: RaceBrief, understood: Understood, sport: Sport) -> RaceBrief:
    """Forget what belonged to a race whose distance is now said to be another one, and its sport.

    A ride stays one where the other distance is of its kind.
    """
    said_m = understood.changes.get("distance_m")
    if not isinstance(said_m, int | float) or brief.distance_m is None:
        return brief
    if abs(said_m / brief.distance_m - 1) <= TOLERANCE:
        return brief
    if brief.sport is Sport.RIDE and said_m >= LEAST_OF_ITS_KIND * brief.distance_m:
        sport = Sport.RIDE
    forgotten = {"goal_time_s": None, "race_name": None, "target_power_w": None}
    return brief.model_copy(update=forgotten | NO_PLACES | {"sport": sport})


def _race_with_settings(race: Race | None, context: TurnContext) -> Race:
    """Start a race from the athlete's settings, or take over the settings changed since the last message."""
    settings = context.preferences.of_a_race()
    if race is None:
        brief = context.about or RaceBrief().with_changes(**settings)
        known = brief.model_dump(mode="json")
        return {"brief": known, "planned": None, "told": [], "preferences": settings, "uncleared": None}
    changed = {name: value for name, value in settings.items() if race["preferences"].get(name) != value}
    if not changed:
        return race
    brief = RaceBrief.model_validate(race["brief"]).with_changes(**changed)
    return {**race, "brief": brief.model_dump(mode="json"), "preferences": settings}
