"""From a picture file's bytes to an upright picture: JPEG, PNG, WebP, HEIC, GIF, or a page of a PDF.

What the bytes are decides, never the name; what follows a picture's end is not looked at. Only the pixels are
kept: where and with which phone a photo was taken is gone with the file's metadata.
"""

import io
import re
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tools.kit.errors import FileTooLarge, UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 40_000_000  # our design choice [D]
MAX_PIXELS = 110_000_000  # of a JPEG: a phone's largest photo is 108 million; our design choice [D]
MAX_WHOLE_PIXELS = 50_000_000  # of what can only be decoded whole, 4 bytes each; our design choice [D]
MOST_SCANS = 30  # of a JPEG; libjpeg writes 10, and each is a walk over every pixel; our design choice [D]
LONGEST_SIDE_PX = 3200  # above it a picture is scaled down: letters stay legible; our design choice [D]
_ORIENTATION = 0x0112  # the EXIF tag
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")  # of a JPEG; between pixels stand those left out here
_SCAN, _END_OF_JPEG, _BARE_MARKERS = 0xDA, 0xD9, (0x01, 0xD8)
_WHAT_TO_SEND = "Send a JPEG, PNG, WebP, HEIC or PDF file instead."
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, RuntimeError)

Pixels = NDArray[np.uint8]

_ONE_AT_A_TIME = threading.Lock()  # a large photo takes some hundred MB while it is decoded


@dataclass(frozen=True, slots=True)
class Picture:
    """An upright picture as it is shown. `rgb` has shape (height, width, 3), values 0 to 255.

    At most LONGEST_SIDE_PX along its longer side; `pages` is more than 1 for a PDF, `page` counts from 1.
    """

    rgb: Pixels
    pages: int = 1
    page: int = 1

    @property
    def width(self) -> int:
        """The width in pixels."""
        return int(self.rgb.shape[1])

    @property
    def height(self) -> int:
        """The height in pixels."""
        return int(self.rgb.shape[0])


def decode(content: bytes, name: str, page: int = 1) -> Picture:
    """Return the upright picture in a file, or a page of a PDF; of an animation the first frame.

    `name` is only told in sentences. Raises FileTooLarge for what is too large to open, UnreadableFile for
    what is no picture, is cut off, is locked, or has no such page.
    """
    if not content:
        raise UnreadableFile(f"{name} is empty. Take or export the picture again and drop the new one.")
    if len(content) > MAX_BYTES:
        raise FileTooLarge(
            f"{name} has more than {MAX_BYTES // 1_000_000} MB. Save the picture smaller and drop it again."
        )
    if content[:5] == b"%PDF-":
        from tools.sources.pictures.pdf_page import render_page  # the renderer takes time to load

        with _ONE_AT_A_TIME:
            return Picture(*render_page(content, name, page))
    if page != 1:
        raise UnreadableFile(f"{name} is a picture of one page; there is no page {page}.")
    with _ONE_AT_A_TIME:
        if _kind(content) == "HEIC":
            from tools.sources.pictures.heic_photo import photo_pixels

            return Picture(photo_pixels(content, name))
        return Picture(upright(content, name))


def is_picture(content: bytes) -> bool:
    """Tell whether some bytes begin as a file does that `decode` opens."""
    return content[:5] == b"%PDF-" or _kind(content) in {"JPEG", "PNG", "WebP", "HEIC", "GIF"}


