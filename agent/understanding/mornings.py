"""Which of the morning's measures a message asks for: resting heart rate, HRV, sleep, weight."""

import re

from tools.domain.profile import MorningName

_ALL = re.compile(r"\bmy (?:mornings?(?: (?:measures|values|data|numbers))?\W*$|wellness\b)", re.IGNORECASE)
_ASKED: tuple[tuple[MorningName, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            MorningName.RESTING_HEART_RATE,
            r"\bmorning (?:heart ?rate|hr|pulse)\b|\bresting (?:heart ?rate|hr|pulse)\b.{0,30}"
            r"\b(?:today|morning|night|week|month|trend\w*|lately)\b",
        ),
        (MorningName.HRV, r"\bhrv\b|\bheart[- ]?rate variability\b"),
        (
            MorningName.SLEEP,
            r"\bhow\b.{0,15}(?:\b(?:did|have|was|were|is|has)|'s|d)\b.{0,8}\b(?:i|my)\b.{0,12}"
            r"\b(?:sleep|slept|sleeping)\b"
            r"|\b(?:show|see|what(?:'s| is| was)|what about)(?: me)?\b.{0,6}"
            r"\bmy (?:last )?(?:night'?s )?sleep\b"
            r"|^\W*my sleep\b.{0,40}$|\bhow (?:did|have) (?:i|you think i) sle(?:ep|pt)\b",
        ),
        (
            MorningName.WEIGHT,
            r"\bwhat(?:'s| is| was)? my (?:current |latest |last |newest |body ?)*weight\b"
            r"|\b(?:how much|what) do i weigh\b"
            r"|\b(?:show|see)(?: me)? my (?:body ?)?weight\b|\bhow(?:'s| is| has) my (?:body ?)?weight\b",
        ),
    )
)
_ELSEWHERE = re.compile(
    r"\b(?:predict\w*|goal|plan (?:my|a|the|for)|should|race[- ]?day|before (?:a|the|my) race|race weight)\b",
    re.I,
)


def asked_mornings(text: str) -> tuple[MorningName, ...]:
    """Return the measures a message asks for; none where it is about a plan or what should be."""
    if _ELSEWHERE.search(text):
        return ()
    if _ALL.search(text):
        return tuple(MorningName)
    return tuple(name for name, pattern in _ASKED if pattern.search(text))
