"""What one turn may spend on models, and what it has spent; its specialists share it."""

from dataclasses import dataclass, field

from tools.domain.spending import Spending


@dataclass(slots=True)
class TurnBudget:
    """The one budget of a turn. `refusal` is the sentence said when nothing more may be spent."""

    refusal: str | None = None
    spent: Spending = field(default_factory=Spending)

    def add(self, spending: Spending) -> None:
        """Count one request, once."""
        self.spent = self.spent.plus(spending)
