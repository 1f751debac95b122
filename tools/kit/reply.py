"""How a tool answers: facts for the model to put into words, an outcome for the page."""

import json
from collections.abc import Iterable

from tools.kit.outcome import ToolOutcome

Reply = tuple[str, ToolOutcome]


def reply(facts: Iterable[str], outcome: ToolOutcome) -> Reply:
    """Return the pair LangChain's `content_and_artifact` tools give back."""
    return json.dumps({"facts": list(facts)}, ensure_ascii=False), outcome
