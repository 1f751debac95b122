import pytest

from tools.sources.foreign_file import by_first_bytes, by_text, refusal


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x0e\x10\xd9\x07\x00\x00\x00\x00.FIT", "a FIT file under another name"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"%PDF-1.7", "a PDF"),
    ],
)
def test_first_bytes_tell(content: bytes, kind: str) -> None:
    found = by_first_bytes(content)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html><html>", "a web page"),
        ('<?xml version="1.0"?><!-- x --><x:kml>', "a KML file (Google Earth)"),
        ("<note>", "XML that begins with <note>"),
        ("[Params]\nVersion=106", "an HRM file (Polar)"),
        ('<?xml version="1.0"?><pwx xmlns="x">', "a PWX file (TrainingPeaks)"),
        ('{"type": 1}', "JSON"),
        ("[[7.1, 45.2]]", "JSON"),
    ],
)
def test_a_text_tells(text: str, kind: str) -> None:
    found = by_text(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("text", ["", "hello", "{hello}", "Date,Distance\n1,2"])
def test_what_says_nothing_is_not_guessed(text: str) -> None:
    assert by_first_bytes(text.encode()) is None
    assert by_text(text) is None


def test_the_sentence_says_what_to_do() -> None:
    assert refusal(by_text("<html>"), "a GPX file", "Export it.").endswith(
        "save the file itself and drop that."
    )
    assert refusal(by_text("<note>"), "a GPX file", "Export it.") == (
        "This is not a GPX file: it looks like XML that begins with <note>. Export it."
    )
    assert refusal(None, "a GPX file", "Export it.").endswith("I do not know what it is. Export it.")
