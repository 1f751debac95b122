"""Sections speak one after the other, however their events interleave."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from agent.events import (
    Event,
    GraphEvent,
    Notice,
    SectionFinished,
    SectionStarted,
    SpecialistsChosen,
    StepStarted,
    TextDelta,
)
from agent.ordering import SectionOrder

SECTIONS = ("pacing", "nutrition", "mental")


def heard(events: Sequence[GraphEvent]) -> list[Event]:
    order = SectionOrder()
    return [event for given_event in events for event in order.pass_on(given_event)]


def speech(section: str) -> list[Event]:
    return [
        SectionStarted(section=section),
        TextDelta(section=section, text=f"{section} one"),
        TextDelta(section=section, text=f"{section} two"),
        SectionFinished(section=section),
    ]


@given(st.permutations([section for section in SECTIONS for _ in range(4)]))
def test_any_interleaving_is_heard_in_order(turns: list[str]) -> None:
    waiting = {section: speech(section) for section in SECTIONS}
    mixed = [waiting[section].pop(0) for section in turns]
    events = heard([SpecialistsChosen(specialists=SECTIONS), *mixed, *speech("answer")])
    assert events == [event for section in (*SECTIONS, "answer") for event in speech(section)]


def test_the_first_section_streams_while_others_wait() -> None:
    events = heard(
        [
            SpecialistsChosen(specialists=("pacing", "nutrition")),
            SectionStarted(section="nutrition"),
            SectionStarted(section="pacing"),
            TextDelta(section="pacing", text="5:00"),
        ]
    )
    assert events == [SectionStarted(section="pacing"), TextDelta(section="pacing", text="5:00")]


def test_steps_are_heard_at_once_and_the_same_notice_once() -> None:
    notice = Notice(text="Your model endpoint did not answer.")
    step = StepStarted(id="1", label="Planning fuel")
    events = heard([SpecialistsChosen(specialists=("pacing", "mental")), notice, step, notice])
    assert events == [notice, step]
