"""What language models cost: tokens read and written, and money where the owner named prices."""

from decimal import Decimal

from tools.domain.finding import Frozen


class Spending(Frozen):
    """Tokens of one or several requests to models, and what they cost (None: no price is known)."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Decimal | None = None
    estimated: bool = False
    """An endpoint that reports no usage is counted by the length of its texts."""

    def plus(self, other: "Spending") -> "Spending":
        """Return both together."""
        known = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Spending(
            requests=self.requests + other.requests,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost=sum(known, Decimal(0)) if known else None,
            estimated=self.estimated or other.estimated,
        )
