"""What an athlete says is kept, takes the place of what was so before, is recalled, and is forgotten."""

from datetime import date
from pathlib import Path

import pytest

from agent.embedding_memo import EmbeddingMemo
from agent.events import FactsLearnt
from agent.fact_reading import OfflineFactReader, ReadFact, ReadFacts, with_read
from agent.remembering import RememberedAthlete, Remembering
from agent.turn_ports import AthleteMemory
from agent.understanding.facts_said import read_facts
from memory.athletes import AthleteStore
from memory.database import Database
from memory.facts import FactStore
from tests.support.coaching import Heard, ask, coach_on
from tools.domain.fact import FactKind
from tools.kit.errors import MissingInput, ModelUnavailable, NotFound

TODAY = date(2026, 11, 22)


class CountedEmbedder:
    """The built-in model, counting the texts it is given; refuses once `down`."""

    def __init__(self) -> None:
        self.model = EmbeddingMemo()
        self.texts: list[str] = []
        self.down = False

    def embed(self, texts):  # type: ignore[no-untyped-def]
        if self.down:
            raise ModelUnavailable("The endpoint does not answer.")
        self.texts += texts
        return self.model.embed(texts)


@pytest.fixture
def counted() -> CountedEmbedder:
    return CountedEmbedder()


@pytest.fixture
async def memory(database: Database, athlete_id: str, counted: CountedEmbedder) -> RememberedAthlete:
    await AthleteStore(database).ensure(athlete_id)
    remembering = Remembering(FactStore(database), EmbeddingMemo(counted), lambda _: OfflineFactReader())
    return remembering.for_athlete(athlete_id, "thread", TODAY)


async def kept(memory: RememberedAthlete) -> list[str]:
    return sorted(fact.text for fact in await memory.facts.facts())


def learnt(heard: Heard) -> list[str]:
    events = [event for event in heard.events if isinstance(event, FactsLearnt)]
    return [fact.text for event in events for fact in event.facts]


def test_it_is_what_a_turn_asks_for(memory: RememberedAthlete) -> None:
    assert isinstance(memory, AthleteMemory)


async def test_a_fact_says_where_it_comes_from(memory: RememberedAthlete) -> None:
    (fact,) = (await memory.learn("btw I ride a Trek Domane", [])).facts
    (same,) = await memory.facts.facts()
    assert (same.id, same.text, same.kind, same.slot) == (
        fact.id,
        "You ride a Trek Domane.",
        FactKind.EQUIPMENT,
        "bike",
    )
    assert (same.quote, same.thread_id, same.learnt_on) == ("btw I ride a Trek Domane", "thread", TODAY)
    assert 0.5 < same.confidence < 1


async def test_the_same_twice_is_kept_once(memory: RememberedAthlete) -> None:
    await memory.learn("I hate gels", [])
    assert not await memory.learn("as I said: I hate gels!", [])
    assert await kept(memory) == ["You hate gels."]


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("I ride a Canyon Aeroad", "I sold the Canyon, I ride a Trek now", ["You ride a Trek now."]),
        ("My watch is a Fenix 7", "I don't use the Fenix any more", []),
        ("My left Achilles hurts when I run fast", "my Achilles is fine again", []),
        ("I live in Denver", "We moved to San Diego in May", ["You moved to San Diego in May."]),
        ("I hate gels", "I love gels now", ["You love gels now."]),
        ("I run in Hoka Clifton", "I race in Adidas Adios Pro", None),
        ("I had a stress fracture in my right shin in 2021", "my shin is fine again", None),
        ("I ride a Canyon Aeroad", "My bike creaks when I climb", None),
        ("I ride a Canyon Aeroad", "I also have a Brompton for commuting", None),
        ("I have asthma", "My asthma is worse in cold air", None),
    ],
)
async def test_what_is_newer_takes_the_place_of_what_was_so(
    memory: RememberedAthlete, before: str, after: str, left: list[str] | None
) -> None:
    (old,) = (await memory.learn(before, [])).facts
    said = await memory.learn(after, [])
    if left is None:
        assert old.text in await kept(memory)
        assert said.ended == ()
    else:
        assert await kept(memory) == left
        assert [fact.id for fact in said.ended] == [old.id]
        (gone,) = [fact for fact in await memory.facts.every_fact() if not fact.holds]
        assert gone.superseded_by == (said.facts[0].id if left else None)


async def test_safety_is_recalled_whatever_is_asked_and_without_a_vector(
    memory: RememberedAthlete, counted: CountedEmbedder
) -> None:
    await memory.learn("I'm allergic to penicillin", [])
    counted.texts.clear()
    assert [fact.text for fact in await memory.recall("what pace for 10 km?")] == [
        "You are allergic to penicillin."
    ]
    assert counted.texts == []
    for name in ("Anna", "Berta", "Clara", "Dora", "Emil", "Fritz", "Georg", "Hans", "Ida"):
        await memory.learn(f"I speak with my horse {name} every morning", [])
    recalled = await memory.recall("what does my horse eat?")
    assert "You are allergic to penicillin." in [fact.text for fact in recalled]


async def test_a_message_is_embedded_once_in_a_turn(
    memory: RememberedAthlete, counted: CountedEmbedder
) -> None:
    await memory.learn("I ride a Trek Domane", [])
    counted.texts.clear()
    for _ in range(3):
        await memory.recall("which bike do I have?")
        memory.embedder.embed(["which bike do I have?"])
    assert counted.texts == ["which bike do I have?"]


