"""What kind of fact a clause about oneself is, and what it is the one answer to (its slot)."""

import re
from dataclasses import dataclass

from agent.understanding.facts_gear import gear_slot
from agent.understanding.facts_kind_words import (
    ALLERGY,
    ALLERGY_ENDS,
    AMBITION,
    CONDITIONS,
    CUE_HELPS,
    CUE_WORDS,
    DISTANCES,
    DOCTOR_SAYS,
    EATS,
    EMPTY,
    FOOD,
    GOAL,
    HISTORY,
    HURT,
    LIKES,
    MEDICINE,
    MORE_PAIN,
    MORE_PARTS,
    NOT_HURT,
    NOT_ILL,
    ON_A_MEDICINE,
    OWN_CUE,
    PREFERENCE_SLOTS,
    QUOTED,
    SERVINGS,
    SLOT_PATTERNS,
    SOME_DAY_I,
    STILL,
    STOMACH,
    SUPPLEMENT,
    SWEAT_MEASURED,
    SWEATS,
    TAKES,
    TAKING,
)
from agent.understanding.facts_lexicon import DIET, GUT
from agent.understanding.training_rules_hurts import BODY_PART, PAIN, body_part_in
from tools.domain.fact import FactKind

SURE, LIKELY, POSSIBLE = 0.9, 0.8, 0.6
"""How sure we are that a fact was read as it was meant: our design choice [D]."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A kind, a slot ("" where nothing newer takes its place by itself) and how sure that is."""

    kind: FactKind
    slot: str
    confidence: float


def sorted_out(said: str) -> Sorted | None:
    """Return what a clause about oneself is by its words; None where none of the sport's words are in it."""
    for look in (_health, _cue, _stomach, _goal, _diet, _gear, _by_slot, _preference):
        if found := look(said):
            return found
    return None


def _health(said: str) -> Sorted | None:
    for look in (_allergy, _medicine, _ailment, _words_of_care):
        if found := look(said):
            return found
    return None


def _allergy(said: str) -> Sorted | None:
    allergy = ALLERGY.search(said)
    if allergy is None:
        return None
    to = ALLERGY_ENDS.split(allergy["to"] or "")[0].strip()
    return Sorted(FactKind.HEALTH, f"allergy:{to}" if to else "allergy", SURE)


def _medicine(said: str) -> Sorted | None:
    named = MEDICINE.search(said)
    if named and TAKES.search(said):
        return Sorted(FactKind.HEALTH, f"medicine:{named[0]}", SURE)
    if on := ON_A_MEDICINE.match(said):
        return Sorted(FactKind.HEALTH, f"medicine:{on['what']}", LIKELY)
    return None


def _ailment(said: str) -> Sorted | None:
    """Return what hurts, or the illness; what is long past has a slot of its own, which no recovery ends."""
    part = body_part_in(_BACK_AGAIN.sub(" ", said)) or (
        found[0] if (found := MORE_PARTS.search(said)) else None
    )
    hurts = PAIN.search(said) or MORE_PAIN.search(said)
    if hurts and part is None and hurts[0] in ("bad", "tight", "pulled"):
        hurts = None
    condition = _condition(said)
    past = HISTORY.search(said) is not None and not STILL.search(said)
    if part and (hurts or condition):
        named = condition if condition in ("bones", "surgery", "arthritis") else None
        return Sorted(FactKind.HEALTH, f"{part} {named or 'history'}" if past or named else part, SURE)
    if condition:
        return Sorted(FactKind.HEALTH, condition, SURE)
    if HURT.search(said) and not NOT_HURT.search(said) and len(said.split()) > 3:
        return Sorted(FactKind.HEALTH, "", LIKELY)
    return None


_BACK_AGAIN = re.compile(
    r"(?<!\w)(?:(?:came|come|went|is|was|am|i'm|are)\s+back|back\s+(?:to|then|from|at|on|up|home|again))(?!\w)"
)


def _condition(said: str) -> str | None:
    condition = next((slot for slot, names in CONDITIONS if names.search(said)), None)
    if condition in ("illness", "reflux") and (FOOD.search(said) or NOT_ILL.search(said)):
        return None
    return "heat" if condition == "blood clot" and "heat stroke" in said else condition


