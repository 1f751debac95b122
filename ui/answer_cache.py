"""The answers given before, as their owner asks for them: how many there are, and that they go."""

import re
from enum import Enum

from tools.domain.questions.cache_stats import CacheStats
from ui import door

_THE_CACHE = r"(?:the |my )?(?:answers?[ -]?)?cache(?: of answers)?|(?:the |my )?(?:kept|cached) answers"
_STATS = re.compile(
    rf"/?(?:(?:show|display|print)(?: me)? )?(?:{_THE_CACHE})(?: (?:stats?|statistics|status))?"
    rf"|(?:stats?|statistics|status) (?:of|for) (?:{_THE_CACHE})|how (?:big|full|large) is (?:{_THE_CACHE})"
)
_CLEAR = re.compile(rf"/?(?:please )?(?:clear|empty|flush|delete|reset|wipe) (?:{_THE_CACHE})|/?cache clear")


class Wish(Enum):
    """What an owner may want of the cache."""

    STATS = "stats"
    CLEAR = "clear"


def wish_in(text: str) -> Wish | None:
    """Return what a message wants of the cache, None where it is about something else."""
    asked = " ".join(text.casefold().split()).strip(" .!?")
    if _CLEAR.fullmatch(asked):
        return Wish.CLEAR
    return Wish.STATS if _STATS.fullmatch(asked) else None


async def said_of_the_cache(text: str) -> str | None:
    """Return the answer to a message about the cache itself, None where it is about something else."""
    wish = wish_in(text)
    if wish is None:
        return None
    cache = door.coach().cache
    if wish is Wish.CLEAR:
        return cleared(await cache.forget(door.athlete_id()))
    return told(await cache.stats(door.athlete_id()), on=cache.on)


def cleared(count: int) -> str:
    """Say what clearing did."""
    if not count:
        return "There were no kept answers. The next time you ask something, I work it out."
    answers = "One kept answer is" if count == 1 else f"{count:,} kept answers are"
    return f"{answers} gone. The next time you ask, I work it out anew."


def told(stats: CacheStats, *, on: bool) -> str:
    """Tell what is kept and what it was good for."""
    if not on:
        return "I keep no answers: `ANSWER_CACHE` is off."
    how_many = stats.own + stats.anybodys
    if not how_many:
        kept = "I keep no answer now."
    else:
        kept = (
            f"I keep {_counted(how_many, 'answer')} for questions asked again"
            f" ({_size(stats.size_bytes)}; there is room for {stats.limit:,} of yours)."
        )
    found = f"{_counted(stats.found, 'question')} {'was' if stats.found == 1 else 'were'} answered from them"
    otherwise = f", {stats.found_by_meaning:,} of them in other words" if stats.found_by_meaning else ""
    down = f" {_counted(stats.thumbs_down, 'answer')} went with a thumb down." if stats.thumbs_down else ""
    return (
        f"{kept} So far {_counted(stats.kept, 'answer')} came in; {found}{otherwise}.{down} An answer goes by"
        " itself when your data, your plan, your rules or my prompts change. Write “clear the cache” to let"
        " all of them go."
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _size(size_bytes: int) -> str:
    return f"{size_bytes / 1000:,.0f} kB" if size_bytes < 1_000_000 else f"{size_bytes / 1e6:,.1f} MB"