async def test_without_vectors_facts_are_recalled_by_their_words(
    memory: RememberedAthlete, counted: CountedEmbedder
) -> None:
    counted.down = True
    await memory.learn("I ride a Trek Domane", [])
    await memory.learn("I work night shifts", [])
    first, _ = await memory.recall("which bike do I ride?")
    assert first.text == "You ride a Trek Domane."
    counted.down = False  # the vectors are made when they can be
    assert (await memory.recall("what is my bicycle?"))[0].text == "You ride a Trek Domane."


async def test_nothing_is_learnt_of_somebody_elses_athlete(
    memory: RememberedAthlete, database: Database, athlete_id: str
) -> None:
    await memory.learn("I ride a Trek Domane", [])
    await AthleteStore(database).ensure(f"other-{athlete_id}")
    remembering = Remembering(FactStore(database), memory.embedder, lambda _: OfflineFactReader())
    assert await remembering.for_athlete(f"other-{athlete_id}", "t", TODAY).recall("my bike?") == ()


@pytest.mark.parametrize(
    ("wish", "gone"),
    [
        ("forget that I hate gels", ["You hate gels."]),
        ("please forget everything about my knee", ["Your left knee hurts downhill."]),
        ("Forget what I told you about gels, thanks", ["You hate gels."]),
        ("delete the fact that I ride a Trek Domane", ["You ride a Trek Domane."]),
    ],
)
async def test_a_clear_wish_forgets_what_it_names(
    memory: RememberedAthlete, wish: str, gone: list[str]
) -> None:
    for said in ("I hate gels", "My left knee hurts downhill", "I ride a Trek Domane"):
        await memory.learn(said, [])
    forgotten = await memory.forget(wish)
    assert forgotten is not None
    assert [fact.text for fact in forgotten.facts] == gone
    assert gone[0] in forgotten.sentence
    assert set(memory.to_forget()) == {fact.id for fact in forgotten.facts}
    assert not set(gone) & {fact.text for fact in await memory.recall("knee gels bike")}


@pytest.mark.parametrize("wish", ["forget it", "forget about that", "delete my plan", "I forget to drink"])
async def test_other_talk_of_forgetting_forgets_nothing(memory: RememberedAthlete, wish: str) -> None:
    await memory.learn("I ride a Trek Domane", [])
    assert await memory.forget(wish) is None


@pytest.mark.parametrize("wish", ["forget everything you know about me", "forget everything about my yacht"])
async def test_where_much_or_nothing_is_meant_the_card_asks(memory: RememberedAthlete, wish: str) -> None:
    await memory.learn("I ride a Trek Domane", [])
    forgotten = await memory.forget(wish)
    assert forgotten is not None
    assert (forgotten.shows_all, memory.to_forget()) == (True, ())


def test_a_models_reading_adds_what_was_said_and_nothing_else() -> None:
    words = "I ride a Trek Domane. Mornings: sacred. Twice 2 hours."
    read = ReadFacts(
        facts=[
            ReadFact(kind=FactKind.EQUIPMENT, text="You own a Trek.", quote="I ride a Trek Domane"),
            ReadFact(kind=FactKind.PREFERENCE, text="Mornings are sacred to you.", quote="Mornings: sacred"),
            ReadFact(kind=FactKind.HEALTH, text="You have a bad knee.", quote="my knee hurts"),
            ReadFact(kind=FactKind.ABOUT, text="You train 3 hours.", quote="Twice 2 hours"),
            ReadFact(kind=FactKind.LESSON, text="You learnt a lot.", quote="Twice 2 hours"),
        ]
    )
    said = with_read(read_facts(words, TODAY), read, words)
    assert [fact.text for fact in said.facts] == ["You ride a Trek Domane.", "Mornings are sacred to you."]


async def test_a_conversation_learns_recalls_corrects_and_forgets(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        assert learnt(await ask(coach, athlete_id, "t", "I hate gels")) == ["You hate gels."]
        assert learnt(await ask(coach, athlete_id, "t", "I ride a Trek Domane")) == [
            "You ride a Trek Domane."
        ]
        (bike, gels) = await coach.memories.facts(athlete_id)
        corrected = await coach.memories.correct(athlete_id, bike.id, "You ride a Trek Madone.")
        assert (corrected.text, corrected.slot, corrected.confidence) == (
            "You ride a Trek Madone.",
            "bike",
            1.0,
        )
        with pytest.raises(MissingInput):
            await coach.memories.correct(athlete_id, bike.id, "   ")
        with pytest.raises(NotFound):
            await coach.memories.correct(f"not-{athlete_id}", bike.id, "You ride nothing.")

        heard = await ask(coach, athlete_id, "t", "forget that I hate gels")
        assert "You hate gels." in heard.text
        assert [fact.text for fact in await coach.memories.facts(athlete_id)] == ["You ride a Trek Madone."]
        with pytest.raises(NotFound):
            await coach.memories.forget(athlete_id, gels.id)
        heard = await ask(coach, athlete_id, "t", "forget everything you know about me")
        assert [element.show for element in heard.shown("memory")] == ["memory"]
        await coach.memories.forget_all(athlete_id)
        assert await coach.memories.facts(athlete_id) == ()


async def test_who_wants_nothing_remembered_is_obeyed(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        off = (await coach.preferences(athlete_id)).model_copy(update={"remembers": False})
        await coach.set_preferences(athlete_id, off)
        assert learnt(await ask(coach, athlete_id, "t", "I hate gels")) == []
        assert await coach.memories.facts(athlete_id) == ()


@pytest.mark.parametrize(
    "message", ["I have crushing chest pain and my left arm is numb", "I feel suicidal since the DNF"]
)
async def test_an_emergency_is_no_fact_to_live_with(
    database: Database, home: Path, athlete_id: str, message: str
) -> None:
    async with coach_on(database, home) as coach:
        assert learnt(await ask(coach, athlete_id, "t", message)) == []
