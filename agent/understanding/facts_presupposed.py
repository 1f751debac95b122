"""What a question about something else tells of its athlete: "is coffee ok if I have reflux?"."""

from agent.understanding.facts_clauses import Clause
from agent.understanding.facts_kinds import LIKELY
from agent.understanding.facts_lexicon import CHRONIC, MEDICINES, pattern
from agent.understanding.facts_told import FactSaid
from tools.domain.fact import FactKind

_PRESUPPOSED = pattern(
    rf"""
        (?:with_my|because_of_my|despite_my|given_my|for_my|will_my|is_my|does_my|(?:if|as|since|because|when|and|but|that|although|though)_i_have|i've_got
        |i_suffer_from|i'm)_(?:an?_|some_|bad_|mild_|severe_)?(?P<what>{CHRONIC})(?!\w)
    """
)
_PRESUPPOSED_TAKEN = pattern(rf"""
    (?:with_my|on_my|i_take|i'm_(?:on|taking)|while_(?:on|taking))_(?:an?_)?(?P<what>{MEDICINES})(?!\w)
""")


def presupposed(clause: Clause) -> FactSaid | None:
    """Return the chronic illness or the medicine a question rests on: "is coffee ok if I have reflux?"."""
    for form, told, slot in ((_PRESUPPOSED, "You have", ""), (_PRESUPPOSED_TAKEN, "You take", "medicine:")):
        if found := form.search(clause.said):
            what = found["what"]
            be = "You are" if found[0].startswith("i'm") and form is _PRESUPPOSED else told
            return FactSaid(FactKind.HEALTH, f"{slot}{what}"[:60], f"{be} {what}.", clause.words, LIKELY)
    return None
