"""`paceline cache-eval`: how many paraphrases are found, and what is taken for the same."""

import json
from pathlib import Path

import pytest

from tests.support.command_line import command, undocumented

PAIRS = (
    {"id": "p1", "a": "What pace for a 3:30 marathon?", "b": "marathon pacing for a 3h30 goal", "label": 1},
    {
        "id": "p2",
        "a": "How do I wax my chain?",
        "b": "greasing the drivetrain",
        "label": 1,
        "category": "gear",
    },
    {"id": "n1", "a": "What pace for a 3:30 marathon?", "b": "What pace for a 4:30 marathon?", "label": 0},
)


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(map(json.dumps, PAIRS)), encoding="utf-8")
    return file


def test_the_counts_for_a_program(pairs: Path) -> None:
    done = command("cache-eval", pairs, "--json")
    assert done.code == 0
    keys = done.keys
    assert [keys[name] for name in ("positives", "negatives", "recall", "false_hits")] == [2, 1, 0.5, 0]
    assert keys["wrong"] == []
    assert [(told["id"], set(told)) for told in keys["misses"]] == [("p2", {"id", "a", "b", "why"})]
    assert undocumented(keys) == set()


def test_the_table_for_a_person(pairs: Path) -> None:
    done = command("cache-eval", pairs)
    assert done.code == 0
    assert "1 found (50%)" in done.out
    assert "0 taken for the same" in done.out
    assert "How do I wax my chain?" in done.out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "There is no file"),
        ("", "no pairs in it"),
        ('{"a": "x"', "Line 1 is not JSON"),
        ('{"a": "x", "b": "y", "label": "same"}', "label must be 1"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(tmp_path: Path, content: str | None, words: str) -> None:
    file = tmp_path / "pairs.jsonl"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = command("cache-eval", file, "--json")
    assert done.code == 1
    assert words in done.err
    assert str(file) in done.err
    assert done.keys["code"] == "unreadable_file"
