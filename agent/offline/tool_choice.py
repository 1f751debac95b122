"""Which tools a specialist calls for an intent, and with what."""

import re
from typing import Any

from agent.offline.carry_calls import carry_calls
from agent.offline.course_calls import course_calls
from agent.offline.intents import MENTAL, NUTRITION, PACING, TRAINING, Intent
from agent.offline.outside import outside_calls
from agent.offline.own_data_calls import own_data_calls
from agent.offline.pictures import picture_calls
from agent.offline.plan_calls import plan_calls
from agent.offline.turn import OfflineTurn
from agent.understanding.account_words import kind_remembered
from agent.understanding.gears import asked_gear
from agent.understanding.strategy_versions import read_strategy_versions
from tools.domain.knowledge import LONGEST_QUESTION
from tools.domain.race import Sport
from tools.domain.units import METRES_PER_MILE

Call = tuple[str, dict[str, Any]]

_DEFAULT = {PACING: Intent.PACING, NUTRITION: Intent.FUEL, MENTAL: Intent.CUES, TRAINING: Intent.TRAINING}
_COMMAND = re.compile(
    r"^\W*(?:(?:please|can|could|will|would|you|i|want|to|like|let'?s|pls|hey|now|ok)\s+)*"
    r"(?:delete|remove|erase|get rid of|throw away|throw out|trash|discard|open|reopen|load|bring up"
    r"|pull up|go back to|show(?: me)?|compare|save|store|keep)\s+",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:my|the|a|an|saved|strategy|strategies|plan|plans|race plan|one|version of|please|pls|again"
    r"|for me|now|called|named|from|of|race|thanks)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+(?:with|and|to|vs\.?|versus|against|or)\s+", re.IGNORECASE)
_COMPARES = re.compile(r"\bcompare\b", re.IGNORECASE)
_SAVE_AS = re.compile(
    r"\b(?:save|store|keep)\b.*?\b(?:as|called|named"
    r"|under(?: the name)?)\s+[\"“'‘]?(?P<name>[^\"”?!]{1,80}?)[\"”'’]?\s*(?:,?\s*(?:please|pls"
    r"|thanks))?[\s.!?]*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"](?:\s*\b(v\d+)\b)?", re.IGNORECASE)
_START = re.compile(
    r"\b(?:at|in|about|with) the (?:very )?(?:start|beginning)\b|"
    r"\b(?:first|opening) (?:km|kilomet\w+|mile)\b",
    re.IGNORECASE,
)
_FINISH = re.compile(
    r"\b(?:at|in|about) the (?:very )?(?:end|finish)\b|\b(?:last|final) (?:km|kilomet\w+|mile)\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"(?<!my )\b(?P<which>last|final|first|opening)\s+(?P<n>\d{1,3})\s*-?\s*"
    r"(?P<unit>k|kms?|kilomet\w+|mi|miles?)\b",
    re.IGNORECASE,
)
_BEFORE_THE_LINE_KM = 0.1
_VERSION = re.compile(r"^v(?:ersion)?\s*(\d+)$", re.IGNORECASE)
_IT = frozenset(("", "it", "this", "that", "them", "these", "those", "both", "last", "latest", "newest"))
_THE_TWO = re.compile(
    r"^\W*(?:between\W+)?(?:(?:them|these|those|they|both|all)\b"
    r"|(?:the |my |these |those )*(?:last |newest |latest |saved )*(?:two|2)\b"
    r"|(?:the |my |these |those |all )*(?:saved )?(?:plans|strategies|versions|ones)\b)"
    r"(?:\W+(?:two|2|of|them|my|the|last|newest|saved|plans|strategies|versions|ones"
    r"|please|pls|for|me|now|side|by))*\W*$",
    re.IGNORECASE,
)


def chosen_calls(turn: OfflineTurn, intent: Intent | None, bound: frozenset[str]) -> list[Call]:
    """Return the calls that answer the message, only of tools that are bound."""
    intent = intent or _DEFAULT.get(turn.specialist)
    if intent is None:
        return []
    if intent in (Intent.MEMORY, Intent.LEAVE):
        kind = kind_remembered(turn.text)
        return [("show_memory", {"about": kind} if kind else {})]
    calls = plan_calls(turn, intent) or own_data_calls(turn, intent)
    calls = calls or course_calls(turn.text, intent) or carry_calls(turn.text, intent)
    calls = calls or outside_calls(intent) or _calls(turn, intent)
    if intent is not Intent.PHOTO and turn.specialist == PACING:
        calls = [*calls, *picture_calls(turn)]  # dropped beside a course file, or beside words of a race
    return [call for call in calls if call[0] in bound]


_WITHOUT_ARGUMENTS = {
    Intent.PLAN: "plan_race_pacing",
    Intent.PACING: "plan_race_pacing",
    Intent.PLACE: "plan_race_pacing",
    Intent.PREDICTION: "predict_finish",
    Intent.FUEL: "plan_race_fuelling",
    Intent.CUES: "choose_mental_cues",
    Intent.LIST: "list_strategies",
}
"""The race's own numbers are in the brief already, so most tools need nothing more."""


