"""Rules taken back: "I can ride again on Sundays", "forget the strength rule", "my knee is fine now"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.understanding.reading import plain
from agent.understanding.training_rules_hurts import body_part_in, is_only_recovery, says_recovered
from agent.understanding.training_rules_parts import AWAY_WORDS, Part
from agent.understanding.training_rules_tokens import ALL_DAYS, Kind
from agent.understanding.training_rules_words import HARD
from tools.domain.athlete_rules import AthleteRule, RuleKind, RuleSet

_DROP = re.compile(
    r"(?<!\w)(?:forget|drop|remove|cancel|delete|scrap|ignore|lift(?=\s+the\b)|undo|take\s+(?:back|away|out)"
    r"|get\s+rid\s+of)(?!\w)"
)
_AGAIN = re.compile(
    r"(?<!\w)(?:can|could|may|able|happy|ok|okay|fine|allowed|possible|free|works?|back)\b.*\b(?:again|now)(?!\w)"
    r"|(?<!\w)now\b.*\b(?:can|possible|fine|ok|okay)(?!\w)|^(?:on\s+)?\w+days?\s+again$"
)
_DROP_WORDS = frozenset(
    {
        "forget", "drop", "remove", "cancel", "delete", "scrap", "ignore", "lift", "undo", "take",
        "back", "away", "out", "get", "rid", "of", "the", "my", "rule", "rules", "about", "please",
        "on", "all", "that", "limit", "limits", "for", "a", "an", "hour", "hours", "time", "rest",
        "hard", "weekly", "it", "everything", "can", "you", "thing", "one", "off", "training",
    }
)  # fmt: skip
_AGAIN_WORDS = frozenset(
    {
        "i", "i'm", "can", "could", "may", "am", "able", "to", "again", "now", "on", "the", "train",
        "training", "is", "are", "ok", "okay", "fine", "possible", "do", "go", "happy", "allowed",
        "it's", "and", "for", "me", "have", "work", "works", "free", "it", "my", "hard",
    }
)  # fmt: skip
_LIMITS = (RuleKind.MOST_TIME, RuleKind.LEAST_TIME)
_REST_KINDS = (RuleKind.LEAST_REST_DAYS, RuleKind.NO_TRAINING)
_HARD_KINDS = (RuleKind.NOTHING_HARD, RuleKind.HARD_APART, RuleKind.MOST_HARD_DAYS)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The rules taken back, and what is left of them; none at all: it has to be asked which one is meant."""

    withdrawn: tuple[AthleteRule, ...] = ()
    left: tuple[AthleteRule, ...] = ()


def taken_back(part: Part, text: str, known: RuleSet) -> TakenBack | None:
    """Return what a part takes back; None where it takes nothing back."""
    said = plain(text)
    if body_part_in(said) and says_recovered(said):
        return _one_of(_hurts(said, known)) if is_only_recovery(said) else TakenBack()
    if _DROP.search(said):
        return _dropped(part, said, known)
    if (
        _AGAIN.search(said)
        and part.ended_by != "?"
        and not part.has(Kind.NEVER, Kind.MOST, Kind.LEAST, Kind.TIME, Kind.NUMBER)
    ):
        return _possible_again(part, known)
    return None


def _hurts(said: str, known: RuleSet) -> list[AthleteRule]:
    part = body_part_in(said) or ""
    name = part.split()[-1].rstrip("s")
    hurts = [each for each in known.rules if each.kind is RuleKind.HURT]
    return [each for each in hurts if name in plain(each.body_part or "")]


def _dropped(part: Part, said: str, known: RuleSet) -> TakenBack:
    words = set(part.words)
    body = body_part_in(said)
    rest = words - _DROP_WORDS - AWAY_WORDS - set(plain(body or "").split())
    if rest or part.has(Kind.NEVER, Kind.MOST, Kind.LEAST, Kind.EXCEPT):
        return TakenBack()
    everything = re.search(
        r"(?<!\w)(?:all\s+(?:of\s+)?(?:my|the)\s+rules|everything|all\s+rules)(?!\w)", said
    )
    if everything and not (part.sports or part.days):
        return TakenBack(withdrawn=known.rules)
    checks = _criteria(part, words, body)
    found = [each for each in known.rules if checks and all(check(each) for check in checks)]
    return TakenBack(withdrawn=tuple(found)) if "rules" in words else _one_of(found)


def _criteria(part: Part, words: set[str], body: str | None) -> list[Callable[[AthleteRule], bool]]:
    """Return what a rule has to be like to be the one that is meant; none where nothing tells."""
    nouns = " ".join(each.text for each in part.every(Kind.NOUN))
    of_time = part.has(Kind.TIME) or bool(words & {"hour", "hours", "time"})
    seconds = part.value(Kind.TIME)
    of_rest = "rest" in nouns or "off" in nouns or "rest" in words
    of_hard = "hard" in nouns or any(each in HARD for each in part.purposes)
    name = body.split()[-1] if body else ""
    criteria: tuple[tuple[bool, Callable[[AthleteRule], bool]], ...] = (
        (bool(part.sports), lambda rule: rule.sport in part.sports),
        (bool(part.days), lambda rule: set(rule.weekdays) == set(part.days)),
        (bool(body), lambda rule: rule.kind is RuleKind.HURT and name in plain(rule.body_part or "")),
        (of_time, lambda rule: rule.kind in _LIMITS and seconds in (None, rule.limit)),
        (of_rest, lambda rule: rule.kind in _REST_KINDS and rule.sport is None),
        (of_hard, lambda rule: rule.kind in _HARD_KINDS),
        (bool(words & (AWAY_WORDS - {"away"})), lambda rule: rule.kind is RuleKind.AWAY),
    )
    return [check for counts, check in criteria if counts]


def _possible_again(part: Part, known: RuleSet) -> TakenBack:
    if set(part.words) - _AGAIN_WORDS or len(part.sports) > 1:
        return TakenBack()
    hard = any(each in HARD for each in part.purposes)
    kind = RuleKind.NOTHING_HARD if hard else RuleKind.NO_TRAINING
    sport = part.sports[0] if part.sports else None
    found = [each for each in known.rules if each.kind is kind and each.sport is sport and _is_of(each, part)]
    if len(found) != 1:
        return TakenBack()
    rule, days = found[0], set(part.days)
    others = tuple(day for day in rule.weekdays or ALL_DAYS if day not in days)
    left = (rule.model_copy(update={"weekdays": others}),) if days and others else ()
    return TakenBack(withdrawn=(rule,), left=left)


def _is_of(rule: AthleteRule, part: Part) -> bool:
    if not part.days:
        return not rule.weekdays
    return set(part.days) <= set(rule.weekdays or ALL_DAYS)


def _one_of(found: list[AthleteRule]) -> TakenBack:
    return TakenBack(withdrawn=tuple(found)) if len(found) == 1 else TakenBack()
