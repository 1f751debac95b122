"""A strategy as JSON: the same words as on paper, with the numbers behind them."""

from tools.formats.carried import Carried


def written(carried: Carried) -> bytes:
    """Write the plan as UTF-8 JSON."""
    return carried.plan.model_dump_json(indent=2).encode()
