"""What a message wants: rules first, then what follows from what was said, then the nearest examples."""

import re
from dataclasses import dataclass

from agent.offline import rules
from agent.offline.general import asked_in_general
from agent.offline.intents import ANSWERED_BY, MENTAL, NUTRITION, PACING, TRAINING, Intent
from agent.offline.nearest import NearestIntent
from agent.offline.outside import outside_intent
from agent.offline.own_data import knows_a_race, only_tells_of_oneself, own_data_intent
from agent.offline.pictures import picture_intent
from agent.offline.plan_calls import plan_intent, restores_a_strategy
from agent.offline.turn import OfflineTurn
from agent.understanding import understand
from agent.understanding.account_words import asks_to_export, asks_to_leave, asks_what_is_remembered
from agent.understanding.carry_wishes import read_carry_wish
from agent.understanding.wishes import why_no_caffeine
from tools.domain.race import Sport

_WANTS_SAMPLE = re.compile(r"\b(?:sample|demo)\b", re.IGNORECASE)
_ALL_CHANGES = frozenset(("distance_m", "sport"))
_PACED_BY = (
    *("goal_time_s", "race_date", "race_name", "start_time", "units"),
    *("surface", "surface_share", "climbing_speed_m_per_h", "cutoffs", "stops", "stop_s_per_aid"),
    *("wind_speed_m_per_s", "wind_from_deg"),
    *("ftp_w", "critical_power_w", "w_prime_j", "power_efforts", "target_power_w", "system_mass_kg"),
    *("bike_mass_kg", "position", "cda_m2", "tyres", "crr", "drafting", "chainrings", "cassette"),
    *("cadence_rpm", "even_pace"),
)
_PREDICTED_BY = ("recent_result", "other_results", "weekly_distance_km", "training_pace_s_per_km")
_AID = frozenset(("aid_every_m", "aid_stations", "aid_said", "aid_listed"))
_FUELLED_BY = (
    *("weight_kg", "avoid", "sweat_rate_l_per_h", "carbs_g_per_h", "gut_trained", *_AID),
    *("carried_servings", "carried_ml"),
)
_WEATHER = ("temperature_c", "dew_point_c", "heat_acclimatised")
_FOLLOW_UPS: dict[str, dict[str, Intent]] = {
    **{name: {PACING: Intent.PACING} for name in _PACED_BY},
    **{name: {PACING: Intent.PREDICTION} for name in _PREDICTED_BY},
    **{name: {NUTRITION: Intent.FUEL} for name in _FUELLED_BY},
    **{name: {PACING: Intent.PACING, NUTRITION: Intent.FUEL} for name in _WEATHER},
}
_ASKED_OF_PACING = frozenset(_PACED_BY) - {"goal_time_s", "race_date", "race_name", "start_time", "units"}
_FORECAST = frozenset((*_WEATHER, "wind_speed_m_per_s", "wind_from_deg"))
_HALTS = frozenset(("stop_s_per_aid", "stops"))
_MASSES = frozenset(("system_mass_kg", "bike_mass_kg"))
_SHARPENING = frozenset(("weekly_distance_km", "training_pace_s_per_km"))
_OF_A_RACE = frozenset((Intent.PACING, Intent.FUEL, Intent.CUES))
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
    """Return what the athlete's message wants: the first of the rules that knows, else the nearest examples.

    What is said of training comes before the words of a race: a plan of weeks is no plan of race day.
    """
    rules_in_order = (
        _of_pictures,
        _taken_along,
        _of_outside,
        _in_general,
        _of_ones_training,
        _by_form,
        _by_topic,
        _by_what_was_said,
    )
    by_rules = next((known for rule in rules_in_order if (known := rule(turn))), None)
    decision = by_rules or _by_example(turn, nearest)
    if set(decision.intents.values()) <= _OF_A_RACE and only_tells_of_oneself(turn):
        return Decision({}, decision.talk)
    # With nothing to plan on, one specialist says what is missing; three would say it three times.
    return _ASK_FIRST if decision is _WHOLE and not _can_plan(turn) else decision


