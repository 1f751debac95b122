"""Pairs of questions with what they are to each other, and how well a judge tells them apart."""

import hashlib
import json
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tools.domain.finding import Frozen
from tools.domain.questions.same_question import Question, Sameness, same_question
from tools.kit.errors import UnreadableFile
from tools.sources.embedding import SentenceEmbedder

Cosines = NDArray[np.float32]


class Pair(Frozen):
    """Two questions; `same` where one answer serves both."""

    name: str
    a: str
    b: str
    same: bool
    half: str = ""


class Told(Frozen):
    """A pair that was judged otherwise than it is labelled, and why."""

    id: str
    a: str
    b: str
    why: str


class Evaluation(Frozen):
    """How pairs were told apart: `recall` is a share, None without pairs that are the same."""

    positives: int
    negatives: int
    recall: float | None
    false_hits: int
    misses: tuple[Told, ...]
    wrong: tuple[Told, ...]


def read_pairs(content: bytes) -> tuple[Pair, ...]:
    """Return the pairs of lines of JSON: a, b and label. Raises UnreadableFile naming the line."""
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UnreadableFile("This is not a text file in UTF-8.") from error
    pairs = tuple(_pair(number, line) for number, line in enumerate(lines, 1) if line.strip())
    if not pairs:
        raise UnreadableFile(
            'There are no pairs in it: write one a line, {"a": "...", "b": "...", "label": 1}.'
        )
    return pairs


def _pair(number: int, line: str) -> Pair:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"Line {number} is not JSON.") from error
    if not isinstance(row, dict):
        raise UnreadableFile(f"Line {number} is not an object with a, b and label.")
    for field in ("a", "b"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise UnreadableFile(f"Line {number}: {field} must be a question.")
    label = row.get("label")
    if isinstance(label, float | str) or label not in (0, 1):
        raise UnreadableFile(f"Line {number}: label must be 1 (the same) or 0 (different).")
    name = row.get("id", number)
    return Pair(
        name=name if isinstance(name, str) else f"line {number}",
        a=row["a"],
        b=row["b"],
        same=label == 1,
        half=half_of(row["a"], row["b"]),
    )


def half_of(a: str, b: str) -> str:
    """Return the half a pair of our own belongs to, by its text alone: tuned on, or reported."""
    return "report" if hashlib.sha256(f"{a}\n{b}".encode()).digest()[0] % 2 else "tune"


def cosines_of(pairs: Sequence[Pair], embedder: SentenceEmbedder) -> Cosines:
    """Return the cosine of each pair's embeddings."""
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair.a, pair.b)))
    place = {text: at for at, text in enumerate(texts)}
    vectors = embedder.embed(texts)
    mine, its = ([place[text] for text in side] for side in ([p.a for p in pairs], [p.b for p in pairs]))
    cosines: Cosines = (vectors[mine] * vectors[its]).sum(axis=1)
    return cosines


def evaluate(pairs: Sequence[Pair], cosines: Cosines) -> Evaluation:
    """Judge every pair as the kept answers do without a model: what is unsure is a miss."""
    misses: list[Told] = []
    wrong: list[Told] = []
    for pair, cosine in zip(pairs, cosines.tolist(), strict=True):
        judged = same_question(Question.of(pair.a), Question.of(pair.b), cosine)
        hit = judged.sameness is Sameness.SAME
        if hit != pair.same:
            told = Told(id=pair.name, a=pair.a, b=pair.b, why=judged.why)
            (wrong if hit else misses).append(told)
    positives = sum(pair.same for pair in pairs)
    return Evaluation(
        positives=positives,
        negatives=len(pairs) - positives,
        recall=(positives - len(misses)) / positives if positives else None,
        false_hits=len(wrong),
        misses=tuple(misses),
        wrong=tuple(wrong),
    )
