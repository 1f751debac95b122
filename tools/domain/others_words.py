"""Words somebody else wrote (names, notes): data to show, never instructions to follow."""

import unicodedata

LONGEST_NOTE = 500
_MARKUP = str.maketrans(
    dict.fromkeys('“”"„«»', "'") | {"`": "'", "[": "(", "]": ")", "<": "‹", ">": "›", "|": "/", "*": "·"}
)
"""Characters that quote, link, or mark up a text, and what stands for them in a name."""


def others_words(text: object, longest: int) -> str | None:
    """Return a text on one line of at most `longest` characters, None where nothing is left of it.

    Control, formatting and unassigned characters go: they can hide words or turn their order around.
    """
    if not isinstance(text, str):
        return None
    spaced = (" " if character.isspace() else character for character in text[: longest * 20])
    shown = "".join(character for character in spaced if unicodedata.category(character)[0] != "C")
    kept = " ".join(shown.split())
    if len(kept) > longest:
        kept = kept[: longest - 1].rstrip() + "…"
    return kept or None


def others_name(text: object, longest: int) -> str | None:
    """Return a name from a file on one line, without what would leave its quotes or draw as markup."""
    kept = others_words(text, longest)
    return unmarked(kept) if kept else None


def unmarked(text: str) -> str:
    """Return a text without what would leave its quotes or draw as markup."""
    return text.translate(_MARKUP)
