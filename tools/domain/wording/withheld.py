"""Sentences about what the rules of its source keep from a language model, true where they stand."""

from enum import StrEnum

from tools.domain.provenance import POLICIES
from tools.domain.wording.activities import sports


class Where(StrEnum):
    """Beside what such a sentence stands."""

    LIST = "list"
    DAYS = "list of some days"
    REVIEW = "review"
    DASHBOARD = "dashboard"
    PROFILE = "profile"


def withheld_fact(withheld: int, where: Where) -> str | None:
    """Say how many activities are kept from a language model and where they are seen; None without any.

    Beside a list of some days no number is said: how many of them lie in those days is not told to a model.
    """
    if not withheld:
        return None
    names = " and ".join(policy.name for policy in POLICIES.values() if not policy.ai_allowed)
    if where is Where.DAYS:
        return (
            f"Activities from {names} are not counted here: {names}'s rules keep them from me. "
            "The card below shows you those of these days."
        )
    one = withheld == 1
    are, them = ("is", "it") if one else ("are", "them")
    seen = {
        Where.LIST: f"The card below shows {them} to you.",
        Where.REVIEW: f"Ask for your activities, and their list shows {them} to you.",
        Where.DASHBOARD: f"The dashboard below counts {them} for your eyes.",
        Where.PROFILE: f"The card below goes by {them}, for your eyes.",
    }[where]
    return (
        f"{sports(withheld, None).capitalize()} from {names} {are} not counted here: {names}'s rules keep "
        f"{them} from me. {seen}"
    )
