"""Who reads rules from words: a model's structured answer, checked against the words, or our own parser."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from langchain_core.messages import AnyMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.endpoint.asking import asked
from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint
from agent.prompt_book import PromptBook
from agent.understanding.training_rules import read_rules
from agent.understanding.training_rules_grounds import grounded
from tools.domain.athlete_rules import (
    AthleteRule,
    Per,
    RuleKind,
    RuleReading,
    RuleSet,
    Trigger,
    UnsurePart,
    Weekday,
)
from tools.domain.prompt_text import filled
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose
from tools.kit.errors import ModelUnavailable

LONGEST_WORDS = 2_000
MOST_RULES = 20
PROMPT = "training_rules"


@dataclass(frozen=True, slots=True)
class OfflineRuleReader:
    """Our own parser (kit's RuleReader)."""

    async def read(self, words: str, today: date, known: RuleSet) -> RuleReading:
        """Return the rules said, the rules taken back, and what is unsure."""
        return read_rules(words, today, known)


class _Answer(BaseModel):
    """Base of what a model fills in. Every field is asked for: strict schemas know no optional ones."""

    model_config = ConfigDict(extra="forbid")


class SaidRule(_Answer):
    """One rule as a model reads it; null where nothing was said."""

    kind: RuleKind
    words: str = Field(description="The athlete's own words of this rule, copied exactly.")
    sport: TrainingSport | None
    purpose: WorkoutPurpose | None
    weekdays: list[int] = Field(description="0 Monday to 6 Sunday; empty: every day.")
    per: Per | None
    limit: float | None = Field(description="Seconds, metres or a count, as the kind says.")
    first: str | None = Field(description="First day, YYYY-MM-DD.")
    last: str | None = Field(description="Last day, YYYY-MM-DD.")
    body_part: str | None
    trigger: Trigger | None
    possible: list[TrainingSport] = Field(description="While away: what can be trained.")


class SaidUnsure(_Answer):
    """A part that is no clear rule."""

    words: str
    question: str


class SaidRules(_Answer):
    """All that was said of rules."""

    rules: list[SaidRule]
    withdrawn: list[int] = Field(description="Places of known rules taken back, from 0.")
    unsure: list[SaidUnsure]


@dataclass(frozen=True, slots=True)
class EndpointRuleReader:
    """A model's structured answer, every number, weekday and date checked against the words it came from.

    Where the endpoint fails, or answers with something that is no reading, our own parser reads instead.
    """

    endpoint: Endpoint
    timeout_s: float
    book: PromptBook
    budget: TurnBudget

    async def read(self, words: str, today: date, known: RuleSet) -> RuleReading:
        """Return the rules said, the rules taken back, and what is unsure; never a guess."""
        own = read_rules(words, today, known)
        prompt = (await self.book.read()).prompt(PROMPT, self.endpoint.model_name)
        told = filled(prompt.text, {"today": today.isoformat()})
        try:
            said = await asked(
                self.endpoint,
                _messages(told, words, today, known),
                SaidRules,
                timeout_s=self.timeout_s,
                budget=self.budget,
                purpose="rules",
            )
        except ModelUnavailable:
            return own
        return checked(said, words, today, known, own)


def checked(said: SaidRules, words: str, today: date, known: RuleSet, own: RuleReading) -> RuleReading:
    """Return a model's reading as far as the words bear it; what they do not is asked.

    What our own parser read, and the model did not mention at all, is not dropped: it is asked about too.
    """
    rules: list[AthleteRule] = []
    unsure = [_question(each, words) for each in said.unsure[:MOST_RULES]]
    agreed = {_body(each): each for each in own.rules}
    for each in said.rules[:MOST_RULES]:
        rule = _rule(each)
        if rule is not None and _body(rule) in agreed:
            rules.append(agreed[_body(rule)])
        elif rule is not None and grounded(rule, words, today):
            rules.append(rule)
        else:
            unsure.append(_asked(each.words or words))
    withdrawn = [known.rules[place] for place in said.withdrawn if 0 <= place < len(known.rules)]
    for gone in withdrawn:
        if gone not in own.withdrawn:
            unsure.append(UnsurePart(words=gone.words, question=f"Shall “{gone.words}” go?"))
    unsure += _overlooked(own, rules, unsure)
    return RuleReading(
        rules=tuple(_of_different_keys(rules)),
        withdrawn=tuple(each for each in withdrawn if each in own.withdrawn),
        unsure=tuple({each.question: each for each in unsure}.values()),
    )


def _overlooked(own: RuleReading, rules: list[AthleteRule], unsure: list[UnsurePart]) -> Iterable[UnsurePart]:
    """Yield what our parser read, clearly or as a question, and no answer speaks of."""
    bodies = {_body(each) for each in rules}
    words = [*(each.words.casefold() for each in rules), *(each.words.casefold() for each in unsure)]
    told = " ".join(words)
    for each in own.rules:
        if _body(each) not in bodies and each.words.casefold() not in told:
            yield _asked(each.words)
    for part in own.unsure:
        said = part.words.casefold()
        if said not in told and not any(spoken in said for spoken in words):
            yield part


def _of_different_keys(rules: list[AthleteRule]) -> Iterable[AthleteRule]:
    return {each.key: each for each in rules}.values()


def _question(said: SaidUnsure, words: str) -> UnsurePart:
    """Return a model's question; a plain one of ours where it holds a number that was not said."""
    if set(re.findall(r"\d+", said.question)) - set(re.findall(r"\d+", words)) or not said.question.strip():
        return _asked(said.words or words)
    return UnsurePart(words=said.words[:400], question=said.question.strip()[:400])


def _asked(words: str) -> UnsurePart:
    shown = re.sub(r"\s+", " ", words).strip()[:200]
    return UnsurePart(
        words=shown,
        question=f"I am not sure what “{shown}” asks for. Can you say it with a day, a sport or a limit?",
    )


def _rule(said: SaidRule) -> AthleteRule | None:
    """Return the rule of an answer, or None where it is none."""
    body: dict[str, Any] = said.model_dump()
    try:
        body["weekdays"] = tuple(sorted(Weekday(day) for day in set(said.weekdays)))
        body["words"] = re.sub(r"\s+", " ", said.words).strip()[:400]
        return AthleteRule.model_validate(body)
    except (ValidationError, ValueError):
        return None


def _body(rule: AthleteRule) -> str:
    return rule.model_dump_json(exclude={"words"})


def _messages(told: str, words: str, today: date, known: RuleSet) -> list[AnyMessage]:
    rules = [{"place": place, "words": each.words} for place, each in enumerate(known.rules)]
    data = {
        "today": f"{today:%A} {today.isoformat()}",
        "known_rules": rules,
        "message": words[:LONGEST_WORDS],
    }
    return [SystemMessage(told), HumanMessage(json.dumps(data, ensure_ascii=False))]
