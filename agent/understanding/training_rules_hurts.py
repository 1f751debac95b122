"""Hurts in what is said of rules: which part of the body, and what makes it worse."""

import re

from agent.understanding.reading import plain
from tools.domain.athlete_rules import Trigger

_PARTS = (
    r"achilles(?:\s+tendons?)?|knees?(?:\s*caps?)?|hips?|calf|calves|calfs|shins?|ankles?|foot|feet|heels?"
    r"|hamstrings?|lower\s+back|upper\s+back|back|it\s?-?\s?band|itb|groin|quads?|glutes?|shoulders?|toes?"
    r"|plantar(?:\s+fascia)?|elbows?|wrists?|neck|ribs?|arches|arch|thighs?|soles?"
)
BODY_PART = re.compile(rf"(?<!\w)(?:(?P<side>left|right|both)\s+)?(?P<part>{_PARTS})(?!\w)")
_AILMENTS = {
    r"shin\s+splints": "shins",
    r"plantar\s+fasciitis": "foot",
    r"runner'?s\s+knee": "knee",
    r"it\s?b(?:and)?\s+syndrome": "IT band",
    r"achilles\s+tend(?:o|i)n(?:itis|opathy)": "achilles",
}
PAIN = re.compile(
    r"(?<!\w)(?:hurts?|hurting|sore|painful|pains?|aches?|aching|achy|tight|niggles?|niggling|niggly|injur\w+"
    r"|acts?\s+up|acting\s+up|bothers?(?:\s+me)?|strain(?:ed)?|sprain(?:ed)?|pulled|torn|tweaked|inflamed"
    r"|swollen|bad|tender|flares?(?:\s+up)?|(?:shin\s+splints|fasciitis|tend[oi]n(?:itis|opathy)|syndrome))"
    r"(?!\w)"
)
_TRIGGERS: tuple[tuple[Trigger, str], ...] = (
    (Trigger.DOWNHILL, r"down\s?-?hills?|downhill\s+running|descents?|descending|going\s+down|stairs\s+down"),
    (Trigger.UPHILL, r"up\s?-?hills?|climbs?|climbing|hill\s+reps|going\s+up"),
    (Trigger.FAST, r"speed\s?work|sprint(?:s|ing)?|(?:run(?:ning)?\s+)?fast(?:er)?(?:\s+run(?:s|ning)?)?"
     r"|intervals?|hard\s+runs?|tempo(?:\s+runs?)?|speed"),
    (Trigger.LONG, r"long\s+(?:runs?|rides?|sessions?|ones)|long\s+distances?|after\s+an\s+hour"),
    (Trigger.RUNNING, r"run|runs|running|jogging"),
    (Trigger.RIDING, r"ride|riding|cycling|biking|(?:on\s+)?the\s+bike|rides"),
    (Trigger.SWIMMING, r"swim|swims|swimming"),
    (Trigger.STRENGTH, r"squats?|squatting|lift|lifting|strength(?:\s+(?:training|work))?|weights|gym"),
)  # fmt: skip
_FILLER = re.compile(
    r"(?<!\w)(?:my|the|a|an|i|i've|i'm|i\s+have|have|has|got|is|are|gets?|feels?|feeling|when(?:ever)?|if|on|in"
    r"|with|while|during|after|from|of|some|bit|little|slightly|really|very|quite|still|again|always|at|all"
    r"|it|and|me|makes?|worse|badly|a\s+lot|lately|now|currently|today|these\s+days|going|to|do|doing"
    r"|there's|there\s+is|since|recovering|by|caused|also|but)(?!\w)"
)
_RECOVERED = re.compile(
    r"(?<!\w)(?:(?:is|are|feels?|it's)\s+(?:(?:all|completely|fully|totally)\s+)?(?:fine|ok|okay|good|healed"
    r"|recovered|gone|pain\s?-?free)|healed|recovered"
    r"|(?:ok|okay|fine|good|healed)\s+(?:again|now)|(?:doesn't|does\s+not|don't|no\s+longer|isn't|is\s+not|is\s+no\s+longer|not)\s+(?:hurt\w*|sore|painful"
    r"|tight|injured)|no\s+more\s+pain|pain\s+(?:is|has)\s+gone)(?!\w)"
)


def body_part_in(text: str) -> str | None:
    """Return the part of the body a text names, as it is said: "left knee"."""
    said = plain(text)
    for ailment, part in _AILMENTS.items():
        if re.search(ailment, said):
            return part
    match = BODY_PART.search(said)
    if match is None:
        return None
    side = f"{match['side']} " if match["side"] and match["side"] != "both" else ""
    return f"{side}{re.sub(r'[ ]+', ' ', match['part'])}"


def says_recovered(text: str) -> bool:
    """Tell whether a text says that a hurt is gone."""
    return _RECOVERED.search(plain(text)) is not None


def is_only_recovery(text: str) -> bool:
    """Tell whether a text says that a hurt is gone, and nothing beside it."""
    rest = _RECOVERED.sub(" ", BODY_PART.sub(" ", plain(text)))
    return (
        not re.sub(r"[^\w]+", " ", _FILLER.sub(" ", rest))
        .replace("anymore", "")
        .replace("any more", "")
        .strip()
    )


def read_hurt(text: str) -> tuple[str, Trigger | None] | str | None:
    """Return the part and the trigger; the words nobody understood; or None where no hurt is spoken of."""
    said = re.sub(r"(?<!\w)(?:is|are|came|come)\s+back(?!\w)", " ", plain(text))
    part = body_part_in(said)
    pain = PAIN.search(said)
    if pain is None or (part is None and not re.search(r"injur|pain|hurt", said)):
        return None
    if part is None:
        return said
    parts = {match["part"] for match in BODY_PART.finditer(said)}
    rest = said
    for ailment in _AILMENTS:
        rest = re.sub(ailment, " ", rest)
    rest = PAIN.sub(" ", BODY_PART.sub(" ", rest))
    found = []
    for trigger, pattern in _TRIGGERS:
        rest, count = re.subn(rf"(?<!\w)(?:{pattern})(?!\w)", " ", rest)
        found += [trigger] if count else []
    # "when I run downhill" is of the downhill; running alone would be far more than was said.
    narrow = [
        each for each in found if each in (Trigger.DOWNHILL, Trigger.UPHILL, Trigger.FAST, Trigger.LONG)
    ]
    triggers = narrow or found
    left = re.sub(r"[^\w]+", " ", _FILLER.sub(" ", rest)).strip()
    if left or len(parts) > 1 or len(triggers) > 1 or _is_denied(said):
        return said
    return part, triggers[0] if triggers else None


def _is_denied(said: str) -> bool:
    return (
        re.search(r"(?<!\w)(?:not|never|no|don't|doesn't|isn't|without|used\s+to|might|maybe)(?!\w)", said)
        is not None
    )
