"""Takes over what a connected service has and we do not."""

from asyncio import to_thread
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from agent.jobs.errands import Errand
from agent.jobs.house import House
from memory.activity_intake import AthleteIntake, KeptOfSource, NewActivity, RunItem
from memory.sync_runs import AthleteRuns
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import LONGEST_NAME, ActivitySummary
from tools.domain.provenance import POLICIES, Source
from tools.domain.recordings.summarise import summarise
from tools.kit.errors import NotFound, UnreadableFile
from tools.kit.recording_bytes import pack
from tools.kit.sources import ActivitySource, Fetched, Listed

OVERLAP = timedelta(days=14)
"""How far before the newest known activity a service is asked again: devices upload late [D]."""
FIRST_WELLNESS = timedelta(days=365)
FRESH_RECORDS = 30
"""Of how many of the newest activities records that end are fetched again: our design choice [D]."""
ENDS_SOON = timedelta(days=1)
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
    """Return what is to be fetched, newest first; keep anew what is here already and may expire.

    A listing renews what it says itself, never the records: those of the newest activities are fetched again
    before they end, those of older ones end.
    """
    days = POLICIES[sync.source].retention_days
    known = {kept.source_id: kept for kept in await sync.intake.kept_of(sync.source)}
    dealt_with = await sync.runs.items_of(sync.source)
    wanted: dict[str, Listed] = {}
    seen = 0
    async for listed in sync.service.listed(since):
        seen += 1
        kept = known.get(listed.source_id)
        before = dealt_with.get(listed.source_id)
        if kept is not None and days is not None:
            await sync.intake.renew(sync.source, listed.source_id, _words(listed) | _listed_totals(listed))
            if seen <= FRESH_RECORDS and _needs_records(kept, timedelta(days=days)):
                wanted[listed.source_id] = listed
        # What was taken before and is gone was deleted by the athlete; where things expire, that is put down.
        gone_for_good = before is not None and (days is None or before)
        has_all = kept is not None and (kept.has_recording or before is not None)
        if not (has_all or gone_for_good):
            wanted[listed.source_id] = listed
    return list(wanted.values())


def _needs_records(kept: KeptOfSource, lifetime: timedelta) -> bool:
    """Say whether records end soon, or have ended: then they were fetched about a lifetime ago."""
    if not kept.counts:
        return False
    soon = datetime.now(UTC) + ENDS_SOON
    if kept.has_recording:
        return kept.records_expire_at is not None and kept.records_expire_at < soon
    return kept.fetched_at is not None and kept.fetched_at + lifetime < soon


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
    if POLICIES[sync.source].retention_days is not None:
        # Records end before the listing does: nothing that is renewed with it may come from them.
        told = told.model_copy(update=_listed_totals(listed))
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


def _listed_totals(listed: Listed) -> dict[str, object]:
    """Return the measures a service lists; its silence counts too, except of how long the activity took."""
    measures = {"distance_m", "duration_s", "ascent_m", "average_power_w", "average_heart_rate_bpm"}
    said = listed.model_dump(include=measures)
    if listed.duration_s is None:
        del said["duration_s"]
    return said


def _words(listed: Listed) -> dict[str, object]:
    said: dict[str, object] = {}
    if listed.name:
        said["name"] = listed.name[:LONGEST_NAME]
    if listed.note:
        said["note"] = listed.note
    if listed.race:
        said["race"] = True
    if listed.indoor:
        said["indoor"] = True
    return said
