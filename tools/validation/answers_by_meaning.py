"""When one answer serves two questions: ours beside nearness alone and beside GPTCache."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from tools.domain.questions.same_question import SAME_FROM, Question, Sameness, same_question
from tools.sources.embedding import Embedder, Vectors
from tools.validation.gptcache_peer import COSINE_FROM, gptcache_hits, gptcache_is_here
from tools.validation.question_pairs import Pair
from tools.validation.report import Check, Section, Table, Verdict, at_most, judged

LEAST_FOUND = 44
LEAST_SHARE_PERCENT = 50.0
MOST_UNRELATED_PERCENT = 0.02
"""One in 5,000."""
_SETS = ("shared pairs", "our own, reported half")
_COLUMNS = ("method", "pairs", "found of the same", "false hits", "false hits on unrelated questions")

DUPLICATES = frozenset(
    frozenset(pair)
    for pair in (
        ("Best way to distribute effort in a 40k TT", "How to pace a 40 km time trial"),
        ("How should I pace a 40 km time trial?", "How to pace a 40 km time trial"),
        ("How much should I drink per hour in the heat?", "hourly fluid intake when it's hot"),
        ("How much should I drink per hour in hot weather?", "How much should I drink per hour in the heat?"),
        ("What cadence should I aim for when cycling?", "ideal pedalling rpm for cycling"),
        ("What cadence is best on the bike?", "What cadence should I aim for when cycling?"),
        ("How do I deal with nerves before the race?", "I get very anxious before races, any tips?"),
        ("How do I deal with nerves before the race?", "How do I deal with pre-race nerves?"),
        ("How fast should my easy runs be?", "What pace for easy runs?"),
        ("What pace for easy running days?", "What pace for easy runs?"),
        ("Can I run with a cold?", "Is it ok to run with a cold?"),
        (
            "How many times per week should runners lift weights?",
            "How often should runners do strength work?",
        ),
        ("How often should a runner do strength training?", "How often should runners do strength work?"),
        ("What split should I hold for a 2k on the rower?", "What split should I hold for a 2k row?"),
    )
)
"""Questions of different pairs that do ask the same: no method is blamed for finding them."""


@dataclass(frozen=True, slots=True)
class Method:
    """A way of judging: a name, and for pairs and their cosines whether each is a hit."""

    name: str
    hits: Callable[[Sequence[Pair], Sequence[float]], list[bool]]


def answers_section(shared: Sequence[Pair], own: Sequence[Pair]) -> Section:
    """Return the section on pairs of questions; pairs that are not here are said not to be."""
    vectors = _vectors([*shared, *own])
    reported = [pair for pair in own if pair.half == "report"]
    checks: list[Check] = []
    rows: list[tuple[str, ...]] = []
    for name, pairs in zip(_SETS, (shared, reported), strict=True):
        unrelated = _unrelated(pairs)
        for method in _methods(vectors, pairs):
            rows.append(_row(method, name, pairs, unrelated, vectors))
        checks += _checks(name, pairs, unrelated, vectors)
    return Section(
        title="Answers found by meaning",
        about=(
            "A kept answer is given again only where two questions ask the same: nearness of meaning "
            f"(MiniLM) from {SAME_FROM:.2f} on, and every guard (numbers and units, negation, opposites, "
            "kind of answer, names, roles, words without a counterpart). The shared pairs are 80 "
            "paraphrases and 120 look-alikes; our own are of other wording and other sports, halved by a "
            "hash of their text before tuning. Unrelated: every two questions of different pairs of a set."
        ),
        checks=tuple(checks),
        tables=(Table(title="Ours and the others, in one run", columns=_COLUMNS, rows=tuple(rows)),),
        notes=_NOTES,
    )


_NOTES = (
    "GPTCache 0.1.44 is run as `init_similar_cache` sets it up (SQLite, faiss, "
    "SearchDistanceEvaluation, similarity_threshold 0.8, which is cosine 0.6), with our embedder in "
    "place of its own and one kept answer a pair; on unrelated questions its threshold is applied to "
    "the same cosines. It is a test dependency: where it is not installed its rows say so.",
    "The cosine without a false hit is chosen on the very pairs it is shown on, so in its favour; by F1"
    " the best cosine is 0, which takes every question for every other.",
    "In sample: the guards were tuned on the shared pairs and on the other half of our own. On the "
    "reported half they found 21 of 56 (0 of 66 false) before any tuning; after that only its counts "
    "were watched, but for one false hit that came up meanwhile and led to a rule (who does what to "
    "whom). On 103 further look-alikes written at the end, and not tuned on, the guards alone, as if "
    "every pair were as near as can be, let none pass; of 35 further paraphrases 24 were found.",
    "One author's text and labels, English only. Of pairs made to deceive a few may still pass: the "
    "exact key (athlete, race, specialist, version) is compared before any of this.",
    "Counted as unrelated: all but the pairs that ask the same though no file says so "
    f"({len(DUPLICATES)}, named in the code).",
)


def _vectors(pairs: Sequence[Pair]) -> dict[str, Vectors]:
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair.a, pair.b)))
    return dict(zip(texts, Embedder().embed(texts), strict=True)) if texts else {}


def _methods(vectors: dict[str, Vectors], pairs: Sequence[Pair]) -> tuple[Method, ...]:
    safe = safe_threshold(pairs, _cosines(pairs, vectors))
    return (
        Method("ours", _ours),
        Method("cosine from 0.70", _cosine_from(0.70)),
        Method(f"cosine from {safe:.2f}, the lowest without a false hit", _cosine_from(safe)),
        Method("GPTCache, default", lambda asked, cosines: _gptcache(asked, cosines, vectors)),
    )


def _ours(pairs: Sequence[Pair], cosines: Sequence[float]) -> list[bool]:
    return [
        same_question(Question.of(pair.a), Question.of(pair.b), cosine).sameness is Sameness.SAME
        for pair, cosine in zip(pairs, cosines, strict=True)
    ]


def _cosine_from(threshold: float) -> Callable[[Sequence[Pair], Sequence[float]], list[bool]]:
    return lambda _, cosines: [cosine >= threshold for cosine in cosines]


def _gptcache(pairs: Sequence[Pair], cosines: Sequence[float], vectors: dict[str, Vectors]) -> list[bool]:
    if pairs and not pairs[0].name:  # unrelated ones: too many to keep one by one
        return [cosine >= COSINE_FROM for cosine in cosines]
    return gptcache_hits(pairs, vectors)


def _cosines(pairs: Sequence[Pair], vectors: dict[str, Vectors]) -> list[float]:
    return [float(vectors[pair.a] @ vectors[pair.b]) for pair in pairs]


def safe_threshold(pairs: Sequence[Pair], cosines: Sequence[float]) -> float:
    """Return the lowest cosine, in hundredths, from which no look-alike is taken for the same."""
    nearest = max((cosine for pair, cosine in zip(pairs, cosines, strict=True) if not pair.same), default=0.0)
    return math.floor(nearest * 100 + 1) / 100


def _unrelated(pairs: Sequence[Pair]) -> list[Pair]:
    """Return every two questions of different pairs; they have no name."""
    texts = sorted({text for pair in pairs for text in (pair.a, pair.b)})
    listed = {frozenset((pair.a, pair.b)) for pair in pairs} | DUPLICATES
    return [
        Pair(name="", a=a, b=b, same=False)
        for a, b in combinations(texts, 2)
        if frozenset((a, b)) not in listed
    ]


def _row(
    method: Method, name: str, pairs: Sequence[Pair], unrelated: Sequence[Pair], vectors: dict[str, Vectors]
) -> tuple[str, ...]:
    if not pairs or ("GPTCache" in method.name and not gptcache_is_here()):
        return (method.name, name, Verdict.NOT_HERE.value, "", "")
    found, false = _counts(method.hits(pairs, _cosines(pairs, vectors)), pairs)
    same = sum(pair.same for pair in pairs)
    loose = sum(method.hits(unrelated, _cosines(unrelated, vectors)))
    return (
        method.name,
        name,
        f"{found} of {same} ({found / same:.0%})",
        f"{false} of {len(pairs) - same}",
        f"{loose:,} of {len(unrelated):,}",
    )


def _counts(hits: Sequence[bool], pairs: Sequence[Pair]) -> tuple[int, int]:
    found = sum(hit and pair.same for hit, pair in zip(hits, pairs, strict=True))
    return found, sum(hits) - found


def _checks(
    name: str, pairs: Sequence[Pair], unrelated: Sequence[Pair], vectors: dict[str, Vectors]
) -> tuple[Check, ...]:
    known, key = bool(pairs), name.split(maxsplit=1)[0].strip(",")
    found, false = _counts(_ours(pairs, _cosines(pairs, vectors)), pairs)
    same = sum(pair.same for pair in pairs) or 1
    loose = 100 * sum(_ours(unrelated, _cosines(unrelated, vectors))) / (len(unrelated) or 1)
    share = 100 * found / same
    needed = 100 * LEAST_FOUND / 80 if key == "shared" else LEAST_SHARE_PERCENT
    return (
        at_most(
            f"{key}_false_hits", f"no look-alike taken for the same, {name}", false if known else None, 0, ""
        ),
        judged(
            f"{key}_recall",
            f"at least {needed:.0f} % of the paraphrases found, {name}",
            share if known else None,
            "%",
            reached=share >= needed,
        ),
        at_most(
            f"{key}_unrelated",
            f"at most 0.02 % of unrelated questions taken for the same, {name}",
            loose if known else None,
            MOST_UNRELATED_PERCENT,
            "%",
        ),
    )
