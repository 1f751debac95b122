"""What a proposal's card sends when its sessions were moved, resized or taken out."""

from pydantic import TypeAdapter, ValidationError

from tools.domain.plan_edit import PlanEdit
from tools.kit.errors import MissingInput

MOST_EDITS = 60
_EDITS: TypeAdapter[list[PlanEdit]] = TypeAdapter(list[PlanEdit])


def asked_edits(told: object) -> list[PlanEdit]:
    """Return the edits a card sent; raise MissingInput for what no card sends."""
    try:
        edits = _EDITS.validate_python(told)
    except ValidationError:
        raise MissingInput("I cannot read these edits. Reload the page and make them again.") from None
    if not 0 < len(edits) <= MOST_EDITS:
        raise MissingInput(f"I take between 1 and {MOST_EDITS} edits at once. Nothing was changed.")
    return edits
