"""What a guard says when two questions are not the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Why two questions are not the same; `certain` where no model need be asked."""

    why: str
    certain: bool
