"""Questions athletes ask of the sport in general, each with who answers and the passages that may come first.

The second half was held out: nothing was tuned on it before its first run.
"""

from dataclasses import dataclass

P, N, M, T = "pacing", "nutrition", "mental", "training"


@dataclass(frozen=True, slots=True)
class GeneralQuestion:
    """A question, who may answer it, and the passages of which one has to come first."""

    text: str
    specialists: tuple[str, ...]
    passages: tuple[str, ...]


def _asks(text: str, specialists: str, *passages: str) -> GeneralQuestion:
    return GeneralQuestion(text, tuple(specialists.split()), passages)


TUNED = (
    _asks("why do I need carbs in a marathon?", N, "fuelling/why-carbohydrate", "fuelling/the-wall"),
    _asks("does caffeine help?", N, "fuelling/caffeine-effect"),
    _asks("what is TSS?", f"{T} {P}", "cycling/training-stress-score"),
    _asks("is a negative split better?", P, "pacing/negative-split"),
    _asks("how do I acclimatise to heat?", f"{P} {T}", "weather/acclimatisation"),
    _asks("Why do my gels need fructose in them?", N, "fuelling/glucose-and-fructose"),
    _asks("can you drink too much during a race", N, "drinking/overdrinking"),
    _asks("what does it mean to hit the wall", f"{N} {P}", "fuelling/the-wall"),
    _asks("is the 10% rule true?", T, "training/ten-percent-rule", "training/single-run-spike"),
    _asks("how does tapering work", T, "training/taper", "training/taper-how-much"),
    _asks("Does self talk really work or is it nonsense?", M, "mind/self-talk"),
    _asks("whats normalised power", f"{P} {T}", "cycling/normalised-power"),
    _asks("why is my heart rate drifting up on long runs?", f"{T} {P}", "training/decoupling"),
    _asks("does lactic acid make you sore", T, "health/lactic-acid"),
    _asks("should runners lift weights?", T, "training/strength-running"),
    _asks("how much slower does altitude make you", P, "weather/altitude", "weather/altitude-pace"),
    _asks("how can I train my gut to take more carbs", N, "fuelling/gut-training"),
    _asks("is it bad to start a marathon too fast", P, "pacing/fast-start"),
    _asks("what is W prime", P, "cycling/w-prime"),
    _asks("how quickly do I lose fitness if I stop running", T, "training/detraining"),
    _asks("what causes muscle cramps?", f"{N} {T}", "drinking/cramps"),
    _asks("does stretching prevent sore muscles", T, "health/stretching"),
    _asks("why do 80% of runs have to be easy", T, "training/mostly-easy"),
    _asks("how many grams of carbs per hour should athletes take?", N, "fuelling/carbohydrate-per-hour"),
    _asks("do carbon shoes make you faster?", f"{P} {T}", "training/racing-shoes"),
    _asks("what is carb loading good for", N, "fuelling/carbohydrate-loading"),
    _asks("explain hyponatremia", N, "drinking/overdrinking"),
    _asks("why do predictions from 5k not work for the marathon", f"{P} {T}", "prediction/half-to-marathon",
          "prediction/riegel"),
    _asks("does a hot day slow everybody equally?", P, "weather/heat-slows", "weather/heat-and-ability"),
    _asks("how important is sleep for recovery", T, "health/sleep"),
)  # fmt: skip

HELD_OUT = (
    _asks("why should I eat before a race?", N, "fuelling/breakfast"),
    _asks("how much caffine is too much?", N, "fuelling/caffeine-dose"),
    _asks("what's the difference between CTL and ATL", T, "training/fitness-and-fatigue"),
    _asks("what is the best temperature for a marathon", P, "weather/best-temperature"),
    _asks("does drafting save energy on the bike", f"{P} {T}", "cycling/drafting"),
    _asks("Do I need salt tablets in general, or is that a myth?", N, "drinking/sodium",
          "drinking/sodium-and-overdrinking"),
    _asks("why does running downhill wreck my quads", f"{P} {T}", "hills/downhill-soreness"),
    _asks("is ACWR any good for predicting injuries?", T, "training/acute-chronic-ratio"),
    _asks("what is polarised training", T, "training/mostly-easy", "training/pyramidal"),
    _asks("how do if-then plans help in races", M, "mind/if-then"),
    _asks("can I train when I have a runny nose, generally speaking?", T, "health/neck-check"),
    _asks("whats critical power?", f"{P} {T}", "cycling/critical-power"),
    _asks("does keto work for endurance athletes", N, "fuelling/low-carbohydrate"),
    _asks("why is uphill running so much more expensive", P, "hills/uphill-cost"),
    _asks("is ibuprofen before a marathon dangerous", f"{N} {T}", "drinking/painkillers"),
    _asks("what is RED-S?", f"{N} {T}", "health/low-energy"),
    _asks("how do you measure sweat rate", N, "drinking/sweat-rate"),
    _asks("does visualisation improve performance?", M, "mind/imagery"),
    _asks("what is intensity factor", f"{P} {T}", "cycling/intensity-factor"),
    _asks("why do GPS watches disagree about elevation gain", P, "hills/elevation-differs"),
    _asks("is HRV guided training worth it?", T, "training/heart-rate-variability"),
    _asks("what makes someone good at endurance sports", T, "training/what-limits"),
    _asks("should i ride harder into a headwind", P, "cycling/wind-and-hills", "cycling/variable-power"),
    _asks("what is overtraining", T, "health/overtraining"),
    _asks("why does mental fatigue make me slower", M, "mind/mental-fatigue"),
    _asks("how fast should I drink after thirst kicks in - is drinking to thirst ok?", N,
          "drinking/thirst", "drinking/how-much"),
    _asks("do men slow down more than women in marathons?", P, "pacing/collapse"),
    _asks("does a higher cadence protect your knees", T, "training/step-rate"),
    _asks("what is session RPE", T, "training/session-rpe"),
    _asks("how accurate is the Riegel formula", f"{P} {T}", "prediction/riegel",
          "prediction/half-to-marathon"),
)  # fmt: skip

NOBODY_KNOWS = (
    "does beetroot juice help?",
    "are ketone drinks worth it?",
    "is collagen good for tendons?",
    "does magnesium stop cramps at night?",
    "is yoga good for runners",
    "does cupping therapy speed up recovery?",
    "why do onions make you cry",
    "what is the capital of Kenya",
    "is intermittent fasting healthy",
    "does CBD oil help athletes sleep?",
    "how does creatine work",
    "what is the best protein powder",
    "do compression socks work",
    "are ice baths good for recovery",
    "is running on a treadmill the same as outside?",
    "does vitamin D improve performance",
    "should I buy a power meter",
    "how does photosynthesis work",
    "do nasal strips make you faster",
    "is barefoot running better",
)
"""General questions no passage answers: the honest answer is that there is no source."""