def _calls(turn: OfflineTurn, intent: Intent) -> list[Call]:
    if intent in (Intent.PLACE, Intent.PACING) and (calls := _gear(turn) or _places(turn)):
        return calls
    if intent is Intent.PROJECTION:
        return _projection(turn)
    if intent is Intent.KNOWLEDGE:
        return [("consult_knowledge", {"question": turn.text[:LONGEST_QUESTION], "limit": 1})]
    if intent in _WITHOUT_ARGUMENTS:
        # What a rider can do follows from power, not from a race run.
        rides = intent is Intent.PREDICTION and turn.brief.sport is Sport.RIDE
        return [("plan_race_pacing" if rides else _WITHOUT_ARGUMENTS[intent], {})]
    if intent is Intent.PHOTO:
        return picture_calls(turn)
    return _library_calls(turn.text, intent)


def _places(turn: OfflineTurn) -> list[Call]:
    places_km = _stretch_km(turn) or tuple(filter(None, [_place_km(turn)]))
    return [("explain_kilometre", {"distance_km": place_km}) for place_km in places_km]


def _gear(turn: OfflineTurn) -> list[Call]:
    """Answer for one gear asked about first; a plan not told yet, or changed by this message, follows."""
    gear = asked_gear(turn.text)
    if gear is None:
        return []
    check: Call = ("check_gear", {"chainring": gear[0], "sprocket": gear[1]})
    told = turn.planned and not turn.said
    return [check] if told else [check, ("plan_race_pacing", {})]


def _projection(turn: OfflineTurn) -> list[Call]:
    if turn.at_m is None or turn.elapsed_s is None:
        return [("plan_race_pacing", {})]
    minutes, seconds = divmod(round(turn.elapsed_s), 60)
    elapsed = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    at_km = round(turn.at_m / 1000, 4)
    projection: Call = ("project_finish", {"distance_km": at_km, "elapsed": elapsed})
    # Nothing forecasts a ride from a split: the plan's own clock at that place is what there is to compare.
    rides = turn.brief.sport is Sport.RIDE
    return [("explain_kilometre", {"distance_km": at_km}), projection] if rides else [projection]


def _stretch_km(turn: OfflineTurn) -> tuple[float, ...]:
    """Return where "the last 10 km" or "the first 5 miles" of a planned race begin and end."""
    match = _STRETCH.search(turn.text)
    race_m = turn.brief.distance_m or turn.race_m
    if match is None or not turn.planned or turn.said or not race_m:
        return ()
    unit_km = METRES_PER_MILE / 1000 if match["unit"].lower().startswith("mi") else 1.0
    race_km, long_km = race_m / 1000, float(match["n"]) * unit_km
    if not unit_km < long_km < race_km:
        return ()
    if match["which"].lower() in ("first", "opening"):
        return (1.0, round(long_km, 3))
    return (round(race_km - long_km + unit_km, 3), round(race_km - _BEFORE_THE_LINE_KM, 3))


def _place_km(turn: OfflineTurn) -> float | None:
    """Return the place asked about in km; the start and the finish of a planned race are places, too."""
    if turn.at_m is not None:
        return round(turn.at_m / 1000, 4)
    if not turn.planned or turn.said:
        return None
    if _START.search(turn.text):
        return 1.0
    race_m = turn.brief.distance_m or turn.race_m
    if _FINISH.search(turn.text) and race_m:
        return round(race_m / 1000 - _BEFORE_THE_LINE_KM, 3)
    return None


def _library_calls(text: str, intent: Intent) -> list[Call]:
    match intent:
        case Intent.OPEN:
            return [("open_strategy", {"which": named(text)})]
        case Intent.DELETE:
            return [("delete_strategy", {"which": named(text)})]
        case Intent.RESTORE_STRATEGY:
            wish = read_strategy_versions(text)
            return [("restore_strategy", {"which": wish.which})] if wish else []
        case Intent.COMPARE:
            wish = None if _COMPARES.search(text) else read_strategy_versions(text)
            left, right = (wish.which, wish.other) if wish and wish.other else compared(text)
            return [("compare_strategies", {"left": left, "right": right})]
        case Intent.SAVE:
            match = _SAVE_AS.search(text)
            return [("save_strategy", {"name": match["name"].strip()} if match else {})]
    return []


def named(text: str) -> str:
    """Return which strategy a command is about ("open my Boston plan": "Boston"; "last" without a name)."""
    if quoted := _quoted(text):
        return quoted[0]
    name = _short(_COMMAND.sub("", text.strip()))
    return "last" if name.casefold() in _IT else name


def compared(text: str) -> tuple[str, str]:
    """Return the two strategies a message compares; a bare version takes the name of the other."""
    if len(quoted := _quoted(text)) > 1:
        return quoted[0], quoted[1]
    said = (
        re.sub(r"^.*?\b(?:compare|between|differ\w*)\b", "", text.strip(), flags=re.IGNORECASE)
        or text.strip()
    )
    if _THE_TWO.match(said):
        return "previous", "last"
    parts = [_short(part) for part in _BETWEEN.split(said, maxsplit=1)]
    left, right = [*parts, ""][:2]
    base = re.sub(r"\s*v\d+$", "", left, flags=re.IGNORECASE)
    if base and base != left and _VERSION.match(right):
        right = f"{base} {right}"
    return left or "last", right or "last"


def _quoted(text: str) -> list[str]:
    """Return names in quotation marks word for word, each with the version behind it."""
    return [" ".join(filter(None, match.groups())) for match in _QUOTED.finditer(text)]


def _short(name: str) -> str:
    name = " ".join(_FILLER.sub(" ", name).split()).strip(" \"“”'‘’.,;:!?")
    name = re.sub(r"\bversion\s*(\d+)\b", r"v\1", name, flags=re.IGNORECASE)
    return re.sub(r"^(?:this|that|it)$", "", name, flags=re.IGNORECASE)
