"""Pictures of courses: shown as they were read, corrected by hand, and made a course with a yes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from agent.clock import AthleteClock
from agent.endpoint.budget import TurnBudget
from agent.endpoint.spending_book import SpendingBook
from memory.pictures import PictureStore
from memory.uploads import UploadStore
from tools.domain.course_picture import KeptPicture, PictureCorrections
from tools.kit.context import PhotoReader
from tools.kit.errors import UnreadableFile
from tools.kit.outside_ports import LinkReader, PictureShelf
from tools.kit.picture_confirming import confirm
from tools.sources.pictures.kept_reading import known_or_read, read_and_keep
from tools.sources.pictures.upright import for_the_page

ON_THE_PAGE = "pictures"
"""What a request to the vision model is written down under where no conversation asks."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Everybody's pictures of courses. Every call names the athlete."""

    store: PictureStore
    uploads: UploadStore
    links: LinkReader
    clock: AthleteClock
    spending: SpendingBook
    photos: Callable[[TurnBudget], PhotoReader] | None = None

    def shelf(self, athlete_id: str) -> PictureShelf:
        """Return what was read in an athlete's pictures."""
        return self.store.for_athlete(athlete_id)

    async def read(self, athlete_id: str, upload_id: str, page: int | None = None) -> KeptPicture:
        """Read a kept file; without `page` the page with a profile. Raises NotFound, UnreadableFile."""
        uploads = self.uploads.for_athlete(athlete_id)
        return await read_and_keep(
            await uploads.upload(upload_id),
            uploads=uploads,
            pictures=self.shelf(athlete_id),
            photos=await self._photos(athlete_id),
            page=page,
        )

    async def read_link(self, athlete_id: str, url: str, page: int | None = None) -> KeptPicture:
        """Fetch a picture from the public web, keep it and read it; raise UnreadableFile."""
        file = await self.links.fetched(url)
        if not file.media_type.startswith("image/") and file.media_type != "application/pdf":
            raise UnreadableFile(
                "Behind that link is a course file, no picture: send it to /course/analyze-gpx."
            )
        uploads = self.uploads.for_athlete(athlete_id)
        upload = await uploads.receive(file.name, file.media_type, file.content)
        return await self.read(athlete_id, upload.id, page)

    async def picture(self, athlete_id: str, reading_id: str) -> KeptPicture:
        """Return a reading as it stands; raise NotFound."""
        return await self.shelf(athlete_id).picture(reading_id)

    async def standing(self, athlete_id: str, reading_id: str) -> KeptPicture:
        """Return a reading, or the page of the same file that is in use instead; raise NotFound."""
        kept = await self.picture(athlete_id, reading_id)
        pages = await self.shelf(athlete_id).of_upload(kept.upload_id)
        return next((page for page in pages if page.decided == "used"), kept)

    async def page(self, athlete_id: str, reading_id: str, page: int) -> KeptPicture:
        """Return what is on another page of the file, read where it was not yet; raise UnreadableFile."""
        uploads, shelf = self.uploads.for_athlete(athlete_id), self.shelf(athlete_id)
        upload = await uploads.upload((await shelf.picture(reading_id)).upload_id)
        photos = await self._photos(athlete_id)
        return await known_or_read(upload, uploads=uploads, pictures=shelf, photos=photos, page=page)

    async def shown(self, athlete_id: str, reading_id: str) -> tuple[bytes, str]:
        """Return a picture upright, with nothing but its pixels, and its media type; raise NotFound."""
        kept = await self.picture(athlete_id, reading_id)
        content = await self.uploads.for_athlete(athlete_id).content(kept.upload_id)
        return await asyncio.to_thread(for_the_page, content, kept.name, kept.reading.page)

    async def confirm(self, athlete_id: str, reading_id: str, corrections: PictureCorrections) -> KeptPicture:
        """Make a reading the athlete's own, corrected as they say, once; raise MissingInput, NotFound."""
        shelf = self.shelf(athlete_id)
        return await confirm(await shelf.picture(reading_id), corrections, shelf)

    async def decline(self, athlete_id: str, reading_id: str) -> KeptPicture:
        """Note that a picture is not to be used; one in use stays so. Raises NotFound."""
        return await self.shelf(athlete_id).declined(reading_id)

    async def _photos(self, athlete_id: str) -> PhotoReader | None:
        if self.photos is None:
            return None
        today = await self.clock.today(athlete_id)
        return self.photos(self.spending.for_turn(athlete_id, ON_THE_PAGE, today))
