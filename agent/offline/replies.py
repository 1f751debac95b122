"""What the offline coach says: facts put together, and the few sentences it says without any."""

import re
from collections.abc import Sequence

from agent.offline.intents import Intent
from agent.offline.turn import Told

_CAN_DO = (
    "I can plan pace or power, fuel and cues for a run or a ride, predict a finish, build a training plan "
    "that "
    "keeps your rules, review your workouts, show your form, and keep your strategies."
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
- **Prediction**: the finish a recent result or a recorded race points to, with its range, or a split while
  you race
- **Reviews**: drop a recording (FIT, TCX or GPX) or say *review my last run*: how it went, what to do next
- **Form**: fitness, volume, best efforts and zones: *show my form*; what I know about you: *my profile*
- **Training plans**: *a training plan for my marathon*, *what's my workout today?*, *move Thursday's run to
  Friday*, *I have a cold*; nothing changes without your yes, and every version can be brought back
- **Rules**: *no rides on Sunday, two hours at most on Saturday*: your plan obeys them; *show my rules*
- **Your data**: files, a zip of them, Garmin, Strava and intervals.icu: *connect Garmin*, *sync*
- **Places**: ask about any kilometre or mile of the course
- **Pictures**: a photo or PDF of the course's profile or aid stations, dropped or as a link; you confirm it
- **How and why**: *does caffeine help?*, *what is TSS?*: what is known, with its sources
- **Weather and ground**: *check the forecast* for race day, *fix the elevation* of a course
- **Strategies**: save, list, open, compare and delete them; take one along: *give me the PDF*, *make a pace
  band*, *put it on my watch*, *share it with my crew*

Drop your course (GPX, FIT or TCX), or tell me the distance, and name your goal.
Or say *sample race* to see a whole plan."""
SMALL_CHANGES = (
    "That is a setting of yours: open the settings panel and switch on *Small changes without asking*. "
    "Every such change is written down in the plan's history, and you can undo it."
)
RULES_FIRST = (
    "These are two cards: approve the rules first, then say *fit the plan to my rules*, and it obeys them."
)
FEELS_WELL = "Good to hear. I note it, and the plan stays as it is: one good day asks for no harder ones."
FEELS_WORN = "That happens. I make what comes next easier, so that you recover."
AS_IT_IS = "Then everything stays as it is: nothing changes unless you press Approve on a card."
NO_AMOUNT = "How much is your plan's to say, *show my plan*; this is what you have been doing."
OVERTRAINING = (
    "Numbers alone cannot tell whether you are overtrained: form falls in any hard block. If you sleep "
    "badly, feel unwell, or easy paces feel hard for more than a week, rest and let a doctor have a look."
)
DELETING = "Deleting is yours to do: press Delete on its card below."
DELETING_OF_SEVERAL = (
    "Deleting is yours to do: press Review beside the one you mean, then Delete on its card."
)
NO_MARKING = (
    "I cannot mark a workout as a race afterwards. Tell me it as a result (10 km in 42:30), and I use it for "
    "predictions and plans."
)
NOTED = "Noted."
EXPORT = (
    "Everything I keep about you comes as one archive: open [Your data](/settings/account) and press "
    "“Download everything”."
)
LEAVE = (
    "You can have everything deleted on [Your data](/settings/account); it asks you once more, as it cannot "
    "be taken back. What I know about you is on this card."
)
OTHER = f"That is beyond what I know. {_CAN_DO}"
NO_ANSWER = "I have nothing computed for that yet."

_FELT = {Intent.FEELS_WELL: FEELS_WELL, Intent.FEELS_WORN: FEELS_WORN}
BOTH = {"propose_rules", "propose_plan_version"}
_OVERTRAINED = re.compile(r"\bover ?train\w*|\boverreach\w*|\bburn(?:ed|t)? out\b", re.IGNORECASE)
_WAS_A_RACE = re.compile(
    r"\b(?:was|is|were) (?:actually |really |in fact |also )?(?:a|my) (?:\w+ )?race\b(?!.*\?)", re.IGNORECASE
)
_HOW_MUCH = re.compile(r"\bhow (?:much|far|many|often)\b.{0,20}\bshould i\b", re.IGNORECASE)
_TALK = {
    Intent.GREETING: GREETING,
    Intent.THANKS: THANKS,
    Intent.IDENTITY: IDENTITY,
    Intent.ABILITIES: ABILITIES,
    Intent.EXPORT: EXPORT,
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


def without_tools(asked: Intent | None) -> str:
    """Return the answer where no tool has one."""
    if asked is Intent.AS_IT_IS:
        return AS_IT_IS
    return SMALL_CHANGES if asked is Intent.SMALL_CHANGES else NO_ANSWER


def before_form(text: str) -> str | None:
    """Return what must be said before numbers of form answer a question they do not answer by themselves."""
    if _OVERTRAINED.search(text):
        return OVERTRAINING
    return NO_AMOUNT if _HOW_MUCH.search(text) else None


def before_own_data(asked: Intent | None, text: str, told: Sequence[Told] = ()) -> str | None:
    """Return what must be said before what tools told of the athlete's own data; None for nothing."""
    if asked is Intent.FORM:
        return before_form(text)
    if asked is Intent.DELETE_WORKOUT:
        return _before_deleting(told)
    if asked in _FELT and any(answer.paragraphs for answer in told):
        return _FELT[asked]
    if asked is Intent.TRAINING_PLAN and {answer.tool for answer in told if answer.paragraphs} == BOTH:
        return RULES_FIRST
    if asked is Intent.REVIEW and _WAS_A_RACE.search(text):
        return NO_MARKING
    return LEAVE if asked is Intent.LEAVE else None


def _before_deleting(told: Sequence[Told]) -> str | None:
    """Return how the athlete deletes what is shown; None where nothing is: one sentence is no review."""
    if any(answer.tool == "review_activity" and len(answer.paragraphs) > 1 for answer in told):
        return DELETING
    facts = (fact for answer in told for paragraph in answer.paragraphs for fact in paragraph)
    return DELETING_OF_SEVERAL if any(fact.startswith("- ") for fact in facts) else None


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
