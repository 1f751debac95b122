"""A workout's review as a coach says it: what it was and how it went first, then what follows from it."""

from collections.abc import Iterable, Iterator

from tools.domain.activity_summary import KnownActivity
from tools.domain.feedback import Suggestion, WorkoutFeedback, WorkoutReview
from tools.domain.race import UnitSystem
from tools.domain.recordings.workout_feedback import NOTHING_PLANNED
from tools.domain.recordings.workout_words import compared, sport_named
from tools.domain.wording.activities import quoted

MOST_WORDS = 170  # our design choice [D]: more than this nobody reads in a chat; the card has the rest


def review_facts(known: KnownActivity, review: WorkoutReview, units: UnitSystem) -> list[list[str]]:
    """Return short paragraphs of sentences, at most `MOST_WORDS` words: the last sentences are left out.

    What comes next is never left out. The activity's name is somebody's words: it stands in quotation marks,
    as data.
    """
    following = _next(review.feedback)
    room = MOST_WORDS - _words(following)
    before, room = _fitting(_what_it_was(known, review.feedback, units), room)
    advice = [_suggested(each) for each in review.feedback.suggestions]
    after, _ = _fitting([advice], room)
    return [*before, *([following] if following else []), *after]


def leg_facts(known: KnownActivity, review: WorkoutReview) -> list[list[str]]:
    """Return one short paragraph: for one of several activities that are told at once."""
    feedback = review.feedback
    judged = (*feedback.strengths, *feedback.to_improve)
    return [[_first(known, feedback), *feedback.summary[1:2], *judged[:1]]]


def activity_named(known: KnownActivity) -> str:
    """Name an activity by its quoted name, or its sport, and its day: “Morning run” of 3 May 2026."""
    day = known.summary.day
    named = quoted(known.summary.name) or f"the {sport_named(known.summary.sport)}"
    return f"{named} of {day:%-d %B %Y}" if day else named


def _fitting(paragraphs: Iterable[list[str]], room: int) -> tuple[list[list[str]], int]:
    """Return paragraphs up to the first sentence that has no room, and the room that is left."""
    kept: list[list[str]] = []
    for paragraph in paragraphs:
        sentences: list[str] = []
        for sentence in paragraph:
            room -= _words([sentence])
            if room < 0:
                return [*kept, sentences] if sentences else kept, 0
            sentences.append(sentence)
        if sentences:
            kept.append(sentences)
    return kept, room


def _words(sentences: list[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _first(known: KnownActivity, feedback: WorkoutFeedback) -> str:
    named, said = activity_named(known), feedback.summary[0]
    return f"{named[0].upper()}{named[1:]}: {said[0].lower()}{said[1:]}"


def _what_it_was(known: KnownActivity, feedback: WorkoutFeedback, units: UnitSystem) -> Iterator[list[str]]:
    """Yield what it was and how it went, what was planned, what was good and what could be better."""
    yield [_first(known, feedback), *feedback.summary[1:], *_score(feedback)]
    if feedback.planned != NOTHING_PLANNED:
        yield [feedback.planned]
    if feedback.strengths:
        yield list(feedback.strengths)
    elif feedback.comparisons:
        yield [_beside(feedback, units)]
    yield list(feedback.to_improve)


def _next(feedback: WorkoutFeedback) -> list[str]:
    if feedback.next_workout is None:
        return []
    said = _suggested(feedback.next_workout)
    return [f"Next: {said[0].lower()}{said[1:]}"]


def _beside(feedback: WorkoutFeedback, units: UnitSystem) -> str:
    """Say where the workout stands beside similar ones, when nothing of it was better or worse."""
    first = feedback.comparisons[0]
    return f"Beside {first.sessions} similar ones: {compared(first, units)}."


def _score(feedback: WorkoutFeedback) -> Iterator[str]:
    if feedback.score is not None:
        yield f"By the rules on the card that is {feedback.score:.0f} of 100."


def _suggested(suggestion: Suggestion) -> str:
    return f"{suggestion.text} {suggestion.reason}"
