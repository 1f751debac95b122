"""Links in a message that lead to a picture, a PDF or a course file: fetched and kept like dropped files."""

import re
from urllib.parse import urlsplit
from uuid import uuid4

from agent.context import Emit
from agent.events import StepFinished, StepStarted
from agent.state import Turn
from tools.kit.context import ToolContext, Upload
from tools.kit.errors import UnreadableFile

MOST_LINKS = 2  # of one message: our design choice [D]
_STEP = "Fetching the link"
_LINK = re.compile(r"\bhttps?://[^\s<>\"“”'`]+", re.IGNORECASE)
_FILE = re.compile(r"\.(?:jpe?g|png|webp|hei[cf]|pdf|gpx|tcx|fit)(?:\.gz)?$", re.IGNORECASE)
_ABOUT_A_COURSE = re.compile(
    r"\b(?:courses?|routes?|profile|elevation|picture|photo|image|map|pdf|gpx|tcx|guide|race book|flyer|link"
    r"|aid stations?)\b",
    re.IGNORECASE,
)


def links_in(text: str) -> list[str]:
    """Return the links of a message that are to be read: those of a file, or beside words of a course."""
    found = [link.rstrip(".,;:!?)]}") for link in _LINK.findall(text)]
    words = _LINK.sub(" ", text)
    besides = _ABOUT_A_COURSE.search(words) is not None or not words.strip(" .,!?\n")
    meant = [link for link in found if besides or _FILE.search(urlsplit(link).path)]
    return list(dict.fromkeys(meant))[:MOST_LINKS]


async def fetch_links(text: str, turn: Turn, world: ToolContext, emit: Emit) -> tuple[Turn, list[Upload]]:
    """Fetch what the links of a message lead to; a refusal becomes a sentence."""
    kept: list[Upload] = []
    if world.links is None:
        return turn, kept
    for link in links_in(text):
        step = uuid4().hex
        emit(StepStarted(id=step, label=_STEP))
        try:
            file = await world.links.fetched(link)
        except UnreadableFile as error:
            emit(StepFinished(id=step, label=_STEP, ok=False, detail=str(error)))
            turn = turn.with_(unread_files=(*turn.unread_files, str(error)))
            continue
        kept.append(await world.uploads.receive(file.name, file.media_type, file.content))
        emit(StepFinished(id=step, label=_STEP, ok=True, detail=f"{kept[-1].name}, {_size(file.content)}."))
    return turn, kept


def _size(content: bytes) -> str:
    kilobytes = len(content) / 1000
    return f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{max(kilobytes, 1):.0f} kB"
