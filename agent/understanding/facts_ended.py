"""What athletes say came to an end: what they sold, stopped, or are rid of."""

from dataclasses import dataclass

from agent.understanding.facts_content import content_words
from agent.understanding.facts_lexicon import pattern, words
from agent.understanding.reading import plain
from agent.understanding.training_rules_hurts import body_part_in, says_recovered

CHANGED = words(
    r"""
        now|nowadays|these_days|any\s?more|no_longer|instead|switched|changed|moved|swapped|replaced
        |upgraded|went_back|from_now_on|actually|meanwhile|by_now|back_to|correction|update|wrong|my_new|new_(?:\w+_)?goal|moved_to
        |(?<!\w\s)\w+_again|cancelled|lately|treated_myself|latest|turns?_out
    """
)
_STOPPED = pattern(
    r"""
        i(?:'ve|_have)?(?:_(?:just|now|finally|recently|also|already))*_(?:sold|withdrawn_from|withdrew_from|pulled_out_of|dropped_out_of|quit|gave_(?:up|away)
        |given_(?:up|away)|stopped|got_rid_of|gotten_rid_of|threw_(?:away|out)|lost_my|retired_my
        |returned|left_(?:the|my)|dropped|ditched|binned|donated|scrapped|worn_out|wore_out
        |finished_with|came_off_(?:the_)?(?=\w*(?:pill|medic|statin|blocker|thinner|antidep))
        |stopped_using|no_longer_use)_(?:with_|of_)?(?P<what>(?:(?!\s(?:to|for|because|last|since|and|so
        |as|when|after|on|in|with|from|at|this|years?|but)\s|[,:]).)+)
    """
)
_NO_LONGER = pattern(
    r"""
        (?:i|we|it|they|my_[\w\s]{2,30}?|the_[\w\s]{2,30}?)\s*(?:'m|'re|'s|am|are|is)?\s*(?:(?:do|does
        |am|are|is|can|have)\s*(?:n't|_not)|don't|doesn't|can't|cannot|not|isn't|aren't|'m_not
        |haven't)_(?P<what>.+?)_(?:any\s?more|any_longer|now)(?:\s|$)|(?:i|we|it|they|my_[\w\s]{2,30}?
        |the_[\w\s]{2,30}?)\s*(?:'m|'re|'s|am|are|is|do|have)?\s*no_longer_(?P<what2>.+)
    """
)
_REPLACED = pattern(
    r"""
        (?:switched|changed|moved|swapped|went|upgraded|graduated)_(?:over_)?from_(?P<a>.+?)_(?:to|for
        |into)\s|(?:swapped|traded|exchanged|replaced|changed)_(?:out_)?(?:my|the)_(?P<b>.+?)_(?:for
        |with|by|to|against)\s|instead_of_(?:my|the)?\s*(?P<c>.+)|rather_than_(?:my|the)_(?P<d>.+)
        |,_not_(?:a\s|an\s|the\s|my\s|in\s|on\s)?\s*(?P<e>[\w\s]{2,30})$
    """
)
_OVER = pattern(
    r"""
        (?:gone|over|healed|cured|cleared_up|(?:gone|went)_away|disappeared|stolen|vanished|passed|resolved|sorted|history
        |better_now|fixed|out_of_the_way)(?!\w)
    """
)
_IS_OVER = pattern(
    r"""
        (?:(?:my|the|our)_)?(?P<what>[\w'\s-]{2,40}?)(?:_|(?='s))(?:is|are|has|have|was|were|got|'s)
        (?:_(?:now|been|finally|all|completely|being|\w+ly))*_(?P<over>gone|over|healed|cured|cleared_up|stolen|dead
        |(?:gone_)?away|disappeared|vanished|passed|resolved|sorted|history|better_now|fixed|sold|ruined
        |out_of_the_way)(?!\w)
    """
)
_WELL_AGAIN = pattern(r"""
    i(?:'m|_am|_feel)_(?:\w+_)?(?:well|healthy|healed|recovered|injury[\s-]free|pain[\s-]free
    |fit)\s*(?:again|now|from|$)|no_more_(?P<of>[\w\s]{3,30})
""")

_GAVE_UP = pattern(r"stopped|quit|gave_up|given_up|came_off")


@dataclass(frozen=True, slots=True)
class Ending:
    """What holds no longer: facts that name all of `words`, or are of `slot`.

    `keeps_words` says that the clause itself is worth keeping ("I no longer drink coffee"), `says_more` that
    it tells what holds instead.
    """

    words: frozenset[str] = frozenset()
    slot: str | None = None
    keeps_words: bool = False
    says_more: bool = False


def ending_in(said: str) -> Ending | None:
    """Return what a clause says is over, or None."""
    part = body_part_in(said)
    if part and (says_recovered(said) or _OVER.search(said)):
        return Ending(slot=part)
    if (found := _WELL_AGAIN.search(said)) is not None:
        if found["of"] is None:
            return Ending(slot="illness")
        return Ending(content_words(found["of"]), keeps_words=len(content_words(said[: found.start()])) > 1)
    if (found := _IS_OVER.match(said)) and not (part and found["over"] in ("dead", "history")):
        more = len(content_words(said[found.end() :])) > 1
        return Ending(content_words(found["what"]), keeps_words=more)
    for form in (_STOPPED, _NO_LONGER):
        if found := form.match(said):
            told = found.groupdict()
            what = told.get("what") or told.get("what2") or ""
            subject = said[: found.start("what")] if told.get("what") and form is _NO_LONGER else ""
            names = content_words(f"{subject} {what}")
            tells = form is _NO_LONGER or _GAVE_UP.search(said) is not None
            more = len(content_words(said[found.end() :])) > 1
            return Ending(names, keeps_words=tells or more, says_more=more) if names else None
    return None


def replaced_in(said: str) -> frozenset[str]:
    """Return the words for what something new takes the place of: "from the Canyon to a Trek"."""
    found = _REPLACED.search(said)
    told = next((value for value in found.groupdict().values() if value), "") if found else ""
    return content_words(told)


_FROM_SOMETHING = pattern(r"(?:switched|changed|moved|swapped|went|upgraded)_(?:over_)?from\s", any_case=True)
_THE_OLD_TO = pattern(r"_from_(?:my|the|a|an)?\s*[\w'.+/ -]+?_(?=to\s)", any_case=True)
_REPLACED_BY = pattern(
    r"(?:swapped|traded|exchanged|replaced|changed)_(?:out_)?(?:my|the)_.+?_(?:for|with|by|against)_",
    any_case=True,
)
_UP_TO_THE_NEW = pattern(r"""
    (?:from|swapped|traded|exchanged|replaced|changed)\s.+?\s(?=(?:to|for|with|by|against|into)\s)
""")
_INSTEAD = pattern(r",?_(?:instead_of|rather_than)\s.+$|,_not_[\w\s]{2,30}$", any_case=True)


def without_replaced(meant: str) -> str:
    """Return a clause without what was replaced in it: "I switched to a Trek"."""
    text = _THE_OLD_TO.sub(" ", meant, count=1) if _FROM_SOMETHING.search(meant) else meant
    return _INSTEAD.sub("", _REPLACED_BY.sub("now have ", text, count=1))


def without_old(words: str) -> str:
    """Return the stretch of a clause that names the new alone: "a Trek" of "a Trek, not a Canyon"."""
    said = plain(words)
    if found := _UP_TO_THE_NEW.search(said):
        return words[found.end() :].strip()
    found = _INSTEAD.search(said)
    return words[: found.start()].strip() if found else words
