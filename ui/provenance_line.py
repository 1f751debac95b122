"""The line below an answer that says where its figures come from, and opens to show it."""

from collections import Counter
from collections.abc import Sequence

from agent.toolbox import STEP_LABELS
from tools.domain import display
from tools.domain.checking.checked import Contradiction, Correction, Origin, Provenance, Trace
from ui.charts import Props

MOST_ROWS = 80  # of the table; an answer with more figures than this shows its first: our design choice [D]
LONGEST = 400  # characters of a sentence that did not stand

WHERE_FROM = {
    Origin.FINDING: "computed",
    Origin.TOLD: "worked out",
    Origin.ATHLETE: "you said so",
    Origin.CONVERSATION: "an earlier answer",
    Origin.KNOWLEDGE: "a cited source",
    Origin.CALENDAR: "the calendar",
    Origin.ARITHMETIC: "follows from what is known",
}
PASSAGES = "consult_knowledge"
CITED = "what a passage with its source says"
NAMED = (Origin.FINDING, Origin.TOLD, Origin.KNOWLEDGE, Origin.ARITHMETIC)  # the others say all there is
_PACES = {"/km": "/km", "/mi": "/mi", "s/km": "/km", "s/mi": "/mi"}  # each in seconds


def provenance_line(provenance: Provenance) -> Props:
    """Return everything ProvenanceLine.jsx shows. Props are kept with the conversation.

    No recorded value that a model may not see can be in them: checked is only what a model was told.
    """
    rows = _rows(provenance.traces)
    return {
        "line": _line(provenance),
        "changed": bool(provenance.corrections or provenance.contradictions),
        "rows": rows[:MOST_ROWS],
        "more": max(0, len(rows) - MOST_ROWS),
        "corrections": [_correction(each) for each in provenance.corrections],
        "contradictions": [_contradiction(each) for each in provenance.contradictions],
    }


def _line(provenance: Provenance) -> str:
    """Write the line: 41 numbers, all traced · 1 sentence corrected."""
    cited = [trace for trace in provenance.traces if _is_cited(trace)]
    computed = [trace for trace in provenance.traces if not _is_cited(trace)]
    numbers = sum(map(_is_number, computed))
    others = len(computed) - numbers
    corrected = sum(each.now is not None for each in provenance.corrections)
    parts = [
        _counted(numbers, "number", ", all traced") if numbers else "",
        _counted(others, "name or day", ", all traced", "names and days") if others and not numbers else "",
        "from a cited source" if cited else "",
        _counted(corrected, "sentence", " corrected"),
        _counted(len(provenance.corrections) - corrected, "sentence", " left out"),
        "two findings do not agree" if provenance.contradictions else "",
    ]
    return " · ".join(filter(None, parts))


def _counted(number: int, one: str, said: str, several: str = "") -> str:
    """Write how many there are; nothing for none."""
    if number == 1:
        return f"1 {one}{said.replace(', all', ',')}"
    return f"{number} {several or f'{one}s'}{said}" if number else ""


def _is_cited(trace: Trace) -> bool:
    """Tell whether something comes from a passage of the house's knowledge, cited in the answer itself."""
    return trace.origin is Origin.KNOWLEDGE or trace.source == PASSAGES


def _is_number(trace: Trace) -> bool:
    return trace.value is not None or any(letter.isdigit() for letter in trace.written)


def _rows(traces: Sequence[Trace]) -> list[Props]:
    """Return a row for every thing that figures come from, in the order in which they were first said."""
    grouped: dict[tuple[str, ...], list[Trace]] = {}
    for trace in traces:
        meaning = CITED if _is_cited(trace) else trace.meaning
        grouped.setdefault((meaning, trace.origin, trace.model, trace.source), []).append(trace)
    return [_row(together) for together in grouped.values()]


def _row(together: Sequence[Trace]) -> Props:
    """Return the row of figures that come from one thing: one value, or all that one sentence tells."""
    first, several = together[0], Counter(trace.written for trace in together)
    written = [f"{each} ×{times}" if times > 1 else each for each, times in several.items()]
    return {
        "written": ", ".join(written),
        "meaning": CITED if _is_cited(first) else first.meaning,
        "value": _value(first) if len(set(together)) == 1 else "",
        "origin": WHERE_FROM[Origin.KNOWLEDGE if _is_cited(first) else first.origin],
        "from": "" if first.source == PASSAGES else _source(first),
    }


def _source(trace: Trace) -> str:
    """Name the model and its source, or the step in which a tool said it."""
    if trace.origin not in NAMED:
        return ""
    source = STEP_LABELS.get(trace.source, trace.source)
    return " · ".join(dict.fromkeys(filter(None, [trace.model.replace("_", " "), source])))


def _value(trace: Trace) -> str:
    """Write the value behind what was written, with its range: finer than an answer says it."""
    if trace.value is None or trace.origin is not Origin.FINDING:
        return ""
    value = _measured(trace.value, trace.unit)
    if trace.low is None or trace.high is None or trace.low == trace.high:
        return "" if value == trace.written else value
    return f"{value} ({_range(_measured(trace.low, trace.unit), _measured(trace.high, trace.unit))})"


def _range(low: str, high: str) -> str:
    """Join a range, its unit written once: 5:10–5:30 /km."""
    unit = high.partition(" ")[1:]
    return f"{low.removesuffix(''.join(unit))}–{high}"


def _measured(value: float, unit: str) -> str:
    """Write a value in its unit, as people read it: 3:45:00, 5:20 /km, 42.2 km, 250 W."""
    if unit == "s":
        return display.clock(value)
    if unit in _PACES:
        return f"{display.clock(value)} {_PACES[unit]}"
    if unit == "m" and abs(value) >= 1000:
        return f"{value / 1000:.3f}".rstrip("0").rstrip(".") + " km"
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{number} {unit}".rstrip()


def _correction(correction: Correction) -> Props:
    return {
        "written": correction.written[:LONGEST],
        "why": list(dict.fromkeys(fault.why for fault in correction.faults)),
        "now": correction.now[:LONGEST] if correction.now else "",
    }


def _contradiction(found: Contradiction) -> Props:
    both: Sequence[Trace] = (found.left, found.right)
    sides = [f"{each.written}: {_source(each) or WHERE_FROM[each.origin]}" for each in both]
    return {"said": found.said, "sides": sides}
