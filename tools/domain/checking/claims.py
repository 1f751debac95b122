"""No source, no claim: what an answer says of the body in general has to rest on something known."""

import re
from collections.abc import Iterable

from tools.domain.checking.checked import Fault, FaultKind
from tools.domain.checking.claim_words import (
    ARITHMETIC,
    AS_SCIENCE,
    CLAIM,
    COMMAND,
    NEEDED,
    ON_THE_BODY,
    THIS_ONE,
)
from tools.domain.checking.evidence import Evidence
from tools.domain.knowledge import Citation
from tools.domain.knowledge_words import about

RESTS_ON_A_TOOL = 0.7  # of what a claim is about, said by one sentence of a tool: our design choice [D]
RESTS_ON_A_PASSAGE = 0.3  # the same of a cited passage, which may be told in other words [D]
NO_SOURCE = (
    "This claims something of the body in general without a source that says so: cite one that was looked "
    "up, or leave it out."
)
UNKNOWN_SOURCE = "No source “{name}” was looked up: cite what consult_knowledge gave, or leave it out."
_LOOKED_UP = "consult_knowledge"
_OF_A_DATE = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter"
)

# "(Jeukendrup 2014; Wallis & Podlogar, 2022)", "Guest et al. (2021)".
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_AUTHORS = rf"(?P<authors>{_NAME}(?:,? (?:&|and)(?= )|,? {_NAME})*(?: et al\.?| and colleagues)?)"
_IN_BRACKETS = re.compile(rf"[(;\[]\s*{_AUTHORS},? (?P<year>(?:19|20)\d\d)[a-z]?(?=\s*[);\],])")
_IN_THE_TEXT = re.compile(
    rf"\b{_AUTHORS} \((?P<year>(?:19|20)\d\d)[a-z]?\)"
    rf"|\b(?P<first>{_NAME}) et al\.?,? (?P<of>(?:19|20)\d\d)\b"
)


def unsourced(sentence: str, evidence: Evidence) -> Fault | None:
    """Return what is wrong where a sentence claims something of the body, or cites a source nobody looked up.

    A claim may rest on a passage that is cited in it and speaks of it, or be a tool's own sentence. Advice
    from a plan, what was recorded, encouragement and what to do next are no claims.
    """
    fault = _of_a_citation(sentence, evidence) or _of_a_claim(sentence, evidence)
    return None if fault is None or _is_told(sentence, evidence) else fault


def _of_a_citation(sentence: str, evidence: Evidence) -> Fault | None:
    unknown = (cited for cited in _citations(sentence) if not _is_known(*cited, evidence))
    name = next((f"{authors} {year}" for authors, year in unknown), None)
    return (
        Fault(kind=FaultKind.NO_SOURCE, written=name, why=UNKNOWN_SOURCE.format(name=name)) if name else None
    )


def _of_a_claim(sentence: str, evidence: Evidence) -> Fault | None:
    if not _claims(sentence) or _rests_on_what_it_cites(sentence, evidence):
        return None
    if _rests_on_a_tool(sentence, evidence):
        return None
    return Fault(kind=FaultKind.NO_SOURCE, written=sentence.strip(), why=NO_SOURCE)


def _claims(sentence: str) -> bool:
    """Tell whether a sentence says something of the body in general."""
    if ARITHMETIC.search(sentence):
        return False
    if AS_SCIENCE.search(sentence) or (NEEDED.search(sentence) and not THIS_ONE.search(sentence)):
        return True
    if THIS_ONE.search(sentence) or COMMAND.search(sentence):
        return False
    return CLAIM.search(sentence) is not None and ON_THE_BODY.search(sentence) is not None


def _citations(sentence: str) -> Iterable[tuple[str, int]]:
    """Return authors and year of every citation written."""
    found = [(match["authors"], match["year"]) for match in _IN_BRACKETS.finditer(sentence)]
    for match in _IN_THE_TEXT.finditer(sentence):
        found.append((match["authors"] or f"{match['first']} et al.", match["year"] or match["of"]))
    return [
        (authors, int(year)) for authors, year in found if not any(map(_OF_A_DATE.fullmatch, _names(authors)))
    ]


def _is_known(authors: str, year: int, evidence: Evidence) -> bool:
    """Tell whether a citation is of a passage looked up or of a tool's source; a race's year is none."""
    names = _names(authors)
    if year > evidence.today.year:  # of a race to come
        return True
    if any(_same(names, year, each) for passage in evidence.passages for each in passage.citations):
        return True
    brief = evidence.brief
    spoken_of = (*evidence.names, *evidence.said, *filter(None, (brief.race_name,)))
    if any(names <= _names(each) for each in spoken_of):
        return True
    sources = (f"{each.source} {each.model}" for said in evidence.tools for each in said.findings)
    told = (sentence for said in evidence.tools for sentence in said.sentences)
    return any(str(year) in each and names & _names(each) for each in (*sources, *told, *evidence.answered))


def _same(names: frozenset[str], year: int | None, citation: Citation) -> bool:
    return year == citation.year and bool(names & _names(citation.authors))


def _names(text: str) -> frozenset[str]:
    """Return the names in a text, without "et al." and the like."""
    said = frozenset(word.casefold() for word in re.findall(_NAME, text))
    return said - {"and", "et", "al", "the", "as", "in", "by", "see"}


def _is_told(sentence: str, evidence: Evidence) -> bool:
    """Tell whether a tool said this sentence, word for word."""
    plain = _plain(sentence)
    return any(plain in _plain(told) for said in evidence.tools for told in said.sentences)


def _rests_on_a_tool(sentence: str, evidence: Evidence) -> bool:
    """Tell whether one sentence of a tool's speaks of it; what was looked up takes its citation."""
    words = about(sentence)
    told = (each for said in evidence.tools if said.tool != _LOOKED_UP for each in said.sentences)
    return any(words and len(words & about(each)) >= RESTS_ON_A_TOOL * len(words) for each in told)


def _rests_on_what_it_cites(sentence: str, evidence: Evidence) -> bool:
    """Tell whether a sentence names the author and year of a passage that speaks of the same."""
    names = _names(sentence)
    for passage in evidence.passages:
        cited = [each for each in passage.citations if _same(names, _year_in(sentence, each), each)]
        if cited:
            claimed = about(sentence) - frozenset().union(*(about(each.short) for each in cited))
            spoken_of = claimed & about(f"{passage.title} {passage.text}")
            if len(spoken_of) >= RESTS_ON_A_PASSAGE * len(claimed):
                return True
    return False


def _year_in(sentence: str, citation: Citation) -> int | None:
    return citation.year if str(citation.year) in sentence else None


def _plain(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "
