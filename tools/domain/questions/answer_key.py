"""Under what an answer is kept: everything it depends on beside the words of the question."""

import hashlib
import json

from tools.domain.finding import Frozen


class AnswerKey(Frozen):
    """What has to be the same, letter by letter, before two questions are even compared.

    `athlete_id` None: nothing of an athlete was known when it was answered, so it is anybody's. `brief` is
    the race as it is known (course, sport, distance, goal, weight, units ...), `revision` counts the changes
    of what is kept of the athlete, `prompts` and `model` are what it was put into words with.
    """

    athlete_id: str | None
    specialists: tuple[str, ...]
    brief: dict[str, object]
    revision: int
    model: str
    prompts: dict[str, int]

    def digest(self) -> bytes:
        """Return the 32 bytes the key is looked up by."""
        plain = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(plain.encode()).digest()
