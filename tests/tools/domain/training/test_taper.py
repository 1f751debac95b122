"""The taper: what the meta-analysis found, and nothing outside it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.training.taper import taper_shares, taper_volume, taper_weeks, volume_cut


def test_a_hundred_kilometres_taper_to_half() -> None:
    weeks = taper_weeks(100)
    assert 40 <= sum(weeks) / 2 <= 59
    assert weeks[0] > weeks[1]
    finding = taper_volume(100, "km")
    assert (finding.low, finding.value, finding.high) == pytest.approx((40, 50, 59))


@pytest.mark.parametrize("cut", [0.40, 0.61])
def test_other_cuts_were_not_studied(cut: float) -> None:
    with pytest.raises(ValueError, match="41 to 60"):
        taper_shares(cut)


@pytest.mark.parametrize("days", [7, 22])
def test_other_lengths_were_not_studied(days: int) -> None:
    with pytest.raises(ValueError, match="8 to 21"):
        taper_shares(days=days)


@given(st.floats(0.41, 0.60), st.integers(8, 21))
def test_every_taper_falls_exponentially_to_its_mean(cut: float, days: int) -> None:
    shares = taper_shares(cut, days)
    assert sum(shares) / days == pytest.approx(1 - cut)
    ratios = [after / before for before, after in pairwise(shares)]
    assert ratios == pytest.approx([ratios[0]] * len(ratios))
    assert volume_cut(70, [share * 10 for share in shares], days) == pytest.approx(cut)
