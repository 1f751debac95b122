"""Words that must stop a plan: emergencies, things a doctor should see first, and wishes we refuse."""

import re
from enum import StrEnum

from tools.domain.finding import Frozen
from tools.domain.safety.emergencies import EMERGENCIES
from tools.domain.safety.emergencies_elsewhere import EMERGENCIES_ELSEWHERE
from tools.domain.safety.plain_words import plain
from tools.domain.safety.referrals import REFERRALS
from tools.domain.safety.refusals import REFUSALS
from tools.domain.safety.rule import Rule


class RedFlagKind(StrEnum):
    """What a red flag asks for."""

    EMERGENCY = "emergency"
    REFER = "refer"
    REFUSE = "refuse"


class RedFlag(Frozen):
    """A red flag: what to do now (`sentence`), whom to see (`see`), and the rule that fired.

    Safety defaults of ours; a clinician should review them before they are relied on [D].
    """

    kind: RedFlagKind
    rule: str
    sentence: str
    see: str


def red_flag(text: str) -> RedFlag | None:
    """Return the gravest red flag in an athlete's words, None for ordinary race talk.

    A symptom that is plainly denied ("no chest pain") does not count. English words, and of the gravest
    emergencies those of six other languages.
    """
    said = plain(text)
    by_gravity = (
        (RedFlagKind.EMERGENCY, (*EMERGENCIES, *EMERGENCIES_ELSEWHERE)),
        (RedFlagKind.REFUSE, REFUSALS),
        (RedFlagKind.REFER, REFERRALS),
    )
    for kind, rules in by_gravity:
        for rule in rules:
            if _fires(rule, said):
                return RedFlag(kind=kind, rule=rule.name, sentence=rule.sentence, see=rule.see)
    return None


def with_whom_to_see(flag: RedFlag) -> str:
    """Return what is said of a red flag: what to do now, whom to see, and that nothing is lost meanwhile.

    A wish that is refused stops nothing but itself.
    """
    said = f"{flag.sentence}\n\n**Whom to see:** {flag.see}"
    if flag.kind is not RedFlagKind.REFER:
        return said
    return f"{said} Your plans stay as they are meanwhile; tell me when they have cleared you, and we go on."


CLEARED = re.compile(
    r"\bcleared\b|\ball clear\b|\bfalse alarm\b|\b(?:doctor|physio|gp|cardiologist|midwife|team)\b.{0,40}\b"
    r"(?:says?|said|ok|okay|fine|allows?|allowed|agrees?|agreed|checked|happy)\b|\b(?:joking|kidding)\b"
)


def is_cleared(text: str) -> bool:
    """Tell whether an athlete says that a red flag has been looked at, or never was one."""
    said = plain(text)
    return any(not DENIED.search(said[: match.start()]) for match in CLEARED.finditer(said))


DENIED = re.compile(
    r"\b(?:no|not|without|never|isn't|wasn't|don't|didn't|haven't|hasn't|free of|rather than)"
    r"(?: (?:have|had|having|a|an|any|really|feel|felt|feeling|got|take|taking|taken|use|using|need|want"
    r"|to|on|signs? of|been|more))*\s*$"
)


LONG_PAST = re.compile(
    r"\b(?:years? ago|last year|healed|fully recovered|in (?:19|20)\d\d|cleared (?:by|to))\b"
)


def _fires(rule: Rule, said: str) -> bool:
    for pattern in rule.patterns:
        for match in pattern.finditer(said):
            before = said[: match.start()]
            if rule.deniable and DENIED.search(before):
                continue
            if rule.heals and LONG_PAST.search(said):
                continue
            return True
    return False
