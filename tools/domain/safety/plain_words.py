"""English as the safety rules read it."""

import re


def plain(text: str) -> str:
    """Return a text in lower case, with straight apostrophes and single spaces."""
    return re.sub(r"\s+", " ", text.lower().replace("’", "'").replace("`", "'"))
