"""What a message wants: rules first, then what follows from what was said, then the nearest examples."""

import re
from dataclasses import dataclass

from agent.offline import rules
from agent.offline.intents import ANSWERED_BY, MENTAL, NUTRITION, PACING, TRAINING, Intent
from agent.offline.nearest import NearestIntent
from agent.offline.turn import OfflineTurn
from agent.understanding import understand

_WANTS_SAMPLE = re.compile(r"\b(?:sample|demo)\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"\?|^\W*(?:what|who|why|when|where|which|how|do|does|did|is|are|am|can|could|should|would|will|whats"
    r"|hows)\b",
    re.IGNORECASE,
)
_ALL_CHANGES = frozenset(("distance_m", "sport"))
_FOLLOW_UPS: dict[str, dict[str, Intent]] = {
    "goal_time_s": {PACING: Intent.PACING},
    "race_date": {PACING: Intent.PACING},
    "race_name": {PACING: Intent.PACING},
    "recent_result": {PACING: Intent.PREDICTION},
    "weekly_distance_km": {PACING: Intent.PREDICTION},
    "units": {PACING: Intent.PACING},
    "temperature_c": {PACING: Intent.PACING, NUTRITION: Intent.FUEL},
    "weight_kg": {NUTRITION: Intent.FUEL},
    "avoid": {NUTRITION: Intent.FUEL},
    "sweat_rate_l_per_h": {NUTRITION: Intent.FUEL},
    "carbs_g_per_h": {NUTRITION: Intent.FUEL},
    "gut_trained": {NUTRITION: Intent.FUEL},
    "aid_every_m": {NUTRITION: Intent.FUEL},
}
_EVERYONE = {PACING: Intent.PACING, NUTRITION: Intent.FUEL, MENTAL: Intent.CUES}


@dataclass(frozen=True, slots=True)
class Decision:
    """Which specialist answers which intent; for nobody: what talk it is (None: not understood)."""

    intents: dict[str, Intent]
    talk: Intent | None = None

    @property
    def specialists(self) -> list[str]:
        """Return who answers, in the order they speak."""
        return [name for name in (PACING, NUTRITION, MENTAL, TRAINING) if name in self.intents]

    @property
    def whole(self) -> bool:
        """Tell whether the whole plan is wanted, not a part of it."""
        return {PACING, NUTRITION, MENTAL} <= self.intents.keys()


_WHOLE = Decision(dict(_EVERYONE))
_ASK_FIRST = Decision({PACING: Intent.PACING})


def decide(turn: OfflineTurn, nearest: NearestIntent) -> Decision:
    """Return what the athlete's message wants."""
    by_rules = _by_form(turn) or _by_topic(turn) or _by_what_was_said(turn)
    decision = by_rules or _by_example(turn, nearest)
    # With nothing to plan on, one specialist says what is missing; three would say it three times.
    return _ASK_FIRST if decision is _WHOLE and not _can_plan(turn) else decision


def _can_plan(turn: OfflineTurn) -> bool:
    known = turn.brief.course_id or turn.brief.distance_m or turn.new_uploads
    return bool(known) or _WANTS_SAMPLE.search(turn.text) is not None


def _by_form(turn: OfflineTurn) -> Decision | None:
    """Decide what needs no topic: a dropped file, the sample, small talk, the library of saved plans."""
    text = turn.text.strip()
    pictures = [upload for upload in turn.new_uploads if upload.get("kind") == "picture"]
    if pictures and len(pictures) == len(turn.new_uploads):
        return Decision({PACING: Intent.PHOTO})
    if (turn.new_uploads and not text) or _WANTS_SAMPLE.search(text):
        return _WHOLE
    if turn.planned and rules.SHOW_AGAIN.search(text):
        return _WHOLE
    talk = _first(rules.SMALL_TALK, text)
    library = None if "avoid" in turn.said else _first(rules.LIBRARY, text)
    if talk is None and library is not None:
        return Decision({PACING: library})
    if talk is None and rules.NOT_OURS.search(text) and "temperature_c" not in turn.said:
        talk = Intent.OTHER
    return Decision({}, talk) if talk else None


def _first(patterns: rules.Patterns, text: str) -> Intent | None:
    return next((intent for intent, pattern in patterns if pattern.search(text)), None)


def _by_topic(turn: OfflineTurn) -> Decision | None:
    """Decide by the words of the sport."""
    text = turn.text
    if rules.ACTIVITIES.search(text):
        return Decision({TRAINING: Intent.ACTIVITIES})
    cues = rules.CUES.search(text) is not None and rules.NOT_CUES.search(text) is None
    fuel = rules.FUEL.search(text) is not None or "avoid" in turn.said
    trains = rules.TRAINING.search(rules.GUT_TRAINING.sub("", text)) is not None
    if trains and not (cues or fuel):
        return Decision({TRAINING: Intent.TRAINING})
    if rules.WHOLE_PLAN.search(text):
        return _WHOLE
    if _tells_a_race(turn) and (not (cues or fuel) or _fuel_is_only_told(turn)):
        return _WHOLE
    intents: dict[str, Intent] = {}
    if cues:
        intents[MENTAL] = Intent.CUES
    if fuel:
        intents[NUTRITION] = Intent.FUEL
    pacing = _pacing_intent(turn, spoken_for=bool(intents))
    if pacing:
        intents[PACING] = pacing
    return Decision(intents) if intents else None


def _tells_a_race(turn: OfflineTurn) -> bool:
    """Tell whether the message states a race to plan, whatever else it mentions on the way."""
    if turn.planned or rules.STRONG_PACING.search(turn.text):
        return False
    if _QUESTION.search(turn.text) and not _asks_for_a_plan(turn):
        return False
    return bool(turn.new_uploads) or "distance_m" in turn.said


def _asks_for_a_plan(turn: OfflineTurn) -> bool:
    """Tell whether a question is a request in disguise: "can you make me a plan for my marathon in 3:30?"."""
    asks = rules.REQUEST.search(turn.text) is not None and rules.PREDICTION.search(turn.text) is None
    return asks and {"distance_m", "goal_time_s"} <= turn.said.keys()


def _fuel_is_only_told(turn: OfflineTurn) -> bool:
    """Tell whether food and drink are mentioned as facts beside a race and its goal, and nothing is asked."""
    told = turn.said.keys() & {"sweat_rate_l_per_h", "aid_every_m", "carbs_g_per_h", "gut_trained", "avoid"}
    return bool(told) and "goal_time_s" in turn.said and rules.ASKS.search(turn.text) is None


def _pacing_intent(turn: OfflineTurn, *, spoken_for: bool) -> Intent | None:
    if spoken_for:
        return Intent.PACING if rules.STRONG_PACING.search(turn.text) else None
    if turn.at_m is not None and not rules.REALISTIC.search(turn.text):
        return Intent.PLACE
    if rules.PREDICTION.search(turn.text):
        return Intent.PREDICTION
    if not turn.planned and turn.brief.recent_result and rules.HOW_SURE.search(turn.text):
        return Intent.PREDICTION
    return Intent.PACING if rules.PACING.search(turn.text) else None


def _by_what_was_said(turn: OfflineTurn) -> Decision | None:
    """Decide by what the message says about the race: a change of the plan, or the start of one."""
    said = turn.said.keys()
    if turn.planned and said:
        if said & _ALL_CHANGES:
            return _WHOLE
        intents: dict[str, Intent] = {}
        for name in sorted(said):
            intents |= _FOLLOW_UPS.get(name, {})
        return Decision(intents) if intents else None
    # How far an athlete runs in a week sharpens the prediction made before.
    sharpens = said == {"weekly_distance_km"} and turn.brief.recent_result is not None
    if turn.new_uploads or (said and not sharpens and not _QUESTION.search(turn.text)):
        return _WHOLE
    if sharpens or "recent_result" in said:
        return Decision({PACING: Intent.PREDICTION})
    return None


def _by_example(turn: OfflineTurn, nearest: NearestIntent) -> Decision:
    intent = nearest.intent(turn.text)
    if intent is None or intent is Intent.OTHER:
        return Decision({}, intent)
    if intent is Intent.PLAN:
        return _WHOLE
    return Decision(
        dict.fromkeys(ANSWERED_BY.get(intent, ()), intent), None if intent in ANSWERED_BY else intent
    )


def understood_words(turn: OfflineTurn) -> tuple[str, ...]:
    """Return the athlete's own words for everything in the message that was understood."""
    return understand(turn.text, turn.today, turn.brief).words