def _can_plan(turn: OfflineTurn) -> bool:
    known = turn.brief.course_id or turn.brief.distance_m or turn.new_uploads
    return bool(known) or _WANTS_SAMPLE.search(turn.text) is not None


def _of_pictures(turn: OfflineTurn) -> Decision | None:
    asked = picture_intent(turn)
    if asked is Intent.PLAN:
        return _WHOLE
    return Decision({PACING: asked}) if asked else None


def _taken_along(turn: OfflineTurn) -> Decision | None:
    """Decide on what is to be printed, put on a watch or shared; it goes by a plan that is saved."""
    if turn.new_uploads or asks_to_export(turn.text):
        return None
    return Decision({PACING: Intent.CARRY}) if read_carry_wish(turn.text) else None


def _of_outside(turn: OfflineTurn) -> Decision | None:
    asked = outside_intent(turn)
    return Decision({PACING: asked}) if asked else None


def _in_general(turn: OfflineTurn) -> Decision | None:
    """Decide what is asked of the sport in general, which is looked up, and of one's data as a whole."""
    if asks_to_leave(turn.text):
        return Decision({TRAINING: Intent.LEAVE})
    if asks_to_export(turn.text):
        return Decision({}, Intent.EXPORT)
    if asks_what_is_remembered(turn.text):
        return Decision({TRAINING: Intent.MEMORY})
    who = None if _first(rules.SMALL_TALK, turn.text.strip()) else asked_in_general(turn)
    return Decision({who: Intent.KNOWLEDGE}) if who else None


def _by_form(turn: OfflineTurn) -> Decision | None:
    """Decide what needs no topic: a dropped file, the sample, small talk, the library of saved plans."""
    text = turn.text.strip()
    if (turn.new_uploads and not text) or _WANTS_SAMPLE.search(text):
        return _WHOLE
    if turn.planned and rules.SHOW_AGAIN.search(text):
        return _WHOLE
    talk = _first(rules.SMALL_TALK, text)
    library = None if "avoid" in turn.said else _first(rules.LIBRARY, text)
    if talk is None and library is not None:
        return Decision({PACING: library})
    if talk is None and _is_not_ours(turn) and not _FORECAST & turn.said.keys():
        talk = Intent.OTHER
    return Decision({}, talk) if talk else None


def _of_ones_training(turn: OfflineTurn) -> Decision | None:
    """Decide what is asked of versions of a strategy, of the training plan, and of the athlete's own data."""
    if restores_a_strategy(turn):
        return Decision({PACING: Intent.RESTORE_STRATEGY})
    if asked := plan_intent(turn):
        return Decision({TRAINING: asked})
    own = own_data_intent(turn)
    if own is None:
        return None
    # A value of one's own changes the race at hand, too.
    changed = _by_what_was_said(turn) if own is Intent.PROFILE and knows_a_race(turn) else None
    return Decision({**(changed.intents if changed else {}), TRAINING: own})


def _is_not_ours(turn: OfflineTurn) -> bool:
    """Tell whether nobody here answers that; the wind is ours where it is known, or a rider asks."""
    brief = turn.brief
    ours = brief.sport is Sport.RIDE or brief.wind_from_deg is not None
    text = rules.WIND.sub("", turn.text) if ours else turn.text
    return rules.NOT_OURS.search(text) is not None


def _first(patterns: rules.Patterns, text: str) -> Intent | None:
    return next((intent for intent, pattern in patterns if pattern.search(text)), None)


def _by_topic(turn: OfflineTurn) -> Decision | None:
    """Decide by the words of the sport."""
    text = turn.text
    cues = rules.CUES.search(text) is not None and rules.NOT_CUES.search(text) is None
    fuel = _speaks_of_fuel(turn)
    trains = rules.TRAINING.search(rules.NOT_TRAINING.sub("", text)) is not None
    if trains and not (cues or fuel):
        return Decision({TRAINING: Intent.TRAINING})
    if rules.WHOLE_PLAN.search(text) and not _tells_a_detail(turn):
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


