"""The folder Chainlit works in.

Chainlit reads `.chainlit/`, `chainlit.md` and `public/` from one root, and writes translations and
uploads beside them. The program's own folder may be read-only, so Chainlit gets a copy inside PACELINE_HOME,
made anew at each start.
"""

import os
import secrets
import shutil
from pathlib import Path

from ui.gate import NAME_TAG

PROGRAM = Path(__file__).resolve().parent.parent
COPIED = (".chainlit", "public")


def prepare(home: Path) -> Path:
    """Copy what Chainlit reads into `home`/chainlit, name it in the environment, and return it.

    Must run before Chainlit is imported for the first time: it reads the environment at import.
    """
    root = home / "chainlit"
    root.mkdir(parents=True, exist_ok=True)
    root.chmod(0o700)  # Below it lies what was dropped into conversations.
    for name in (*COPIED, ".files"):
        shutil.rmtree(root / name, ignore_errors=True)
    for name in COPIED:
        shutil.copytree(PROGRAM / name, root / name, ignore=shutil.ignore_patterns("translations"))
    shutil.copyfile(PROGRAM / "chainlit.md", root / "chainlit.md")
    os.environ["CHAINLIT_APP_ROOT"] = str(root)
    os.environ["CHAINLIT_ENV_FILE"] = "no-env-file"
    os.environ["CHAINLIT_AUTH_COOKIE_NAME"] = NAME_TAG.decode()
    os.environ.setdefault("CHAINLIT_AUTH_SECRET", _kept_secret(home / "chat-secret"))
    return root


def _kept_secret(path: Path) -> str:
    """Return the secret that signs the page's cookie, made once and readable by its owner only."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        secret = secrets.token_hex(32)
        file.write(secret)
    return secret
