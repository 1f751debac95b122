"""One page of a PDF as pixels, drawn by a process of its own (`page_drawing`)."""

import json
import os
import subprocess
import sys

import numpy as np
from numpy.typing import NDArray

from tools.kit.errors import FileTooLarge, PacelineError, UnreadableFile
from tools.kit.own_process import python_path

LONGEST_WAIT_S = 20.0  # its own limit of computing time is reached long before, unless the machine is busy
_COMMAND = (sys.executable, "-P", "-m", "tools.sources.pictures.page_drawing")
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
    told, _, pixels = _asked(content, page).partition(b"\n")
    if not told:
        raise _refusal("heavy", name, page, 0)
    found = json.loads(told)
    if "why" in found:
        raise _refusal(found["why"], name, page, found["pages"])
    height, width, channels = found["height"], found["width"], found["channels"]
    rows = np.frombuffer(pixels, dtype=np.uint8).reshape(height, found["stride"])
    sheet = rows[:, : width * channels].reshape(height, width, channels)[..., :3]
    return np.array(sheet), found["pages"], page


def _asked(content: bytes, page: int) -> bytes:
    """Return what the process answers, nothing where it came to its end before it could."""
    try:
        done = subprocess.run(  # noqa: S603 (our own program)
            [*_COMMAND, str(page)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": python_path()},
            timeout=LONGEST_WAIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _refusal(why: str, name: str, page: int, pages: int) -> PacelineError:
    held = "one page" if pages == 1 else f"{pages} pages"
    kind = FileTooLarge if why in _TOO_LARGE else UnreadableFile
    sentence = (_TOO_LARGE | _UNREADABLE).get(why, _DAMAGED)
    return kind(sentence.format(name=name, page=page, pages=pages, held=held))
