"""The one coach of this process, for handlers Chainlit calls without saying which application they serve.

Chainlit loads `ui/chat.py` by path and keeps its callbacks in a global; this module is imported by name and
so exists once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from tools.kit.acting import acting_athlete
from tools.kit.errors import DatabaseUnavailable, NotSignedIn

if TYPE_CHECKING:
    from agent.coach import Coach

_open: dict[str, "Coach"] = {}
_chat_files: dict[str, Path] = {}


def let_in(coach: "Coach", chat_files: Path) -> None:
    """Make `coach` the one the page asks, and `chat_files` the folder for files shown in conversations."""
    _open["coach"] = coach
    _chat_files["folder"] = chat_files


def close() -> None:
    """Forget the coach: the application is going down."""
    _open.clear()


def coach() -> "Coach":
    """Return the coach of this process; raise DatabaseUnavailable before it is open or after it closed."""
    if "coach" not in _open:
        raise DatabaseUnavailable("Paceline is starting or stopping. Try again in a few seconds.")
    return _open["coach"]


def chat_files() -> Path:
    """Return the folder that holds the files shown in conversations."""
    return _chat_files["folder"]


def athlete_id() -> str:
    """Return who asks, as the gate (ui/gate.py) made out; raise NotSignedIn."""
    asking = acting_athlete()
    if asking is None:
        raise NotSignedIn("Sign in first: open Paceline in the browser, or send your key as X-API-Key.")
    return asking
