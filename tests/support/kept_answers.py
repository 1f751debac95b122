"""What services answered, kept in memory (kit's AnswerKeeper)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta


@dataclass
class KeptAnswers:
    """Keeps everything; `kept_for` says how long each was to be kept."""

    answers: dict[str, bytes] = field(default_factory=dict)
    kept_for: dict[str, timedelta] = field(default_factory=dict)

    async def kept(self, asked: Sequence[str]) -> Mapping[str, bytes]:
        return {question: self.answers[question] for question in asked if question in self.answers}

    async def keep(self, answers: Mapping[str, bytes], keep_for: timedelta) -> None:
        self.answers |= answers
        self.kept_for |= dict.fromkeys(answers, keep_for)
