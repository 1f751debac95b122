"""What the athlete just said of rules, put together with the rules they have."""

from tools.domain.athlete_rules import AthleteRule, RuleReading, RulesDraft, RuleSet
from tools.domain.planning.rule_conflicts import conflicts


def merged(known: RuleSet, reading: RuleReading) -> RulesDraft:
    """Return the whole set as it would be: what was taken back goes, a newer rule of the same key replaces.

    A rule said again as it stands changes nothing. Conflicts name the rules by their places in the new
    set.
    """
    new = {each.key: each for each in reading.rules}
    gone = {each.key for each in reading.withdrawn}
    kept = [each for each in known.rules if each.key not in gone or each.key in new]
    held = {each.key: each for each in kept}
    added = tuple(each for key, each in new.items() if key not in held or not _is_the_same(held[key], each))
    changed = {each.key for each in added}
    removed = tuple(
        each for each in known.rules if each.key in changed or (each.key in gone and each.key not in new)
    )
    rules = (*(each for each in kept if each.key not in changed), *added)
    return RulesDraft(
        based_on=known.version,
        rules=rules,
        added=added,
        removed=removed,
        conflicts=conflicts(rules),
        unsure=reading.unsure,
        reason=_reason(added, removed),
    )


def continued(known: RuleSet, waiting: RulesDraft, reading: RuleReading) -> RulesDraft:
    """Return a waiting draft with what was said after it, as one change of the rules as they stand."""
    draft = merged(known.model_copy(update={"rules": waiting.rules}), reading)
    added = tuple(each for each in draft.rules if not any(_is_the_same(each, old) for old in known.rules))
    removed = tuple(each for each in known.rules if not any(_is_the_same(each, new) for new in draft.rules))
    return draft.model_copy(update={"added": added, "removed": removed, "reason": _reason(added, removed)})


def without(known: RuleSet, places: frozenset[int]) -> RulesDraft:
    """Return the set without the rules of these places, for a click that takes them away."""
    gone = tuple(rule for place, rule in enumerate(known.rules) if place in places)
    return merged(known, RuleReading(withdrawn=gone))


def narrowed(draft: RulesDraft, known: RuleSet, left_out: frozenset[int]) -> RulesDraft:
    """Return a draft without the single changes of these places, those added counted first, then the removed.

    A rule that replaces an older one stands for both: left out, the older one stays.
    """
    changes = (*draft.added, *draft.removed)
    added = tuple(each for place, each in enumerate(draft.added) if place not in left_out)
    back = {each.key for place, each in enumerate(changes) if place in left_out and place >= len(draft.added)}
    refused = {each.key for place, each in enumerate(draft.added) if place in left_out}
    taken = tuple(
        each
        for each in draft.removed
        if each.key not in back and each.key not in refused and each.key not in {one.key for one in added}
    )
    kept_new = tuple(each for each in added if each.key not in back)
    return merged(known, RuleReading(rules=kept_new, withdrawn=taken, unsure=draft.unsure))


def _is_the_same(one: AthleteRule, other: AthleteRule) -> bool:
    """Whether two rules ask for the same, in whichever words."""
    return one.model_dump(exclude={"words"}) == other.model_dump(exclude={"words"})


def _reason(added: tuple[AthleteRule, ...], removed: tuple[AthleteRule, ...]) -> str:
    """Write why the rules change, in the athlete's words."""
    replaced = {each.key for each in added}
    said = "; ".join(f"“{words}”" for words in dict.fromkeys(each.words for each in added))
    taken = "; ".join(f"“{each.words}”" for each in removed if each.key not in replaced)
    told = (f"You said {said}." if said else "", f"You took back {taken}." if taken else "")
    return " ".join(each for each in told if each)
