"""Hebrew and Arabic as they are seen: a page is drawn from left to right, letter by letter.

A small part of the Unicode bidirectional algorithm (UAX #9), for one line without nested embeddings; Arabic
letters take the shape they have beside their neighbours.
"""

import unicodedata
from functools import cache
from itertools import groupby

RIGHT = ("R", "AL")
SHAPES = ("isolated", "final", "initial", "medial")
PRESENTATION_FORMS = range(0xFE70, 0xFEFD)
LAM = "\u0644"
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def as_seen(line: str) -> str:
    """Return a line's letters in the order in which they stand from left to right."""
    if not any(unicodedata.bidirectional(sign) in RIGHT for sign in line):
        return line
    signs = _joined(line)
    leading = next(unicodedata.bidirectional(sign) for sign in signs if _is_strong(sign))
    backwards = leading in RIGHT
    runs = [
        (right, "".join(sign for sign, _ in run))
        for right, run in groupby(
            zip(signs, _directions(signs, backwards), strict=True), key=lambda each: each[1]
        )
    ]
    seen = [_mirrored(letters) if right else letters for right, letters in runs]
    return "".join(reversed(seen) if backwards else seen)


def _is_strong(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in ("L", *RIGHT)


def _directions(signs: str, backwards: bool) -> list[bool]:
    """Tell for each sign whether it is read from right to left; what is neutral goes with its neighbours.

    Numbers are read from left to right everywhere.
    """
    kinds: list[bool | None] = []
    for sign in signs:
        kind = unicodedata.bidirectional(sign)
        if kind == "NSM" and kinds:
            kinds.append(kinds[-1])
        else:
            kinds.append(True if kind in RIGHT else False if kind in ("L", "EN", "AN") else None)
    resolved: list[bool] = []
    for i, known in enumerate(kinds):
        if known is not None:
            resolved.append(known)
            continue
        before = resolved[-1] if resolved else backwards
        after = next((later for later in kinds[i:] if later is not None), backwards)
        resolved.append(before if before == after else backwards)
    return resolved


def _mirrored(run: str) -> str:
    """Turn a run around, accents staying behind their letters and brackets facing the other way."""
    clusters: list[str] = []
    for sign in run:
        if clusters and unicodedata.combining(sign):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return "".join(reversed(clusters)).translate(MIRRORED)


def _joined(line: str) -> str:
    """Give each Arabic letter the shape that its neighbours ask for."""
    shapes, ligatures = _shapes()
    signs = [sign for sign in line if not (unicodedata.combining(sign) and "\u064b" <= sign <= "\u0652")]
    drawn, i = [], 0
    while i < len(signs):
        sign = signs[i]
        pair = ligatures.get(signs[i + 1], {}) if sign == LAM and i + 1 < len(signs) else {}
        reaches_back = i > 0 and "initial" in shapes.get(signs[i - 1], {}) and "final" in shapes.get(sign, {})
        if pair:
            drawn.append(pair["final" if reaches_back else "isolated"])
            i += 2
            continue
        following = shapes.get(signs[i + 1], {}) if i + 1 < len(signs) else {}
        reaches_on = "initial" in shapes.get(sign, {}) and "final" in following
        drawn.append(shapes.get(sign, {}).get(SHAPES[reaches_back + 2 * reaches_on], sign))
        i += 1
    return "".join(drawn)


@cache
def _shapes() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Return the shapes of each Arabic letter, and those of lam with each alef, from Unicode's own data."""
    letters: dict[str, dict[str, str]] = {}
    ligatures: dict[str, dict[str, str]] = {}
    for code in PRESENTATION_FORMS:
        shape, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        name, made_of = shape.strip("<>"), [chr(int(part, 16)) for part in parts]
        if name not in SHAPES:
            continue
        if len(made_of) == 1:
            letters.setdefault(made_of[0], {})[name] = chr(code)
        elif made_of[0] == LAM:
            ligatures.setdefault(made_of[1], {})[name] = chr(code)
    return letters, ligatures
