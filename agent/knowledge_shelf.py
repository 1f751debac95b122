"""The house's coaching knowledge (kit's KnowledgeShelf): written in `agent/knowledge`, found by meaning."""

from dataclasses import dataclass

from tools.domain.knowledge import KnowledgePassage


@dataclass(frozen=True, slots=True)
class KnowledgeBook:
    """Passages with their sources."""

    async def passages(self, question: str, limit: int = 3) -> tuple[KnowledgePassage, ...]:
        """Return the passages that answer a question, the nearest first; none where nothing is near."""
        return ()
