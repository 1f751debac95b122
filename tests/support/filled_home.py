"""A home with something of everything a backup must hold, and what a database holds, to be compared."""

import hashlib
import os
from pathlib import Path

import psycopg
from psycopg import sql

from memory.backups.writing import BLOBS, CHAT, KEYS, Stores
from memory.blobs import BlobStore
from memory.folder_files import FolderFiles
from memory.strongbox import Strongbox
from tools.kit.sources import Secret

SECRET: Secret = {"token": "opens-something"}


def stores(home: Path) -> Stores:
    """Return where a home keeps its files."""
    places = {BLOBS: "blobs", CHAT: "chainlit/files", KEYS: "keys"}
    return {place: FolderFiles(home / folder) for place, folder in places.items()}


def gave(url: str, home: Path, athlete_id: str, content: bytes) -> str:
    """Keep a file of an athlete as the server does: first its content, then its row. Return its SHA-256."""
    sha256 = BlobStore(FolderFiles(home / "blobs")).put(content)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "insert into athlete (athlete_id) values (%s) on conflict do nothing", [athlete_id]
        )
        connection.execute(
            "insert into upload (athlete_id, id, name, media_type, size_bytes, sha256)"
            " values (%s, %s, %s, 'application/gpx+xml', %s, %s)",
            [athlete_id, f"file-{sha256[:16]}", f"{sha256[:8]}.gpx", len(content), sha256],
        )
    return sha256


def fill(url: str, home: Path) -> None:
    """Give two athletes files, one of them a connection and a conversation that shows a picture."""
    for athlete_id in ("anna", "ben"):
        for number in range(3):
            gave(url, home, athlete_id, f"{athlete_id} {number}".encode() + os.urandom(5_000))
    sealed = Strongbox(home / "keys" / "connections.key").seal(SECRET)
    shown = home / "chainlit" / "files" / "anna" / "picture"
    shown.parent.mkdir(parents=True)
    shown.write_bytes(os.urandom(3_000))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "insert into connection (athlete_id, source, status, secret)"
            " values ('anna', 'intervals', 'connected', %s)",
            [sealed],
        )
        connection.execute("insert into conversation (athlete_id, id, name) values ('anna', 't1', 'ü → 🏃')")
        connection.execute(
            "insert into conversation_element"
            " (athlete_id, id, conversation_id, step_id, kind, name, object_key)"
            " values ('anna', 'e1', 't1', 's1', 'image', 'picture', 'anna/picture')"
        )


def told_by(url: str) -> dict[str, str]:
    """Return a digest of the rows of each table, in an order of their own."""
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "select relname from pg_class"
            " where relnamespace = current_schema()::regnamespace and relkind = 'r'"
        ).fetchall()
        return {name: _digest(connection, name) for (name,) in tables}


def _digest(connection: "psycopg.Connection[tuple[object, ...]]", table: str) -> str:
    query = sql.SQL("select t::text from {} t order by 1").format(sql.Identifier(table))
    digest = hashlib.sha256()
    for (row,) in connection.execute(query):
        digest.update(str(row).encode() + b"\n")
    return digest.hexdigest()


def files_of(home: Path) -> dict[str, bytes]:
    """Return the files of a home that a backup must hold."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for folder in ("blobs", "chainlit/files", "keys")
        for path in (home / folder).rglob("*")
        if path.is_file()
    }
