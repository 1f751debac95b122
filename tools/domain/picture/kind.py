"""What kind of picture it is, and what it is called."""

import re
from collections.abc import Sequence

from tools.domain.course_picture import PictureKind, TextInPicture
from tools.domain.others_words import others_name
from tools.domain.picture.measures import amounts
from tools.domain.picture.named_figures import meanings_in
from tools.domain.picture.words import MAP_WORDS, MONTH, RACE_WORDS, STREET_WORDS, plain

LONGEST_TITLE = 80
_LARGE = 1.25  # times the middle size of the letters: a title's; our design choice [D]
_FEWEST_STREETS = 5
_SLANTED = 3.2  # times as high for its letters as a lying line; our design choice [D]
_YEAR = re.compile(r"\b20\d\d\b")


def kind_of(
    texts: Sequence[TextInPicture],
    *,
    profile: bool,
    stations: bool,
    laps: bool,
    marks: bool,
    figures: int,
) -> PictureKind:
    """Return the kind: what can be used decides first, then the words."""
    for found, kind in (
        (profile, PictureKind.PROFILE),
        (stations, PictureKind.AID_TABLE),
        (laps, PictureKind.LAP_TABLE),
    ):
        if found:
            return kind
    if marks or is_map(texts):
        return PictureKind.MAP
    text = " ".join(plain(each.text) for each in texts)
    dated = bool(_YEAR.search(text) or MONTH.search(text))
    if RACE_WORDS.search(text) and (figures or dated):
        return PictureKind.FLYER
    return PictureKind.OTHER


def is_map(texts: Sequence[TextInPicture]) -> bool:
    """Tell whether a picture is a map by its words: whose map it is, or the names of many streets."""
    simple = [plain(text.text) for text in texts]
    streets = sum(bool(STREET_WORDS.search(line)) for line in simple)
    return any(MAP_WORDS.search(line) for line in simple) or streets >= _FEWEST_STREETS


def title_of(texts: Sequence[TextInPicture], height_px: int) -> str | None:
    """Return the largest line of words, the higher the better, as a name; None where none stands out."""
    lying = [text for text in texts if text.box[2] - text.box[0] > text.box[3] - text.box[1]]
    if not lying:
        return None
    sizes = sorted(text.box[3] - text.box[1] for text in lying)
    usual = sizes[(len(sizes) - 1) // 2]
    names = [text for text in lying if _is_name(text) and text.box[3] - text.box[1] >= _LARGE * usual]
    if not names:
        return None
    best = max(names, key=lambda text: (text.box[3] - text.box[1]) * (1.5 - text.box[1] / height_px))
    return others_name(best.text, LONGEST_TITLE)


def _is_name(text: TextInPicture) -> bool:
    simple = plain(text.text)
    words = re.findall(r"[^\W\d_]{3,}", simple)
    label = bool(meanings_in(simple)) and len(words) <= 2
    street = STREET_WORDS.search(simple) and not RACE_WORDS.search(simple)
    wide, high = text.box[2] - text.box[0], text.box[3] - text.box[1]
    slanted = high * len(simple) > _SLANTED * wide
    return bool(words) and text.confidence >= 0.8 and not (amounts(simple) or label or street or slanted)
