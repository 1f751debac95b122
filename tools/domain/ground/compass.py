"""Points of the compass as degrees: 0 north, 90 east."""

_POINTS = (
    *("n", "nne", "ne", "ene", "e", "ese", "se", "sse"),
    *("s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw"),
)
_BETWEEN_DEG = 22.5
_WORDS = ("north", "east", "south", "west")
_EIGHT = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def compass_name(degrees: float) -> str:
    """Return the nearest of the eight winds: north for 350, south-west for 230."""
    return _EIGHT[round(degrees / 45) % 8]


def compass_deg(point: str) -> float | None:
    """Return the degrees of one of the 16 points ("SW", "north-west"); None for anything else."""
    letters = point.casefold()
    for word in _WORDS:
        letters = letters.replace(word, word[0])
    letters = "".join(letter for letter in letters if letter not in " -")
    return _POINTS.index(letters) * _BETWEEN_DEG if letters in _POINTS else None
