"""Which messages ask for the weather of the race, or for better heights of its course."""

import re

from agent.offline import rules
from agent.offline.intents import Intent
from agent.offline.turn import OfflineTurn
from tools.fetch_weather import NO_DATE
from tools.kit.outside_offers import WEATHER_OFFER


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_WEATHER = r"(?:weather|forecast|conditions)"
_RACE_DAY = r"(?:on|for) (?:the |my |that |race )?(?:race ?day|day|race|sunday|saturday|start)"
_HOW_IT_WILL_BE = (
    r"\bhow (?:hot|warm|cold|cool|humid|windy|wet|rainy|muggy) (?:will|is|does|could|might|would|am|are)\b"
    r"(?! (?:too|bad|ok|okay|good))"
)
_ASKS_WEATHER = _words(
    r"\b(?:check|look up|look at|get|fetch|find|see|show|tell|give|pull|use|take|update|what(?:'?s|s)?"
    r"|how(?:'?s|s)?|know|with)\b.{0,30}\b(?:weather|forecast)\b",
    r"^\W*(?:and |the |race ?day |my |any )*(?:weather|forecast)\b"
    rf"(?: (?:forecast|please|pls|now|again|{_RACE_DAY}))*\W*$",
    _HOW_IT_WILL_BE,
    r"\b(?:will|is|does|is it going to|might|could) it (?:going to |likely to |gonna )?(?:be )?"
    r"(?:rain|pour|snow|hot|warm|cold|windy|humid|wet|dry|freez\w+)\b(?=.*\?|[^?]*$)",
    r"\bwhat(?:'?s| is| will be)? (?:the )?(?:temperature|wind|conditions?)"
    r" (?:will|going to|likely|be|for|on|at|during)\b",
    r"\bwhat(?:'?s| is| will) the (?:temperature|wind) (?:on|at|for|during|going|be)\b",
)
# What is asked of weather in general, told of it, or of another thing that is foretold.
_NOT_WEATHER = _words(
    r"\b(?:hot|cold|warm|bad|humid|wet|windy) weather\b",
    r"\b(?:does|do|can|should|would) (?:the )?weather\b",
    r"\b(?:forecast|predict|project)\w*\b.{0,20}\b(?:my|finish|time|result|pace)\b(?!.*\bweather\b)",
    r"\bweather (?:mean|affect|slow|matter|change)\w*",
    r"\bin (?:which|what) weather\b|\bwhat (?:to|should i|do i) (?:wear|drink|eat)\b",
)
_ELSEWHERE = _words(r"\b(?:weather|forecast|rain)\b.{0,12}\bin (?!the\b|my\b|an?\b)[a-z]+\b")
_HEIGHTS = r"(?:elevations?|altitudes?|heights?|elevation (?:data|profile|gain|points)|height data|profile)"
_FIXING = (
    r"(?:fix|correct|repair|improve|replace|redo|recompute|recalculate|refine|better|mend|clean up|sort out)"
)
_WRONG = (
    r"(?:wrong|off|bad|broken|missing|strange|odd|weird|not right|incorrect|nonsense|rubbish|garbage"
    r"|inaccurate|unreliable|flawed|too (?:high|low|much|little|noisy|rough)|can'?t be (?:right|true)"
    r"|isn'?t right|(?:is|are)n'?t right|jagged|noisy|poor)"
)
_ASKS_HEIGHTS = _words(
    rf"\b{_FIXING}\b(?:\W+\w+){{0,4}}?\W+{_HEIGHTS}\b",
    rf"\b{_HEIGHTS}\b[^.?!]{{0,40}}\b{_WRONG}(?!\w)",
    rf"\b{_WRONG} {_HEIGHTS}\b",
    rf"\b(?:elevation|height)s? correction\b|\bcorrected {_HEIGHTS}\b",
    rf"\b(?:get|use|take|fetch|add|find|look up|need)\b(?:\W+\w+){{0,3}}?\W+{_HEIGHTS}"
    r"\W+(?:from|for|of|along)\b",
)
_YES = _words(
    r"^\W*(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please(?: do)?|do (?:it|that)|go (?:ahead|on)|check it|fix it)"
    r"(?:\W+(?:please|do|it|that|then|go|ahead|check|fix|sure|thanks))*\W*$"
)
_FIX_OFFERED = "Say *fix the elevation*"
_SAYS_THE_AIR = frozenset(("temperature_c", "dew_point_c", "wind_speed_m_per_s", "wind_from_deg"))


def outside_intent(turn: OfflineTurn) -> Intent | None:
    """Return what is asked of a service outside; a file dropped is planned first, and offers both.

    Who says what the weather is does not ask for it.
    """
    if turn.new_uploads:
        return None
    if _ASKS_HEIGHTS.search(turn.text) and not turn.said:
        return Intent.ELEVATION
    if _asks_for_weather(turn) or _tells_what_was_missing(turn):
        return Intent.WEATHER
    if not _YES.search(turn.text):
        return None
    offers = ((_FIX_OFFERED, Intent.ELEVATION), (WEATHER_OFFER, Intent.WEATHER))
    last, asked = max((turn.asked.rfind(offer), intent) for offer, intent in offers)
    return asked if last >= 0 else None


def _asks_for_weather(turn: OfflineTurn) -> bool:
    if turn.said.keys() & _SAYS_THE_AIR or rules.FORETELL.search(turn.text):
        return False
    if _ELSEWHERE.search(turn.text) and turn.brief.course_id is None:
        return False  # a town's weather, and no race of theirs
    return _ASKS_WEATHER.search(turn.text) is not None and _NOT_WEATHER.search(turn.text) is None


def _tells_what_was_missing(turn: OfflineTurn) -> bool:
    """Tell whether a start or a day is told that a weather was asked for, or looked up, without."""
    told = turn.said.keys() & {"start_time", "race_date"}
    if not told or turn.said.keys() - {"start_time", "race_date", "race_name"}:
        return False
    return turn.brief.weather is not None or NO_DATE in turn.asked


def outside_calls(intent: Intent) -> list[tuple[str, dict[str, object]]]:
    """Return the calls that answer it."""
    if intent is Intent.WEATHER:
        return [("fetch_weather", {})]
    return [("correct_elevation", {})] if intent is Intent.ELEVATION else []
