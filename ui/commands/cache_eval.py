"""`paceline cache-eval PAIRS.jsonl`: how safely one answer is given to two questions."""

from argparse import ArgumentParser, Namespace
from functools import partial

from tools.validation.question_pairs import Evaluation, Told, cosines_of, evaluate, read_pairs
from ui.commands.answer import Answer, Keys, Parts, Table, Words
from ui.commands.reading import naming, read_bytes

USAGE = "PAIRS.jsonl [--json]"
DESCRIPTION = (
    "Judge pairs of questions as the kept answers are judged, without a model: what is unsure is a miss. "
    'One pair a line: {"a": "...", "b": "...", "label": 1} (1 the same question, 0 another).'
)


def add_options(parser: ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("pairs", metavar="PAIRS.jsonl", help="pairs of questions, one JSON object a line")
    parser.add_argument("--json", action="store_true", help="print the counts, misses and wrong hits as JSON")
    parser.set_defaults(plot=None)


def answer(options: Namespace) -> Answer:
    """Judge every pair of the file."""
    content = read_bytes(options.pairs)
    with naming(options.pairs):
        pairs = read_pairs(content)
    # Loaded here: the model's runtime takes a third of a second, and a broken file needs none.
    from tools.sources.embedding import Embedder

    found = evaluate(pairs, cosines_of(pairs, Embedder()))
    return Answer(keys=_keys(found), tell=partial(_parts, found))


def _keys(found: Evaluation) -> Keys:
    return found.model_dump(mode="json")


def _parts(found: Evaluation) -> Parts:
    recalled = found.positives - len(found.misses)
    share = "–" if found.recall is None else f"{found.recall:.0%}"
    rows = (
        ("the same question", str(found.positives), f"{recalled} found ({share})"),
        ("another question", str(found.negatives), f"{found.false_hits} taken for the same"),
    )
    return (
        Table("Pairs", ("they are", "pairs", "judged"), rows, wide_last=True),
        _told("Taken for the same, and are not", found.wrong),
        _told("The same, and not found", found.misses),
    )


def _told(title: str, pairs: tuple[Told, ...]) -> Words:
    return Words(title, tuple(f"{pair.id}: “{pair.a}” / “{pair.b}”: {pair.why}" for pair in pairs))
