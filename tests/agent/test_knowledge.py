"""What is written in `agent/knowledge`: sourced, short, and of the same numbers as the code computes with."""

import re

import pytest

from agent.knowledge import passages, shelves
from tests.support.general_questions import HELD_OUT, TUNED
from tools.domain.fuelling.before_race import (
    DRINK_ML_PER_KG,
    LOADING_FROM_MIN,
    LOADING_G_PER_KG,
    LOADING_HOURS,
    LOADING_LEAST_G_PER_KG,
    MEAL_FROM_H,
    MEAL_UNTIL_H,
)
from tools.domain.fuelling.caffeine import CAFFEINE_DAY_LIMIT_MG, CAFFEINE_MG_PER_KG
from tools.domain.fuelling.carbohydrate import GLUCOSE_LIMIT_G_PER_H, LIMIT_G_PER_H
from tools.domain.fuelling.hydration import SUGGESTED_L_PER_H, TOLERATED_LOSS
from tools.domain.fuelling.sodium import SODIUM_FROM_H, SODIUM_RANGE_MG_PER_H
from tools.domain.knowledge import KnowledgePassage
from tools.domain.knowledge_text import LONGEST_TEXT, sentences_of
from tools.domain.prediction.heat import ELY_TOP_THREE, FAST_OPTIMUM_C, STEADY_OPTIMUM_C
from tools.domain.prediction.riegel import RIEGEL_EXPONENT
from tools.domain.recordings.decoupling import NOTABLE_PERCENT, SHORTEST_S
from tools.domain.recordings.normalized_power import ROLLING_S
from tools.domain.riding.critical_power import EFFORT_S
from tools.domain.running.altitude import FELT_FROM_M, MOST_FACTOR_PER_1000_M, SHARE_PER_1000_M
from tools.domain.running.grade_factor import MINETTI_COEFFICIENTS, STRAVA_FACTOR, STRAVA_GRADE_PERCENT
from tools.domain.training.taper import LONGEST_TAPER_DAYS, TAPER_CUT
from tools.domain.training.training_load import ACUTE_DAYS, CHRONIC_DAYS, LONGEST_WINDOW_DAYS

PASSAGES = {passage.id: passage for passage in passages()}
STRAVA = dict(zip(STRAVA_GRADE_PERCENT, STRAVA_FACTOR, strict=True))
ELY_COOL, ELY_WARM = ELY_TOP_THREE[5.0, 10.0], ELY_TOP_THREE[20.0, 25.0]


def minetti_share(grade: float) -> float:
    cost = 0.0
    for coefficient in MINETTI_COEFFICIENTS:
        cost = cost * grade + coefficient
    return cost / MINETTI_COEFFICIENTS[-1]


def percent(share: float) -> str:
    return f"{share * 100:.0f}"


