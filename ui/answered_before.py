"""The mark of an answer that was given before: when, to which question, and the way to ask again."""

from agent.events import AnsweredBefore
from tools.domain.questions.same_question import normalised
from ui.charts import Props

ASK_AGAIN = "Ask again"
"""The command a question comes with when the athlete wants a new answer to it (AnsweredBefore.jsx)."""


def answered_before(event: AnsweredBefore, asked: str) -> Props:
    """Return the mark of an answer to `asked`, with its first question where that was worded otherwise."""
    otherwise = normalised(event.question) != normalised(asked)
    return {
        "answered_at": event.answered_at.isoformat(),
        "question": event.question if otherwise else None,
        "asked": asked,
        "command": ASK_AGAIN,
    }
