"""Takes over what a connected service has and we do not."""

from asyncio import to_thread
from dataclasses import dataclass
from datetime import date, timedelta

from agent.jobs.errands import Errand
from agent.jobs.house import House
from memory.activity_intake import AthleteIntake, NewActivity, RunItem
from memory.sync_runs import AthleteRuns
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import LONGEST_NAME, ActivitySummary
from tools.domain.provenance import POLICIES, Source
from tools.domain.recordings.summarise import summarise
from tools.domain.syncing import Outcome
from tools.kit.errors import NotFound, UnreadableFile
from tools.kit.recording_bytes import pack
from tools.kit.sources import ActivitySource, Fetched, Listed

OVERLAP = timedelta(days=14)
"""How far before the newest known activity a service is asked again: devices upload late [D]."""
FIRST_WELLNESS = timedelta(days=365)
ESTIMATED = "The service estimated the power; nothing measured it, so it says nothing of your threshold."


@dataclass(frozen=True, slots=True)
class _Sync:
    """One sync under way."""

    house: House
    errand: Errand
    service: ActivitySource

    @property
    def source(self) -> Source:
        return self.errand.source

    @property
    def runs(self) -> AthleteRuns:
        return self.house.runs.for_athlete(self.errand.athlete_id)

    @property
    def intake(self) -> AthleteIntake:
        return self.house.activities.for_owner(self.errand.athlete_id).intake

    def item(self, listed: Listed) -> RunItem:
        return RunItem(self.errand.run_id, listed.source_id)


async def run_sync(house: House, errand: Errand) -> None:
    """Take over every activity of a service that is not kept yet, and the mornings' measures.

    Goes on where it was when called again; ends early when the run was stopped. Raises SourceError.
    """
    keeper = house.connections.for_athlete(errand.athlete_id).keeper(errand.source)
    service = await house.open_source(errand.source, keeper, house.settings)
    try:
        sync = _Sync(house, errand, service)
        since = await _since(sync)
        wanted = await _wanted(sync, since)
        done = await sync.runs.done_items(errand.run_id)
        await sync.runs.set_total(errand.run_id, len(done | {listed.source_id for listed in wanted}))
        for listed in wanted:
            if not await sync.runs.is_open(errand.run_id):
                return
            await _take(sync, listed)
        days = await service.wellness(since or date.today() - FIRST_WELLNESS)
        if not await sync.runs.is_open(errand.run_id):
            return
        await sync.intake.keep_wellness(errand.source, days)
        await house.connections.for_athlete(errand.athlete_id).set_trouble(errand.source, None)
    finally:
        await service.close()


async def _since(sync: _Sync) -> date | None:
    """Return the day from which to ask: None, for all there is, until a sync since connecting ended well.

    What may be kept for days only is listed whole each time, so that it can be kept anew.
    """
    if POLICIES[sync.source].retention_days is not None:
        return None
    connections = await sync.house.connections.for_athlete(sync.errand.athlete_id).connections()
    connection = next((each for each in connections if each.source is sync.source), None)
    if connection is None or connection.last_sync is None or connection.last_sync < connection.connected_at:
        return None
    begun = [kept.started_at for kept in await sync.intake.kept_of(sync.source) if kept.started_at]
    return max(begun).date() - OVERLAP if begun else None


async def _wanted(sync: _Sync, since: date | None) -> list[Listed]:
    """Return what is to be fetched, newest first; keep anew what is here already and may expire."""
    expires = POLICIES[sync.source].retention_days is not None
    with_records = {kept.source_id: kept.has_recording for kept in await sync.intake.kept_of(sync.source)}
    dealt_with = await sync.runs.items_of(sync.source)
    wanted: dict[str, Listed] = {}
    async for listed in sync.service.listed(since):
        kept = with_records.get(listed.source_id)
        before = dealt_with.get(listed.source_id)
        if kept is not None and expires:
            await sync.intake.renew(sync.source, listed.source_id, _words(listed))
        # What was taken before and is gone was deleted by the athlete, or has expired.
        gone_for_good = before is not None and (not expires or before is Outcome.FAILED)
        if not (kept or (kept is not None and before) or gone_for_good):
            wanted[listed.source_id] = listed
    return list(wanted.values())


async def _take(sync: _Sync, listed: Listed) -> None:
    """Fetch and keep one activity, or put down why not."""
    item = sync.item(listed)
    if listed.withheld:
        await sync.intake.keep_failure(item, listed.withheld)
        return
    try:
        new = await _new_activities(sync, listed, await sync.service.fetch(listed))
    except (UnreadableFile, NotFound) as error:
        await sync.intake.keep_failure(item, str(error))
        return
    await sync.intake.keep(new, item)


async def _new_activities(sync: _Sync, listed: Listed, fetched: Fetched) -> list[NewActivity]:
    """Return what was fetched, ready to be kept: the legs of a multisport file are several."""
    file_name = fetched.file_name
    if fetched.content is not None:
        legs = await sync.house.decoder.decode(fetched.content, file_name)
        return [
            NewActivity(
                source=sync.source,
                summary=told_by(listed, leg.summary),
                recording=leg.recording,
                source_id=listed.source_id if index == 0 else f"{listed.source_id}/{index + 1}",
                content_key=leg.content_key,
                file_name=file_name,
            )
            for index, leg in enumerate(legs)
        ]
    if fetched.activity is None:
        return [NewActivity(sync.source, totals(listed), None, listed.source_id, file_name=file_name)]
    activity = fetched.activity
    summary, recording = await to_thread(lambda: (summarise(activity), pack(activity)))
    told = told_by(listed, summary)
    return [NewActivity(sync.source, told, recording, listed.source_id, file_name=file_name)]


def told_by(listed: Listed, summary: ActivitySummary) -> ActivitySummary:
    """Return a summary with what its service says of it: the name the athlete gave it there, a race."""
    words: dict[str, object] = {**_words(listed)}
    if summary.sport is ActivitySport.OTHER:
        words["sport"] = listed.sport
    for field in ("started_at", "utc_offset_s", "device"):
        if getattr(summary, field) is None:
            words[field] = getattr(listed, field)
    if listed.power_estimated:
        words |= {"best_power_w": (), "power_seconds": {}, "warnings": (*summary.warnings, ESTIMATED)}
    return summary.model_copy(update=words)


def totals(listed: Listed) -> ActivitySummary:
    """Return the summary of an entry that has no records: what its service lists of it."""
    shared = listed.model_dump(include=set(ActivitySummary.model_fields))
    shared["duration_s"] = listed.duration_s or 0.0
    return ActivitySummary.model_validate(shared)


def _words(listed: Listed) -> dict[str, str | bool]:
    said: dict[str, str | bool] = {}
    if listed.name:
        said["name"] = listed.name[:LONGEST_NAME]
    if listed.note:
        said["note"] = listed.note
    if listed.race:
        said["race"] = True
    if listed.indoor:
        said["indoor"] = True
    return said
