"""Saving, deleting and bringing back race strategies."""

from uuid import uuid4

from memory.database import Row, as_json
from memory.deciding.desk import Asked, Desk, Outcome, version_label
from memory.strategies import SQL
from tools.domain import display
from tools.domain.proposal import ProposalKind, ProposalStatus, SavedStrategySummary
from tools.domain.race import UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.kit.errors import NotFound

NO_STRATEGY = "You have no saved strategy of that name. Ask me to show your strategies."


async def next_version(desk: Desk, name: str) -> int:
    """Return the number that a new version of a name gets."""
    row = await desk.row(SQL["next_version"], name=name)
    return int(row["version"]) if row else 1


async def saved_row(desk: Desk, strategy_id: str) -> Row:
    """Return a saved version with its body; raise NotFound."""
    row = await desk.row(SQL["saved"], id=strategy_id)
    if row is None:
        raise NotFound(NO_STRATEGY)
    return row


def saving(strategy: RaceStrategy, name: str, version: int, changes: tuple[str, ...] = ()) -> Asked:
    """Ask to save a plan as a version of a name."""
    distance_m, goal_time_s = planned_distance_m(strategy), strategy.pacing.goal_time_s
    return Asked(
        kind=ProposalKind.SAVE_STRATEGY,
        title=f"Save as {version_label(name, version)}",
        summary=_one_line(strategy.race_name, distance_m, goal_time_s, strategy.brief.units),
        name=name,
        version=version,
        content_key=strategy.key,
        changes=changes,
        body=as_json(strategy),
    )


def deleting(saved: SavedStrategySummary) -> Asked:
    """Ask to delete a saved version."""
    return Asked(
        kind=ProposalKind.DELETE_STRATEGY,
        title=f"Delete {version_label(saved.name, saved.version)}",
        summary=_one_line(saved.race_name, saved.distance_m, saved.goal_time_s, UnitSystem.METRIC),
        name=saved.name,
        version=saved.version,
        content_key=saved.id,
        subject_id=saved.id,
    )


def restoring(saved: SavedStrategySummary, version: int) -> Asked:
    """Ask to save an old version's plan again, as the newest version of its name."""
    return Asked(
        kind=ProposalKind.RESTORE_STRATEGY,
        title=f"Bring back {version_label(saved.name, saved.version)} as v{version}",
        summary=_one_line(saved.race_name, saved.distance_m, saved.goal_time_s, UnitSystem.METRIC),
        name=saved.name,
        version=version,
        content_key=saved.id,
        subject_id=saved.id,
        based_on=saved.version,
    )


async def newest_already(desk: Desk, saved: Row) -> Outcome | None:
    """Say that there is nothing to bring back, where the newest version of the name holds the same plan."""
    newest = await desk.row(SQL["newest"], name=saved["name"])
    if newest is None or newest["content_key"] != saved["content_key"]:
        return None
    label = version_label(saved["name"], newest["version"])
    return Outcome(ProposalStatus.APPLIED, f"{label} holds this very plan already.", newest["id"])


async def save(desk: Desk, claimed: Row) -> Outcome:
    """Keep the plan under the next free version of its name, unless it is saved already."""
    saved = await desk.row(SQL["with_content"], content_key=claimed["content_key"])
    if saved is not None:
        return already_saved(saved)
    strategy = RaceStrategy.model_validate_json(claimed["body"])
    strategy_id, version = await _keep(desk, strategy, claimed["name"], None)
    sentence = f"Saved as {version_label(claimed['name'], version)}."
    if version != claimed["version"]:
        sentence += f" Another plan had become v{claimed['version']} in the meantime."
    return Outcome(ProposalStatus.APPLIED, sentence, strategy_id, version)


async def delete(desk: Desk, claimed: Row) -> Outcome:
    """Take the version out of sight, unless somebody already did."""
    label = version_label(claimed["name"], claimed["version"])
    if await desk.run(SQL["delete"], id=claimed["subject_id"]):
        return Outcome(ProposalStatus.APPLIED, f"Deleted {label}.", claimed["subject_id"])
    return Outcome(ProposalStatus.STALE, f"{label} was already deleted.", claimed["subject_id"])


async def restore(desk: Desk, claimed: Row) -> Outcome:
    """Save the old version's plan again as the newest of its name."""
    saved = await desk.row(SQL["saved"], id=claimed["subject_id"])
    old = version_label(claimed["name"], claimed["based_on"])
    if saved is None:
        sentence = f"{old} was deleted in the meantime. Nothing was changed."
        return Outcome(ProposalStatus.STALE, sentence, claimed["subject_id"])
    if already := await newest_already(desk, saved):
        return already
    strategy = RaceStrategy.model_validate_json(saved["body"])
    strategy_id, version = await _keep(desk, strategy, saved["name"], saved["version"])
    sentence = f"Brought {old} back as v{version}."
    return Outcome(ProposalStatus.APPLIED, sentence, strategy_id, version)


def already_saved(saved: Row) -> Outcome:
    """Say where a plan already is."""
    label = version_label(saved["name"], saved["version"])
    return Outcome(ProposalStatus.APPLIED, f"Already saved as {label}.", saved["id"], saved["version"])


def planned_distance_m(strategy: RaceStrategy) -> float:
    """Return the length of the course that was planned: the race's nominal one where the course fits it."""
    last = strategy.pacing.splits_km[-1]
    return round(last.start_m + last.distance_m, 3)


async def _keep(desk: Desk, strategy: RaceStrategy, name: str, restored_from: int | None) -> tuple[str, int]:
    strategy_id, version = f"strategy-{uuid4()}", await next_version(desk, name)
    await desk.run(
        SQL["save"],
        id=strategy_id,
        name=name,
        version=version,
        content_key=strategy.key,
        course_id=strategy.course_id,
        race_name=strategy.race_name,
        distance_m=planned_distance_m(strategy),
        goal_time_s=strategy.pacing.goal_time_s,
        body=as_json(strategy),
        restored_from=restored_from,
    )
    return strategy_id, version


def _one_line(race_name: str, distance_m: float, goal_time_s: float, units: UnitSystem) -> str:
    return f"{race_name}: {display.distance(distance_m, units)} in {display.clock(goal_time_s)}"
