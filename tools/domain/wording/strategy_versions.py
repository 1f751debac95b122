"""Sentences about bringing an old version of a strategy back."""

from collections.abc import Sequence

from tools.domain.proposal import SavedStrategySummary


def restore_facts(
    old: SavedStrategySummary, newest: SavedStrategySummary, changes: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Return what is asked, and what would change from the newest version by it."""
    said = (
        f"Shall I bring “{old.name}” v{old.version} of {old.saved_at:%-d %B %Y} back? It becomes "
        f"v{newest.version + 1} when you click the card below; v{newest.version} stays, too."
    )
    if not changes:
        return ((said, f"It is the same plan as v{newest.version}."),)
    return ((said,), (f"What would change from v{newest.version}:", *changes))
