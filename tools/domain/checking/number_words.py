"""Numbers written as words: twenty-one, a dozen, three and a half, two hundred and fifty."""

import re

from tools.domain.checking.word_lists import in_order

_ONES = dict(zip(in_order("one two three four five six seven eight nine"), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        in_order("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(in_order("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True)
)
_SMALL = {"zero": 0, **_ONES, **_TEENS, **_TENS}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 1_000_000}
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
ORDINALS = {
    **dict(
        zip(
            in_order("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
            range(1, 13),
            strict=True,
        )
    ),
    **{f"{word[:-1]}ieth": number for word, number in _TENS.items()},
    **{
        f"{ten}-{ordinal}": number + n
        for ten, number in _TENS.items()
        for n, ordinal in enumerate(
            in_order("first second third fourth fifth sixth seventh eighth ninth"), start=1
        )
    },
}

_ONE = "|".join(_ONES)
_BELOW_HUNDRED = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{_ONE})\b)?|{'|'.join(_TEENS)}|{_ONE}|zero"
_BELOW = rf"(?:{_BELOW_HUNDRED})"
WORDS = (
    rf"half a dozen|(?:a|{_BELOW})\s(?:dozen|hundred|thousand|million)\b"
    rf"(?:\s(?:and\s)?{_BELOW}\shundred\b)?(?:\s(?:and\s)?{_BELOW}\b)?"
    rf"|{_BELOW}(?:\spoint(?:\s(?:{_ONE}|zero))+)?"
)
"""What a number in words looks like, to be put between word boundaries."""

AND_A_PART = r"\sand\s(?:a\s(?P<part>half|quarter|third)|(?P<quarters>three[- ]quarters))"
_SPLIT = re.compile(r"[\s-]+")


def value_of(words: str) -> float:
    """Return the number some words say; they must look like `WORDS`."""
    words = words.lower()
    if words == "half a dozen":
        return 6.0
    whole, _, decimals = words.partition(" point ")
    total = current = 0.0
    for word in _SPLIT.split(whole):
        if word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        else:
            current += _SMALL.get(word, 0) if word != "a" else 0
    digits = "".join(str(_SMALL[word]) for word in decimals.split())
    return total + current + (float(f"0.{digits}") if digits else 0.0)
