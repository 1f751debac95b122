"""A picture as it is shown and sent on: upright, of a sensible size, and without anything but its pixels."""

import io

from tools.sources.pictures.decoding import Picture, decode

SHOWN_PX = 1600  # the longer side of what a card shows: sharp on a phone held close; our design choice [D]
MODEL_PX = 1536  # the longer side of what a model looks at; our design choice [D]
_SMALL_PNG_BYTES = 1_200_000


def for_the_page(content: bytes, name: str, page: int) -> tuple[bytes, str]:
    """Return a picture as the page shows it and its media type; raise UnreadableFile, FileTooLarge.

    A drawing stays exact (PNG); a photo that would weigh too much becomes a JPEG.
    """
    picture = decode(content, name, page)
    drawn = _written(picture, SHOWN_PX, "PNG")
    if len(drawn) <= _SMALL_PNG_BYTES:
        return drawn, "image/png"
    return _written(picture, SHOWN_PX, "JPEG"), "image/jpeg"


def for_a_model(content: bytes, name: str, page: int) -> tuple[bytes, str]:
    """Return a picture as a vision model is shown it: nothing of where it was taken goes along."""
    return _written(decode(content, name, page), MODEL_PX, "JPEG"), "image/jpeg"


def _written(picture: Picture, longest_px: int, kind: str) -> bytes:
    from PIL import Image  # takes time to load

    image = Image.fromarray(picture.rgb)
    image.thumbnail((longest_px, longest_px))
    written = io.BytesIO()
    if kind == "PNG":
        image.save(written, "PNG", optimize=False, compress_level=6)
    else:
        image.save(written, "JPEG", quality=88)
    return written.getvalue()
