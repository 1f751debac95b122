"""The versions of a plan in sentences: what changed, why, and what came before."""

from collections.abc import Sequence

from tools.domain.plan_version import MadeBy, PlanVersionSummary

MOST_VERSIONS = 8
MOST_CHANGES = 8


def version_facts(versions: Sequence[PlanVersionSummary]) -> list[list[str]]:
    """Return how many versions there are, and a line for each of the newest."""
    newest = versions[0]
    if len(versions) == 1:
        return [[f"“{newest.name}” has one version, of {_when(newest)}: {_ended(newest.headline)}"]]
    lines = [
        f"- Version {each.version}, {_when(each)}{_by(each)}: {_ended(each.headline)}"
        for each in versions[:MOST_VERSIONS]
    ]
    said = f"“{newest.name}” has {len(versions)} versions; version {newest.version} counts."
    back = "Say “go back to version 1”, and I propose it again from today on."
    return [[said], lines, [back]]


def changes_facts(summary: PlanVersionSummary) -> list[list[str]]:
    """Return what the newest version changed and why, each change in a line, and what it stands on."""
    if summary.parent is None:
        return [[f"Nothing has changed yet: this is the first version, of {_when(summary)}.", summary.reason]]
    changes = [f"- {each}" for each in summary.changes[:MOST_CHANGES]]
    more = len(summary.changes) - len(changes)
    if more > 0:
        changes.append(f"- and {more} more: the card has them all")
    evidence = [each.text for each in summary.evidence]
    said = [f"Version {summary.version}, {_when(summary)}{_by(summary)}: {_ended(summary.headline)}"]
    return [paragraph for paragraph in ([*said, summary.reason], changes, evidence) if paragraph]


def _when(summary: PlanVersionSummary) -> str:
    return f"{summary.made_at:%-d %B %Y}"


def _by(summary: PlanVersionSummary) -> str:
    return ", made without asking, as your setting allows" if summary.made_by is MadeBy.SMALL_CHANGES else ""


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
