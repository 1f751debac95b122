"""How a tool answers: facts for the model to put into words, an outcome for the page."""

import json
from collections.abc import Sequence

from tools.kit.outcome import ToolOutcome

Facts = Sequence[Sequence[str]]
"""Finished sentences, in paragraphs."""

Reply = tuple[str, ToolOutcome]


def reply(facts: Facts, outcome: ToolOutcome) -> Reply:
    """Return the pair LangChain's `content_and_artifact` tools give back."""
    return json.dumps({"facts": [list(paragraph) for paragraph in facts]}, ensure_ascii=False), outcome
