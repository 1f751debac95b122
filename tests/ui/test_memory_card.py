"""The card of what is remembered, and the line below the answer it was said in."""

from datetime import UTC, date, datetime
from typing import Any

from tools.domain.fact import AthleteFact, FactKind
from ui.memory_card import memory_card, remembered_line

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def fact(id: str, text: str, kind: FactKind, **more: object) -> AthleteFact:
    known = {"id": id, "text": text, "kind": kind, "source": "what you told me", "quote": f"my {text}"}
    return AthleteFact.model_validate({**known, "learnt_on": date(2026, 11, 20), **more})


TREK = fact("f2", "You ride a Trek.", FactKind.EQUIPMENT)
CANYON = fact("f1", "You ride a Canyon.", FactKind.EQUIPMENT, superseded_at=NOW, superseded_by="f2")
NUTS = fact("f3", "You are allergic to nuts.", FactKind.HEALTH, confidence=0.6)


def test_facts_stand_by_their_kind_health_first_and_what_is_over_apart() -> None:
    card: Any = memory_card((TREK, NUTS, CANYON), remembers=True)
    assert card["sentence"] == "I remember 2 things about you."
    groups = [(group["title"], [each["text"] for each in group["facts"]]) for group in card["groups"]]
    assert groups == [("Health", ["You are allergic to nuts."]), ("Gear", ["You ride a Trek."])]
    (nuts,) = card["groups"][0]["facts"]
    assert (nuts["unsure"], nuts["learnt_on"], nuts["quote"]) == (
        True,
        "2026-11-20",
        "my You are allergic to nuts.",
    )
    (past,) = card["past"]
    assert (past["text"], past["instead"]) == ("You ride a Canyon.", "You ride a Trek.")


def test_nothing_remembered_says_so() -> None:
    card: Any = memory_card((), remembers=False)
    assert (card["sentence"], card["groups"], card["remembers"]) == (
        "I remember nothing about you yet.",
        [],
        False,
    )


def test_the_line_tells_only_what_is_still_known() -> None:
    line = remembered_line((TREK, NUTS, CANYON), ["f2", "forgotten"], ["f1", "f3"])
    assert line == {
        "facts": [{"id": "f2", "text": "You ride a Trek."}],
        "ended": [{"id": "f1", "text": "You ride a Canyon."}],
    }
