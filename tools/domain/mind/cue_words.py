"""The words of the cues, a runner's and a rider's, and how far each technique has been tested."""

from dataclasses import dataclass

from tools.domain.race import Sport
from tools.domain.strategy import Technique

LONGEST_CUE_WORDS = 12
_REVIEW = "McCormick, Meijen & Marcora 2015 (review, PMC4473096)"
EVIDENCE = {
    Technique.IF_THEN: (
        "If-then planning: Meijen 2023, with the caution that evidence from races is thin and that resisting "
        "the urge to slow can be unsafe."
    ),
    Technique.CHUNKING: (
        f"Self-talk has consistent support: {_REVIEW}. Cutting a climb into pieces is a coaching practice."
    ),
    Technique.ASSOCIATIVE_CUE: "Attention to rhythm: a common coaching practice, evidence limited.",
    Technique.BODY_SCAN: "Relaxed dissociation: a common coaching practice, evidence limited.",
    Technique.MOTIVATIONAL_SELF_TALK: (
        "Motivational self-talk helped a 10 km time trial, neutral talk did not: Barwood 2015, IJSPP 10:166."
    ),
    Technique.GOAL_LADDER: f"Goal setting has consistent support: {_REVIEW}.",
}


@dataclass(frozen=True, slots=True)
class CueWords:
    """What is said to one sport. Climbs and descents are (words, why), used in turn."""

    start: str
    start_why: str
    climbs: tuple[tuple[str, str], ...]
    descents: tuple[str, ...]
    descent_why: str
    scan: str
    sessions: str


RUNNING = CueWords(
    start="If people pass me, then I check target and hold.",
    start_why="The first stretch feels easy, and time gained here is paid back late.",
    climbs=(
        (
            "To the next lamp post; tall, short steps.",
            "A climb of several minutes is easier in pieces; the target pace is slower here on purpose.",
        ),
        (
            "This bend, then the next. Eyes up, arms drive.",
            "One thing to look at, one thing to do: the rest can wait.",
        ),
        (
            "Short steps, steady breath. Count twenty, then again.",
            "Counting keeps the effort even when the legs are tired.",
        ),
    ),
    descents=("Quick feet, soft.", "Lean with the hill. Light, quick feet."),
    descent_why="Tired legs brake on a late descent; rhythm keeps the speed without the pounding.",
    scan="Shoulders, hands, breathe.",
    sessions="three long runs",
)
RIDING = CueWords(
    start="If riders surge past, then I check power and hold.",
    start_why="The first stretch feels easy, and what is spent here is missing on the last climb.",
    climbs=(
        (
            "To the next bend; steady cadence, hands on the hoods.",
            "A climb of several minutes is easier in pieces; the speed is low here, the effort is not.",
        ),
        (
            "My gear, my cadence. This bend, then the next.",
            "One thing to do: whoever rides away here spends what the next climb needs.",
        ),
        (
            "Seated, smooth circles. Count twenty, then again.",
            "Counting keeps the power even when the legs are tired.",
        ),
    ),
    descents=("Look far ahead, hands in the drops, loose.", "Brake before the bend, eyes to its exit."),
    descent_why="Late in a ride attention slips first; a descent is for eating, air and safe lines.",
    scan="Shoulders, elbows, hands, breathe.",
    sessions="three long rides",
)
WALKED_CLIMB = (
    "Walk to the next turn; hands on thighs, steady.",
    "The plan walks this climb: running it would cost more than it gains.",
)
INTO_THE_WIND = "Low, elbows in, steady cadence. Speed does not matter here."
WORDS = {Sport.RUN: RUNNING, Sport.RIDE: RIDING}
