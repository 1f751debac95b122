"""How an athlete likes to read is remembered."""

from memory.athletes import AthleteStore
from memory.database import Database
from tools.domain.athlete import AthletePreferences
from tools.domain.race import Sport, UnitSystem


async def test_someone_new_gets_what_we_assume(database: Database, athlete_id: str) -> None:
    assert await AthleteStore(database).preferences(athlete_id) == AthletePreferences()


async def test_the_last_word_counts(database: Database, athlete_id: str) -> None:
    athletes = AthleteStore(database)
    said = AthletePreferences(units=UnitSystem.IMPERIAL, weight_kg=58.5, sport=Sport.RIDE)
    await athletes.set_preferences(athlete_id, AthletePreferences(weight_kg=70))
    await athletes.set_preferences(athlete_id, said)

    assert await athletes.preferences(athlete_id) == said


async def test_small_changes_without_asking_are_asked_for(database: Database, athlete_id: str) -> None:
    athletes = AthleteStore(database)
    await athletes.ensure(athlete_id)
    assert not (await athletes.preferences(athlete_id)).small_changes
    await athletes.set_preferences(athlete_id, AthletePreferences(small_changes=True))
    assert (await athletes.preferences(athlete_id)).small_changes


async def test_being_known_twice_is_being_known(database: Database, athlete_id: str) -> None:
    athletes = AthleteStore(database)
    await athletes.ensure(athlete_id)
    await athletes.ensure(athlete_id)

    rows = await database.rows("select from athlete where athlete_id = %(id)s", id=athlete_id)
    assert len(rows) == 1
