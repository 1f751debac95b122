"""What the offline coach says: facts put together, and the few sentences it says without any."""

from collections.abc import Sequence

from agent.offline.intents import Intent
from agent.offline.turn import Told

_CAN_DO = (
    "I can plan pace or power, fuel and cues for a run or a ride, predict a finish from a recent result, "
    "and keep your strategies."
)
_INVITE = "Drop your course (GPX, FIT or TCX), or tell me the distance, and name your goal."

GREETING = f"Hello. {_INVITE}"
THANKS = "You're welcome. Ask me about any place on the course, or change something and I will plan again."
IDENTITY = (
    "I am Paceline's offline coach: my numbers are computed, no language model is connected. "
    "I understand the usual questions about a race, and I say so when I do not."
)
ABILITIES = """Here is what I can do:

- **Pace**: targets for every kilometre or mile of a run, where to walk on a trail, and your cut-offs
- **Power**: what to hold on every section of a ride, in which gear, with your FTP and the wind
- **Fuel**: what to eat and drink, when and where
- **Mind**: cues for the stretches where you need them
- **Prediction**: the finish a recent result points to, with its range, or a split while you race
- **Places**: ask about any kilometre or mile of the course
- **Strategies**: save, list, open, compare and delete them

Drop your course (GPX, FIT or TCX), or tell me the distance, and name your goal.
Or say *sample race* to see a whole plan."""
NO_TRAINING_PLAN = (
    "I cannot build or judge training yet, and I would rather say so than make something up. "
    "What I can do today: plan the race itself, predict a finish from a recent result, and list the "
    "recordings you drop."
)
NO_JUDGEMENT = (
    "I cannot judge a single workout yet; I can say what you recorded, and what a race result points to."
)
OTHER = f"That is beyond what I know. {_CAN_DO}"
NO_ANSWER = "I have nothing computed for that yet."

_TALK = {
    Intent.GREETING: GREETING,
    Intent.THANKS: THANKS,
    Intent.IDENTITY: IDENTITY,
    Intent.ABILITIES: ABILITIES,
}


def talk(intent: Intent | None, words: Sequence[str]) -> str:
    """Return the answer to small talk, or to what was not understood: naming the words that were."""
    if intent in _TALK:
        return _TALK[intent]
    if not words:
        return OTHER if intent is Intent.OTHER else f"I did not understand that. {_CAN_DO} {_INVITE}"
    named = [f"*{word}*" for word in words[:6]]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"I understood {listed}, but not what you want to know. {_CAN_DO}"


def composed(told: Sequence[Told]) -> str:
    """Put what tools said into readable text, each sentence once: their paragraphs, then what went wrong."""
    seen: set[str] = set()
    paragraphs = [_paragraph(facts, seen) for answer in told for facts in answer.paragraphs]
    problems = dict.fromkeys(answer.problem for answer in told if answer.problem)
    return "\n\n".join([*filter(None, paragraphs), *problems]) or NO_ANSWER


def _paragraph(facts: Sequence[str], seen: set[str]) -> str:
    new = [fact for fact in dict.fromkeys(map(str.strip, facts)) if fact and fact not in seen]
    seen.update(new)
    listed = [fact for fact in new if fact.startswith("- ")]
    flowing = " ".join(fact for fact in new if not fact.startswith("- "))
    return "\n\n".join(filter(None, [flowing, "\n".join(listed)]))
