"""Begins an answer with what was asked: caffeine is answered by caffeine, not by the whole plan."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from agent.offline.climbs import one_climb
from agent.offline.topics import NO_GEARS, TOPICS, Topic
from agent.offline.turn import OfflineTurn, Told
from agent.understanding import understand
from tools.domain.race import Sport

Paragraphs = tuple[tuple[str, ...], ...]


# What is said of these changes no target: one sentence of the plan answers it.
_TOLD_BY_ITS_TOPIC = frozenset(
    ("chainrings", "cassette", "cadence_rpm", "wind_speed_m_per_s", "wind_from_deg", "cutoffs")
)
# After these the whole plan is another, or reads otherwise.
_TOLD_WHOLE = frozenset(("distance_m", "sport", "units"))
_ON_ITS_CARD = frozenset(("show_dashboard",))  # what was not asked for stands on the card below
# What is said of the day alone asks for nothing: it is noted.
_OF_THE_DAY = frozenset(("race_date", "race_name", "start_time"))
THE_SAME = "Your plan stays as it is."
_BIGGEST = re.compile(r"\b(?:worst|biggest|hardest|longest|toughest|main|highest)\b", re.IGNORECASE)
_STEEPEST = re.compile(r"\bsteepest\b", re.IGNORECASE)
_MEAN_GRADE = re.compile(r"^- .* at (\d+(?:\.\d+)?).%")


def focused(turn: OfflineTurn) -> tuple[Told, ...]:
    """Return what tools told with the facts that were asked for first.

    Where a plan was told before and this message changes nothing, what was not asked for is left out.
    """
    by_topic = turn.planned and turn.said.keys() <= _TOLD_BY_ITS_TOPIC and not turn.new_uploads
    same = _tells_the_same(turn)
    return tuple(
        _about(turn, told, only=by_topic or same or told.tool in _ON_ITS_CARD, same=same)
        for told in turn.told
    )


def _about(turn: OfflineTurn, told: Told, *, only: bool, same: bool) -> Told:
    if _tells_a_change(turn, told):
        return told
    if same and turn.said.keys() <= _OF_THE_DAY and "?" not in turn.text:
        return _unchanged(turn, told)
    asked = _asked(told, _without_what_is_told(turn, told))
    if only and turn.said:  # what is told is no question: its own topic answers it
        asked = asked[:1]
    answer = _facts_about(asked, told.paragraphs)
    if not answer and only and (unknown := _unknown(turn, asked)):
        return replace(told, paragraphs=((unknown,),))
    if not answer:
        return _unchanged(turn, told) if same else told
    if only and (climb := one_climb(answer, turn.text)):
        return replace(told, paragraphs=((climb,),))
    return _focused(told, answer, turn.text, only=only)


def _without_what_is_told(turn: OfflineTurn, told: Told) -> str:
    """Return the message without what it says of eating and drinking: "I can carry 4 gels" asks for none."""
    if told.tool != "plan_race_fuelling" or not turn.said:
        return turn.text
    words = understand(turn.text, turn.today, turn.brief).words
    return reduce(lambda text, said: text.replace(said, " "), words, turn.text)


def _tells_the_same(turn: OfflineTurn) -> bool:
    """Tell whether a plan told before is told again although something was said: it changed nothing."""
    told_before = turn.planned and turn.specialist in turn.told_before
    return told_before and bool(turn.said) and not turn.said.keys() & _TOLD_WHOLE and not turn.new_uploads


def _unchanged(turn: OfflineTurn, told: Told) -> Told:
    """Return the one fact a plan begins with, after saying that it stays."""
    if told.tool not in TOPICS or len(told.paragraphs) < 2:
        return told
    day = turn.brief.race_date if "race_date" in turn.said else None
    noted = [f"The race is on {day:%-d %B %Y} now"] if day else []
    noted += ["I have noted when the race starts"] if "start_time" in turn.said else []
    stays = f"{', and '.join(noted)}; the plan stays as it is." if noted else THE_SAME
    return replace(told, paragraphs=((stays, told.paragraphs[0][0]),))


def _tells_a_change(turn: OfflineTurn, told: Told) -> bool:
    """Tell whether these are the few sentences of a changed plan, which begin with the change."""
    return turn.planned and bool(turn.said) and len(told.paragraphs) == 1


def _asked(told: Told, text: str) -> list[Topic]:
    """Return the parts of a plan that are asked for, in the order of the words that ask."""
    asked = [topic for topic in TOPICS.get(told.tool, ()) if topic.asked.search(text)]
    return sorted(asked, key=lambda topic: min(match.start() for match in topic.asked.finditer(text)))


def _focused(told: Told, answer: list[str], text: str, *, only: bool) -> Told:
    if _STEEPEST.search(text):
        answer.sort(key=_mean_grade_percent, reverse=True)
    elif _BIGGEST.search(text):
        answer.sort(key=lambda fact: not fact.startswith("- **Biggest"))
    rest = tuple(tuple(fact for fact in facts if fact not in answer) for facts in told.paragraphs)
    # What is listed stands behind running text in a paragraph, so the first fact is a paragraph of its own.
    paragraphs = ((answer[0],), tuple(answer[1:])) if answer[0].startswith("- ") else (tuple(answer),)
    return replace(told, paragraphs=paragraphs if only else (*paragraphs, *filter(None, rest)))


def _mean_grade_percent(fact: str) -> float:
    match = _MEAN_GRADE.search(fact)
    return float(match[1]) if match else 0.0


def _unknown(turn: OfflineTurn, asked: Sequence[Topic]) -> str | None:
    """Return what to tell me first, where the plan knows nothing of what is asked; gears are a ride's."""
    rides = turn.brief.sport is Sport.RIDE
    sentences = (topic.unknown for topic in asked if rides or topic.unknown != NO_GEARS)
    return next(filter(None, sentences), None)


def _facts_about(topics: Sequence[Topic], paragraphs: Paragraphs) -> list[str]:
    """Return the facts that answer the topics, in the order of what was asked."""
    found: list[str] = []
    for topic in topics:
        for pattern in topic.facts:
            for facts in paragraphs:
                hits = [fact for fact in facts if pattern.search(fact)]
                found.extend(facts if hits and topic.whole else hits)
    return list(dict.fromkeys(found))
