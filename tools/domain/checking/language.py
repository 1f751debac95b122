"""Whether a sentence is in another language than English: its words are not understood then."""

import re

from tools.domain.checking.word_lists import words

_ELSEWHERE = words(
    "der die das den dem des ein eine einen einem einer und oder ist sind nicht mit für auf im am zum zur von"
    " vom bei nach vor über du dich dir deine dein deinen ich wir sie es er wird werden kann kannst solltest"
    " hast hat auch nur noch schon wenn dann dass sehr mehr bis pro lauf lauft"
    " le la les un une des et ou est sont pas avec pour sur dans du au aux ton ta tes vous nous je il elle"
    " que qui plus très par votre vos ce cette"
    " el los las una unos y es son no con para en del al tu tus que por más muy se lo su este esta"
    " il lo gli i di e è sono non per nel nella del della al alla tuo tua che più molto si"
    " het een en zijn niet met voor op van naar je jouw dat"
)
_ENGLISH = words(
    "the a an of to in on at is are be and or it your you for with by as that this from i my was will would"
    " should can do does not no so but if then than about what which who when how all any each every have has"
    " there here take run hold keep start first last"
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 2  # words of another language: one alone may be a name


def is_foreign(text: str) -> bool:
    """Tell whether more of a text's small words are of another language than of English."""
    spoken = [word.lower() for word in _WORD.findall(text)]
    elsewhere = sum(word in _ELSEWHERE and word not in _ENGLISH for word in spoken)
    return elsewhere >= _LEAST and elsewhere > sum(word in _ENGLISH for word in spoken)
