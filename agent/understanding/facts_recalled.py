"""Which facts matter for a message: near in meaning, of its topic, or naming the same words."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from agent.understanding.facts_concepts import concepts_in
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
_SAME_WORD, _MOST_WORDS = 0.05, 3
_OF_TOPIC = 0.12
_SAME_THING, _MOST_THINGS = 0.2, 2.5
"""What a shared word, topic and thing are worth beside a cosine: chosen on the first of the planted facts
(our design choice [D])."""
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
    asked = content_words(said)
    kinds = topics(said)
    things = _worth_of_things(facts, concepts_in(said))
    scores = {
        fact.id: _score(fact, asked, kinds, likeness.get(fact.id, 0.0)) + _SAME_THING * things[fact.id]
        for fact in facts
    }
    ranked = sorted(facts, key=lambda fact: (-scores[fact.id], fact.id))
    near = ranked[:MOST_RECALLED]
    safety = [fact for fact in ranked[MOST_RECALLED:] if fact.is_about_safety]
    return (*near, *safety[:MOST_OF_SAFETY])


def _worth_of_things(facts: Sequence[AthleteFact], asked: frozenset[str]) -> dict[str, float]:
    """Return how much of what is asked about each fact is about; what few facts speak of counts most."""
    spoken = {fact.id: concepts_in(f"{fact.text} {fact.slot.replace(':', ' ')}") & asked for fact in facts}
    often = Counter(thing for things in spoken.values() for thing in things)
    whole = math.log(len(facts) + 1)
    worth = {thing: math.log((len(facts) + 1) / count) / whole for thing, count in often.items()}
    return {
        fact_id: min(_MOST_THINGS, sum(worth[thing] for thing in things))
        for fact_id, things in spoken.items()
    }


def topics(said: str) -> frozenset[FactKind]:
    """Return the kinds of facts a message in small letters asks about by its words."""
    found = {kind for pattern, kinds in _OF_KINDS if pattern.search(said) for kind in kinds}
    return frozenset(found | ({FactKind.HEALTH} if names_a_part(said) else set()))


def _score(fact: AthleteFact, asked: frozenset[str], kinds: frozenset[FactKind], likeness: float) -> float:
    shared = min(_MOST_WORDS, len(asked & words_of(fact)))
    return likeness + _SAME_WORD * shared + (_OF_TOPIC if fact.kind in kinds else 0.0)