def _kind(content: bytes) -> str | None:
    """Return which kind of picture some bytes begin as, also those we do not open; None for anything else."""
    head = content[:32]
    if head[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp":
        brands = {head[8:12], head[16:20], head[20:24], head[24:28]}
        return "AVIF" if b"avif" in brands or b"avis" in brands else "HEIC" if brands & _HEIF_BRANDS else None
    if head[:4] == b"GIF8":
        return "GIF"
    others = {b"II*\0": "TIFF", b"MM\0*": "TIFF", b"BM": "BMP", b"<svg": "SVG"}
    return next((kind for start, kind in others.items() if head.startswith(start)), None)


def _opened(content: bytes, name: str) -> "Image.Image":
    """Return the picture with its size known and no pixel decoded yet.

    The class of the file is asked directly: the library's own way in would try every format it knows.
    """
    from PIL import GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

    kind, file = _kind(content), io.BytesIO(content)
    if kind == "JPEG":
        if _scans(content) > MOST_SCANS:
            raise UnreadableFile(
                f"{name} is drawn in more passes than a camera takes. Save it anew as a PNG."
            )
        return JpegImagePlugin.JpegImageFile(file)
    if kind == "PNG":
        return PngImagePlugin.PngImageFile(file)
    if kind == "WebP":
        return WebPImagePlugin.WebPImageFile(file)
    if kind == "GIF":
        return GifImagePlugin.GifImageFile(file)
    if kind == "HEIC":
        from pi_heif import HeifImageFile

        return HeifImageFile(file)  # type: ignore[no-untyped-call,no-any-return,unused-ignore]
    if kind is not None:
        raise UnreadableFile(f"{name} is a {kind} picture, which cannot be read here. {_WHAT_TO_SEND}")
    raise UnreadableFile(f"{name} is not a picture that can be read here. {_WHAT_TO_SEND}")


def _scans(jpeg: bytes) -> int:
    """Return how many passes over its pixels a JPEG asks for, counted up to one too many."""
    scans, at = 0, 2
    while scans <= MOST_SCANS and (marker := _MARKER.search(jpeg, at)):
        kind, at = marker[1][0], marker.end()
        if kind == _END_OF_JPEG:
            break
        scans += kind == _SCAN
        if kind not in _BARE_MARKERS:
            at += int.from_bytes(jpeg[at : at + 2], "big")
    return scans


def upright(content: bytes, name: str) -> Pixels:
    """Return a picture's pixels as `decode` does, in this process; raise UnreadableFile, FileTooLarge."""
    import warnings

    from PIL.Image import DecompressionBombError

    try:
        with warnings.catch_warnings(action="ignore"), _opened(content, name) as picture:  # damaged EXIF data
            width, height = picture.size
            if width * height > (MAX_PIXELS if picture.format == "JPEG" else MAX_WHOLE_PIXELS):
                raise FileTooLarge(
                    f"{name} has {width} × {height} pixels, more than can be opened here. Save it smaller, "
                    f"{LONGEST_SIDE_PX} pixels wide is plenty, and drop it again."
                )
            picture.draft("RGB", (LONGEST_SIDE_PX, LONGEST_SIDE_PX))  # a JPEG decodes smaller at once
            turned = _turned(_plain(picture), _orientation(picture))
            return np.ascontiguousarray(np.asarray(turned, dtype=np.uint8))
    except MemoryError as problem:
        raise FileTooLarge(f"{name} is too large to open here. Save it smaller, then drop it.") from problem
    except (DecompressionBombError, *_BROKEN) as problem:
        raise UnreadableFile(
            f"{name} is damaged or cut off: its pixels cannot be read to the end. Send the picture again."
        ) from problem


def _orientation(picture: "Image.Image") -> int:
    """Return how the camera was held, an EXIF orientation of 1 to 8; 1 where nothing sensible says it."""
    try:
        stated = picture.getexif().get(_ORIENTATION, 1)
    except _BROKEN:
        return 1
    return stated if isinstance(stated, int) and 1 <= stated <= 8 else 1


def _turned(picture: "Image.Image", orientation: int) -> "Image.Image":
    from PIL.Image import Transpose

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(ways[orientation]) if orientation in ways else picture


def _plain(picture: "Image.Image") -> "Image.Image":
    """Return a picture in RGB, what shines through laid on a ground its own colours stand out from."""
    from PIL import Image

    if picture.mode.startswith("I") or picture.mode == "F":
        values = np.asarray(picture)
        top = 65535 if values.max(initial=0) > 255 else 255
        bright = values.clip(0, top).astype(np.float32)
        bright *= 255 / top
        return _not_too_large(Image.fromarray(bright.astype(np.uint8))).convert("RGB")
    if not (picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info):
        return _not_too_large(picture if picture.mode == "RGB" else picture.convert("RGB"))
    layer = _not_too_large(picture if picture.mode == "RGBA" else picture.convert("RGBA"))
    grey, alpha = np.asarray(layer.convert("L"), dtype=float), np.asarray(layer)[..., 3] / 255.0
    mean = float((grey * alpha).sum() / alpha.sum()) if alpha.sum() else 0.0
    ground = Image.new("RGBA", layer.size, (0, 0, 0, 255) if mean > 170 else (255, 255, 255, 255))
    return Image.alpha_composite(ground, layer).convert("RGB")


def _not_too_large(picture: "Image.Image") -> "Image.Image":
    from PIL.Image import Resampling

    longest = max(picture.size)
    if longest <= LONGEST_SIDE_PX:
        return picture
    share = LONGEST_SIDE_PX / longest
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Resampling.LANCZOS, reducing_gap=3.0)
