"""Caffeine: how much in the whole day, how much at once, and who should have none."""

import re

from tools.domain.finding import Finding
from tools.domain.race import Avoidance, RaceBrief
from tools.domain.strategy import FuelEvent

CAFFEINE_MODEL = "issn_caffeine"
CAFFEINE_SOURCE = "ISSN position stand (Guest et al. 2021): 3–6 mg/kg about 60 minutes before"
CAFFEINE_MG_PER_KG = (3.0, 6.0)
CAFFEINE_DAY_LIMIT_MG = 400.0  # from memory, unchecked [R]
CAFFEINE_DOSE_LIMIT_MG = 200.0  # the most at once, from memory, unchecked [R]
CAFFEINE_LIGHTEST_KG = 40.0  # likely under age: our design choice [D]

# Each phrase stands in plain lower case. Our defaults, for a clinician's review [D].
EXCLUSIONS = (
    ("pregnancy", re.compile(r"\b(?:pregnan(?:t|cy)|expecting a baby|breast-?feeding)\b")),
    (
        "age under 18",
        re.compile(
            r"\b(?:i'?m|i am|aged?) (?:only |just )?(?:[89]|1[0-7])"
            r"(?: years?(?:-| )old| y/?o\b|(?= and (?!a half)| but | so |[,;!?]|\.(?!\d)|$))"
            r"|\bunder 18\b"
        ),
    ),
    (
        "a heart rhythm problem",
        re.compile(r"\b(?:arrhythmia|palpitations?|atrial fibrillation|afib|irregular heart ?beat|svt)\b"),
    ),
    (
        "an anxiety disorder",
        re.compile(
            r"\b(?:anxiety (?:disorder|attacks?)|panic (?:disorder|attacks?)|generali[sz]ed anxiety)\b"
        ),
    ),
)
_DENIED = re.compile(r"\b(?:no|not|never|without|don't have|isn't|wasn't|aren't)(?: \w+){0,2} $")


def caffeine_exclusion(text: str) -> str | None:
    """Return why an athlete's words rule caffeine out ("pregnancy"), None when they do not.

    Whoever keeps a brief answers it with `Avoidance.CAFFEINE`. Works on English words only.
    """
    said = re.sub(r"\s+", " ", text.lower().replace("’", "'"))
    for reason, pattern in EXCLUSIONS:
        for match in pattern.finditer(said):
            if not _DENIED.search(said[: match.start()]):
                return reason
    return None


def caffeine_limit(brief: RaceBrief, weight_kg: float) -> Finding:
    """Return the whole day's caffeine in mg: 3 mg/kg, at most 6 mg/kg and 400 mg; 0 when it is not wanted."""
    wanted = Avoidance.CAFFEINE not in brief.avoid and weight_kg >= CAFFEINE_LIGHTEST_KG
    low, high = (
        min(CAFFEINE_DAY_LIMIT_MG, dose * weight_kg) if wanted else 0.0 for dose in CAFFEINE_MG_PER_KG
    )
    return Finding(
        name="caffeine",
        value=low,
        unit="mg",
        low=low,
        high=high,
        model=CAFFEINE_MODEL,
        source=CAFFEINE_SOURCE,
        inputs={"weight_kg": weight_kg, "day_limit_mg": CAFFEINE_DAY_LIMIT_MG},
    )


def caffeine_before(day: Finding, events: tuple[FuelEvent, ...]) -> Finding:
    """Return the caffeine in mg an hour before the start: what the day leaves, at most 200 mg at once."""
    on_the_way_mg = sum(event.caffeine_mg for event in events)
    left_mg = max(0.0, (day.value or 0.0) - on_the_way_mg)
    return Finding(
        name="caffeine_before",
        value=min(left_mg, CAFFEINE_DOSE_LIMIT_MG),
        unit="mg",
        model=CAFFEINE_MODEL,
        source=CAFFEINE_SOURCE,
        inputs={"on_the_way_mg": on_the_way_mg, "dose_limit_mg": CAFFEINE_DOSE_LIMIT_MG},
    )
