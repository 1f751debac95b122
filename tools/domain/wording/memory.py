"""What is remembered of an athlete, in words."""

from collections.abc import Sequence

from tools.domain.fact import AthleteFact, FactKind

TITLES = {
    FactKind.HEALTH: "Health",
    FactKind.GOAL: "Goals",
    FactKind.PREFERENCE: "What you like and how you train",
    FactKind.EQUIPMENT: "Gear",
    FactKind.STOMACH: "Food and drink",
    FactKind.CUE: "What helps you in your head",
    FactKind.ABOUT: "About you",
    FactKind.LESSON: "Lessons",
}
"""What each kind is called, in the order the kinds are told: what may forbid something comes first."""
SURE_FROM = 0.7
"""Confidence from which a fact is told without a doubt: our design choice [D]."""


def grouped(facts: Sequence[AthleteFact]) -> list[tuple[FactKind, list[AthleteFact]]]:
    """Return the facts by their kinds, kinds without any left out."""
    groups = ((kind, [fact for fact in facts if fact.kind is kind]) for kind in TITLES)
    return [(kind, found) for kind, found in groups if found]


def counted(count: int) -> str:
    """Return how many things are remembered, as a sentence."""
    if not count:
        return "I remember nothing about you yet."
    return "I remember one thing about you." if count == 1 else f"I remember {count} things about you."
