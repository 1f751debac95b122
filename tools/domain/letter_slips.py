"""How far two words are apart by slips of the hand."""

from functools import lru_cache

MOST_COUNTED = 2


@lru_cache(maxsize=16_384)
def letter_slips(one: str, other: str) -> int:
    """Return how many letters were left out, added, mistaken or swapped (Damerau, 1964, Comm. ACM 7).

    Words whose lengths differ by more than two are told as three apart: nobody forgives more.
    """
    if abs(len(one) - len(other)) > MOST_COUNTED:
        return MOST_COUNTED + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, wanted in enumerate(other, 1):
            least = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != wanted))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted
            here.append(min(least, before[column - 2] + 1) if swapped else least)
        before, above = above, here
    return above[-1]
