"""What athletes want forgotten of themselves."""

import re
from dataclasses import dataclass

from agent.understanding.facts_content import content_words
from agent.understanding.facts_lexicon import OTHER_PEOPLE, pattern
from agent.understanding.reading import plain

_SOMEBODY = pattern(OTHER_PEOPLE)
_FORGET = pattern(
    r"""
        ^(?:(?:also|oh|kindly|please|ok|okay|hey|coach|can_you|could_you|you_can|you_should|i_want_you_to|and|now
        |actually|just)[\s,]+)*(?:forget|delete|remove|erase|unlearn|stop_remembering|don't_remember
        |do_not_remember|drop|wipe|scrub)_(?P<what>.+)$
    """
)
_TOLD = pattern(
    r"""
        ^(?:(?:the_)?(?:fact|thing|note|memory|memories|facts|notes|part|bit|everything|all|anything
        |whatever|what)\s*(?:that_)?(?:i_(?:said|told_you|wrote|mentioned)|you_(?:know|remember|noted
        |saved|kept|have|learned|learnt|stored))?\s*(?:about|of|on|with|concerning|regarding
        |to_do_with)?|that|about|what_i_(?:said|told_you)_about)(?!\w)\s*(?:the_fact_)?(?:that_)?
    """
)
_NOT_MEMORY = pattern(
    r"""
        (?:it|that|this|about_(?:it|that|this)|the_(?:plan|race|goal|card|course|file|last|question
        |proposal|strategy|session|rest)|my_(?:last_)?(?:question|message|plan|strateg\w+|race|upload
        |rules?|account|activities|workouts?|rides?|runs?|files?|session)|(?:this|the|last
        |my)_(?:conversation|chat|thread)|to_\w+|strateg\w+|plan|version.*|rule.*|activity.*
        |workout.*)\W*$
    """
)
_EVERYTHING = pattern(
    r"""
        (?:everything|all|anything|all_of_it|all_(?:the_)?(?:facts|memories
        |notes))(?:_(?:that_)?(?:you_(?:know|remember|have|learned|learnt|noted|stored)(?:_(?:about|of
        |on)_me)?|about_me|i_(?:told|ever_told|said_to)_you(?:_about_me(?:self)?)?))?\W*$
        |your_memory(?:_(?:of|about)_me)?\W*$|my_(?:facts|memory|memories)\W*$|me\W*$
    """
)


@dataclass(frozen=True, slots=True)
class ForgetWish:
    """A wish to have something forgotten, in its own words; `everything`: all there is."""

    what: str
    everything: bool = False


def forget_wish(message: str) -> ForgetWish | None:
    """Return what a message wants forgotten of its athlete; None where it wants nothing forgotten."""
    said = re.sub(r"\s+", " ", plain(message)).strip(" .!")
    said = re.sub(r"(?<!\w)(?:pls|plz)(?!\w)", "please", said)
    if len(said) > 300 or not _NAMES_IT.search(said):
        return None
    before = ""
    for stretch in _STRETCHES.split(said):
        wish = _wish_in(stretch.strip(" ,"), before)
        if wish is not None:
            return wish
        before = stretch
    return None


def _wish_in(stretch: str, before: str) -> ForgetWish | None:
    said = re.sub(
        r"[\s,]+(?:please|btw|by\s+the\s+way|thanks?(?:\s+you)?|ok(?:ay)?)$", "", stretch.rstrip(" ?")
    )
    found = _FORGET.match(said)
    if found is None:
        return None
    if _THAT.fullmatch(found["what"]):  # what was just said in the same breath
        named = _CHANGED_MIND.match(before.strip(" ,"))
        return ForgetWish(what=named["what"]) if named else None
    if _NOT_MEMORY.fullmatch(found["what"]):
        return None
    if _EVERYTHING.fullmatch(found["what"]):
        return ForgetWish(what="", everything=True)
    verb_only = re.search(r"(?:forget|unlearn|remember\w*)\s", found[0][: found.start("what")])
    told = _TOLD.match(found["what"])
    if verb_only is None and told is None:
        return None
    what = found["what"][told.end() :] if told else found["what"]
    what = re.split(r"\s+btw(?!\w)|\s+because\s|\s+-\s", what)[0]
    what = _A_THING.sub("", what.strip())
    return ForgetWish(what=what) if content_words(what) or _SOMEBODY.search(what) else None


_NAMES_IT = pattern(r"(?<!\w)(?:forget|delete|remove|erase|unlearn|remember\w*|drop|wipe|scrub)(?!\w)")
_STRETCHES = pattern(
    r"[?!.;](?=\s)|,_(?:so_|and_|but_)?|_so_(?=(?:please_)?forget\s)|_and_(?=(?:please_)?forget\s)"
)
_THAT = pattern(r"(?:it|that|this|about_(?:it|that|this))\W*")
_CHANGED_MIND = pattern(
    r"""
        i(?:'ve|_have)?_changed_my_mind_(?:on|about)_(?P<what>.+)
    """
)
_A_THING = pattern(r"_(?:thing|things|stuff|story|bit|business|detail|part)$")
