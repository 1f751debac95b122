"""Everything that can be read in a picture of a course, without any language model."""

from tools.domain.course_picture import PictureReading
from tools.domain.picture.judging import judged
from tools.domain.picture.picture_look import look_of
from tools.domain.picture.seen_parts import Seen
from tools.sources.pictures.decoding import decode
from tools.sources.pictures.profile_reading import read_profile
from tools.sources.pictures.text_lines import text_lines


def read_picture(content: bytes, name: str, *, page: int = 1) -> PictureReading:
    """Return what was read in a picture file or a page of a PDF; raise UnreadableFile or FileTooLarge.

    `name` is the file's, for sentences only: what it is, its bytes say. The lines of text are looked for
    once, everything else is told from them and the pixels.
    """
    picture = decode(content, name, page)
    texts = text_lines(picture)
    return judged(
        Seen(
            texts=texts,
            profile=read_profile(picture, texts),
            look=look_of(picture.rgb),
            width_px=picture.width,
            height_px=picture.height,
            pages=picture.pages,
            page=picture.page,
        )
    )
