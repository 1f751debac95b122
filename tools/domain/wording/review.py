"""A workout's review as a coach says it: what it was and how it went first, then what follows from it."""

from collections.abc import Iterator

from tools.domain.activity_summary import LONGEST_NAME, KnownActivity
from tools.domain.feedback import Suggestion, WorkoutFeedback, WorkoutReview
from tools.domain.others_words import others_words
from tools.domain.race import UnitSystem
from tools.domain.recordings.workout_words import compared

MOST_WORDS = 170  # our design choice [D]: more than this nobody reads in a chat; the card has the rest


def review_facts(known: KnownActivity, review: WorkoutReview, units: UnitSystem) -> list[list[str]]:
    """Return short paragraphs of sentences, at most `MOST_WORDS` words: the last sentences are left out.

    The activity's name is somebody's words: it stands in quotation marks, as data.
    """
    words, kept = 0, []
    for paragraph in _paragraphs(known, review.feedback, units):
        sentences = []
        for sentence in paragraph:
            words += len(sentence.split())
            if words > MOST_WORDS:
                break
            sentences.append(sentence)
        if sentences:
            kept.append(sentences)
        if words > MOST_WORDS:
            break
    return kept


def activity_named(known: KnownActivity) -> str:
    """Name an activity by its quoted name and its day: “Morning run” of 3 May 2026."""
    name = others_words(known.summary.name, LONGEST_NAME)
    day = known.summary.day
    quoted = f"“{name.replace('“', '').replace('”', '')}”" if name else "the activity"
    return f"{quoted} of {day:%-d %B %Y}" if day else quoted


def _paragraphs(known: KnownActivity, feedback: WorkoutFeedback, units: UnitSystem) -> Iterator[list[str]]:
    named = activity_named(known)
    first = f"{named[0].upper()}{named[1:]}: {feedback.summary[0][0].lower()}{feedback.summary[0][1:]}"
    yield [first, *feedback.summary[1:], *_score(feedback)]
    if feedback.strengths:
        yield list(feedback.strengths)
    elif feedback.comparisons:
        yield [_beside(feedback, units)]
    if feedback.to_improve:
        yield list(feedback.to_improve)
    yield [_suggested(each) for each in feedback.suggestions]
    if feedback.next_workout:
        said = _suggested(feedback.next_workout)
        yield [f"Next: {said[0].lower()}{said[1:]}"]


def _beside(feedback: WorkoutFeedback, units: UnitSystem) -> str:
    """Say where the workout stands beside similar ones, when nothing of it was better or worse."""
    first = feedback.comparisons[0]
    return f"Beside {first.sessions} similar ones: {compared(first, units)}."


def _score(feedback: WorkoutFeedback) -> Iterator[str]:
    if feedback.score is not None:
        yield f"By the rules on the card that is {feedback.score:.0f} of 100."


def _suggested(suggestion: Suggestion) -> str:
    return f"{suggestion.text} {suggestion.reason}"
