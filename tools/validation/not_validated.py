"""What nobody has checked yet, said plainly."""

from tools.validation.report import Section

_OPEN = (
    "W' balance against riders who rode to exhaustion.",
    "Variable-power plans against races ridden by them: the optimum is the model's, not the road's.",
    "Power from speed in the field. With drag fitted on the first half of 13 rides, mass assumed and wind "
    "not known, the second half's mean power was off by a median of 6 % (0 to 37 %): drafting, wind and "
    "wrong mass are not separable in a file.",
    "Finish times on trails: neither the walking rule nor the surface shares, which the athlete gives.",
    "Heat by wet-bulb globe temperature, and any heat model on a second event.",
    "Altitude and wind for runners: published rates, no race of ours beside them.",
    "5 km splits of New York, Berlin and London, which are not available as data: pacing rests on Boston.",
    "Carbohydrate, fluid and sodium: published ranges with caps, no outcome of ours beside them.",
    "Training load against injury: it is described, and no injury is foretold.",
    "Stress from heart rate, training impulse and decoupling: computed as published, no outcome beside them.",
    "Gears, cadence and mental techniques: advice by rule, with no outcome of ours beside it.",
    "Gain of planned courses against a survey on the ground: organisers' figures follow no standard.",
)


def not_validated_section() -> Section:
    """Return the last section."""
    return Section(
        title="What is not validated",
        about="Of these the coach says how wide the range is, or that a number is a choice of ours.",
        checks=(),
        tables=(),
        notes=_OPEN,
    )
