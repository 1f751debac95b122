"""Words that must stop a plan: emergencies, things a doctor should see first, and wishes we refuse."""

import re
from enum import StrEnum

from tools.domain.finding import Frozen
from tools.domain.safety.emergencies import EMERGENCIES, SELF_HARM
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
    supposed: bool = False
    """It is asked about and has not happened: it is answered, and nothing has to be cleared."""


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
                supposed = kind is RedFlagKind.EMERGENCY and rule.name != SELF_HARM and _is_supposed(said)
                return RedFlag(
                    kind=kind, rule=rule.name, sentence=rule.sentence, see=rule.see, supposed=supposed
                )
    return None


_ELSEWHERE = frozenset(rule.name for rule in EMERGENCIES_ELSEWHERE)


def with_whom_to_see(flag: RedFlag) -> str:
    """Return what is said of a red flag: what to do now, whom to see, and that nothing is lost meanwhile.

    A wish that is refused stops nothing but itself.
    """
    if flag.rule in _ELSEWHERE:
        return f"{flag.sentence}\n\n{flag.see}"
    said = f"{flag.sentence}\n\n**Whom to see:** {flag.see}"
    if flag.kind is not RedFlagKind.REFER:
        return said
    return f"{said} Your plans stay as they are meanwhile; tell me when they have cleared you, and we go on."


_CLINICIAN = r"\b(?:doctor|doc|physio|gp|cardiologist|midwife|team|specialist|dietitian|neurologist)\b"
CLEARED = re.compile(
    r"\bcleared\b|\ball clear\b|\bfalse alarm\b|\b(?:joking|kidding)\b"
    rf"|{_CLINICIAN}.{{0,40}}\b(?:ok|okay|okayed|fine|allows?|allowed|agrees?|agreed|checked|happy|yes"
    rf"|green light"
    r"|nothing (?:wrong|serious|found)|(?:says?|said|thinks?) (?:that )?i (?:can(?!'t|not)|may(?! not)"
    r"|am good))\b"
)
_BUT_NO = re.compile(
    r"\b(?:not|no|never|can't|cannot|couldn't|shouldn't|mustn't|don't|didn't|hasn't|haven't|isn't"
    r"|wasn't|unless"
    r"|until|before|stop|rest|wait|only if|will|appointment|if)\b"
)


def is_cleared(text: str) -> bool:
    """Tell whether an athlete says that a red flag has been looked at, or never was one.

    What a clinician has forbidden or has yet to say clears nothing.
    """
    said = plain(text)
    return any(
        not DENIED.search(said[max(0, match.start() - _BEFORE) : match.start()])
        and not _BUT_NO.search(match[0])
        and not _YET_TO_SAY.search(said[max(0, match.start() - _BEFORE) : match.start()])
        for match in CLEARED.finditer(said)
    )


_YET_TO_SAY = re.compile(
    r"\b(?:until|unless|once|when|if|whether|should|want|need|hope|hoping|waiting|yet to|to be|get|getting"
    r"|ask|asking|before)(?: \w+){0,4} ?$"
)
_BEFORE = 80  # characters in front of a symptom or a word: what denies it stands there


DENIED = re.compile(
    r"(?:\b(?:no|not|without|never|isn't|wasn't|don't|didn't|haven't|hasn't|free of|rather than)"
    r"|(?<!not )(?<!n't )\b(?:ruled|rules) out)"
    r"(?: (?:have|had|having|a|an|any|really|feel|felt|feeling|got|take|taking|taken|use|using|need|want"
    r"|to|on|signs? of|been|more))*\s*$"
)


LONG_PAST = re.compile(
    r"\b(?:years? ago|last year|healed|fully recovered|in (?:19|20)\d\d|cleared (?:by|to))\b"
)
_AGAIN = re.compile(r"\b(?:again|now|today|still|back|return\w*|yesterday|this (?:week|morning)|since)\b")
_SUPPOSED = re.compile(
    r"\b(?:what (?:should|do|would|must) (?:i|we|you) do (?:if|when)|what if|in case|if (?:i|someone"
    r"|anyone|"
    r"somebody) (?:ever )?(?:get|gets|feel|feels|have|has|had|faints?|collapses?|passe?s? out)"
    r"|how (?:do|would|can|will|to) (?:i |we )?(?:recogni[sz]e|know|tell|spot|notice|prevent|avoid)"
    r"|(?:signs|symptoms) of)\b"
)
_ALREADY = re.compile(
    r"\b(?:i|he|she)(?:'ve| have| had|'m| am| was| is) (?!to\b|supposed\b)|\b(?:again|now|today"
    r"|yesterday|already"
    r"|last (?:week|night|time)|this morning|right now|getting|keep)\b"
)


def _is_supposed(said: str) -> bool:
    """Tell whether an emergency is asked about for a day to come, and nobody has it."""
    match = _SUPPOSED.search(said)
    return match is not None and _ALREADY.search(said[: match.start()] + said[match.end() :]) is None


def _is_over(said: str) -> bool:
    """Tell whether it was long ago and looked at, and has not come back."""
    return LONG_PAST.search(said) is not None and is_cleared(said) and _AGAIN.search(said) is None


def _fires(rule: Rule, said: str) -> bool:
    for pattern in rule.patterns:
        for match in pattern.finditer(said):
            if rule.deniable and DENIED.search(said[max(0, match.start() - _BEFORE) : match.start()]):
                continue
            if rule.heals and LONG_PAST.search(said):
                continue
            return not (rule.deniable and _is_over(said))
    return False
