"""Which facts matter for a message: near in meaning, of its topic, or naming the same words."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from agent.understanding.facts_concepts import concepts_by_word, concepts_in
from agent.understanding.facts_content import content_words
from agent.understanding.facts_gear import GEAR
from agent.understanding.facts_kinds import names_a_part
from agent.understanding.facts_lexicon import FOODS, GUT, MEDICINES, words
from agent.understanding.facts_merging import words_of
from agent.understanding.reading import plain
from tools.domain.fact import AthleteFact, FactKind

MOST_RECALLED = 8
MOST_OF_SAFETY = 16
"""Facts about health beyond the eight: there are rarely more, and each may forbid something [D]."""
_SAME_WORD, _OF_TOPIC, _SAME_THING = 0.15, 0.06, 0.5
"""What a shared word, topic and thing are worth beside a cosine, where no other fact shares it: chosen on the
planted facts of one athlete (our design choice [D])."""
_EATING = words(
    FOODS,
    r"""
        eat\w*|drink\w*|fuel\w*|nutrition|breakfast|lunch|dinner|snack\w*|hydrat\w*|carbs?|calories|food
        |meal\w*|diet|stomach|gut|digest\w*|toilet
    """,
)
_WEARING = words(
    r"""
        shoes?|(?:run|race|train|swim)_in(?!to)|gear|put_on|equipment|kit|bike|bicycle|watch|wear
        |wheels?|device|gadget|tyres?|own|computer|meter|trainers?|feet|ride|wrist|machine|measure\w*
        |head_unit|gps|flats
    """
)
_HURTING = words(
    rf"""
        injur\w+|hurt\w*|pain\w*|health\w*|medic\w*|doctor|ill(?:ness)?|allerg\w+|condition|sore
        |niggle\w*|sick|problem\w*|bone\w*|tendon|muscle\w*|disease|chronic|{MEDICINES}
    """
)
_AIMING = words(r"goals?|aim\w*|dream\w*|target\w*|achieve|ambition\w*|want|hope|long[\s-]term|plan_to")
_SPEAKING_TO_ONESELF = words(
    r"""
        mental\w*|cues?|mantra|phrase|mind|motivat\w+|words?|trick|focus|relax\w*|calm\w*|wall|tough
        |think|head|psych\w*|say_to_myself|nerv\w+
    """
)
_LIKING = words(
    r"""
        like|prefer\w*|love|hate|enjoy|favou?rite|rather|dislike|want|fond|feel_about|think_(?:about|of)
        |fan|scared|afraid|fear\w*
    """
)
_LIVING = words(
    r"""
        live|home|work|job|old|age|family|kids?|children|married|name|sleep|club|coach|who|years?
        |experience|background|hours|where|town|city|live|sports?|hobb\w+|pets?|dog
    """
)
_OF_KINDS = (
    (_EATING, (FactKind.STOMACH,)),
    (GUT, (FactKind.STOMACH,)),
    (_WEARING, (FactKind.EQUIPMENT,)),
    (GEAR, (FactKind.EQUIPMENT,)),
    (_HURTING, (FactKind.HEALTH,)),
    (_AIMING, (FactKind.GOAL,)),
    (_SPEAKING_TO_ONESELF, (FactKind.CUE,)),
    (_LIKING, (FactKind.PREFERENCE,)),
    (_LIVING, (FactKind.ABOUT,)),
)


def recalled(
    facts: Sequence[AthleteFact], message: str, likeness: Mapping[str, float]
) -> tuple[AthleteFact, ...]:
    """Return the facts for a message, those that matter most first; those about health are always among them.

    `likeness` holds the cosine of each fact to the message, by its id.
    """
    said = plain(message)
    kinds = topics(said)
    wanted = content_words(said)
    asked = concepts_by_word(said)
    told = {fact.id: wanted & words_of(fact) for fact in facts}
    about = {fact.id: concepts_in(_whole(fact)) for fact in facts}
    words_worth = _worth(wanted, told)
    things_worth = _worth(frozenset().union(*asked), about)
    scores = {
        fact.id: likeness.get(fact.id, 0.0)
        + _SAME_WORD * sum(words_worth[word] for word in told[fact.id])
        + _SAME_THING * _shared(asked, about[fact.id], things_worth)
        + (_OF_TOPIC if fact.kind in kinds else 0.0)
        for fact in facts
    }
    ranked = sorted(facts, key=lambda fact: (-scores[fact.id], fact.id))
    near = ranked[:MOST_RECALLED]
    safety = [fact for fact in ranked[MOST_RECALLED:] if fact.is_about_safety]
    return (*near, *safety[:MOST_OF_SAFETY])


def _whole(fact: AthleteFact) -> str:
    return f"{fact.text} {fact.slot.replace(':', ' ')}"


def _worth(asked: frozenset[str], told: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Return what each thing asked about is worth, 0 to 1: much where few facts tell of it."""
    often = Counter(thing for things in told.values() for thing in things & asked)
    whole = math.log(len(told) + 1)
    return {thing: (math.log((len(told) + 1) / count) / whole) ** 2 for thing, count in often.items()}


def _shared(asked: Sequence[frozenset[str]], about: frozenset[str], worth: Mapping[str, float]) -> float:
    """Return what a fact shares with a question: each word counts once, as the rarest thing it may mean."""
    return sum(max((worth[thing] for thing in things & about), default=0.0) for things in asked)


def topics(said: str) -> frozenset[FactKind]:
    """Return the kinds of facts a message in small letters asks about by its words."""
    found = {kind for pattern, kinds in _OF_KINDS if pattern.search(said) for kind in kinds}
    return frozenset(found | ({FactKind.HEALTH} if names_a_part(said) else set()))
