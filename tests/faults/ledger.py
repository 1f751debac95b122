"""What was acknowledged: the promises that are looked for when everything is over."""

from dataclasses import dataclass, field

REFUSALS = (
    "The disk is full",
    "The disk of the database",
    "The database does not",
    "The database was away",
    "The file you dropped is gone",
    "Another window took",
    "Something broke",
    "[Errno",
)


def is_refusal(said: str) -> bool:
    """Tell whether what was said is no answer, but says why there is none."""
    return any(refusal in said for refusal in REFUSALS)


@dataclass
class Ledger:
    """What the pages and the programs were told that is kept."""

    messages: dict[str, tuple[str, str]] = field(default_factory=dict)
    """A message's id: its conversation and its words."""
    approvals: dict[str, str] = field(default_factory=dict)
    """A proposal's id: its kind."""
    uploads: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of a file: its name."""
    imports: dict[str, str] = field(default_factory=dict)
    """The run of an import: the SHA-256 of its file."""
    shown: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of a file dropped into a conversation: the conversation."""
    turns: int = 0
    unkept: int = 0
    """Messages refused in a sentence, because they could not be kept just then; they were sent again."""
    again: int = 0
    """Messages, approvals and files that were sent again because nobody had acknowledged them."""
    answered_s: list[float] = field(default_factory=list)
    """How long each turn took, faults included."""
    refusals: dict[str, int] = field(default_factory=dict)
    """What HTTP answered that was no yes, by its status and words."""

    broken: list[str] = field(default_factory=list)
    """Turns that came to no end."""

    def refused(self, sentence: str) -> None:
        """Count a refusal, and that something has to be sent again."""
        self.refusals[sentence] = self.refusals.get(sentence, 0) + 1
        self.again += 1
