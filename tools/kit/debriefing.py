"""A race's debrief, whoever asks: its recording and strategy found and compared, its lessons proposed."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.domain.athlete_rules import AthleteRule, RulesDraft
from tools.domain.course import CourseAnalysis
from tools.domain.debrief import Lesson, LessonKind, RaceDebrief, ReportedFuel
from tools.domain.ground.certified_distance import on_certified_distance
from tools.domain.ground.course_for_sport import for_sport
from tools.domain.proposal import Proposal
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.recordings.race_debrief import debrief_race
from tools.domain.recordings.race_match import LONGEST_WITH_WARM_UP, SHORTEST_PART, match_strength
from tools.domain.recordings.race_numbers import PlannedRace
from tools.kit.choosing import chosen
from tools.kit.choosing_activity import chosen_activity
from tools.kit.context import ActivityShelf, CourseShelf, SavedStrategy, StrategyShelf, ToolContext
from tools.kit.errors import MissingInput, NotFound
from tools.kit.plan_making import propose_event

RECENT = 60  # how many of the newest activities are looked through for a race: our design choice [D]
MOST_STRATEGIES = 40  # how many saved versions are looked through: our design choice [D]
NO_STRATEGY = (
    "You have no saved strategy to lay a race beside. Plan the next one, and click Save on its card."
)
NO_RACE = (
    "I find no recording of a race you saved a strategy for. Drop the race's recording (FIT, TCX or GPX), or "
    "tell me its date and which strategy it was."
)
NOT_THAT_RACE = (
    "None of your saved strategies is for that day, sport and distance. Tell me which one it was: {names}."
)
NOT_KEPT = (
    "What this race shows comes from a recording whose source keeps it for your eyes only, so I cannot keep "
    "it or plan by it. Drop the race's own file (FIT, TCX or GPX), and I can."
)
NO_LESSON = "This lesson is not there any more: open the debrief again."


@dataclass(frozen=True, slots=True)
class RaceShelves:
    """What a debrief is made of, as far as the one who asks may see it."""

    activities: ActivityShelf
    strategies: StrategyShelf
    courses: CourseShelf

    @classmethod
    def of(cls, context: ToolContext) -> "RaceShelves":
        """Return the shelves a tool sees: only what a language model may read."""
        return cls(context.activities, context.strategies, context.courses)


async def debrief_of(
    shelves: RaceShelves,
    activity_id: str,
    strategy_id: str,
    fuel: ReportedFuel | None = None,
    *,
    units: UnitSystem = UnitSystem.METRIC,
) -> RaceDebrief:
    """Return the debrief of one activity beside one saved strategy.

    Raises NotFound, and MissingInput where the activity has no records.
    """
    known = await shelves.activities.activity(activity_id)
    saved = await shelves.strategies.saved(strategy_id)
    if not known.has_recording:
        raise MissingInput(
            "Of this race I have only its totals. Drop its recording (FIT, TCX or GPX), and I lay it beside "
            "your strategy."
        )
    recording = await shelves.activities.recording(activity_id)
    course = await _course(saved.strategy.brief, shelves.courses)
    plan = PlannedRace(saved.summary.id, saved.strategy.in_units(units), units, course)
    day = known.summary.day
    return await asyncio.to_thread(debrief_race, recording, known.id, day, plan, fuel)  # CPU work


async def found_race(
    shelves: RaceShelves, which: str = "last", strategy: str = ""
) -> tuple[KnownActivity, SavedStrategy]:
    """Return the recording and the strategy that are meant: the newest race that has both, unless said.

    Raises NotFound where there is none, and MissingInput where it cannot be told which strategy it was.
    """
    saved = await _saved(shelves.strategies, strategy)
    recent = await shelves.activities.activities(limit=RECENT)
    if which.strip().casefold() not in {"", "last", "latest", "newest", "race", "last race", "my race"}:
        known = await _named_activity(shelves, recent, which)
        return known, _strategy_of(known, saved, named=bool(strategy))
    for known in recent:
        if _best(known, saved) is not None:
            return known, _strategy_of(known, saved, named=False)
    if strategy:
        raise NotFound(NO_RACE)
    raise NotFound(NO_RACE if saved else NO_STRATEGY)


async def strategy_for(shelves: RaceShelves, known: KnownActivity) -> SavedStrategy | None:
    """Return the newest strategy saved for the race an activity is, or None."""
    if known.summary.sport not in (ActivitySport.RUN, ActivitySport.RIDE):
        return None
    done_m = known.summary.distance_m or 0.0
    near = [
        each.id
        for each in await shelves.strategies.history()
        if SHORTEST_PART <= done_m / each.distance_m <= LONGEST_WITH_WARM_UP
    ]
    return _best(known, await _bodies(shelves.strategies, near))


async def propose_lesson(
    context: ToolContext,
    activity_id: str,
    strategy_id: str,
    index: int,
    fuel: ReportedFuel | None = None,
) -> Proposal:
    """Put one lesson of a debrief on the desk: a fact, a rule, or a change of the plan.

    The debrief is made anew from what a language model may read: what may not be kept raises MissingInput.
    Raises NotFound for a lesson that is not there.
    """
    try:
        debrief = await debrief_of(
            RaceShelves.of(context), activity_id, strategy_id, fuel, units=context.brief.units
        )
    except NotFound as error:
        raise MissingInput(NOT_KEPT) from error
    if not 0 <= index < len(debrief.lessons):
        raise NotFound(NO_LESSON)
    return await _proposed(context, debrief.lessons[index])


async def _proposed(context: ToolContext, lesson: Lesson) -> Proposal:
    if lesson.kind is LessonKind.FACT and lesson.fact is not None:
        return await context.proposals.propose_fact(lesson.fact)
    if lesson.kind is LessonKind.PLAN and lesson.event is not None:
        proposal, _ = await propose_event(context, lesson.event)
        return proposal
    if lesson.rule is not None:
        return await _proposed_rule(context, lesson.rule, lesson.reason)
    raise NotFound(NO_LESSON)


async def _proposed_rule(context: ToolContext, rule: AthleteRule, reason: str) -> Proposal:
    known = await context.rules.rules()
    kept = tuple(each for each in known.rules if each.key != rule.key)
    removed = tuple(each for each in known.rules if each.key == rule.key)
    draft = RulesDraft(
        based_on=known.version, rules=(*kept, rule), added=(rule,), removed=removed, reason=reason
    )
    return await context.proposals.propose_rules(draft)


async def _course(brief: RaceBrief, courses: CourseShelf) -> CourseAnalysis | None:
    """Return the course a strategy was made on; None for one without a file, or one not kept any more."""
    if not brief.course_id:
        return None
    try:
        course = for_sport(await courses.course(brief.course_id), brief.sport)
    except NotFound:
        return None
    return on_certified_distance(course, brief.distance_m) if brief.distance_m else course


async def _saved(strategies: StrategyShelf, name: str) -> tuple[SavedStrategy, ...]:
    """Return saved versions, newest first: the one that is named, or all."""
    history = await strategies.history()
    if name:
        return (await strategies.saved(chosen(history, name).id),)
    return await _bodies(strategies, [each.id for each in history])


async def _bodies(strategies: StrategyShelf, ids: Sequence[str]) -> tuple[SavedStrategy, ...]:
    found = []
    for strategy_id in ids[:MOST_STRATEGIES]:
        try:
            found.append(await strategies.saved(strategy_id))
        except NotFound:  # deleted since
            continue
    return tuple(found)


async def _named_activity(
    shelves: RaceShelves, recent: tuple[KnownActivity, ...], which: str
) -> KnownActivity:
    try:
        return chosen_activity(recent, which)
    except NotFound:
        return chosen_activity(await shelves.activities.activities(), which)


def _best(known: KnownActivity, saved: Sequence[SavedStrategy]) -> SavedStrategy | None:
    """Return the strategy an activity is most surely the race of; the newest of equals."""
    matches = [(match_strength(known.summary, each.strategy), each) for each in saved]
    strongest = max((strength for strength, _ in matches), default=0)
    if strongest == 0:
        return None
    return next(each for strength, each in matches if strength == strongest)


def _strategy_of(known: KnownActivity, saved: Sequence[SavedStrategy], *, named: bool) -> SavedStrategy:
    """Return the strategy of an activity: the named one as it is said, else the one that matches."""
    if named and saved:
        return saved[0]
    best = _best(known, saved)
    if best is not None:
        return best
    if not saved:
        raise MissingInput(NO_STRATEGY)
    names = ", ".join(f"“{each.summary.name}” v{each.summary.version}" for each in saved[:6])
    raise MissingInput(NOT_THAT_RACE.format(names=names))