def _words_of_care(said: str) -> Sorted | None:
    """Return what a doctor said, how the athlete sweats, and what they take beside food."""
    if DOCTOR_SAYS.search(said):
        return Sorted(FactKind.HEALTH, "doctor's word", LIKELY)
    if SWEATS.search(said):
        return None if SWEAT_MEASURED.search(said) else Sorted(FactKind.HEALTH, "sweat", LIKELY)
    named = SUPPLEMENT.search(said)
    return (
        Sorted(FactKind.HEALTH, f"supplement:{named[0]}", LIKELY) if named and TAKING.search(said) else None
    )


def _stomach(said: str) -> Sorted | None:
    food = food_in(said)
    if GUT.search(said):
        if food:
            return Sorted(FactKind.STOMACH, food, SURE)
        if STOMACH.search(said):
            return Sorted(FactKind.STOMACH, "", SURE)
    if food and not SERVINGS.search(said) and EATS.search(said) and not LIKES.search(said):
        return Sorted(FactKind.STOMACH, food, LIKELY)
    return None


def food_in(said: str) -> str | None:
    """Return the food or drink a clause is about: "maurten 160", "gels"."""
    found = list(FOOD.finditer(said))
    if not found:
        return None
    first = found[0]
    size = re.match(r"\s+(\d{2,3})(?!\w)", said[first.end() :])
    joined = [each[0] for each in found[:2] if each.start() - first.end() <= 1]
    return re.sub(r"\s+", " ", " ".join(dict.fromkeys(joined))) + (f" {size[1]}" if size else "")


def _cue(said: str) -> Sorted | None:
    quoted = QUOTED.search(said)
    if quoted and (CUE_HELPS.search(said) or CUE_WORDS.search(said)):
        return Sorted(FactKind.CUE, f"cue:{quoted[0].strip(chr(34)).strip(chr(39))}", SURE)
    if CUE_WORDS.search(said) and (CUE_HELPS.search(said) or OWN_CUE.search(said)):
        return Sorted(FactKind.CUE, "", SURE)
    return None


def _goal(said: str) -> Sorted | None:
    if GOAL.match(said) is None and not SOME_DAY_I.match(said):
        return None
    sure = LIKELY if AMBITION.search(said) or not GOAL.match(said) else POSSIBLE
    distance = DISTANCES.search(said)
    return Sorted(FactKind.GOAL, f"goal:{distance[0].rstrip('s')}" if distance else "goal", sure)


def is_an_ambition(said: str) -> bool:
    """Tell whether a goal reaches beyond the race at hand."""
    return AMBITION.search(said) is not None


def _diet(said: str) -> Sorted | None:
    found = DIET.search(said)
    if found is None:
        return None
    return Sorted(FactKind.STOMACH, "fasting" if "fast" in found[0] else "diet", SURE)


def _gear(said: str) -> Sorted | None:
    slot = gear_slot(said)
    if slot is None or (
        LIKES.search(said) and slot in ("treadmill", "indoor trainer", "headphones", "sauna")
    ):
        return None
    return Sorted(FactKind.EQUIPMENT, slot, SURE)


def _by_slot(said: str) -> Sorted | None:
    for slot, told in SLOT_PATTERNS:
        if told.search(said):
            kind = FactKind.PREFERENCE if slot in PREFERENCE_SLOTS else FactKind.ABOUT
            return Sorted(kind, slot, SURE)
    return None


def _preference(said: str) -> Sorted | None:
    found = LIKES.search(said)
    if found is None:
        return None
    if food := food_in(said):
        return Sorted(FactKind.PREFERENCE, food, LIKELY)
    about = topic_of(said[found.end() :]) or topic_of(said[: found.start()])
    return Sorted(FactKind.PREFERENCE, f"liking:{about}" if about else "", LIKELY)


def topic_of(said: str) -> str:
    """Return the first two words of a text that say what it is about."""
    left = [word for word in re.findall(r"[a-z][a-z'-]+", said) if word not in EMPTY]
    return " ".join(left[:2])


def names_a_part(said: str) -> bool:
    """Tell whether a part of the body is named."""
    return BODY_PART.search(said) is not None or MORE_PARTS.search(said) is not None
