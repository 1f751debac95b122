"""The families of meanings: of one family, two meanings stand against each other."""

NAMES_OF_FAMILIES = {
    "not": "negation", "when": "before or after", "day": "day", "sport": "sport", "body": "part of the body",
    "side": "side", "pain": "complaint", "who": "person", "name": "name", "nutr": "nutrient", "meal": "meal",
    "metric": "measure", "ses": "session", "cond": "condition", "state": "state", "ground": "ground",
    "race": "race", "phase": "part of the race", "quant": "quantifier", "rate": "rate", "lim": "limit",
    "deg": "degree", "gear": "gear", "mind": "state of mind", "act": "action", "rest": "rest",
    "food": "diet", "gut": "stomach", "sweat": "sweat", "unit": "unit", "val": "judgement",
}  # fmt: skip
_HARD = """
not when day sport body side pain who name nutr meal metric ses cond state ground race quant rate lim deg
rest food
"""
CERTAIN = frozenset(_HARD.split())
"""Families of which a word too many makes another question for certain; of the others it leaves a doubt."""


def family(meaning: str) -> str:
    """Return the family of a meaning, "?" for a word nobody listed."""
    return "?" if meaning.startswith("?") else meaning.partition(":")[0]


def plain(meaning: str) -> str:
    """Return a meaning as a word."""
    return meaning.removeprefix("?").rpartition(":")[2]
