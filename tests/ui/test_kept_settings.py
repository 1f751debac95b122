"""The settings panel: what it keeps, and what it leaves alone."""

import pytest

from tools.domain.athlete import AthletePreferences
from tools.domain.race import Sport, UnitSystem
from ui.kept_settings import chosen

BEFORE = AthletePreferences(weight_kg=70, time_zone="Europe/Zurich", small_changes=False)


def settings(**changed: object) -> dict[str, object]:
    return {"units": "metric", "weight": "70", "sport": "run"} | changed


def test_the_time_zone_outlives_the_panel() -> None:
    kept = chosen(settings(units="imperial", sport="ride"), BEFORE)
    assert kept.time_zone == "Europe/Zurich"
    assert (kept.units, kept.sport) == (UnitSystem.IMPERIAL, Sport.RIDE)


@pytest.mark.parametrize(
    ("told", "small"), [(True, True), (False, False), (None, False), ("on", False), ("false", False)]
)
def test_small_changes_need_a_switch_that_is_on(told: object, small: bool) -> None:
    assert chosen(settings(small_changes=told), BEFORE).small_changes is small


def test_a_panel_without_the_switch_leaves_it_as_it_was() -> None:
    on = BEFORE.model_copy(update={"small_changes": True})
    assert chosen(settings(), on).small_changes is True


def test_a_weight_nobody_has_is_refused() -> None:
    with pytest.raises(ValueError, match="between 25 and 250 kg"):
        chosen(settings(weight="700"), BEFORE)
