"""Words about one's data as a whole: taking everything along, leaving, and what is remembered."""

import re


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_ALL = (
    r"(?:all (?:of )?)?(?:my|the) (?:whole |own |personal )?(?:data|information|info)\b"
    r"(?! (?:from|in|of) (?:strava|garmin|intervals))|everything\b|all (?:of )?it\b|my account\b"
    r"|me (?:completely|entirely)\b"
)
_EXPORT = _words(
    rf"\b(?:export|download|back ?up|take out|take along|get a copy of|copy of|archive of)"
    rf" (?:me )?(?:{_ALL})",
    r"\b(?:data|gdpr|account) (?:export|takeout|take-out|download|portability)\b",
    r"\b(?:give|send|get) (?:me )?(?:a copy of |an archive of |back )?"
    r"(?:all (?:of )?my data|everything you (?:know|have))",
    r"\bget my data (?:out|back)\b|\b(?:backup|back-up) of (?:everything|(?:all )?my data)\b",
    r"\btake (?:my data|everything) (?:with me|along|away)\b",
)
_LEAVE = _words(
    r"\b(?:delete|remove|erase|close|cancel|terminate|wipe|purge) (?:my|this)"
    r" (?:whole |entire )?(?:paceline )?account\b",
    r"\b(?:delete|remove|erase|wipe|purge|forget|nuke) (?:everything(?: (?:that )?you"
    r" (?:know|have|keep|stored?|saved?))?(?: (?:about|of|on) me)?|all (?:of )?my (?:personal )?data"
    r"|all (?:the )?data (?:about|of|on) me|me completely|me entirely)\W*(?:please|pls|now)?\W*$",
    r"\bi(?:'d| would)? (?:want|like|wish|need)?(?: to)? ?(?:leave|quit) paceline\b",
)
_OF_ME = r"(?:about|of|on) (?:me|myself)\b"
_OF_MINE = r"(?:about|of|on) my (?P<topic>[\w ]+?)\W*$"
_REMEMBERED = _words(
    rf"\bwhat (?:else |all )?do (?:you|u) (?:really |actually |still )?(?:know|remember|recall) {_OF_ME}",
    r"^\W*what do (?:you|u) (?:still )?remember\W*$|^\W*who am i\W*$|^\W*my memory\W*$",
    rf"\b(?:what|which facts) (?:do|have) (?:you|u) (?:have|keep|kept|learn(?:t|ed)|noted|stored)"
    rf"(?: (?:stored|kept|noted))? {_OF_ME}",
    rf"\bwhat (?:have i|did i) (?:told|tell|said|say to) (?:you|u)(?: {_OF_ME})?\W*$",
    rf"\b(?:show|see|open|list)(?: me)? (?:your |the |my )?(?:memory|memories|facts|notes)\b"
    rf"(?: you \w+)?(?: {_OF_ME})?\W*$",
    rf"\b(?:show|list|see)(?: me)? what (?:you|u) (?:know|remember|noted|kept)(?: {_OF_ME})?\W*$",
    rf"\bdo (?:you|u) (?:still )?(?:remember|know) (?:me\b|anything {_OF_ME})|\byour notes {_OF_ME}",
    r"\bwhat(?:'s| is) in your memory\b",
)
_REMEMBERED_TOPIC = _words(rf"\bwhat do (?:you|u) (?:still )?(?:know|remember|recall) {_OF_MINE}")
_TOPICS = (
    ("health", r"injur\w*|health|illness\w*|allerg\w*|medicines?|medication|knees?|body"),
    ("equipment", r"gear|equipment|bikes?|shoes|watch|kit"),
    ("stomach", r"stomach|gut|nutrition|foods?|diet|gels?|intoleranc\w*"),
    ("goal", r"goals?|aims?|targets?|dreams?"),
    ("preference", r"preferences?|likes?|dislikes?|wishes"),
    ("cue", r"cues?|mantras?|words"),
    ("about", r"life|work|job|family|background"),
)


def asks_to_export(text: str) -> bool:
    """Tell whether somebody wants everything kept of them as a file."""
    return _EXPORT.search(text) is not None


def asks_to_leave(text: str) -> bool:
    """Tell whether somebody wants everything kept of them deleted."""
    return _LEAVE.search(text) is not None


def asks_what_is_remembered(text: str) -> bool:
    """Tell whether somebody asks what is remembered of them."""
    return _REMEMBERED.search(text) is not None or kind_remembered(text) is not None


def kind_remembered(text: str) -> str | None:
    """Return which kind of fact is asked for ("what do you know about my gear?"), None for no kind or all."""
    match = _REMEMBERED_TOPIC.search(text)
    if match is None:
        return None
    return next(
        (kind for kind, words in _TOPICS if re.search(rf"\b(?:{words})\b", match["topic"], re.I)), None
    )
