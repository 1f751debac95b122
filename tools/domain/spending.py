"""What language models cost: tokens read and written, and money where the owner named prices."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Literal

from pydantic import Field

from tools.domain.finding import Frozen

TOKENS_PER_PRICE = 1_000_000
CHARACTERS_PER_TOKEN = 4  # of English, as the makers of tokenizers say; for endpoints that report nothing [D]
SMALLEST_TOLD_CT = Decimal("0.1")
WHOLE_FROM_CT = 10

_PRICE = re.compile(r"\s*(?P<read>[^/]+)/(?P<written>[^/]+?)\s*\Z")


class ModelPrice(Frozen):
    """What a model costs, in money per million tokens read and written."""

    read: Decimal = Field(ge=0)
    written: Decimal = Field(ge=0)

    def of(self, input_tokens: int, output_tokens: int) -> Decimal:
        """Return what a request costs."""
        return (self.read * input_tokens + self.written * output_tokens) / TOKENS_PER_PRICE


class Spending(Frozen):
    """Tokens of one or several requests to models, and what they cost (None: no price is known)."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Decimal | None = None
    estimated: bool = False
    """An endpoint that reports no usage is counted by the length of its texts."""

    @property
    def tokens(self) -> int:
        """Return all tokens, read and written."""
        return self.input_tokens + self.output_tokens

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


class DailyCap(Frozen):
    """What models may cost an athlete in a day (None: as much as it takes)."""

    tokens: int | None = None
    cost: Decimal | None = None

    def reached(self, spent: Spending) -> str | None:
        """Return the limit that is reached ("50,000 tokens"), None while there is room."""
        if self.tokens is not None and spent.tokens >= self.tokens:
            return f"{self.tokens:,} tokens"
        if self.cost is not None and (spent.cost or 0) >= self.cost:
            return money(self.cost)
        return None


class ModelRequest(Frozen):
    """One request as it is written down: exactly once, however it ended.

    `day` is the athlete's own, `seconds` how long it took until its end.
    """

    id: str
    thread_id: str
    turn_id: str
    day: date
    purpose: str
    model: str
    outcome: Literal["done", "failed", "cancelled"]
    spending: Spending
    seconds: float
    asked_at: datetime


def estimated_tokens(characters: int) -> int:
    """Return about how many tokens a text has, rounded up."""
    return -(-characters // CHARACTERS_PER_TOKEN)


def prices_in(text: str) -> Mapping[str, ModelPrice]:
    """Read prices like "gpt-x=0.15/0.60, llama3=0/0"; raise ValueError with a sentence."""
    prices: dict[str, ModelPrice] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, sign, price = part.rpartition("=")
        found = _PRICE.match(price) if sign and name.strip() else None
        try:
            assert found is not None
            read, written = Decimal(found["read"].strip()), Decimal(found["written"].strip())
        except (AssertionError, InvalidOperation):
            raise ValueError(f"“{part}” is no price: write it like gpt-x=0.15/0.60.") from None
        if not (read.is_finite() and written.is_finite() and read >= 0 and written >= 0):
            raise ValueError(f"“{part}” is no price: both numbers are 0 or more.")
        prices[name.strip()] = ModelPrice(read=read, written=written)
    return prices


def told(spending: Spending) -> str:
    """Tell it in one line: "2 requests, 1,940 tokens, 0.1 ct"."""
    about = "about " if spending.estimated else ""
    parts = [
        f"{spending.requests:,} request{'' if spending.requests == 1 else 's'}",
        f"{about}{spending.tokens:,} tokens",
    ]
    if spending.cost is not None:
        parts.append(money(spending.cost))
    return ", ".join(parts)


def money(cost: Decimal) -> str:
    """Tell money in hundredths of the unit the prices are in: "0.1 ct", "12 ct"."""
    cents = cost * 100
    if 0 < cents < SMALLEST_TOLD_CT:
        return f"less than {SMALLEST_TOLD_CT} ct"
    if cents < WHOLE_FROM_CT and cents != cents.to_integral_value():
        return f"{cents:.1f} ct"
    return f"{cents:,.0f} ct"
