"""A message cut into what is said clause by clause, each with the exact words it was said in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.understanding.facts_lexicon import pattern
from agent.understanding.reading import plain
from agent.understanding.spelling import as_meant

LONGEST_MESSAGE = 4_000
LONGEST_CLAUSE = 300
_SUBJECT = r"(?:i|i'm|i've|i'd|i'll|im|ive|my|mine)"
_MANNER = r"""
        (?:(?:also|then|now|still|usually|mostly|often|never|always|really|currently|just|generally
        |recently|sometimes|normally|rarely|mainly|therefore|only)_)*
    """
# Verbs that go on with the same subject behind "and"; those that are nouns as well need what follows a verb.
_GOES_ON = r"""
        (?:(?:take|live|hate|love|prefer|wear|suffer|own|bought|sold|switched|moved|am|have|can't|cannot
        |don't|do_not|struggle|enjoy|avoid|tend|got|take|dislike|quit|gave|stopped|started|swapped
        |replaced|tore|broke|entered|joined|booked)(?!\w)|use_(?:a|an|the|my|\w+)|(?:run|race|train|ride|swim|walk|commute
        |bike|cycle)_(?:in|on|with|by|a|an|my|the|at|to|before|after|every|\d|about|mostly)(?!\w)
        |work_(?:as|in|from|at|for|nights?|shifts?|full|part|long|on)(?!\w)|sleep_(?:about|only|around
        |\w+_hours|badly|poorly|well|in)(?!\w)|(?:drink|eat)_(?:a|an|my|no|only|lots|coffee|plenty
        |mostly|\w+)(?!\w))
    """
_BREAK = pattern(
    rf"""
        ,_(?=(?:bearing_in_mind|keeping_in_mind|considering|given|seeing|since|because|now)_(?:that_)?{_SUBJECT}
        (?!\w))|_[-–—]+_|(?<=[^\s\d]):_(?=i\b|my\b)|[()]|,?_(?:and|but|so|yet|though|although|because|cause|plus
        |whereas|while|or)_(?={_MANNER}{_SUBJECT}(?!\w))|,_(?:{_MANNER})(?={_SUBJECT}(?!\w))|,?_(?:and
        |but|so)_(?:then_)?(?={_MANNER}{_GOES_ON})|,\s*(?:and_|so_|but_)?(?=(?:can|could|should|shall
        |what|how|which|would|will|where|when|why|is|are|do|does|any|please|who)(?!\w))|_(?:and|so
        |but)_(?=(?:can|could|should|what|how|which|would|will|where|why|please)(?!\w))|,_(?:and_
        |but_)?(?=(?:it|they|that|this|the)\s)|,_but_|,?_and_(?=[\w\s-]{{3,30}}?\s
        (?:gives?|makes?|upsets?|works?|causes?|helps?|keeps?|sits?_well_with|agrees?_with)_(?:for_)?(?:me|my)(?!\w))
        |_and_(?=(?:the|my|our)_[\w\s]{2, 20}?_(?:is|are|was|were|got|has|have)_(?:now_|been_)?(?:stolen|sold
        |broken|dead|gone|over|healed)(?!\w))|_but_(?=(?:there|it|they|that|this|the)(?:'s|\s))
    """,
)
_BEGINS_WITH_ONESELF = pattern(rf"{_SUBJECT}(?!\w)")
_GOES_ON_THE_SAME = pattern(rf"{_MANNER}{_GOES_ON}")
_ABBREVIATION = pattern(r"(?:^|[\s(])(?:e\.g|i\.e|approx|vs|st|mt|dr|mr|mrs|ms|no|incl|ca|etc|[a-z])$")
_SUBORDINATE = pattern(
    r"""
        (?:when(?:ever)?|if|after|before|once|since|because|although|though|while|as|unless|until|given
        |even|on|in|at|during|with|without|for|last|this|next|every|most|some|these)(?!\w)
    """
)
_REASON = pattern(r"""
    (?:since|because|as|bearing_in_mind(?:_that)?|keeping_in_mind(?:_that)?|now_that|seeing_that|given_that|seeing_that|considering_that|considering|given|now_that)_
""")
_TRAILING_REASON = pattern(r"""
    (?:bearing_in_mind|keeping_in_mind|considering|given|seeing|since|because|as|now)_(?:that_)?(?=(?:i|i'm|i've
    |my)(?!\w))
""")
_QUESTION = pattern(
    r"""
        (?:what(?!_(?:gets|helps|works|keeps|really|calms|saves|saved|hurts|bothers|makes|i_(?:like|love
        |hate|can't|do|need|tell|miss|eat|drink|always|never|usually))(?!\w))|how|which|who|whose|where
        |why|can|could|should|shall|would|will|do|does|did|is|are|am|was|were|have_you|has|any|anything
        |whats|hows|when_(?:should|do|can|will|is|are)|may|might)(?!\w)
    """
)
_TOLD_BY_ASKING = pattern(
    r"""
        (?:did|have)_i_(?:already_)?(?:mention|tell_you|say|mentioned|told_you|said)_(?:yet_)?(?:that_)?
        |do_you_(?:know|remember)_that_(?=i\b|my\b)|did_you_know_(?:that_)?(?=i\b|my\b)
    """
)
_OPENING = pattern(
    rf"""
        (?:(?:hi|hello|hey|hallo|good_(?:morning|evening|afternoon))(?:_(?:coach|there|paceline|again))?
        |(?:quick_)?(?:update|correction|info|note|ps|p\.s\.?|background|about_me|a_bit_about_me|edit
        |context|quick_intro|intro|kit(?:_wise)?|gear(?:_wise)?|injuries|health
        |(?:a_)?(?:little_)?bit_about_me(?:self)?|some_background|question_first)\s*:|yo|right\s*,
        |long_story_short|well|ok(?:ay)?|yes|yeah|yep|yup|no(?=\s*[,.!-])|nope|oh|ah|hm+|btw|by_the_way
        |also|and|but|so|anyway|plus|fyi|tbh|(?:which|that)_means(?:_that)?|(?:let's_)?say(?=_my)|(?:sure|right|great|cool)(?=\s*[,.!-])|for_(?:the_record
        |info|your_information|what_it's_worth|context)|just_so_(?:that_)?you_know|to_be_(?:honest|fair
        |clear)|honestly|actually|in_fact|unfortunately|sadly|luckily|fortunately|however
        |thanks?(?:_you)?(?:_(?:so_much|a_lot|very_much))?|thx|sorry|one_(?:more|other)_thing
        |another_thing|besides|frankly|incidentally|between_us|basically|in_general|generally|then|as_(?:you_know|i_said
        |mentioned|i_mentioned)|(?:please_)?(?:remember|keep_in_mind|bear_in_mind|don't_forget|note
        |be_aware|mind)(?:_that)?|(?:please_)?(?:know|consider)_that|maybe_(?:important|useful|relevant)
        |you_(?:should|must|need_to|have_to|might_want_to|may_want_to)_(?:also_)?know(?:_that)?
        |it's_(?:just_)?that|it_is_(?:just_)?that|(?:the|my)_(?:thing|problem|trouble|issue|fact|truth
        |only_problem)_is(?:_that)?)(?=[\s,:!.-])[\s,:!.-]*|i_(?:just_|really_|also_|do_|only_)*(?:think
        |guess|suppose|believe|feel|find|notice[d]?|reali[sz]ed?|know|must_(?:say|admit|confess)
        |should_(?:say|add|mention|tell_you|warn_you|probably_mention|also_mention)|have_to_(?:say|admit
        |add)|(?:want|wanted)_to_(?:add|mention|say|tell_you)|forgot_to_(?:say|mention|tell_you|add)
        |can_tell_you|mentioned|said|told_you|learned|learnt|discovered|found(?:_out)?|noticed|fear
        |admit)_(?:that_|,\s*)?(?={_SUBJECT}(?!\w)|(?:the_)?[a-z'\s]{{3,40}}\s(?:me|my)(?!\w))
    """
)
_FIRST_PERSON_LEFT_OUT = (
    (pattern(r"""
        (?:hate|love|prefer|dislike|can't|cannot|(?:never|always|usually)_(?:eat|drink|run|ride|train
        |wear|use|start|sleep|take|race|listen|stretch|had|been|go|do|get)|sold|bought|switched|moved
        |grew_up|live_(?:in|at|near|on)|work(?:ing)?_(?:as|nights|shifts|from)|got_(?:a|an|two|three
        |four|my|one|married)|have_(?:asthma|diabetes|two|three|a_(?:dog|heart|bad|history|pool
        |treadmill|trainer|canyon|trek|garmin))|suffer(?:ing)?_from|take_\w+_for|don't_(?:like|eat|drink
        |tolerate)|used_to_\w+|quit_\w+|lost_\d+|took_up|started_\w+ing|studied|tore|broke|dislocated
        |fractured|rolled|struggle_with|mostly|got_(?:diagnosed|myself|divorced|engaged|told)|ran_my
        |had_(?:a|an|my|to_stop))(?!\w)
    """), "I "),
    (pattern(r"been_\w+ing(?!\w)"), "I've "),
    (pattern(r"""
        (?:allergic|lactose|gluten|celiac|coeliac|vegan|vegetarian|diabetic|asthmatic|type_[12]|pregnant
        |left-handed|right-handed|retired|born|married|single|divorced|sensitive_to|intolerant
        |an?_(?:nurse|teacher|doctor|vegetarian|vegan)|scared_of|afraid_of|taking_\w+|on_(?:a|an
        |my)_\w+_for|living_in|currently_\w+ing|recovering_from|diagnosed_with)(?!\w)
    """), "I'm "),
    (pattern(r"""
        (?:\d\d[\s-]?(?:yo|y/o|years?[\s-]+old|yrs?_old)(?!\w)|(?:ex|former)[\s-]\w+
        |(?:[\w\s-]{3,40})_here(?=\s*(?:,|$)))
    """), "I'm a "),
)  # fmt: skip


def leaves_out_the_subject(said: str) -> bool:
    """Tell whether a sentence in small letters tells of its speaker without saying "I": "hate gels"."""
    return any(left_out.match(said) for left_out, _ in _FIRST_PERSON_LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a message.

    `words` stand in the message exactly so; `meant` are they as they are meant, with the subject left out and
    without what leads up to them; `said` the same in small letters. `asked`: part of a question.
    `whole` is the sentence in small letters.
    """

    words: str
    meant: str
    said: str
    asked: bool
    whole: str


def clauses_of(message: str) -> Iterator[Clause]:
    """Yield the clauses of a message, in order; quoted lines and code are somebody else's words."""
    text = "\n".join(
        " " * len(line) if line.lstrip().startswith((">", "|", "```")) else line
        for line in message[:LONGEST_MESSAGE].split("\n")
    )
    for start, end in _sentences(text):
        yield from _of_sentence(text[start:end])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences: each ends with its full stop, question mark or line."""
    start = 0
    for stop in re.finditer(r"[.!?]+(?=\s|$)|\n+|[;…]", text):
        if stop[0] == "." and _ABBREVIATION.search(plain(text[start : stop.start()])[-8:]):
            continue
        yield start, stop.end()
        start = stop.end()
    yield start, len(text)


def _of_sentence(sentence: str) -> Iterator[Clause]:
    """Yield the clauses of one sentence."""
    said = plain(sentence)
    question = said.rstrip().endswith("?")
    spans = list(_spans(said))
    told_by_asking = _TOLD_BY_ASKING.search(said) is not None
    begins_asking = bool(spans) and _asks(said[slice(*spans[0])]) and not told_by_asking
    has_subject = False
    for place, (start, end) in enumerate(spans):
        words = _trimmed(sentence[start:end])
        if not words or len(words) > LONGEST_CLAUSE:
            continue
        last = place == len(spans) - 1
        asks = _asks(plain(words)) and not _TOLD_BY_ASKING.match(plain(words))
        gives_reason = place > 0 and _TRAILING_REASON.match(plain(words)) is not None
        asked = not gives_reason and (asks or (question and not told_by_asking and (last or begins_asking)))
        clause = _read(words, asked=asked, whole=said.strip(), carried=has_subject)
        has_subject = _begins_with_i(clause.said)
        yield clause


def _trimmed(words: str) -> str:
    """Return words without the marks around them; a quotation mark stays where its other half is there."""
    words = words.strip(" \t,.;:!?")
    for marks in ('"', "“”"):
        if sum(words.count(mark) for mark in set(marks)) == 1:
            words = words.strip(marks)
    return words.strip()


def _asks(said: str) -> bool:
    return _QUESTION.match(_OPENING.sub("", said.strip(" ,"), count=1).strip(" ,")) is not None


def _begins_with_i(said: str) -> bool:
    return re.match(r"(?:\w+ly,?\s+)?i(?:'|\s)", said) is not None


def _spans(said: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of clauses; what is subordinate stays with what it belongs to."""
    start = 0
    for found in _BREAK.finditer(said):
        left = said[start : found.start()].strip(" ,")
        begins = left
        while opening := _OPENING.match(begins):
            begins = begins[opening.end() :]
        if not begins and left:
            continue
        if _SOMEBODY_AND.search(left + found[0]) and re.match(r"i(?!\w)", said[found.end() :]):
            continue  # "my partner and I" are one subject
        comma = found[0].lstrip().startswith(",") and "but" not in found[0]
        if len(said[found.end() :].split()) < 3 and "but" in found[0]:
            continue
        reason = _REASON.match(begins)
        if comma and _SUBORDINATE.match(begins) and not (reason and _is_of_oneself(begins[reason.end() :])):
            continue
        if (
            comma
            and re.match(r"(?:it|they|that|this|the)\s", said[found.end() :])
            and len(begins.split()) < 3
        ):
            continue
        yield start, found.start()
        start = found.end()
    yield start, len(said)


def _is_of_oneself(said: str) -> bool:
    return _BEGINS_WITH_ONESELF.match(said) is not None


def _read(words: str, *, asked: bool, whole: str, carried: bool) -> Clause:
    """Return a clause as it is meant."""
    meant = re.sub(r"[\s\x00]+", " ", as_meant(words).translate(_QUOTES)).strip()
    for _ in range(6):
        lower = plain(meant)
        lead = _OPENING.match(lower) or _TOLD_BY_ASKING.match(lower)
        reason = _REASON.match(lower)
        if lead and lead.end():
            meant = meant[lead.end() :].lstrip(" ,")
        elif reason and _is_of_oneself(lower[reason.end() :]):
            meant = meant[reason.end() :]
        else:
            break
    lower = plain(meant)
    if carried and _GOES_ON_THE_SAME.match(lower):
        meant = f"I {meant}"
    else:
        for left_out, subject in _FIRST_PERSON_LEFT_OUT:
            if left_out.match(lower):
                an = subject == "I'm a " and meant[:1].casefold() in "aeiou"
                meant = ("I'm an " if an else subject) + meant[:1].lower() + meant[1:]
                break
    return Clause(words, meant, plain(meant), asked, whole)


_SOMEBODY_AND = pattern(
    r"^(?:\w+_)?(?:my|both)_(?![\w\s-]*\s(?:is|are|has|was|were|have)\s)[\w\s-]{2,20}_and_$"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})
