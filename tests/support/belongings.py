"""An athlete who has something of every kind, each with a mark of their own that nobody else may ever see."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from psycopg import sql

from agent.coach import Coach
from memory.activity_intake import NewActivity
from memory.answers import AnswerStore
from memory.calendar_events import CalendarEventStore, SentSession
from memory.database import Database
from memory.facts import EmbeddedFact
from memory.outside_identities import OutsideIdentityStore
from tests.support.chat_rows import Chat
from tests.support.course_pictures import profile_png
from tests.support.own_activities import a_summary, of_a_service
from tests.support.raced import race_plan, raced
from tests.support.scripted_coach import SAMPLE
from tools.domain.activity_summary import WellnessDay
from tools.domain.athlete import AthletePreferences
from tools.domain.fact import AthleteFact, FactKind
from tools.domain.plan_request import PlanWish
from tools.domain.profile import ProfileName
from tools.domain.prompt_version import SpokenWith
from tools.domain.provenance import Source
from tools.domain.race import RaceBrief
from tools.domain.recordings.summarise import summarise
from tools.domain.share_link import LinkEnd
from tools.domain.signing_in import KeyScope
from tools.domain.spending import ModelRequest, Spending
from tools.domain.training.training_plan import TrainingSport
from tools.kit.recording_bytes import pack

BY_HAND = (
    "insert into answer_cache (id, key, words, athlete_id, question, answer, size_bytes, expires_at) values"
    " (%(mark)s, %(digest)s, %(digest)s, %(athlete_id)s, %(mark)s, to_jsonb(%(mark)s::text), 20, 'infinity')",
    "insert into answer_refusal (athlete_id, asked, kept) values (%(athlete_id)s, %(digest)s, %(digest)s)",
    "insert into answer_count (athlete_id, kept) values (%(athlete_id)s, 1)",
    "insert into sync_item (athlete_id, run_id, item, outcome, reason)"
    " values (%(athlete_id)s, %(run_id)s, %(mark)s, 'failed', %(mark)s)",
    "insert into model_reservation (athlete_id, id, day, input_tokens, output_tokens, estimated, runs_out_at)"
    " values (%(athlete_id)s, %(mark)s, current_date, 1, 1, false, 'infinity')",
)
"""What comes about in ways that take too long here: an answer given before, a failed import."""
RACE = race_plan()
WISH = PlanWish(
    weeks=8,
    sport=TrainingSport.RUN,
    weekly_hours_now=4,
    longest_now_s=4_500,
    hours_a_week=5,
    days_a_week=4,
    novice=False,
)
PASSWORD = "eleven grey herons"
ONES_OWN_CHAT = "text in a file of a conversation: {mark}"


@dataclass
class Belongings:
    """What an athlete has: their id, their mark, and by its name the id of one thing of each kind."""

    athlete_id: str
    mark: str = field(default_factory=lambda: f"qz{uuid4().hex[:12]}")
    ids: dict[str, str] = field(default_factory=dict)
    known_to_owner: str = ""
    """What the owner of the house is told of them, and nobody else: it stands in their name and address."""
    token: str = ""
    """What a browser's cookie holds that they are signed in with."""

    def named(self, asked: Any) -> Any:
        """Return what is asked, with every `{name}` in it replaced by the id of that thing."""
        if isinstance(asked, str):
            for name, value in self.ids.items():
                asked = asked.replace(f"{{{name}}}", value)
            return asked
        if isinstance(asked, dict):
            return {name: self.named(value) for name, value in asked.items()}
        return [self.named(each) for each in asked] if isinstance(asked, list) else asked


