"""A dropped picture read and kept: by ourselves always, by a vision model too where one is connected."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from tools.domain.course import CoursePhotoReading
from tools.domain.course_picture import KeptPicture, PictureReading
from tools.domain.picture.reconcile import reconciled
from tools.domain.wording.pictures import VISION_SILENT
from tools.kit.context import PhotoReader, Upload, UploadShelf
from tools.kit.errors import ModelUnavailable, UnreadableFile
from tools.kit.outside_ports import PictureShelf
from tools.sources.pictures.upright import for_a_model

MOST_PAGES_TRIED = 6  # pages of a guide looked through for its profile: our design choice [D]
VISION_PATIENCE_S = 45.0  # what a model may take before our own reading stands alone: our design choice [D]

_PDF = b"%PDF"

_READERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="picture")
"""One picture at a time, on a thread of its own: the page stays usable, and so does every other thread."""


async def read_and_keep(
    upload: Upload,
    *,
    uploads: UploadShelf,
    pictures: PictureShelf,
    photos: PhotoReader | None,
    page: int | None = None,
) -> KeptPicture:
    """Read a dropped picture anew and keep what was read; one in use comes back as it stands.

    Without `page` the first page with a profile is chosen. Raises UnreadableFile, FileTooLarge.
    """
    used = [kept for kept in await pictures.of_upload(upload.id) if kept.decided == "used"]
    if used and page in (None, used[0].reading.page):
        return used[0]
    content = await uploads.content(upload.id)
    return await pictures.keep(upload.id, await _read(content, upload.name, page, photos))


async def known_or_read(
    upload: Upload,
    *,
    uploads: UploadShelf,
    pictures: PictureShelf,
    photos: PhotoReader | None,
    page: int | None = None,
) -> KeptPicture:
    """Return what was read in a picture before; read it where it was not."""
    known = await pictures.of_upload(upload.id)
    if page is not None:
        known = tuple(kept for kept in known if kept.reading.page == page)
    if known:
        return best_of(known)
    return await read_and_keep(upload, uploads=uploads, pictures=pictures, photos=photos, page=page)


def best_of(known: Sequence[KeptPicture]) -> KeptPicture:
    """Return the page that matters among those read: the one in use, else the one that tells most."""
    return max(known, key=lambda kept: (kept.decided == "used", _worth(kept.reading)))


def _worth(reading: PictureReading) -> tuple[bool, bool, bool, float]:
    named = reading.distance is not None or reading.gain is not None
    usable = reading.profile is not None and reading.refusal is None
    return usable, bool(reading.stations), named, reading.confidence


async def _read(content: bytes, name: str, page: int | None, photos: PhotoReader | None) -> PictureReading:
    """Read a picture ourselves, and let the model look at the same page meanwhile."""
    if photos is None:
        return await _own(content, name, page)
    if content.startswith(_PDF) and page is None:  # which page is meant is known only once it is read
        own = await _own(content, name, None)
        return _both(own, await _seen(content, name, own.page, photos))
    own, seen = await asyncio.gather(_own(content, name, page), _seen(content, name, page or 1, photos))
    return _both(own, seen)


async def _own(content: bytes, name: str, page: int | None) -> PictureReading:
    """Read a page; without one look through the first pages for a profile."""
    first = await _read_page(content, name, page or 1)
    found = [first]
    if page is None and not _worth(first)[0]:
        for number in range(2, min(first.pages, MOST_PAGES_TRIED) + 1):
            found.append(await _read_page(content, name, number))
            if _worth(found[-1])[0]:
                break
    return max(found, key=_worth)


async def _read_page(content: bytes, name: str, page: int) -> PictureReading:
    from tools.sources.pictures.reading import read_picture  # its models take time to load

    reading = partial(read_picture, content, name, page=page)
    return await asyncio.get_running_loop().run_in_executor(_READERS, reading)


async def _seen(content: bytes, name: str, page: int, photos: PhotoReader) -> CoursePhotoReading | None:
    """Return what the model sees; None where it does not answer in time."""
    try:
        async with asyncio.timeout(VISION_PATIENCE_S):
            shown, media_type = await asyncio.to_thread(for_a_model, content, name, page)
            return await photos.read_course(shown, media_type)
    except (ModelUnavailable, TimeoutError):
        return None
    except UnreadableFile:
        return None  # our own reading says why


def _both(own: PictureReading, seen: CoursePhotoReading | None) -> PictureReading:
    if seen is None:
        reasons = (*own.confidence_reasons, VISION_SILENT)
        return own.model_copy(update={"confidence_reasons": reasons})
    return reconciled(own, seen)
