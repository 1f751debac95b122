"""A finding: one computed number that can say where it comes from."""

from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

Inputs = dict[str, float | int | str | None]
"""What a model computed from, by name with unit."""


class Frozen(BaseModel):
    """Base of every noun in the domain: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(Frozen):
    """A value with its unit, its range, the model that computed it, and that model's source.

    Outside a model's validity `value` is None and `reason` says why; a finding is never an extrapolation.
    """

    name: str
    value: float | None
    unit: str
    model: str
    source: str
    low: float | None = None
    high: float | None = None
    inputs: Inputs = {}
    reason: str | None = None

    @model_validator(mode="after")
    def _null_needs_a_reason(self) -> Self:
        if self.value is None and not self.reason:
            raise ValueError(f"finding {self.name!r} has no value and no reason")
        return self

    @classmethod
    def unknown(
        cls, name: str, unit: str, *, reason: str, model: str, source: str, inputs: Inputs | None = None
    ) -> Self:
        """Return the finding of what a model cannot say, with the reason."""
        return cls(
            name=name,
            value=None,
            unit=unit,
            model=model,
            source=source,
            inputs=inputs or {},
            reason=reason,
        )
