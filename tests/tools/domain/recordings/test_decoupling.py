import numpy as np
import pytest

from tools.domain.recordings.decoupling import NotSteady, decoupling

HOUR = 3600


def test_a_drifting_heart_at_steady_power() -> None:
    power = np.full(2 * HOUR, 200.0)
    heart_rate = np.repeat([140.0, 150.0], HOUR)
    found = decoupling(power, heart_rate)
    assert found.first == pytest.approx(200 / 140)
    assert found.second == pytest.approx(200 / 150)
    assert found.percent == pytest.approx((1 - 140 / 150) * 100)


def test_a_better_second_half_is_negative() -> None:
    power = np.repeat([200.0, 210.0], HOUR)
    assert decoupling(power, np.full(2 * HOUR, 150.0)).percent == pytest.approx(-5.0, abs=0.1)


def test_below_an_hour_it_says_nothing() -> None:
    with pytest.raises(NotSteady, match="this one has 59 min"):
        decoupling(np.full(HOUR - 1, 200.0), np.full(HOUR - 1, 140.0))


def test_stop_and_go_says_nothing() -> None:
    surges = np.tile(np.repeat([0.0, 500.0], 120), 20)
    with pytest.raises(NotSteady, match="not steady") as why:
        decoupling(surges, np.full(surges.size, 150.0))
    assert "as it should be" in str(why.value), "intervals are not blamed"


def test_a_lost_strap_says_nothing() -> None:
    heart_rate = np.full(HOUR, 140.0)
    heart_rate[:400] = np.nan
    with pytest.raises(NotSteady, match="missing for 11%"):
        decoupling(np.full(HOUR, 200.0), heart_rate)


def test_no_output_at_all_says_nothing() -> None:
    with pytest.raises(NotSteady):
        decoupling(np.zeros(HOUR), np.full(HOUR, 140.0))


@pytest.mark.parametrize(
    ("high", "ratio", "rough"),
    [(200.0, 1.0, False), (300.0, 1.056, False), (400.0, 1.138, True), (520.0, 1.221, True)],
)
def test_an_uneven_effort_gives_a_rough_figure(high: float, ratio: float, rough: bool) -> None:
    # Quarters of an hour at 200 W and at another power: ((200^4 + x^4) / 2)^(1/4) over their mean.
    output = np.tile(np.repeat([200.0, high], 900), 4)
    found = decoupling(output, np.full(output.size, 150.0))
    assert found.ratio == pytest.approx(ratio, abs=0.01)
    assert found.rough is rough


def test_beyond_a_quarter_above_the_mean_it_says_nothing() -> None:
    output = np.tile(np.repeat([200.0, 640.0], 900), 4)
    with pytest.raises(NotSteady, match="not steady"):
        decoupling(output, np.full(output.size, 150.0))
