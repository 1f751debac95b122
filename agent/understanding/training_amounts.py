"""Amounts of training in a message: days and hours a week, weeks of a plan. None of them is of a race."""

import re

from agent.understanding.reading import NUMBER

PER_WEEK = r"\s*(?:max(?:imum)?|at most|tops)?\s*(?:a|per|/|each|every|p)\s*(?:week|wk)\b"
DAYS_A_WEEK = re.compile(
    rf"(?P<n>{NUMBER})\s*(?:days?|times|x|runs?|rides?|sessions?|workouts?){PER_WEEK}"
    rf"|\bon (?P<n2>{NUMBER}) days?\b",
    re.IGNORECASE,
)
_HOURS_A_WEEK = re.compile(
    rf"(?:max(?:imum)?|at most|up to|about|around)?\s*{NUMBER}(?:\s*(?:-|to)\s*{NUMBER})?\s*(?:h|hrs?"
    rf"|hours?)\b(?:{PER_WEEK}|\s*(?:max(?:imum)?|at most|tops|weekly)\b)",
    re.IGNORECASE,
)
_WEEKS_OF_A_PLAN = re.compile(
    rf"\b(?<!in )(?<!about ){NUMBER}[- ]?weeks?\b(?=.{{0,25}}\bplan\b)", re.IGNORECASE
)


def without_training_amounts(words: str) -> str:
    """Take out hours, days and weeks of training, which are no goal and no date of a race."""
    for pattern in (DAYS_A_WEEK, _HOURS_A_WEEK, _WEEKS_OF_A_PLAN):
        words = pattern.sub(" ", words)
    return words
