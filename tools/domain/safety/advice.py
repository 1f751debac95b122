"""Advice that is never passed on, whoever wrote it. Our defaults, for a clinician's review [D].

The red flags read what an athlete says; this reads what is about to be said to them.
"""

import re

from tools.domain.finding import Frozen
from tools.domain.safety.advice_amounts import forbidden_amount
from tools.domain.safety.advice_rules import ADVICE_RULES, AdviceRule
from tools.domain.safety.plain_words import plain

_WARNS = re.compile(
    r"\b(?:do not|don't|never|not|no|nor|avoid\w*|without|instead of|rather than|stay away|won't|cannot"
    r"|can't"
    r"|shouldn't|mustn't|isn't|aren't|wouldn't|refuse|hid(?:e|es|ing)|mask(?:s|ing)?"
    r"|leave (?:\w+ ){1,4}?(?:at home|out|alone|aside)|leav(?:e|ing) out|go without"
    r"|harm\w*|risk\w*|danger\w*|unsafe|banned|against|worse\w*"
    r"|only after|only when|unless|emergency|damag\w*|too much|overdos\w*|thins|dilutes|pharmacist)\b"
)
"""Words of a sentence that warns or forbids instead of advising."""

_WARNS_BEFORE = re.compile(
    r"\b(?:stops?|wait|rest|ask|talk to|see|seek|skip|leave out|before you|call|cleared)\b"
)
"""Words that turn what follows them into a warning, but not what stands before them."""

_NO_WARNING = re.compile(
    r"\b(?:no (?:problem|worries|worry|issue|need|harm|danger|risks?|big deal|doubt|obstacle|limit|secret"
    r"|reason(?: to \w+)?)"
    r"|not (?:a problem|an issue|to worry|dangerous|harmful|bad|serious|only|have to|thirsty|hungry)"
    r"|won't tell|don't (?:stop|call|see)|don't (?:worry|panic|fret"
    r"|be afraid|hesitate|bother|need)|do not (?:worry|need)|nothing to worry|can't hurt|won't (?:hurt"
    r"|harm)"
    r"|isn't (?:dangerous|harmful|serious|a problem)|harmless|risk[- ]free"
    r"|without (?:any )?(?:worry|problems?|risk|harm)|rest assured|the rest|rest of|why not|no matter"
    r"|nothing wrong|see (?:no|that|how)|or not)\b"
)
"""Words that sound like a warning and are none."""


_ASKS = re.compile(r"^\W*(?:(?:do|did|have|are|were|had) you|is there|was there|any)\b[^.!?]*\?\W*$")
"""A question to the athlete advises nothing."""


class ForbiddenAdvice(Frozen):
    """Advice that is not passed on: the rule, what it is in a few words, and what is said in its place."""

    rule: str
    what: str
    instead: str


def forbidden_advice(sentence: str, weight_kg: float | None = None) -> ForbiddenAdvice | None:
    """Return what is wrong with a sentence of advice, None for what may be said.

    `weight_kg` is the athlete's weight, for amounts per kilogram. A sentence that warns of something is not
    advice to do it. English only.
    """
    text = plain(sentence)
    if _ASKS.match(text):
        return None
    bare = _NO_WARNING.sub(" ", text)
    warns = _WARNS.search(bare) is not None
    for rule in ADVICE_RULES:
        if not rule.even_in_a_warning and _may_name_it(rule, bare, warns=warns):
            continue
        matches = filter(None, (pattern.search(text) for pattern in rule.patterns))
        if any(rule.even_in_a_warning or not _warned_before(text, match) for match in matches):
            return ForbiddenAdvice(rule=rule.name, what=rule.what, instead=rule.instead)
    found = None if warns else forbidden_amount(text, weight_kg)
    return ForbiddenAdvice(rule=found[0], what=found[1], instead=found[2]) if found else None


def _may_name_it(rule: AdviceRule, bare: str, *, warns: bool) -> bool:
    return warns if rule.unless is None else rule.unless.search(bare) is not None


def _warned_before(text: str, match: re.Match[str]) -> bool:
    return _WARNS_BEFORE.search(_NO_WARNING.sub(" ", text[: match.start()])) is not None
