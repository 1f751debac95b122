"""English as the safety rules read it, as typed in haste as in distress."""

import re
from collections.abc import Iterator

_WITHOUT_APOSTROPHE = {
    "im": "i'm",
    "ive": "i've",
    "id": "i'd",
    "cant": "can't",
    "couldnt": "couldn't",
    "dont": "don't",
    "doesnt": "doesn't",
    "didnt": "didn't",
    "havent": "haven't",
    "hasnt": "hasn't",
    "isnt": "isn't",
    "arent": "aren't",
    "wasnt": "wasn't",
    "shouldnt": "shouldn't",
    "wont": "won't",
    "hes": "he's",
    "shes": "she's",
    "theres": "there's",
    "gonna": "going to",
    "wanna": "want to",
}
_MISSPELT = {
    "breth": "breath",
    "breate": "breathe",
    "brethe": "breathe",
    "brething": "breathing",
    "cheast": "chest",
    "unconcious": "unconscious",
    "concious": "conscious",
    "consious": "conscious",
    "unconsious": "unconscious",
    "seisure": "seizure",
    "ceizure": "seizure",
    "palpatations": "palpitations",
    "palpatation": "palpitation",
    "pregnent": "pregnant",
    "ibuprofin": "ibuprofen",
    "iburprofen": "ibuprofen",
    "ibuprophen": "ibuprofen",
    "paracetemol": "paracetamol",
    "naproxin": "naproxen",
    "diabetis": "diabetes",
    "insuline": "insulin",
    "caffiene": "caffeine",
    "caffein": "caffeine",
    "laxitives": "laxatives",
    "anorexic": "anorexia",
    "suiside": "suicide",
    "sucide": "suicide",
    "arrythmia": "arrhythmia",
    "arrhythmea": "arrhythmia",
    "arythmia": "arrhythmia",
}
_SLIPS_OF = (
    *("chest", "pain", "pains", "faint", "fainted", "fainting", "collapse", "collapsed", "seizure", "heart"),
    *("breathe", "breathing", "breath", "vomiting", "headache", "swollen", "swelling", "urine", "blood"),
    *("unconscious", "passed", "confused", "palpitations", "pregnant", "insulin", "diabetes", "fracture"),
    *("fever", "concussion", "ibuprofen", "painkillers", "caffeine", "dizzy"),
)
_LONG_ENOUGH = 7  # letters: with one left out, these are no other word


def _slips(word: str) -> Iterator[str]:
    """Yield a word with two neighbouring letters swapped, and a long one with a letter left out."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if len(word) >= _LONG_ENOUGH:
        for at in range(1, len(word) - 1):
            yield word[:at] + word[at + 1 :]


_ENGLISH = frozenset({*_SLIPS_OF, "breath", "collapse", "bathing", "breaching", "fracture"})
_MEANT = {
    **{slip: word for word in _SLIPS_OF for slip in _slips(word) if slip not in _ENGLISH},
    **_MISSPELT,
    **_WITHOUT_APOSTROPHE,
}
_WORD = re.compile(r"(?<![\w'])[a-z]{2,14}(?![\w'])")


def plain(text: str) -> str:
    """Return a text in lower case, with straight apostrophes, single spaces, and slips of grave words"
    " mended.

    Emphasis of Markdown is no part of the words.
    """
    straight = text.lower().replace("’", "'").replace("‘", "'").replace("`", "'")
    spaced = re.sub(r"\s+", " ", straight.replace("*", "").replace("_", " "))
    return _WORD.sub(lambda match: _MEANT.get(match[0], match[0]), spaced)
