"""A race run against its saved strategy, asked for in the chat, kept from the page; versions restored."""

from pathlib import Path

from memory.activity_intake import NewActivity
from memory.database import Database
from memory.proposals import ProposalStore
from tests.support.coaching import ask, coach_on
from tests.support.raced import race_plan, raced
from tools.domain.debrief import LessonKind, ReportedFuel
from tools.domain.proposal import ProposalStatus
from tools.domain.provenance import Source
from tools.domain.recordings.summarise import summarise
from tools.kit.recording_bytes import pack

PLAN = race_plan()
RACE = raced(PLAN, lambda at: 0.96 if at < 31_000 else 1.1)


async def saved(database: Database, athlete_id: str, plan: object) -> str:
    """Save a strategy with a click and return its id."""
    desk = ProposalStore(database).for_athlete(athlete_id, "t")
    proposal = await desk.propose_save(plan, "Hilly")  # type: ignore[arg-type]
    decided = await desk.decide(proposal.id, approve=True)
    assert decided.subject_id is not None
    return decided.subject_id


async def test_the_debrief_is_told_shown_by_reference_and_its_lesson_kept(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    new = NewActivity(source=Source.FILE, summary=summarise(RACE), recording=pack(RACE))
    async with coach_on(database, tmp_path) as coach:
        await coach.athletes.ensure(athlete_id)
        await coach.data.store.for_owner(athlete_id).intake.keep((new,))
        strategy_id = await saved(database, athlete_id, PLAN)
        heard = await ask(
            coach, athlete_id, "t", "Debrief my race. I took 5 gels and 1.5 litres, stomach fine"
        )
        assert "“Hilly Marathon” took you 3:29:25" in heard.text
        assert "It turned at km 31" in heard.text
        assert "62 % of the plan" in heard.text
        (card,) = heard.shown("debrief")
        assert card.strategy_id == strategy_id
        assert card.fuel == ReportedFuel(servings=5, drink_l=1.5, stomach="fine")
        told = await coach.plans.debrief(athlete_id, card.activity_id, strategy_id, card.fuel)
        assert told.turned is not None
        assert told.lessons[0].kind is LessonKind.FACT
        proposal = await coach.plans.keep_lesson(athlete_id, "t", card.activity_id, strategy_id, 0)
        assert proposal.status is ProposalStatus.PENDING
        assert await coach.memories.facts(athlete_id) == ()
        await ProposalStore(database).for_athlete(athlete_id, "t").decide(proposal.id, approve=True)
        (fact,) = await coach.memories.facts(athlete_id)
        assert "4 % faster than planned" in fact.text
        assert fact.activity_id == card.activity_id


async def test_a_review_of_the_race_leads_to_its_debrief(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    new = NewActivity(source=Source.FILE, summary=summarise(RACE), recording=pack(RACE))
    async with coach_on(database, tmp_path) as coach:
        await coach.athletes.ensure(athlete_id)
        await coach.data.store.for_owner(athlete_id).intake.keep((new,))
        assert not (await ask(coach, athlete_id, "t", "how was my last run?")).shown("debrief")
        strategy_id = await saved(database, athlete_id, PLAN)
        heard = await ask(coach, athlete_id, "t", "how was my last run?")
        assert "This was the race of your saved strategy “Hilly” v1" in heard.text
        (card,) = heard.shown("debrief")
        assert card.strategy_id == strategy_id


async def test_an_old_version_comes_back_as_a_new_one(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with coach_on(database, tmp_path) as coach:
        await coach.athletes.ensure(athlete_id)
        await saved(database, athlete_id, PLAN)
        await saved(database, athlete_id, race_plan(goal_time_s=12_300.0))
        heard = await ask(coach, athlete_id, "t", "compare Hilly v1 and Hilly v2")
        assert "The goal moves from 3:30:00 to 3:25:00" in heard.text
        assert heard.shown("comparison")
        heard = await ask(coach, athlete_id, "t", "go back to v1 of Hilly")
        assert "Shall I bring “Hilly” v1" in heard.text
        (card,) = heard.shown("proposal")
        desk = ProposalStore(database).for_athlete(athlete_id, "t")
        await desk.decide(card.proposal.id, approve=True)
        newest = (await coach.strategies.for_athlete(athlete_id).history())[0]
        assert (newest.version, newest.goal_time_s) == (3, PLAN.pacing.goal_time_s)
