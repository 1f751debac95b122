"""Rules of training in an athlete's words, read without a model. What is not understood whole is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from agent.understanding.reading import plain
from agent.understanding.training_rules_back import TakenBack, taken_back
from agent.understanding.training_rules_forms import bodies_of
from agent.understanding.training_rules_hurts import BODY_PART, PAIN, read_hurt
from agent.understanding.training_rules_parts import AWAY_WORDS, TRAINING_WORDS, Part, parts_of
from agent.understanding.training_rules_tokens import Kind, tokens_of
from agent.understanding.training_rules_words import Body, Carried, limit_of
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, RuleReading, RuleSet, UnsurePart
from tools.domain.training.training_plan import WorkoutPurpose

LONGEST_WORDS = 4_000
_HOURS = re.compile(
    r"(?<!\w)(?:mornings?|evenings?|afternoons?|nights?|noon|lunch\w*|midday|before\s+(?:work|breakfast|school)"
    r"|after\s+(?:work|school|dinner)|\d{1,2}\s*(?:am|pm)|o'clock|early|late)(?!\w)"
)
_WEATHER = re.compile(
    r"(?<!\w)(?:rain\w*|snow\w*|ice|icy|dark|heat|hot|(?<!a\s)cold|wind\w*|weather|in\s+the\s+sun|storm\w*|wet)(?!\w)"
)
_IRREGULAR = re.compile(
    r"(?<!\w)(?:every\s+(?:other|second|third|2nd)|alternat\w+|biweekly|fortnight\w*|(?:first|second|last)\s+"
    r"\w+day\s+of|odd|even\s+weeks?|once\s+a\s+month|monthly)(?!\w)"
)
_VAGUE = re.compile(
    r"(?<!\w)(?:maybe|perhaps|sometimes|usually|mostly|often|normally|generally|ideally|prefer\w*|if|unless"
    r"|might|probably|try|rather|possibly|occasionally|too\s+(?:much|many|long|hard|often)|about|around"
    r"|roughly|approximately|ish|a\s+lot|a\s+few|a\s+couple|some|several|hopefully|guess|think|as\s+long\s+as"
    r"|when(?:ever)?|while|otherwise|most\s+days|most\s+weeks|not\s+always|almost|nearly|rarely|hardly|hate|don't\s+like"
    r"|next\s+(?:mon|tue|wed|thu|fri|sat|sun)\w*)(?!\w)"
)
_IS_IT_A_RULE = "Is {words} a rule? If so, tell me exactly: which days, how long or how often."
_DOUBTS = (
    (
        _HOURS,
        "The plan knows days, not hours of the day, so I made no rule of {words}. "
        "Is there a day or a length I should keep to?",
    ),
    (
        _WEATHER,
        "A plan cannot know the weather, so I made no rule of {words}. "
        "Is there a day or a sport to leave out?",
    ),
    (_IRREGULAR, "My rules hold every week or between two dates. What should I make of {words}?"),
    (_VAGUE, _IS_IT_A_RULE),
)
_BOUNDS = (
    Kind.DAYS, Kind.OTHER_DAYS, Kind.DATES, Kind.TIME, Kind.DISTANCE, Kind.RANGE, Kind.PER, Kind.SPORT,
    Kind.PURPOSE, Kind.MOST, Kind.LEAST, Kind.OVER, Kind.NEVER, Kind.ONLY, Kind.EXCEPT, Kind.NOUN,
    Kind.NUMBER,
)  # fmt: skip
_SAYS_A_BOUND = frozenset(
    {"off", "rest", "not", "hard", "stop", "again", "more", "less", *AWAY_WORDS, *TRAINING_WORDS}
)
_CONDITION = re.compile(
    r"(?:only\s+)?(?:if|unless|when(?:ever)?|while|as\s+long\s+as|provided|depending)(?!\w)"
)
_CHATTER = re.compile(
    r"(?:no\s+(?:problem|worries)|not\s+at\s+all|thank\s*s?(?:\s+you)?|that's\s+all"
    r"|(?:\w+|that|it)\s+(?:is|are|was)\s+(?:just\s+|simply\s+|a\s+bit\s+)?too\s+(?:much|many)(?:\s+[^\d]*)?)"
)


@dataclass(slots=True)
class _Found:
    rules: list[AthleteRule] = field(default_factory=list)
    withdrawn: list[AthleteRule] = field(default_factory=list)
    unsure: list[UnsurePart] = field(default_factory=list)

    def ask(self, words: str, question: str) -> None:
        """Note a part to be asked about; the same question is asked once."""
        if all(each.question != question for each in self.unsure):
            self.unsure.append(UnsurePart(words=words[:400], question=question))

    def keep(self, rule: AthleteRule) -> None:
        """Keep a rule; one that says something else of the same thing is asked about instead."""
        same = [each for each in self.rules if each.key == rule.key]
        if not same:
            self.rules.append(rule)
        elif same[0].model_dump(exclude={"words"}) != rule.model_dump(exclude={"words"}):
            self.rules.remove(same[0])
            self.ask(rule.words, f"You said both “{same[0].words}” and “{rule.words}”: which of them counts?")


def read_rules(words: str, today: date, known: RuleSet | None = None) -> RuleReading:
    """Return the rules said, those taken back, and what has to be asked. Never a guess.

    `today` is the athlete's own day, from which "next week" is counted; `known` are the rules they have.
    """
    known = known or RuleSet()
    original = words[:LONGEST_WORDS]
    found = _Found()
    carried = Carried()
    parts = parts_of(tokens_of(original, today))
    for i, part in enumerate(parts):
        text = original[part.start : part.end].strip()
        own = original[part.tokens[0].start : part.end].strip() if part.joined_by == "so" else text
        condition = _condition_near(parts, i, original)
        if condition is not None and _looks_like_a_rule(part, text):
            whole = original[min(part.start, condition.start) : max(part.end, condition.end)].strip()
            found.ask(
                whole,
                f"My rules hold always, so I made none of {_shown(whole)}. What should hold every week?",
            )
            carried = Carried()
            continue
        carried = _read_part(part, (text, own), known, found, _heard(carried, part))
    if len(words) > LONGEST_WORDS:
        found.ask("…", "That was more than I can read at once. Tell me the rest in a message of its own.")
    return RuleReading(
        rules=tuple(found.rules),
        withdrawn=tuple(dict.fromkeys((*found.withdrawn, *_replaced(found.rules, known)))),
        unsure=tuple(found.unsure),
    )


def _replaced(rules: Sequence[AthleteRule], known: RuleSet) -> list[AthleteRule]:
    """Return the rules whose long session gets another day: there is one long session of a sport a week."""
    long = [
        each for each in rules if each.kind is RuleKind.FIXED_SESSION and each.purpose is WorkoutPurpose.LONG
    ]
    return [
        old
        for old in known.rules
        for new in long
        if (old.kind, old.purpose, old.sport) == (new.kind, new.purpose, new.sport)
        and old.weekdays != new.weekdays
    ]


def doubtful(text: str) -> bool:
    """Tell whether a text is vague, conditional, a question, or of hours or weather: it makes no rule."""
    said = plain(text)
    return said.rstrip().endswith("?") or any(pattern.search(said) for pattern, _ in _DOUBTS)


def _condition_near(parts: Sequence[Part], place: int, original: str) -> Part | None:
    """Return the condition a part hangs on: itself, or the part just before or after it in the sentence."""

    def is_condition(part: Part) -> bool:
        said = plain(original[part.start : part.end])
        return _CONDITION.match(said) is not None and read_hurt(said) is None

    part = parts[place]
    before = parts[place - 1] if place and part.joined_by in (",", "then", "-", ":") else None
    after = parts[place + 1] if place + 1 < len(parts) else None
    if after is not None and after.joined_by not in (",", "but", "-", "("):
        after = None
    near = (each for each in (part, before, after) if each is not None and is_condition(each))
    return next(near, None)


def _heard(carried: Carried, part: Part) -> Carried:
    """Return what this part may leave unsaid: a "never" only after "or", nothing at all in a new sentence."""
    limited = carried.days_limited
    after_never = carried.never
    if part.joined_by in (".", ";", "!", "?", "\n"):
        return Carried(days_limited=limited)
    never = carried.never and part.joined_by == "or"
    return Carried(carried.limit, carried.per, never, after_never, carried.after_again, limited)


def _read_part(
    part: Part, texts: tuple[str, str], known: RuleSet, found: _Found, carried: Carried
) -> Carried:
    """Read one part: `texts` are its words with the days lent to it, and without them."""
    text, own = texts
    back = taken_back(part, text, known)
    if back is not None:
        _take_back(back, part, text, known, found)
        return Carried(after_again=True)
    hurt = read_hurt(text)
    if isinstance(hurt, tuple):
        body_part, trigger = hurt
        found.keep(AthleteRule(kind=RuleKind.HURT, words=_own(text), body_part=body_part, trigger=trigger))
        return Carried()
    if isinstance(hurt, str):
        found.ask(text, f"What hurts, and what makes it worse? I am not sure of {_shown(text)}.")
        return Carried()
    doubt = _doubt(part, own)
    bodies = None if doubt else bodies_of(part, carried)
    if bodies is None:
        if doubt or _looks_like_a_rule(part, text):
            found.ask(text, doubt or _not_understood(part, text))
        return Carried(days_limited=carried.days_limited)
    for body in bodies:
        rule = _rule(body, text)
        if rule is None:
            found.ask(text, f"That cannot be: {_shown(text)}. How much do you mean?")
        else:
            found.keep(rule)
    return _to_carry(part, bodies, carried)


def _take_back(back: TakenBack, part: Part, text: str, known: RuleSet, found: _Found) -> None:
    if back.withdrawn:
        found.withdrawn += back.withdrawn
        found.rules += back.left
        return
    if (
        part.days
        and part.says("again")
        and not any(set(each.weekdays) & set(part.days) for each in known.rules)
    ):
        found.ask(text, f"No rule of yours is about these days, so {_shown(text)} holds already.")
        return
    if not known.rules:
        found.ask(text, f"You have no rules yet. What should become of {_shown(text)}?")
        return
    listed = "; ".join(f"“{each.words}”" for each in known.rules)
    found.ask(text, f"Which of your rules should go: {listed}?")


def _doubt(part: Part, text: str) -> str | None:
    """Return what to ask of a part that is vague, or that no plan of days can hold."""
    said = plain(text)
    if part.asks_possible:
        first, last = part.dates
        stretch = f"from {first:%-d %B} to {last:%-d %B}" if first and last else "then"
        return f"What can you train {stretch}, if anything?"
    if not (_looks_like_a_rule(part, text) or _HOURS.search(said) or _WEATHER.search(said)):
        return None
    asked = next((question for pattern, question in _DOUBTS if pattern.search(said)), None)
    if asked is None and part.ended_by == "?":
        asked = _IS_IT_A_RULE
    return asked.replace("{words}", _shown(text)) if asked else None


def _looks_like_a_rule(part: Part, text: str) -> bool:
    said = plain(text)
    if _CHATTER.fullmatch(said):
        return False
    bounds = part.has(*_BOUNDS) or bool(_SAYS_A_BOUND & set(part.words))
    return bounds or bool(BODY_PART.search(said) or PAIN.search(said))


def _not_understood(part: Part, text: str) -> str:
    """Return the question that fits what a part leaves open."""
    shown = _shown(text)
    amount, far = part.has(Kind.TIME, Kind.DISTANCE), part.has(Kind.DISTANCE)
    bounded = limit_of(part, Carried()) is not None
    open_ended = amount and bounded and not part.per and not part.days
    cases = (
        (far and not part.sports, f"Of which sport is {shown}, and is it for a session or for a week?"),
        (open_ended, f"Is {shown} for each session, for a day or for a week?"),
        (
            part.has(Kind.TIME) and not bounded and not part.has(Kind.NEVER, Kind.OVER),
            f"Is {shown} the most you can do, the least you want, or one session to plan?",
        ),
        (part.says(*AWAY_WORDS), f"From which day to which are you away? I am not sure of {shown}."),
        (
            part.has(Kind.ONLY) and part.sports and part.days,
            f"Does {shown} mean nothing else on these days, or this on no other day?",
        ),
    )
    generic = f"I am not sure what {shown} asks for. Can you say it with a day, a sport or a limit?"
    return next((question for fits, question in cases if fits), generic)


def _to_carry(part: Part, bodies: Sequence[Body], carried: Carried) -> Carried:
    first = bodies[0]
    limited = carried.days_limited
    limit = None
    if first["kind"] in (RuleKind.MOST_TIME, RuleKind.MOST_DISTANCE):
        limit, limited = Kind.MOST, limited | set(part.days)
    elif first["kind"] is RuleKind.LEAST_TIME:
        limit = Kind.LEAST
    never = first["kind"] in (RuleKind.NO_TRAINING, RuleKind.NOTHING_HARD)
    return Carried(limit=limit, per=first.get("per"), never=never, days_limited=limited)


def _rule(body: Body, text: str) -> AthleteRule | None:
    """Return the rule of a body; None where its numbers cannot be."""
    most_s = 7 * 86_400.0 if body.get("per") is Per.WEEK else 86_400.0
    of_time = body["kind"] in (RuleKind.MOST_TIME, RuleKind.LEAST_TIME)
    if of_time and not 0 < body["limit"] <= most_s:
        return None
    try:
        return AthleteRule.model_validate({**body, "words": _own(text)})
    except ValueError:
        return None


def _own(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,.;:!?-")[:400]


def _shown(text: str) -> str:
    return f"“{_own(text)}”"
