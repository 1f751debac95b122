"""One page of a PDF as pixels, drawn by a process of its own (`page_drawing`)."""

import json

import numpy as np
from numpy.typing import NDArray

from tools.kit.errors import FileTooLarge, PacelineError, UnreadableFile
from tools.kit.own_process import asked_of_process

LONGEST_WAIT_S = 20.0  # its own limit of computing time is reached long before, unless the machine is busy
_DAMAGED = "{name} is damaged or cut off and cannot be opened. Download or export it again."
_TOO_LARGE = {
    "pages": "{name} has {pages} pages. Save the page with the profile alone and drop that.",
    "picture": "{name} holds a picture too large to open. Send a screenshot of the page.",
    "heavy": "Page {page} of {name} takes more memory or time to draw than I give it. "
    "Send a screenshot of the page.",
}
_UNREADABLE = {
    "no_page": "{name} has {held}; there is no page {page}.",
    "strip": "Page {page} of {name} is a strip too thin to draw. Send a picture of it.",
    "locked": "{name} is locked with a password. Save it without one, or send a screenshot of the page.",
}


def render_page(content: bytes, name: str, page: int) -> tuple[NDArray[np.uint8], int, int]:
    """Return the pixels of a page (height, width, 3), how many pages there are, and the page itself.

    Raises UnreadableFile for a damaged or locked file and a page that is not there, FileTooLarge for a page
    that holds more than can be drawn.
    """
    answer = asked_of_process("tools.sources.pictures.page_drawing", str(page), content, LONGEST_WAIT_S)
    told, _, pixels = answer.partition(b"\n")
    if not told:
        raise _refusal("heavy", name, page, 0)
    found = json.loads(told)
    if "why" in found:
        raise _refusal(found["why"], name, page, found["pages"])
    height, width, channels = found["height"], found["width"], found["channels"]
    rows = np.frombuffer(pixels, dtype=np.uint8).reshape(height, found["stride"])
    sheet = rows[:, : width * channels].reshape(height, width, channels)[..., :3]
    return np.array(sheet), found["pages"], page


def _refusal(why: str, name: str, page: int, pages: int) -> PacelineError:
    held = "one page" if pages == 1 else f"{pages} pages"
    kind = FileTooLarge if why in _TOO_LARGE else UnreadableFile
    sentence = (_TOO_LARGE | _UNREADABLE).get(why, _DAMAGED)
    return kind(sentence.format(name=name, page=page, pages=pages, held=held))