async def settle(coach: Coach, database: Database) -> Belongings:
    """Let somebody join and leave something in every corner."""
    signing_in, mark = coach.signing_in, f"qz{uuid4().hex[:12]}"
    known_to_owner = f"known-{mark[2:]}"
    email = f"{known_to_owner}@example.org"
    invited = await signing_in.inviting.invite("owner", email, "")
    athlete_id = await signing_in.inviting.join(
        invited.token, email=email, name=known_to_owner, password=PASSWORD
    )
    signed_in = await signing_in.sign_in_as(athlete_id, through="password", device=f"Firefox {mark}")
    owner = Belongings(athlete_id, mark, known_to_owner=known_to_owner, token=signed_in.token)
    ids = owner.ids | {"athlete_id": athlete_id, "sign_in_id": signed_in.sign_in_id}
    key, text = await signing_in.keys.make(athlete_id, f"script {mark}", KeyScope.WRITE)
    ids |= {"key_id": key.id, "key_text": text}
    await coach.set_preferences(athlete_id, AthletePreferences(weight_kg=71.5, time_zone="Europe/Vienna"))
    ids |= await _races(coach, athlete_id, mark)
    ids |= await _training(coach, database, athlete_id, mark, ids)
    ids |= await _plans(coach, database, athlete_id, mark)
    ids |= await _conversations(coach, database, athlete_id, mark)
    for statement in BY_HAND:
        digest = mark.encode()
        await database.run(statement, athlete_id=athlete_id, mark=mark, digest=digest, run_id=ids["run_id"])
    owner.ids = ids
    return owner


async def _races(coach: Coach, athlete_id: str, mark: str) -> dict[str, str]:
    races = coach.races
    upload = await coach.receive_upload(athlete_id, f"{mark}.gpx", "application/gpx+xml", _gpx(mark))
    course = await coach.analyze_upload(athlete_id, upload.id)
    await races.library.rename(athlete_id, course.id, f"Loop {mark}")
    await races.library.keep_section(athlete_id, course.id, f"Climb {mark}", 100.0, 900.0)
    (section,) = (await races.library.course(athlete_id, course.id)).sections
    brief = RaceBrief(course_id=course.id, race_name=f"Race {mark}", goal_time_s=12_600, weight_kg=71.5)
    strategy_id, _, _ = await coach.generate_strategy(athlete_id, brief)
    link = await races.sharing.make(athlete_id, strategy_id, LinkEnd.MONTH)
    photo = await coach.receive_upload(athlete_id, f"{mark}.png", "image/png", profile_png(f"Race {mark}"))
    reading = await races.pictures.read(athlete_id, photo.id, None)
    return {
        "upload_id": upload.id,
        "course_id": course.id,
        "section_id": section.id,
        "strategy_id": strategy_id,
        "link_id": link.link.id,
        "link_token": str(link.token),
        "reading_id": reading.id,
    }


async def _training(
    coach: Coach, database: Database, athlete_id: str, mark: str, ids: dict[str, str]
) -> dict[str, str]:
    shelf, desk = coach.data.store.for_owner(athlete_id), coach.data.desk(athlete_id)
    ran = raced(RACE, lambda at: 0.96 if at < 31_000 else 1.1)
    summary = summarise(ran).model_copy(update={"name": f"Race run {mark}"})
    race = NewActivity(source=Source.FILE, summary=summary, recording=pack(ran), file_name=f"{mark}.fit")
    (kept,) = await shelf.intake.keep((race,))
    await shelf.intake.keep([of_a_service(Source.STRAVA, "77", summary=a_summary(name=f"Ride {mark}"))])
    metric = (await coach.preferences(athlete_id)).units
    review = (await coach.data.review(athlete_id, kept.activity_id, metric)).review
    day = WellnessDay(day=date.today(), weight_kg=71.5)
    await shelf.intake.keep_wellness(Source.INTERVALS, [day])
    run = await desk.import_uploads((ids["upload_id"],))
    await desk.connect(Source.INTERVALS, {"key": f"secret-{mark}"}, account=f"i-{mark}")
    await coach.data.correct(athlete_id, ProfileName.MAXIMUM_HEART_RATE_BPM, 187.0, f"measured {mark}")
    now = datetime.now(UTC)
    await OutsideIdentityStore(database).keep(athlete_id, "https://id.example.org", mark, now)
    return {"activity_id": kept.activity_id, "analysis_id": review.id, "run_id": run.id}


