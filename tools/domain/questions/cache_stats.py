"""What is kept of answers, and what it was good for."""

from datetime import datetime

from tools.domain.finding import Frozen


class CacheStats(Frozen):
    """Answers kept for an athlete (`own`) and for anybody, and what became of them since the first.

    `size_bytes`, `oldest` and `newest` are of the athlete's own. `kept` counts the answers ever kept,
    `found_by_words` and `found_by_meaning` those given again.
    """

    own: int = 0
    anybodys: int = 0
    limit: int = 0
    size_bytes: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None
    kept: int = 0
    found_by_words: int = 0
    found_by_meaning: int = 0
    thumbs_down: int = 0

    @property
    def found(self) -> int:
        """Return how often an answer was given again."""
        return self.found_by_words + self.found_by_meaning
