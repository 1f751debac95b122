"""The window of messages stays flat."""

from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from agent.state import KEPT_CHARACTERS, KEPT_CHARACTERS_PER_MESSAGE, KEPT_MESSAGES, collect, keep_recent


@given(st.lists(st.text(max_size=4000), min_size=1, max_size=60))
def test_the_window_never_outgrows_its_limits_and_keeps_the_newest(texts: list[str]) -> None:
    window: list[AnyMessage] = []
    for text in texts:
        window = keep_recent(window, [HumanMessage(text)])
    assert len(window) <= KEPT_MESSAGES
    assert sum(len(message.text) for message in window) <= KEPT_CHARACTERS
    assert window[-1].text[:100] == texts[-1][:100]


def test_a_long_answer_is_cut_visibly() -> None:
    (kept,) = keep_recent([], [AIMessage("x" * 5000)])
    assert len(kept.text) == KEPT_CHARACTERS_PER_MESSAGE + 2
    assert kept.text.endswith(" …")


def test_reports_gather_and_clear() -> None:
    report = {"section": "pacing", "text": "5:00 /km", "brief": None}
    assert collect([report], [report]) == [report, report]
    assert collect([report], None) == []
