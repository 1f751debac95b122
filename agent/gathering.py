"""What a section of an answer may rest on: what the model was told, and nothing that it was not told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from agent.state import CoachState, brief_of, window_of
from tools.domain.checking.evidence import Evidence, ToolSaid
from tools.domain.proposal import ProposalKind
from tools.kit.outcome import (
    ShowComparison,
    ShowCourse,
    ShowCourseComparison,
    Shown,
    ShowPacing,
    ShowProposal,
    ShowStrategies,
    ToolOutcome,
)


def known_before(state: CoachState, today: date) -> Evidence:
    """Return what is known before a tool is called: the race, the conversation, facts about the athlete."""
    turn, brief = state["turn"], brief_of(state)
    messages, summary = window_of(state["messages"])[0], state.get("summary", "")
    facts = [words for fact in turn.facts for words in (fact.text, fact.quote) if words]
    uploads = [upload.get("name") for upload in turn.new_uploads]
    return Evidence(
        today=today,
        brief=brief,
        said=(*(message.text for message in messages if message.type == "human"), *facts),
        answered=(*filter(None, [summary]), *(each.text for each in messages if each.type == "ai")),
        names=_once([brief.race_name, *uploads]),
    )


def with_call(evidence: Evidence, tool: str, said: Mapping[str, Any], outcome: ToolOutcome) -> Evidence:
    """Return the evidence with what a tool said and found; what it missed or refused is said, too."""
    told = ToolSaid(tool, tuple(_sentences(said)), outcome.findings)
    return replace(
        evidence.with_tool(told, outcome.passages),
        brief=outcome.brief or evidence.brief,
        names=_once([*evidence.names, *_names(outcome)]),
        plan_version=_plan_version(outcome) or evidence.plan_version,
    )


class Gathered:
    """What the sections of one answer rested on, for a check of them all together."""

    def __init__(self) -> None:
        self._sections: list[Evidence] = []

    def note(self, evidence: Evidence) -> None:
        """Note what a section rested on, when it is said."""
        self._sections.append(evidence)

    def whole(self) -> Evidence | None:
        """Return it all as one; None where nothing was said with a tool."""
        if not any(evidence.tools for evidence in self._sections):
            return None
        return replace(
            self._sections[0],
            tools=tuple(tool for evidence in self._sections for tool in evidence.tools),
            passages=tuple(dict.fromkeys(each for evidence in self._sections for each in evidence.passages)),
            names=_once([name for evidence in self._sections for name in evidence.names]),
            plan_version=next((each.plan_version for each in self._sections if each.plan_version), None),
            briefs=tuple(each.brief for each in self._sections[1:] if each.brief != self._sections[0].brief),
        )


def _sentences(said: Mapping[str, Any]) -> Iterator[str]:
    for paragraph in said.get("facts", ()):
        yield from [paragraph] if isinstance(paragraph, str) else paragraph
    for problem in ("missing", "error"):
        if said.get(problem):
            yield str(said[problem])


def _names(outcome: ToolOutcome) -> Iterator[str | None]:
    """Yield the names of races, courses and strategies that a tool looked at."""
    yield outcome.brief.race_name if outcome.brief else None
    yield outcome.strategy.race_name if outcome.strategy else None
    for shown in outcome.shown:
        yield from _named(shown)


def _named(shown: Shown) -> Iterator[str]:
    match shown:
        case ShowCourse() | ShowPacing():
            yield shown.course.name
        case ShowStrategies():
            for saved in shown.strategies:
                yield from (saved.name, saved.race_name)
        case ShowComparison():
            for saved in (shown.left, shown.right):
                yield from (saved.name, saved.race_name)
        case ShowCourseComparison():
            yield from (shown.left, shown.right)
        case ShowProposal():
            yield shown.proposal.title
        case _:
            pass


def _plan_version(outcome: ToolOutcome) -> int | None:
    """Return the version of the training plan that counts, where a tool looked at it."""
    based_on = [
        shown.proposal.based_on
        for shown in outcome.shown
        if isinstance(shown, ShowProposal) and shown.proposal.kind is ProposalKind.PLAN_VERSION
    ]
    return outcome.plan_version or next(filter(None, based_on), None)


def _once(names: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
