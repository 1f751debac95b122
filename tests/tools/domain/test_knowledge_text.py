"""Knowledge is written in a strict form: a slip is an error, never a guess."""

import pytest

from tools.domain.knowledge import Citation
from tools.domain.knowledge_text import BadKnowledge, read_passages, read_sources, sentences_of

SOURCES = {"Guest et al. 2021": Citation(authors="Guest et al.", year=2021)}
PASSAGE = """# Fuelling

## caffeine: Does caffeine help?

Yes, for most. Not for all.

Also asked: is coffee good | caffeine gels
Sources: Guest et al. 2021
"""


def test_a_passage_is_read() -> None:
    (passage,) = read_passages("fuelling", PASSAGE, SOURCES)
    assert passage.id == "fuelling/caffeine"
    assert passage.title == "Does caffeine help?"
    assert passage.text == "Yes, for most. Not for all."
    assert passage.asked == ("is coffee good", "caffeine gels")
    assert passage.cited == "Guest et al. 2021"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Sources: Guest et al. 2021\n", ""),
        ("Also asked: is coffee good | caffeine gels\n", ""),
        ("Guest et al. 2021", "Guest et al. 2012"),
        ("caffeine: Does", "Caffeine: Does"),
        ("caffeine help?", "caffeine help"),
        ("Yes, for most.", "Yes. " * 200),
        ("Yes, for most.", "Yes,\n\nfor most."),
    ],
)
def test_a_slip_is_an_error(right: str, wrong: str) -> None:
    assert right in PASSAGE
    with pytest.raises(BadKnowledge):
        read_passages("fuelling", PASSAGE.replace(right, wrong), SOURCES)


def test_a_passage_is_there_once() -> None:
    twice = PASSAGE + PASSAGE.removeprefix("# Fuelling\n")
    with pytest.raises(BadKnowledge, match="twice"):
        read_passages("fuelling", twice, SOURCES)


def test_sources_are_read_with_or_without_a_title() -> None:
    sources = read_sources(
        "# Sources\n\n- Guest et al. 2021 | Caffeine | J 18:1\n- Minetti et al. 2002 | | J 93:1039\n"
    )
    assert sources["Guest et al. 2021"].whole == "Guest et al. (2021), Caffeine, J 18:1"
    assert sources["Minetti et al. 2002"].whole == "Minetti et al. (2002), J 93:1039"


@pytest.mark.parametrize(
    "line", ["- Guest et al. | Caffeine | J", "- Guest et al. 2021 | Caffeine", "Guest 2021 | | J"]
)
def test_a_bad_source_is_an_error(line: str) -> None:
    with pytest.raises(BadKnowledge):
        read_sources(f"# Sources\n\n{line}\n")


def test_a_text_falls_into_its_sentences() -> None:
    said = 'Plans tie a moment to it: "If people pass me, then I hold." Experts propose them. 3.4 J is it.'
    assert sentences_of(said) == (
        'Plans tie a moment to it: "If people pass me, then I hold."',
        "Experts propose them.",
        "3.4 J is it.",
    )