def _speaks_of_fuel(turn: OfflineTurn) -> bool:
    """Tell whether eating or drinking is spoken of; an aid station where a halt is told is none of it."""
    text = rules.NOT_FUEL.sub("", turn.text)
    if _HALTS & turn.said.keys():
        text = rules.HALTS.sub("", text)
    if _MASSES & turn.said.keys():
        text = rules.BOTTLES.sub("", text)
    return rules.FUEL.search(text) is not None or (
        "avoid" in turn.said and why_no_caffeine(turn.text) is None
    )


def _tells_a_race(turn: OfflineTurn) -> bool:
    """Tell whether the message states a race to plan, whatever else it mentions on the way."""
    if turn.planned or rules.STRONG_PACING.search(turn.text) or rules.FORETELL.search(turn.text):
        return False
    if rules.QUESTION.search(turn.text) and not _asks_for_a_plan(turn):
        return False
    return bool(turn.new_uploads) or "distance_m" in turn.said


def _tells_a_detail(turn: OfflineTurn) -> bool:
    """Tell whether all that is said changes how a plan is paced ("time limit 10 h for the whole thing")."""
    return turn.planned and bool(turn.said) and turn.said.keys() <= _ASKED_OF_PACING


def _asks_for_a_plan(turn: OfflineTurn) -> bool:
    """Tell whether a question is a request in disguise: "can you make me a plan for my marathon in 3:30?"."""
    asks = rules.REQUEST.search(turn.text) is not None and rules.PREDICTION.search(turn.text) is None
    return asks and {"distance_m", "goal_time_s"} <= turn.said.keys()


def _fuel_is_only_told(turn: OfflineTurn) -> bool:
    """Tell whether food and drink are mentioned as facts beside a race and its goal, and nothing is asked."""
    told = turn.said.keys() & {*_AID, "sweat_rate_l_per_h", "carbs_g_per_h", "gut_trained", "avoid"}
    return bool(told) and "goal_time_s" in turn.said and rules.ASKS.search(turn.text) is None


def _pacing_intent(turn: OfflineTurn, *, spoken_for: bool) -> Intent | None:
    if turn.elapsed_s is not None:
        return Intent.PROJECTION
    if spoken_for:
        halts = turn.planned and _AID & turn.said.keys() and rules.A_HALT.search(turn.text)
        return Intent.PACING if halts or rules.STRONG_PACING.search(turn.text) else None
    if turn.at_m is not None and not rules.REALISTIC.search(turn.text):
        return Intent.PLACE
    if _predicts(turn):
        return Intent.PREDICTION
    return Intent.PACING if rules.PACING.search(turn.text) else None


def _predicts(turn: OfflineTurn) -> bool:
    """Tell whether a finish is asked for, or what is told of training sharpens the prediction made before."""
    if rules.PREDICTION.search(turn.text) or _tells_training_pace(turn):
        return True
    doubts = rules.HOW_SURE.search(turn.text) is not None
    return doubts and not turn.planned and turn.brief.recent_result is not None


def _tells_training_pace(turn: OfflineTurn) -> bool:
    told = turn.said.keys()
    return "training_pace_s_per_km" in told and told <= _SHARPENING and turn.brief.recent_result is not None


def _by_what_was_said(turn: OfflineTurn) -> Decision | None:
    """Decide by what the message says about the race: a change of the plan, or the start of one."""
    said = turn.said.keys()
    if turn.planned and said:
        if said & _ALL_CHANGES:
            return _WHOLE
        intents: dict[str, Intent] = {}
        for name in sorted(said):
            slows = name == "weight_kg" and turn.brief.sport is Sport.RIDE  # on climbs, more than it feeds
            intents |= {PACING: Intent.PACING} if slows else _FOLLOW_UPS.get(name, {})
        return Decision(intents) if intents else None
    # How far and how fast an athlete trains sharpens the prediction made before.
    sharpens = bool(said) and said <= _SHARPENING and turn.brief.recent_result is not None
    if turn.new_uploads or (said and not sharpens and not rules.QUESTION.search(turn.text)):
        return _WHOLE
    if sharpens or "recent_result" in said:
        return Decision({PACING: Intent.PREDICTION})
    asks_about = _ASKED_OF_PACING | (_FORECAST if turn.brief.recent_result else frozenset())
    return Decision({PACING: Intent.PACING}) if said & asks_about else None


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
