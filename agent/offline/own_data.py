"""Which messages are about the athlete's own data, and which question they are."""

import re

from agent.offline import rules
from agent.offline.intents import Intent
from agent.offline.turn import OfflineTurn
from agent.understanding.facts_said import read_facts
from agent.understanding.oneself import read_oneself
from agent.understanding.past import read_past
from agent.understanding.recorded import (
    NOT_OWN_DATA,
    About,
    about_recordings,
    asks_what_follows,
    speaks_of_a_workout,
)

_NEXT = re.compile(r"\b(?:next|tomorrow|upcoming|coming|will|going to)\b", re.IGNORECASE)
_MINE = re.compile(r"^\W*(?:(?:ok|so|btw|by the way|actually|and|oh|now)\W+)*my\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\bif\b|\bwhat about\b|\bassume\b|\bwith (?:an?\b|(?:my )?(?:ftp|cp|threshold|power)\b)"
    r"|\bhow (?:long|fast|hard)\b",
    re.IGNORECASE,
)
_OF_ONESELF = frozenset(("sport", "avoid"))
_PERSONAL = frozenset(
    ("ftp_w", "critical_power_w", "w_prime_j", "sport", "sweat_rate_l_per_h", "weight_kg", "power_efforts")
)


def own_data_intent(turn: OfflineTurn) -> Intent | None:
    """Return which question about the athlete's own data a message is; None for any other message."""
    if any(upload.get("kind") == "recording" for upload in turn.new_uploads):
        return Intent.REVIEW
    if tells_of_oneself(turn):
        return Intent.PROFILE
    about = (
        None if turn.new_uploads or _is_a_race(turn) else about_recordings(turn.text) or _of_the_past(turn)
    )
    return Intent(about.value) if about and not _only_on_the_way(about, turn) else None


def _of_the_past(turn: OfflineTurn) -> About | None:
    """Return what is asked of days that are over where nothing else is spoken of: one day is reviewed."""
    others = (rules.CUES, rules.FUEL, rules.PREDICTION, rules.STRONG_PACING, _NEXT, NOT_OWN_DATA)
    if turn.planned or turn.said.keys() - {"sport"} or any(words.search(turn.text) for words in others):
        return None
    span = read_past(turn.text, turn.today) if speaks_of_a_workout(turn.text) else None
    if span is None:
        return None
    return About.REVIEW if span.day else About.ACTIVITIES


def _only_on_the_way(about: About, turn: OfflineTurn) -> bool:
    """Tell whether the athlete's own data is only mentioned in a question of another kind."""
    text = turn.text
    if about is About.FORM:
        return bool(rules.CUES.search(text) or rules.FUEL.search(text))
    if about is About.ACTIVITIES:
        return rules.PREDICTION.search(text) is not None
    if about is About.REVIEW and not asks_what_follows(text):
        return _NEXT.search(text) is not None and read_past(text, turn.today) is None
    return False


def tells_of_oneself(turn: OfflineTurn) -> bool:
    """Tell whether all that a message says is a value of the athlete's own: an FTP, a sweat test.

    Where a race is known, a number may be tried out on it: there it takes the word "my".
    """
    if turn.new_uploads or "?" in turn.text or _HYPOTHETICAL.search(turn.text):
        return False
    if knows_a_race(turn) and not _MINE.search(turn.text):
        return False
    return turn.said.keys() <= _PERSONAL and bool(read_oneself(turn.text, turn.today, turn.brief))


def only_tells_of_oneself(turn: OfflineTurn) -> bool:
    """Tell whether a message only tells what will be remembered, and answers nothing that was asked.

    Where a race is known, it may change that.
    """
    asks = turn.new_uploads or turn.said.keys() - _OF_ONESELF or rules.QUESTION.search(turn.text)
    if asks or "?" in turn.asked or knows_a_race(turn):
        return False
    return bool(read_facts(turn.text, turn.today))


def knows_a_race(turn: OfflineTurn) -> bool:
    """Tell whether there is a race that what is said could change."""
    return bool(turn.planned or turn.brief.course_id or turn.brief.distance_m)


def _is_a_race(turn: OfflineTurn) -> bool:
    """Tell whether the message states a race or results, of which a forecast is made."""
    return (
        bool({"goal_time_s", "recent_result", "power_efforts"} & turn.said.keys())
        or turn.elapsed_s is not None
    )
