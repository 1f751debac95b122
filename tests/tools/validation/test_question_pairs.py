"""Pairs of questions are read with care, and counted as kept answers would be given."""

import json
from pathlib import Path

import numpy as np
import pytest

from tools.kit.errors import UnreadableFile
from tools.validation.answers_by_meaning import answers_section, safe_threshold
from tools.validation.gptcache_peer import gptcache_hits, gptcache_is_here
from tools.validation.question_pairs import Pair, evaluate, half_of, read_pairs

OWN = Path(__file__).parents[2] / "data" / "question_pairs.jsonl"
SAME = {"id": "s", "a": "What is a tempo run?", "b": "explain tempo runs", "label": 1, "split": "dev"}
FAR = {"a": "What is a tempo run?", "b": "What is a brick session?", "label": 0}


def lines(*rows: object) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def test_pairs_are_read_and_other_fields_ignored() -> None:
    first, second = read_pairs(lines(SAME, FAR) + b"\n\n")
    assert (first.name, first.same, second.name, second.same) == ("s", True, "line 2", False)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no pairs"),
        (b"\n \n", "no pairs"),
        (b"\xff\xfe\x00", "UTF-8"),
        (lines(SAME) + b"\n{", "Line 2 is not JSON"),
        (b"[1]", "Line 1 is not an object"),
        (lines({"a": "x", "label": 1}), "Line 1: b must be"),
        (lines({**SAME, "a": " "}), "Line 1: a must be"),
        (lines({**SAME, "label": 2}), "label must be"),
        (lines({**SAME, "label": "1"}), "label must be"),
        (lines({"a": "x", "b": "y"}), "label must be"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_pairs(content)


def test_misses_and_wrong_hits_are_told_with_the_reason() -> None:
    pairs = read_pairs(lines(SAME, {**SAME, "id": "w", "label": 0}, FAR))
    found = evaluate(pairs, np.array([0.1, 0.9, 0.9], dtype=np.float32))
    assert (found.positives, found.negatives, found.recall, found.false_hits) == (1, 2, 0.0, 1)
    assert [told.id for told in found.misses] == ["s"]
    assert [told.id for told in found.wrong] == ["w"]
    assert "too far apart" in found.misses[0].why


def test_without_paraphrases_there_is_no_recall() -> None:
    assert evaluate(read_pairs(lines(FAR)), np.array([0.9], dtype=np.float32)).recall is None


def test_our_own_pairs_are_many_kinds_and_halved_by_their_text() -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 240
    assert len({row["category"] for row in rows if row["label"] == 0}) >= 15
    assert {row["half"] for row in rows} == {"tune", "report"}
    assert all(row["half"] == half_of(row["a"], row["b"]) for row in rows)


def test_the_safe_threshold_lies_above_the_nearest_look_alike() -> None:
    pairs = [Pair(name="p", a="a", b="b", same=same) for same in (True, False, False)]
    assert safe_threshold(pairs, [0.99, 0.814, 0.5]) == 0.82


def test_gptcache_answers_what_is_near_however_it_is_meant() -> None:
    if not gptcache_is_here():
        pytest.skip("gptcache is not in this environment")
    near, far = np.zeros(384, dtype=np.float32), np.zeros(384, dtype=np.float32)
    near[0], near[1], far[2] = 0.8, 0.6, 1.0
    first = np.zeros(384, dtype=np.float32)
    first[0] = 1.0
    pairs = [Pair(name="1", a="with", b="without", same=False), Pair(name="2", a="with", b="far", same=False)]
    assert gptcache_hits(pairs, {"with": first, "without": near, "far": far}) == [True, False]


def test_the_section_counts_on_pairs_it_is_given() -> None:
    own = [
        pair
        for pair in read_pairs(OWN.read_bytes())
        if pair.half == "report" and pair.name.endswith(("0", "5"))
    ]
    section = answers_section((), own)
    found = {check.name: check.value for check in section.checks}
    assert (found["shared_false_hits"], found["our_false_hits"]) == (None, 0)
    assert found["our_recall"] is not None
    rows = {row[0]: row for row in section.tables[0].rows if row[1].startswith("our own")}
    assert rows["cosine from 0.70"][3] > rows["ours"][3] == f"0 of {sum(not pair.same for pair in own)}"
