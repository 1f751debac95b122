"""What an athlete's sentence says about a race: a parser without a model behind it."""

from agent.understanding.reader import understand
from agent.understanding.understood import Heard, Understood

__all__ = ["Heard", "Understood", "understand"]
