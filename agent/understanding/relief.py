"""What of an urgent message may change the plan: only what takes training away."""

from datetime import date
from typing import Any

from agent.understanding.rules_asked import states_lasting_rules
from agent.understanding.training_events import relieves
from tools.domain.safety.red_flags import RedFlagKind, red_flag

FEVER, INJURY, BONE_PAIN = "fever or infection", "injury", "bone pain"
EASED = frozenset((FEVER, INJURY, BONE_PAIN))
"""The red flags by which training is taken out of a plan; with all others the sentence stands alone."""


def relief(text: str, today: date) -> tuple[str, dict[str, Any]] | None:
    """Return the tool and its arguments that take training away after what was told; None for nothing.

    Rules told beside a hurt are read back, the hurt among them; an emergency has its sentence alone.
    """
    flag = red_flag(text)
    if flag is not None and (flag.kind is not RedFlagKind.REFER or flag.rule not in EASED):
        return None
    if states_lasting_rules(text, today):
        return "propose_rules", {"words": text.strip()[:400]}
    event = relieves(text, today)
    return ("propose_plan_version", {"event": event}) if event else None