SAID = (
    ("fuelling/carbohydrate-per-hour", f"up to {GLUCOSE_LIMIT_G_PER_H:.0f} g an hour of a single kind"),
    ("fuelling/carbohydrate-per-hour", f"up to about {LIMIT_G_PER_H:.0f} g an hour"),
    ("fuelling/glucose-and-fructose", f"up to about {GLUCOSE_LIMIT_G_PER_H:.0f} g an hour"),
    ("fuelling/carbohydrate-loading", "{:.0f} to {:.0f} g per kg over".format(*LOADING_G_PER_KG)),
    ("fuelling/carbohydrate-loading", "{} to {} hours".format(*LOADING_HOURS)),
    ("fuelling/carbohydrate-loading", f"longer than {LOADING_FROM_MIN:.0f} minutes"),
    ("fuelling/loading-women", f"above {LOADING_LEAST_G_PER_KG:.0f} g per kg"),
    ("fuelling/breakfast", f"in the {MEAL_FROM_H:.0f} to {MEAL_UNTIL_H:.0f} hours before"),
    ("fuelling/caffeine-dose", "{:.0f} to {:.0f} mg per kg".format(*CAFFEINE_MG_PER_KG)),
    ("fuelling/caffeine-dose", f"{CAFFEINE_DAY_LIMIT_MG:.0f} mg a day"),
    ("drinking/how-much", "{} to {} litres an hour".format(*SUGGESTED_L_PER_H)),
    ("drinking/how-much", f"about {percent(TOLERATED_LOSS)} % of body weight"),
    ("drinking/before-the-start", "{:.0f} to {:.0f} ml per kg".format(*DRINK_ML_PER_KG)),
    ("drinking/sodium", "{:.0f} to {:.0f} mg an hour".format(*SODIUM_RANGE_MG_PER_H)),
    ("drinking/sodium", f"over {SODIUM_FROM_H:.0f} hours"),
    ("weather/heat-slows", f"by {ELY_COOL[0][0]} % at 5 to 10 °C"),
    ("weather/heat-slows", f"by {ELY_WARM[0][0]} % at 20 to 25 °C"),
    ("weather/heat-slows", f"women by {ELY_COOL[1]} % and {ELY_WARM[1]} %"),
    ("weather/best-temperature", f"at {STEADY_OPTIMUM_C} °C overall and at {FAST_OPTIMUM_C} °C"),
    (
        "weather/altitude-pace",
        f"{SHARE_PER_1000_M * 100:.1f} % of pace per 1,000 m above {FELT_FROM_M:.0f} m",
    ),
    ("weather/altitude-pace", f"up to {percent(MOST_FACTOR_PER_1000_M - 1)} %"),
    ("hills/uphill-cost", f"a 10 % slope costs about {minetti_share(0.10):.1f} times"),
    ("hills/uphill-cost", f"up 20 % about {minetti_share(0.20):.1f} times"),
    ("hills/uphill-cost", f"about {percent(STRAVA[4] - 1)} % slower at 4 %"),
    ("hills/uphill-cost", f"{percent(STRAVA[10] - 1)} % slower at 10 %"),
    ("hills/downhill-gain", f"some {percent(1 - STRAVA[-10])} % of pace"),
    ("prediction/riegel", f"to the power {RIEGEL_EXPONENT}"),
    ("cycling/normalised-power", f"a rolling mean of {ROLLING_S} seconds"),
    ("cycling/critical-power", f"about {EFFORT_S[0] / 60:.0f} to {EFFORT_S[1] / 60:.0f} minutes"),
    ("training/taper", f"{percent(TAPER_CUT[0])} to {percent(TAPER_CUT[1])} % less volume"),
    ("training/taper", f"Up to {LONGEST_TAPER_DAYS} days"),
    ("training/taper-how-much", f"by {percent(TAPER_CUT[0])} to {percent(TAPER_CUT[1])} %"),
    ("training/fitness-and-fatigue", f"over {CHRONIC_DAYS} days"),
    ("training/fitness-and-fatigue", f"over {ACUTE_DAYS} days"),
    ("training/form-limits", f"about {CHRONIC_DAYS / 7:.0f} weeks"),
    ("training/ten-percent-rule", f"the longest of the last {LONGEST_WINDOW_DAYS} days"),
    ("training/single-run-spike", f"the longest of the last {LONGEST_WINDOW_DAYS} days"),
    ("training/decoupling", f"{NOTABLE_PERCENT:.0f} % as a mark"),
)


@pytest.mark.parametrize(("passage_id", "said"), SAID, ids=lambda each: each)
def test_a_passage_says_the_numbers_the_code_computes_with(passage_id: str, said: str) -> None:
    assert said in PASSAGES[passage_id].text


def test_steady_efforts_are_judged_from_an_hour_on() -> None:
    assert SHORTEST_S == 3600
    assert "efforts of an hour or more" in PASSAGES["training/decoupling"].text


def test_the_least_cost_lies_at_half_of_the_level() -> None:
    assert "near an 18 % descent, at half" in PASSAGES["hills/downhill-gain"].text
    assert minetti_share(-0.18) == pytest.approx(0.5, abs=0.01)
    assert STRAVA[-15] < 1 < STRAVA[-20]


def test_there_are_many_passages_on_every_shelf() -> None:
    assert len(PASSAGES) >= 60
    assert {passage.shelf for passage in PASSAGES.values()} == set(shelves())


@pytest.mark.parametrize("passage", PASSAGES.values(), ids=PASSAGES)
def test_every_passage_is_sourced_and_short(passage: KnowledgePassage) -> None:
    assert passage.citations
    assert len(passage.text) <= LONGEST_TEXT
    assert 2 <= len(sentences_of(passage.text)) <= 6
    assert passage.text.endswith(".")
    assert len(set(passage.asked)) == len(passage.asked)


def test_no_passage_cites_in_its_text_or_links_anywhere() -> None:
    assert [each.id for each in PASSAGES.values() if re.search(r"et al|https?:|\bdoi\b", each.text)] == []


def test_the_page_shows_every_source_whole() -> None:
    """A colon with a letter behind it (44:S25) is a directive in the Markdown of the page: it vanishes."""
    cited = {each.whole for passage in PASSAGES.values() for each in passage.citations}
    assert [whole for whole in cited if re.search(r":[A-Za-z]", whole)] == []


def test_what_our_questions_expect_is_written() -> None:
    expected = {name for question in (*TUNED, *HELD_OUT) for name in question.passages}
    assert expected <= PASSAGES.keys()
