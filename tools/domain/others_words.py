"""Words somebody else wrote (names, notes): data to show, never instructions to follow."""

import unicodedata

LONGEST_NOTE = 500


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
