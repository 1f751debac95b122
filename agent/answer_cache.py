"""Answers found by meaning: who may find which, and who says that two questions are the same."""

from dataclasses import dataclass

from agent.turn_ports import AnsweredQuestions, NoAnswers


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """Everybody's answers given before."""

    def for_athlete(self, athlete_id: str) -> AnsweredQuestions:
        """Return the answers one athlete may be given."""
        return NoAnswers()
