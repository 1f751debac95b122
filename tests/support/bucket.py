"""A bucket that speaks S3, on this machine alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from moto.server import ThreadedMotoServer

from memory.s3_files import Bucket
from tests.support.server import free_port


@contextmanager
def open_bucket() -> Iterator[Bucket]:
    """Serve an empty bucket until the block ends."""
    import httpx

    port = free_port()
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    try:
        address = f"http://127.0.0.1:{port}"
        bucket = Bucket(f"paceline-{uuid4().hex[:8]}", "us-east-1", address, "an-id", "a-secret")
        httpx.put(f"{address}/{bucket.name}").raise_for_status()
        yield bucket
    finally:
        server.stop()
