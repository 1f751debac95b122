"""The mark of an answer given before, and what the chat says of the cache itself."""

from datetime import UTC, datetime

import pytest

from agent.events import AnsweredBefore
from tools.domain.questions.cache_stats import CacheStats
from ui.answer_cache import Wish, cleared, told, wish_in
from ui.answered_before import ASK_AGAIN, answered_before

GIVEN = AnsweredBefore(
    entry_id="x", question="How should I pace the hills?", answered_at=datetime(2026, 4, 1, 8, tzinfo=UTC)
)


def test_the_mark_says_when_and_what_to_ask_again() -> None:
    props = answered_before(GIVEN, "how should I pace the hills")
    assert props == {
        "answered_at": "2026-04-01T08:00:00+00:00",
        "question": None,
        "asked": "how should I pace the hills",
        "command": ASK_AGAIN,
    }


def test_the_first_question_is_named_where_it_was_worded_otherwise() -> None:
    assert answered_before(GIVEN, "hill pacing?")["question"] == "How should I pace the hills?"


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("cache stats", Wish.STATS),
        ("Show me the cache.", Wish.STATS),
        ("stats of the cache", Wish.STATS),
        ("/cache stats", Wish.STATS),
        ("How big is the cache?", Wish.STATS),
        ("clear the cache", Wish.CLEAR),
        ("Please empty my answer cache!", Wish.CLEAR),
        ("/cache clear", Wish.CLEAR),
        ("delete the cached answers", Wish.CLEAR),
        ("what does the cache do for my race?", None),
        ("clear my strategies", None),
        ("show my form", None),
        ("", None),
    ],
)
def test_a_message_about_the_cache_is_heard(text: str, wish: Wish | None) -> None:
    assert wish_in(text) is wish


def test_the_numbers_are_told_in_words() -> None:
    stats = CacheStats(
        own=1, anybodys=2, limit=1000, size_bytes=12_345, kept=9, found_by_words=4, found_by_meaning=1
    )
    said = told(stats, on=True)
    assert "3 answers" in said
    assert "12 kB" in said
    assert "5 questions were answered from them, 1 of them in other words." in said
    assert "thumb" not in said
    assert "clear the cache" in said


def test_nothing_kept_and_switched_off_have_their_sentences() -> None:
    assert told(CacheStats(), on=True).startswith("I keep no answer now.")
    assert "`ANSWER_CACHE` is off" in told(CacheStats(), on=False)
    assert cleared(0).startswith("There were no kept answers")
    assert cleared(1).startswith("One kept answer is gone")
    assert cleared(1200).startswith("1,200 kept answers are gone")
