"""Spoilt copies of good inputs: a number always gives the same one, so a finding is told by its number."""

import random
from collections.abc import Sequence

EXTREMES = (
    *(b"0", b"-0", b"-1", b"1e308", b"-1e308", b"1e999", b"1e-320", b"NaN", b"inf", b"99999999999999999999"),
    *(b"0x10", b"1_000", "٣".encode(), b"", b" ", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", "\u202e😀".encode()),
    *(
        b"9999-12-31T23:59:59Z",
        b"0001-01-01T00:00:00Z",
        b"\xff" * 8,
        b"\x7f\xff\xff\xff",
        b"\x80\x00\x00\x00",
    ),
)
LONGEST = 400_000
"""Bytes of a spoilt input: what is long is tested by its own tests, here many are tried."""
NUMBERS = frozenset(b"0123456789.-")


def spoilt(seeds: Sequence[bytes], number: int, words: Sequence[bytes] = ()) -> bytes:
    """Return input `number`: a seed with one to a dozen changes, now and then pure noise."""
    chance = random.Random(number)
    if number < len(seeds):
        return seeds[number]
    if chance.random() < 0.01:
        return chance.randbytes(chance.randrange(2_000))
    content = bytearray(chance.choice(seeds))
    for _ in range(min(12, 1 + int(chance.expovariate(0.4)))):
        chance.choice(CHANGES)(content, chance, seeds, words)
    return bytes(content[:LONGEST])


def _at(content: bytearray, chance: random.Random) -> int:
    """Return a place, the beginning more often: there stands what says how the rest is read."""
    if chance.random() < 0.3:
        return chance.randrange(min(len(content), 200) + 1)
    return chance.randrange(len(content) + 1)


def _flip(
    content: bytearray, chance: random.Random, _seeds: Sequence[bytes], _words: Sequence[bytes]
) -> None:
    if content:
        content[min(_at(content, chance), len(content) - 1)] ^= 1 << chance.randrange(8)


def _byte(
    content: bytearray, chance: random.Random, _seeds: Sequence[bytes], _words: Sequence[bytes]
) -> None:
    if content:
        content[min(_at(content, chance), len(content) - 1)] = chance.choice(
            (0, 1, 0x7F, 0x80, 0xFE, 0xFF, 10, 60)
        )


def _leave_out(
    content: bytearray, chance: random.Random, _seeds: Sequence[bytes], _words: Sequence[bytes]
) -> None:
    at = _at(content, chance)
    del content[at : at + chance.choice((1, 2, 8, 50, 1_000))]


def _cut(content: bytearray, chance: random.Random, _seeds: Sequence[bytes], _words: Sequence[bytes]) -> None:
    if chance.random() < 0.3:
        del content[_at(content, chance) :]


def _repeat(
    content: bytearray, chance: random.Random, _seeds: Sequence[bytes], _words: Sequence[bytes]
) -> None:
    at = _at(content, chance)
    piece = content[at : at + chance.choice((1, 4, 40, 400))]
    content[at:at] = piece * chance.choice((1, 2, 30))


def _splice(
    content: bytearray, chance: random.Random, seeds: Sequence[bytes], _words: Sequence[bytes]
) -> None:
    other = chance.choice(seeds)
    start = chance.randrange(len(other) + 1)
    at = _at(content, chance)
    content[at : at + chance.choice((0, 10, 300))] = other[start : start + chance.choice((4, 60, 2_000))]


def _word(content: bytearray, chance: random.Random, _seeds: Sequence[bytes], words: Sequence[bytes]) -> None:
    at = _at(content, chance)
    content[at : at + chance.choice((0, 0, 4))] = chance.choice((*words, *EXTREMES))


def _number(
    content: bytearray, chance: random.Random, _seeds: Sequence[bytes], _words: Sequence[bytes]
) -> None:
    """Put an extreme in the place of a written number."""
    start = _at(content, chance)
    begin = next((at for at in range(start, min(start + 300, len(content))) if content[at] in NUMBERS), None)
    if begin is None:
        return
    end = begin
    while end < len(content) and content[end] in NUMBERS:
        end += 1
    content[begin:end] = chance.choice(EXTREMES)


def _swap(
    content: bytearray, chance: random.Random, _seeds: Sequence[bytes], _words: Sequence[bytes]
) -> None:
    size = chance.choice((1, 8, 100))
    one, other = sorted((_at(content, chance), _at(content, chance)))
    if one + size <= other:
        piece = content[one : one + size]
        content[one : one + size] = content[other : other + size]
        content[other : other + size] = piece


CHANGES = (_flip, _byte, _leave_out, _cut, _repeat, _splice, _word, _number, _number, _swap)
