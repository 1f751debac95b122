"""Where this house keeps files and keys: below its home, or where the settings say."""

from agent.settings import Settings
from memory.blobs import BlobStore
from memory.folder_files import FolderFiles
from memory.s3_files import Bucket, S3Files
from memory.strongbox import Strongbox
from tools.kit.errors import SettingsError
from tools.kit.file_store import FileStore

HALF_A_KEY = "S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both, or neither."


def blobs_of(settings: Settings) -> BlobStore:
    """Return where the files athletes gave are kept by content; raise SettingsError for half a key."""
    return BlobStore(_files(settings, "blobs", "blobs"))


def chat_files_of(settings: Settings) -> FileStore:
    """Return where the files shown in conversations are kept; their keys begin with the athlete."""
    return _files(settings, "chainlit/files", "chat")


def strongbox_of(settings: Settings) -> Strongbox:
    """Return what seals the keys and tokens of connected services."""
    given = settings.connections_key
    return Strongbox(
        settings.paceline_home / "keys" / "connections.key", given.get_secret_value() if given else None
    )


def _files(settings: Settings, folder: str, prefix: str) -> FileStore:
    if settings.s3_bucket is None:
        return FolderFiles(settings.paceline_home / folder)
    if (settings.s3_access_key_id is None) != (settings.s3_secret_access_key is None):
        raise SettingsError(HALF_A_KEY)
    secret = settings.s3_secret_access_key
    bucket = Bucket(
        settings.s3_bucket,
        settings.s3_region,
        settings.s3_endpoint_url,
        settings.s3_access_key_id,
        secret.get_secret_value() if secret else None,
    )
    return S3Files(bucket.opened(prefix), settings.paceline_home / "passing-through")
