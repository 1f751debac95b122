"""The window of messages stays flat, and loses none without saying so."""

from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from agent.state import (
    HELD_MESSAGES,
    KEPT_CHARACTERS,
    KEPT_CHARACTERS_PER_MESSAGE,
    KEPT_MESSAGES,
    collect,
    held,
    window_of,
)


@given(st.lists(st.text(max_size=4000), min_size=1, max_size=60))
def test_the_window_never_outgrows_its_limits_and_loses_nothing(texts: list[str]) -> None:
    window: list[AnyMessage] = []
    fallen: list[AnyMessage] = []
    for text in texts:
        window, dropped = window_of(held(window, [HumanMessage(text)]))
        fallen += dropped
        assert len(window) <= KEPT_MESSAGES
        assert sum(len(message.text) for message in window) <= KEPT_CHARACTERS
    kept = [message.text[:KEPT_CHARACTERS_PER_MESSAGE] for message in [*fallen, *window]]
    assert kept == [text[:KEPT_CHARACTERS_PER_MESSAGE] for text in texts]


def test_turns_that_broke_off_wait_and_stay_bounded() -> None:
    messages: list[AnyMessage] = []
    for number in range(500):
        messages = held(messages, [HumanMessage(str(number))])
    assert len(messages) == HELD_MESSAGES
    assert messages[-1].text == "499"


def test_a_long_answer_is_cut_visibly() -> None:
    (kept,) = held([], [AIMessage("x" * 5000)])
    assert len(kept.text) == KEPT_CHARACTERS_PER_MESSAGE + 2
    assert kept.text.endswith(" …")


def test_reports_gather_and_clear() -> None:
    report = {"section": "pacing", "text": "5:00 /km", "brief": None}
    assert collect([report], [report]) == [report, report]
    assert collect([report], None) == []
