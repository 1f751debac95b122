"""The props of MemoryCard.jsx and RememberedLine.jsx: what is remembered, as it stands now."""

from collections.abc import Sequence

from tools.domain.fact import AthleteFact
from tools.domain.wording.memory import SURE_FROM, TITLES, counted, grouped
from ui.charts import Props
from ui.tables import instant


def memory_card(facts: Sequence[AthleteFact], *, remembers: bool) -> Props:
    """Return all that is remembered by kind, and what holds no longer with what took its place."""
    holding = [fact for fact in facts if fact.holds]
    by_id = {fact.id: fact for fact in facts}
    return {
        "sentence": counted(len(holding)),
        "remembers": remembers,
        "groups": [
            {"kind": kind.value, "title": TITLES[kind], "facts": [_told(fact) for fact in group]}
            for kind, group in grouped(holding)
        ],
        "past": [_past(fact, by_id.get(fact.superseded_by or "")) for fact in facts if not fact.holds],
    }


def remembered_line(facts: Sequence[AthleteFact], ids: Sequence[str], ended: Sequence[str]) -> Props:
    """Return what of these facts is still remembered, and what of others came to an end by them, in order."""
    by_id = {fact.id: fact for fact in facts}
    told = [by_id[fact_id] for fact_id in ids if fact_id in by_id]
    over = [by_id[fact_id] for fact_id in ended if fact_id in by_id]
    return {
        "facts": [{"id": fact.id, "text": fact.text} for fact in told if fact.holds],
        "ended": [{"id": fact.id, "text": fact.text} for fact in over if not fact.holds],
    }


def _told(fact: AthleteFact) -> Props:
    return {
        "id": fact.id,
        "text": fact.text,
        "quote": fact.quote,
        "source": fact.source,
        "learnt_on": fact.learnt_on.isoformat(),
        "unsure": fact.confidence < SURE_FROM,
        "corrected_at": instant(fact.corrected_at) if fact.corrected_at else None,
    }


def _past(fact: AthleteFact, instead: AthleteFact | None) -> Props:
    until = instant(fact.superseded_at) if fact.superseded_at else None
    return {"id": fact.id, "text": fact.text, "until": until, "instead": instead.text if instead else None}
