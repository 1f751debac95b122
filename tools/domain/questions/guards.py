"""What two questions must have in common beside their nearness; each guard names what is not."""

from collections.abc import Callable

from tools.domain.questions.fault import Fault
from tools.domain.questions.guard_amounts import amounts_agree
from tools.domain.questions.guard_asking import asking_agrees, something_is_asked
from tools.domain.questions.guard_roles import kin_in_order, order_agrees, roles_agree
from tools.domain.questions.guard_words import words_agree
from tools.domain.questions.question import Question

Guard = Callable[[Question, Question], Fault | None]

GUARDS: tuple[Guard, ...] = (
    something_is_asked,
    amounts_agree,
    asking_agrees,
    words_agree,
    roles_agree,
    kin_in_order,
    order_agrees,
)
"""Every guard, the most telling first: the first fault is the reason given."""
