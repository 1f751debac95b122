"""The one coach of this process, for handlers Chainlit calls without saying which application they serve.

Chainlit loads `ui/chat.py` by path and keeps its callbacks in a global; this module is imported by name and
so exists once.
"""

from typing import TYPE_CHECKING

from tools.kit.acting import OWNER, acting_athlete
from tools.kit.errors import DatabaseUnavailable, NotAllowed, NotSignedIn
from tools.kit.file_store import FileStore

if TYPE_CHECKING:
    from agent.coach import Coach

_open: dict[str, "Coach"] = {}
_chat_files: dict[str, FileStore] = {}


def let_in(coach: "Coach", chat_files: FileStore) -> None:
    """Make `coach` the one the page asks, and `chat_files` where files shown in conversations are kept."""
    _open["coach"] = coach
    _chat_files["kept"] = chat_files


def close() -> None:
    """Forget the coach: the application is going down."""
    _open.clear()


def coach() -> "Coach":
    """Return the coach of this process; raise DatabaseUnavailable before it is open or after it closed."""
    if "coach" not in _open:
        raise DatabaseUnavailable("Paceline is starting or stopping. Try again in a few seconds.")
    return _open["coach"]


def chat_files() -> FileStore:
    """Return where the files shown in conversations are kept."""
    return _chat_files["kept"]


def athlete_id() -> str:
    """Return who asks, as the gate (ui/gate.py) made out; raise NotSignedIn."""
    asking = acting_athlete()
    if asking is None:
        raise NotSignedIn("Sign in first: open Paceline in the browser, or send your key as X-API-Key.")
    return asking


def owner_only() -> str:
    """Return who asks where that is the owner of this house; raise NotSignedIn, NotAllowed."""
    asking = athlete_id()
    if asking != OWNER:
        raise NotAllowed("Only the owner of this Paceline may do this. Ask them.")
    return asking
