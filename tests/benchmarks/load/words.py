"""What the scripted endpoint says: sentences without figures, so that every one of them stands."""

from itertools import cycle, islice

SENTENCES = (
    "Hold back early and let the course come to you, because what is saved there is yours at the end.",
    "Drink when you are thirsty, and carry a little more than you think you will want.",
    "On the climb let the pace go and keep the effort, then open up again where the road turns down.",
    "Nothing new on the day: the shoes, the breakfast and the drink are the ones you have trained with.",
    "When it gets hard, look for the next corner and nothing behind it.",
    "Sleep well the week before, since nobody sleeps well the night before.",
    "Start with people who run like you, and let the loud ones go.",
)


def tokens_of_reply(count: int) -> list[str]:
    """Return a reply as `count` tokens, a word each; joined they are the text."""
    words = (f"{word} " for sentence in cycle(SENTENCES) for word in sentence.split(" "))
    return [*islice(words, count - 1), "Enough."]
