"""An answer's key changes with everything the answer depends on."""

from datetime import date

import pytest

from tools.domain.questions.answer_key import AnswerKey, digest_of_words, is_over, says_nothing_of_anyone
from tools.domain.race import RaceBrief, Sport, UnitSystem

KEY = AnswerKey(
    athlete_id="a",
    specialists=("pacing",),
    brief=RaceBrief(goal_time_s=12_600).model_dump(mode="json"),
    revision=3,
    model="m",
    prompts={"house": 1},
)


@pytest.mark.parametrize(
    "change",
    [
        {"athlete_id": "b"},
        {"athlete_id": None},
        {"specialists": ("pacing", "nutrition")},
        {"specialists": ("nutrition",)},
        {"brief": RaceBrief(goal_time_s=12_660).model_dump(mode="json")},
        {"brief": RaceBrief(goal_time_s=12_600, course_id="c").model_dump(mode="json")},
        {"brief": RaceBrief(goal_time_s=12_600, sport=Sport.RIDE).model_dump(mode="json")},
        {"brief": RaceBrief(goal_time_s=12_600, units=UnitSystem.IMPERIAL).model_dump(mode="json")},
        {"brief": RaceBrief(goal_time_s=12_600, weight_kg=70).model_dump(mode="json")},
        {"revision": 4},
        {"model": "n"},
        {"prompts": {"house": 2}},
        {"planned": RaceBrief().model_dump(mode="json")},
        {"told": ("pacing",)},
        {"said": {"distance_m": 42_195.0}},
        {"spoken": {"first": "2026-04-01"}},
        {"stated": ("i like gels",)},
        {"is_past": True},
        {"embedder": "other"},
        {"program": "newer"},
    ],
    ids="-".join,
)
def test_every_part_makes_another_key(change: dict[str, object]) -> None:
    assert KEY.model_copy(update=change).digest() != KEY.digest()


def test_the_same_parts_make_the_same_key() -> None:
    assert AnswerKey.model_validate_json(KEY.model_dump_json()).digest() == KEY.digest()
    assert len(KEY.digest()) == 32


def test_anybodys_key_has_nothing_of_the_athlete() -> None:
    other = KEY.model_copy(update={"athlete_id": "b", "revision": 9})
    assert KEY.of_nobody().digest() == other.of_nobody().digest() != KEY.digest()


def test_only_units_and_sport_say_nothing_of_anyone() -> None:
    assert says_nothing_of_anyone(RaceBrief(units=UnitSystem.IMPERIAL, sport=Sport.RIDE))
    assert not says_nothing_of_anyone(RaceBrief(weight_kg=70))
    assert not says_nothing_of_anyone(RaceBrief(distance_m=42_195))


def test_a_race_is_over_the_day_after() -> None:
    brief = RaceBrief(race_date=date(2026, 4, 12))
    assert not is_over(brief, date(2026, 4, 12))
    assert is_over(brief, date(2026, 4, 13))
    assert not is_over(RaceBrief(), date(2026, 4, 13))


def test_a_digest_of_words_knows_no_case_and_no_end_marks() -> None:
    assert digest_of_words("How do I  pace hills?") == digest_of_words("how do i pace hills")
    assert digest_of_words("\ud800\x00") == digest_of_words("\ud800")
    assert digest_of_words("a") != digest_of_words("b")
