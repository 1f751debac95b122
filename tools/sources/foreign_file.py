"""What a file is when it is none that we read, by its first bytes or first element, and what to do then."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file we do not read, and what to do with it where that is not exporting it again."""

    kind: str
    advice: str | None = None


_PICTURE = Foreign("a picture")
_SIGNATURES = (
    (0, b"PK\x03\x04", Foreign("a ZIP archive", "Unpack it and drop the file inside.")),
    (0, b"\x1f\x8b", Foreign("a gzip archive (.gz)", "Unpack it and drop the file inside.")),
    (8, b".FIT", Foreign("a FIT file under another name")),
    (0, b"%PDF", Foreign("a PDF")),
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
)
_SIGN_IN = "The download probably needs you to be signed in: save the file itself and drop that."
_ROOTS = {
    "html": Foreign("a web page", _SIGN_IN),
    "kml": Foreign("a KML file (Google Earth)"),
    "trainingcenterdatabase": Foreign("a TCX file"),
    "svg": Foreign("a drawing (SVG)"),
    "osm": Foreign("OpenStreetMap data"),
    "pwx": Foreign("a PWX file (TrainingPeaks)"),
}
_FIRST_TAG = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_POLAR = re.compile(r"\s*\[Params\]\s", re.IGNORECASE)
_JSON = re.compile(r"""\s*(?:\{\s*["}]|\[\s*["{\[\]\d-])""")


def by_first_bytes(content: bytes) -> Foreign | None:
    """Return what the first bytes of a file give away, None when they say nothing."""
    return next(
        (kind for offset, mark, kind in _SIGNATURES if content[offset : offset + len(mark)] == mark), None
    )


def by_text(text: str) -> Foreign | None:
    """Return what a text begins with, None when it is unlike anything we know."""
    if "<!doctype html" in text[:1000].lower():
        return _ROOTS["html"]
    first = _FIRST_TAG.search(re.sub(r"<[?!][^>]*>", "", text[:4000]))
    if first is not None:
        return _ROOTS.get(first[1].lower()) or Foreign(f"XML that begins with <{first[1][:40]}>")
    if _POLAR.match(text):
        return Foreign("an HRM file (Polar)")
    return Foreign("JSON") if _JSON.match(text) else None


def refusal(found: Foreign | None, wanted: str, usual: str) -> str:
    """Say what was wanted, what came instead, and what to do: `usual` where nothing special helps."""
    if found is None:
        return f"This is not {wanted}, and I do not know what it is. {usual}"
    return f"This is not {wanted}: it looks like {found.kind}. {found.advice or usual}"
