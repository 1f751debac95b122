"""Secrets encrypted at rest: the key lies in a file beside the data, never in the database."""

import json
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from memory.folder_files import write_whole
from tools.kit.errors import SettingsError
from tools.kit.sources import Secret


class Strongbox:
    """Encrypts the keys and tokens of connections with the house's key (Fernet: AES-128 and HMAC-SHA-256).

    The key is looked for when it is first needed: without it everything but the connections goes on. Both
    methods raise SettingsError when its file holds none: it is never replaced, what it sealed would be lost.
    """

    def __init__(self, key_file: Path, key: str | None = None) -> None:
        """Take where the key lies, or the key itself where several servers have no folder in common."""
        self._key_file = key_file
        self._key = key

    def seal(self, secret: Secret) -> bytes:
        """Return a secret as nobody can read it."""
        return self._fernet().encrypt(json.dumps(secret).encode())

    def open(self, sealed: bytes) -> Secret:
        """Return a sealed secret; raise SettingsError when the key is another one than it was sealed with."""
        try:
            opened: Secret = json.loads(self._fernet().decrypt(bytes(sealed)))
        except InvalidToken:
            raise SettingsError(
                f"The key {self._whence} is not the one your connections were saved with. Restore it "
                "from a backup, or connect your services again."
            ) from None
        return opened

    @property
    def _whence(self) -> str:
        return f"in {self._key_file}" if self._key is None else "in PACELINE_CONNECTIONS_KEY"

    def _fernet(self) -> Fernet:
        if self._key is not None:
            return _given(self._key)
        try:
            return Fernet(_key_in(self._key_file))
        except ValueError:
            trouble = "holds no key"
        except OSError as error:
            trouble = f"cannot be read or made ({error.strerror})"
        raise SettingsError(
            f"{self._key_file} {trouble}. Restore it from a backup; or move it away, start again and connect "
            "your services again."
        )


def _given(key: str) -> Fernet:
    """Return what a key given by the settings opens; standard base64 is taken too."""
    try:
        return Fernet(key.strip().translate(str.maketrans("+/", "-_")))
    except ValueError:
        raise SettingsError(
            "PACELINE_CONNECTIONS_KEY is no key: it has to be 32 random bytes in base64, as "
            "`openssl rand -base64 32` prints them."
        ) from None


def _key_in(key_file: Path) -> bytes:
    """Return the key of a file, made at the first start; two starting at once take the same one."""
    if not key_file.exists():
        drafted = key_file.with_name(f".{key_file.name}-{os.getpid()}")
        write_whole(drafted, Fernet.generate_key())
        drafted.chmod(0o600)
        try:
            os.link(drafted, key_file)
        except FileExistsError:
            pass
        finally:
            drafted.unlink()
    return key_file.read_bytes().strip()
