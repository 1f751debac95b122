"""What was typed in haste, written out: "pls", "im", "3 days aweek", "trianing paln". Never names."""

import re
from functools import lru_cache

from tools.domain.letter_slips import letter_slips

_SLANG = {
    "pls": "please",
    "plz": "please",
    "plse": "please",
    "u": "you",
    "ur": "your",
    "sth": "something",
    "smth": "something",
    "sthg": "something",
    "w/o": "without",
    "w/out": "without",
    "w/": "with",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "tmw": "tomorrow",
    "tomoz": "tomorrow",
    "tomorow": "tomorrow",
    "tommorow": "tomorrow",
    "tommorrow": "tomorrow",
    "wk": "week",
    "wks": "weeks",
    "wknd": "weekend",
    "hrs": "hours",
    "mins": "minutes",
    "im": "i'm",
    "ive": "i've",
    "cant": "can't",
    "dont": "don't",
    "doesnt": "doesn't",
    "didnt": "didn't",
    "havent": "haven't",
    "hasnt": "hasn't",
    "isnt": "isn't",
    "wasnt": "wasn't",
    "couldnt": "couldn't",
    "whats": "what's",
    "thats": "that's",
    "hows": "how's",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "have to",
    "thx": "thanks",
    "thnx": "thanks",
    "ty": "thanks",
    "tho": "though",
    "bc": "because",
    "cuz": "because",
    "coz": "because",
    "abt": "about",
    "nite": "night",
    "aweek": "a week",
    "perweek": "per week",
    "alot": "a lot",
    "programm": "programme",
    "schedual": "schedule",
    "shedule": "schedule",
    "febuary": "february",
    "wensday": "wednesday",
    "wendsday": "wednesday",
    "teh": "the",
    "adn": "and",
    "fro": "for",
    "mkae": "make",
}
_TYPED = re.compile(
    r"(?<![\w@/'])(?:w/o(?:ut)?|w/)(?=\s)"
    rf"|(?<![\w@/.'])(?:{'|'.join(word for word in _SLANG if '/' not in word)})(?![\w@'/-])",
)
_WITH = re.compile(r"(?<=[a-z] )w(?= (?:the|my|a|an|no|only)\b)")
_AND = re.compile(r"(?<=[a-z] )n(?= (?:how|what|when|where|why|then|i|the|my|can|also)\b)")
_ASIDE = re.compile(r"(?<=\s)(?:btw|lol|haha|tbh|imo)\b,?|^(?:btw|lol|tbh),?\s")
_GLUED = re.compile(r"(?<![\w.,:])(\d{1,2})(?=(?:days?|weeks?|runs|rides|times|sessions|hours?|months?)\b)")

# Words a message hangs on. Nearly the same letters mean one of them where no other word is spelt so.
_KEY_WORDS = (
    *("training", "train", "trained", "plan", "plans", "planning", "marathon", "marathons", "half", "first"),
    *("week", "weeks", "weekly", "weekday", "weekdays", "weekend", "weekends", "month", "months", "hours"),
    *("triathlon", "triathlons", "schedule", "schedules", "programme", "programmes", "program", "programs"),
    *("tomorrow", "yesterday", "session", "sessions", "workout", "workouts", "strategy", "strategies"),
    *("monday", "mondays", "tuesday", "tuesdays", "wednesday", "wednesdays", "thursday", "thursdays"),
    *("friday", "fridays", "saturday", "saturdays", "sunday", "sundays", "january", "february", "september"),
    *("october", "november", "december", "kilometres", "kilometers", "kilometre", "kilometer", "minutes"),
    *("distance", "distances", "interval", "intervals", "olympic", "currently", "beginner", "please"),
)
_KNOWN = frozenset(_KEY_WORDS)
# English words that are one slip away from a key word and mean themselves.
_THEMSELVES = frozenset(
    (
        *("monthly", "mouths", "moths", "sundry", "planting", "planing", "planking", "plunging", "straining"),
        *("trailing", "trailed", "tracing", "trains", "trainer", "trainers", "seasons", "season", "pleased"),
        *("pleases", "pleaser", "distanced", "programmed", "programmer", "programming", "scheduled"),
        *(
            "scheduler",
            "strategic",
            "olympics",
            "marathoner",
            "triathlete",
            "minute",
            "internal",
            "internals",
        ),
        *("beginners", "current", "currency", "weakly", "hour", "plane"),
    )
)
_ONE_SLIP, _TWO_SLIPS = 6, 9  # letters from which one slip, or two, are forgiven: our design choice [D]
_A_WORD = re.compile(r"(?<![\w@/.'-])[a-z]{4,12}(?![\w@/'])")


def as_meant(text: str) -> str:
    """Return a message with slang written out and slips in key words mended; the rest stays as it is.

    Only words in small letters are touched, and the first of a message: others may be names. Never raises.
    """
    begins = _begins_a_sentence(text)
    mended = text[:1].lower() + text[1:] if begins else text
    for pattern, meant in ((_ASIDE, ""), (_WITH, "with"), (_AND, "and"), (_GLUED, r"\1 ")):
        mended = pattern.sub(meant, mended)
    mended = _TYPED.sub(lambda found: _SLANG[found[0]], mended)
    mended = _A_WORD.sub(lambda found: _without_slips(found[0]), mended)
    return mended[:1].upper() + mended[1:] if begins else mended


def _begins_a_sentence(text: str) -> bool:
    """Tell whether a message begins with a capital because it begins, not because it is a name."""
    return text[:1].isupper() and text[1:2].islower()


@lru_cache(maxsize=4_096)
def _without_slips(word: str) -> str:
    """Return the key word that is meant by one typed wrong, else the word itself."""
    if word in _KNOWN or word in _THEMSELVES:
        return word
    return next((key for key in _KEY_WORDS if key[0] == word[0] and _is_near(word, key)), word)


def _is_near(word: str, key: str) -> bool:
    """Tell whether a word is a key word with two letters swapped, or for long ones a slip or two away.

    A short word one letter away is too often another word (plan, plant; half, hall).
    """
    if abs(len(word) - len(key)) > 2:
        return False
    if len(key) < _ONE_SLIP:
        return sorted(word) == sorted(key) and letter_slips(word, key) == 1
    return letter_slips(word, key) <= (1 if len(key) < _TWO_SLIPS else 2)
