"""What athletes say of themselves in no form of its own: wishes for all answers, and plain statements."""

import re

from agent.understanding.facts_clauses import Clause
from agent.understanding.facts_concepts import concepts_in
from agent.understanding.facts_content import content_words
from agent.understanding.facts_gear import GEAR, piece_in, pieces_in
from agent.understanding.facts_kept_out import (
    is_kept_elsewhere,
    is_of_others,
    is_of_the_program,
    is_supposed,
    is_talk,
)
from agent.understanding.facts_kinds import LIKELY, POSSIBLE, Sorted, food_in, sorted_out
from agent.understanding.facts_lexicon import FOODS, pattern, words
from agent.understanding.facts_statements import AT_ALL_TIMES, CAME_TO_HAVE, is_order, is_passing, is_thin
from tools.domain.fact import FactKind

_I = pattern(r"(?<![\w'])(?:i|i'm|i've|i'd|i'll|im|ive|me|mine|myself|my|we|we're|we've|us|our)(?![\w])")
_WISH = pattern(
    r"""
        (?:(?:and|but|so|also|oh)_)*(?:please_)?(?:always|never)_(?:please_)?(?:answer|tell|show|give|use
        |round|write|schedule|plan|put|suggest|call|say|send|speak|reply|explain|add|count|assume|include
        |recommend|remind|start|propose|mention|talk)(?!\w).*
        |(?:please_)?(?:keep|make)_(?:your|the|all|my)_(?:answers?|repl(?:y|ies)|explanations?|messages?)(?!\w).*
        |(?:please_)?(?:address_me|call_me)\s.*
        |(?:please_)?(?:don't|do_not)_(?:ever_)?(?:count|call|schedule|suggest|send|assume|treat|use|show|round
        |recommend|give_me|propose)\s.*
        |(?:please_)?(?:tell_me|say)\s.*(?<!\w)(?:clearly|honestly|straight|bluntly|always)(?!\w).*
        |(?:please_)?(?:answer|speak|reply|write|talk)_(?:to_me_)?(?:only_|always_)*in\s.*
        |(?:please_)?(?:round|spell|explain|shorten)_(?:everything|all|every\s)(?!\w).*
        |(?:only_)?(?:miles|km|kilomet\w+|feet|met(?:re|er)s|celsius|fahrenheit|pounds|kilos?)(?:_(?:and|not|or)_\w+)*,?
        _please
        |(?:take_me_seriously|treat_me)\s.*
    """
)
_NO_PLEASE = pattern(r"no_(?:more_)?[\w\s-]{3,50}?(?:,)?_(?:please|ever|either)$")
_ON_A_DAY = words(r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?|rest_days?|hard_days?|caffeine")
_STYLE = words(r"short\w*|brief\w*|long\w*|detail\w*|concise\w*")
_UNITS = words(r"km|kilomet\w+|miles?|celsius|fahrenheit|feet|metric|imperial|kilos?|pounds|met(?:re|er)s")
_LABEL = pattern(
    rf"""
        (?:(?:an?|my|the|new|current|old|main|spare|big|next|usual|first|best)_)*(?:[\w'-]+_){{0,2}}?
        (?:{GEAR.pattern}|(?:pb|pr|personal_best|commute|orthotics|job|home|chain|lens(?:es)?|bib(?:s|_shorts)
        |deadlift|squat|bench|blood_test|handlebars?|grips?|crank_length|inseam|hobby|hobbies|nickname
        |(?:big|new|next|main|life)_goal|dream|bucket_list|motto|mantra|cue|medication|meds|diagnosis|family|day_job
        |ferritin|iron|cholesterol|ha?emoglobin|vitamin_d|blood_pressure|zwift|rouvy|trainer\s?road|strava
        |shoe_size|my_size|background|bike_fit))(?!\w)
    """
)
_SAYS_OF_IT = pattern(
    r"""
        (?:\s[\w'-]+)?\s*(?::|=|\s\d|\s(?:waxed|fitted|mounted|raised|lowered|shortened|tuned)(?!\w)|\s(?:in
        |below|under|above|during|at|is|are|was|becomes?|became|isn't|aren't|has|have|since|in_both|with|for
        |max|pb|now|won't|never|only|needs?|got|on)(?!\w))
    """
)
_BARE_SELF = pattern(
    r"""
        (?:left|right)[\s-]?handed|for_[\w\s]{2,20}?_there(?:'s|_is)_an?_\w+|no_[\w-]+_ever|(?:big_)?(?:fan|lover)_of|used_to_be
        |(?:half|part)[\s-]time|(?:swimming|yoga|pilates
        |(?:long|group|club)_(?:rides?|runs?|swims?))_(?:is|are)_(?:only|always|usually|mostly)|(?:scared|afraid|terrified|allergic|fond)_of
    """
)
_STATES = words(
    r"""
        is|are|isn't|aren't|am|i'm|'s|has|have|i've|can|can't|cannot|do|does|don't|doesn't|gets?|feels?|needs?
        |makes?|keeps?|gives?|gave|helps?|works?|hates?|loves?|likes?|lets?|means|takes?|always|never|usually
        |often|runs?|goes|go|lives?|hurts?|upsets?|comes?|came|bought|got|stopped|put|read|start|belong\w*|was
        |did|want|use|(?:i|we)_\w+|it's|that's|has_to|moved|checked|becomes?|counts?|thinks?|wants?|stings?|stung|says?|own
    """
)
_ASKS = pattern(
    r"""
        (?<!\w)(?:help|plan|strategy|schedule|build|what|how|predict|calculate|advice)(?!\w)|_please$|^\d
        |(?<!\w)(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?(?!\w).*(?<!\w)(?:train|long_ride_day|off)(?!\w)
    """
)
_FOOD_IS = pattern(
    rf"""
        (?:the_|my_)?(?:{FOODS})_(?:is|are|isn't|aren't)_(?:not_)?(?:fine|ok|okay|great|good|bad|no_good|too\s
        |out(?!\w)|awful|disgusting|a_no-?go|perfect|heavy)
    """
)
_MOST_WORDS = 6
_FEWEST = 2  # words that carry meaning


def wish_in(said: str) -> Sorted | None:
    """Return what an athlete wants of every answer and plan: "never put a treadmill in my plan"."""
    if not _WISH.fullmatch(said) and not (_NO_PLEASE.fullmatch(said) and said.startswith("no ")):
        return None
    if is_kept_elsewhere(said) or _ON_A_DAY.search(said) or not content_words(said):
        return None
    slot = "units" if _UNITS.search(said) else "style of answers" if _STYLE.search(said) else ""
    return Sorted(FactKind.PREFERENCE, slot, LIKELY)


def may_be_bare(said: str) -> bool:
    """Tell, cheaply, whether a stretch of text may tell of its speaker without a word for oneself."""
    return bool(_BARE_SELF.match(said) or _LABEL.match(said) or _FOOD_IS.match(said) or wish_in(said))


def is_loose(clause: Clause) -> bool:
    """Tell whether a clause may belong to what is said of oneself: no question, request, deed or plan."""
    said = clause.said
    if clause.asked or is_supposed(said) or is_kept_elsewhere(said) or is_of_the_program(said):
        return False
    return not (is_talk(said) or is_order(said) or is_of_others(said))


def own_life(said: str) -> Sorted | None:
    """Return a loose clause as a fact where it speaks of its speaker, or of a thing one has, by its name."""
    lasting = AT_ALL_TIMES.search(said) or CAME_TO_HAVE.match(said)
    if (is_passing(said) and not lasting) or _ASKS.search(said):
        return None
    if _I.search(said):
        return _of_oneself(said)
    if _FOOD_IS.match(said):
        return Sorted(FactKind.STOMACH, food_in(said) or "", POSSIBLE)
    label = _LABEL.match(said)
    if label and GEAR.search(label[0]) and not pieces_in(label[0]):
        label = None  # "time" and "look" are English words as well
    if label is None or not _SAYS_OF_IT.match(said[label.end() :]):
        bare = _BARE_SELF.match(said) is not None
        return (sorted_out(f"my {said}") or Sorted(FactKind.ABOUT, "", POSSIBLE)) if bare else None
    found = sorted_out(f"my {said}") or Sorted(FactKind.ABOUT, "", POSSIBLE)
    if piece := piece_in(f"my {label[0]}"):
        whole = piece_in(f"my {said}") or ""
        return Sorted(FactKind.EQUIPMENT, whole if whole.startswith(piece) else piece, POSSIBLE)
    return found


def _of_oneself(said: str) -> Sorted | None:
    lasting = AT_ALL_TIMES.search(said) or CAME_TO_HAVE.match(said)
    thin = is_thin(said) and not (is_passing(said) and lasting)
    if thin or len(content_words(said)) < _FEWEST or not concepts_in(said):
        return None
    if not _STATES.search(said):
        return None
    found = sorted_out(said)
    beside = found is not None and found.kind is FactKind.EQUIPMENT and not pieces_in(said.partition(",")[0])
    if found is None or beside or (found.kind is FactKind.EQUIPMENT and not found.slot):
        return Sorted(FactKind.ABOUT, "", POSSIBLE)
    return None if found.kind is FactKind.GOAL else found


def parts_of(said: str) -> list[str]:
    """Return what stands behind the commas of a clause, and behind its colons."""
    parts = [*said.split(", ")[1:], *said.split(": ")[1:]]
    return [part.strip() for part in parts if part.strip()]


def names_a_thing(said: str) -> bool:
    """Tell whether a few words only name a thing one has: "new job", "zwift again"."""
    return len(said.split()) <= _MOST_WORDS and not re.search(r"\d", said) and _LABEL.match(said) is not None