async def _plans(coach: Coach, database: Database, athlete_id: str, mark: str) -> dict[str, str]:
    made = await coach.decide(athlete_id, (await coach.plans.propose(athlete_id, "one", WISH)).id, True)
    plan = await coach.plans.current(athlete_id)
    assert plan is not None
    rules, *_ = await coach.plans.propose_rules(athlete_id, "one", "no runs on Fridays")
    assert rules is not None
    await coach.decide(athlete_id, rules.id, True)
    waiting_rules, *_ = await coach.plans.propose_rules(
        athlete_id, "one", "no runs on Mondays, none on Tuesdays"
    )
    assert waiting_rules is not None
    waiting = await coach.plans.propose(athlete_id, "two", WISH.model_copy(update={"weeks": 10}))
    fact = AthleteFact(
        text=f"Has a dog called {mark}",
        source="a conversation",
        learnt_on=date(2026, 11, 1),
        kind=FactKind.HEALTH,
        slot="dog",
        quote=f"my dog {mark} barks",
        thread_id="one",
    )
    (known,) = await coach.facts.for_athlete(athlete_id).keep(
        [EmbeddedFact(fact, vector=[0.5, 0.5])], "a model"
    )
    session = next(each for each in plan.plan.workouts if not each.is_rest)
    sent = SentSession(plan.summary.plan_id, session.id, f"event-{mark}", session.day, "content")
    await CalendarEventStore(database).for_athlete(athlete_id).keep(Source.INTERVALS, sent)
    return {
        "plan_id": plan.summary.plan_id,
        "workout_id": session.id,
        "proposal_id": waiting.id,
        "decided_id": made.id,
        "rules_proposal_id": waiting_rules.id,
        "fact_id": known.id,
    }


async def _conversations(coach: Coach, database: Database, athlete_id: str, mark: str) -> dict[str, str]:
    chat = await Chat.of(database, athlete_id)
    await chat.says("one", f"Hello coach {mark}", f"Hello athlete {mark}")
    key = f"{athlete_id}/{uuid4().hex}"
    content = ONES_OWN_CHAT.format(mark=mark).encode()
    await asyncio.to_thread(coach.account.leaving.chat_files.keep, key, content)
    element = await chat.shows({"text": f"a card {mark}"}, key=key)
    await chat.thumbs(f"not good {mark}")
    thread = chat.threads["one"]
    await (
        AnswerStore(database)
        .for_athlete(athlete_id)
        .keep(thread, {"answer": SpokenWith(model=f"model-{mark}", prompts={"house": 1})})
    )
    spent = ModelRequest(
        id=uuid4().hex,
        thread_id=thread,
        turn_id=uuid4().hex,
        day=date.today(),
        purpose="answer",
        model=f"model-{mark}",
        outcome="done",
        spending=Spending(requests=1, input_tokens=10, output_tokens=5),
        seconds=1.0,
        asked_at=datetime.now(UTC),
    )
    await coach.spending.for_athlete(athlete_id).keep(spent)
    async for _ in coach.answer(athlete_id, thread, f"What is tempo? {mark}", ()):
        pass
    return {"thread_id": thread, "element_id": element, "step_id": chat.last_step, "blob_key": key}


def _gpx(mark: str) -> bytes:
    return SAMPLE.read_bytes().replace(b"<name>", f"<name>{mark} ".encode())


async def rows_naming(database: Database, athlete_id: str) -> dict[str, set[str]]:
    """Return the digest of every row of every table in which an athlete is named, by table."""
    found: dict[str, set[str]] = {}
    tables = await database.rows(
        "select t.tablename as name, c.column_name is not null as is_theirs from pg_tables t"
        " left join information_schema.columns c on c.table_name = t.tablename"
        " and c.table_schema = t.schemaname and c.column_name = 'athlete_id'"
        " where t.schemaname = current_schema()"
    )
    for table in tables:
        name = str(table["name"])
        if rows := await rows_saying(
            database, name, athlete_id, "athlete_id" if table["is_theirs"] else None
        ):
            found[name] = rows
    return found


async def rows_saying(database: Database, table: str, said: str, column: str | None = None) -> set[str]:
    """Return the digest of every row of a table that says something, anywhere in it or in one column."""
    wanted = "position(%(said)s in t::text) > 0" if column is None else f"{column} = %(said)s"
    query = sql.SQL("select md5(t::text) as row from {} t where " + wanted).format(sql.Identifier(table))
    async with database.connection() as connection:
        return {str(each["row"]) for each in await connection.composed(query, said=said)}
