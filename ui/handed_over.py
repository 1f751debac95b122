"""A file as an answer that a browser keeps under its own name."""

import unicodedata
from collections.abc import Mapping
from urllib.parse import quote

from fastapi.responses import Response

from tools.formats.carried import CarriedFile

PRIVATE = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


def handed_over(file: CarriedFile, headers: Mapping[str, str] = PRIVATE) -> Response:
    """Return a file to be kept, in no cache."""
    disposition = {"Content-Disposition": content_disposition(file.name)}
    return Response(file.content, media_type=file.media_type, headers={**headers, **disposition})


def content_disposition(name: str) -> str:
    """Write the name of a file to be kept (RFC 6266): in plain letters, and whole as RFC 5987 has it."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = "".join(sign for sign in letters if sign.isalnum() or sign in "-._") or "plan"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
