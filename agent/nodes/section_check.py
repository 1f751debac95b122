"""What a section says, checked sentence by sentence while it streams in."""

import logging
from collections.abc import Sequence

from agent.nodes.correcting import corrections, left_out, with_marks
from agent.sentences import Sentences
from tools.domain.checking.check import check_sentence, prepared
from tools.domain.checking.checked import CheckedSentence, Correction, Provenance, Trace
from tools.domain.checking.evidence import Evidence
from tools.domain.checking.known import Known

log = logging.getLogger(__name__)


class SectionCheck:
    """The check of one section in one turn: what its words rest on, where they come from, what did not stand.

    `may_ask` says whether the model may still be asked to write again: that happens once a section.
    """

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._known: Known | None = None
        self.may_ask = True
        self._traces: list[Trace] = []
        self._corrections: list[Correction] = []

    @property
    def evidence(self) -> Evidence:
        """Return what the section's words rest on."""
        return self._evidence

    def learn(self, evidence: Evidence) -> None:
        """Go on with more to rest on."""
        self._evidence, self._known = evidence, None

    def checked(self, sentence: str) -> CheckedSentence:
        """Return a sentence with where its figures come from, and what is wrong with them."""
        if self._known is None:
            self._known = prepared(self._evidence)
        return check_sentence(sentence, self._known)

    def stands(self, sentence: CheckedSentence) -> None:
        """Note what is said for good."""
        self._traces.extend(sentence.traces)

    def corrected(self, held: Sequence[CheckedSentence], again: Sequence[CheckedSentence] | None) -> str:
        """Return what is said instead of the rest of a reply: what was written again, or what stands of it.

        What does not stand then is left out, and a mark says so.
        """
        said = again or held
        for sentence in said:
            if not sentence.faults:
                self.stands(sentence)
        self._corrections.extend(corrections(held, again) if again else left_out(held))
        return with_marks(said)

    def provenance(self) -> Provenance:
        """Return where the section's figures come from."""
        return Provenance(traces=tuple(self._traces), corrections=tuple(self._corrections))


class Reply:
    """One reply as it comes: every sentence is let through, up to the first that does not stand.

    `said` is what was let through, `held` the rest from there on. Sentences among `known` are our own.
    """

    def __init__(self, check: SectionCheck, known: frozenset[str] = frozenset()) -> None:
        self._check = check
        self._known = known
        self._stream = Sentences()
        self.said = ""
        self.held: list[CheckedSentence] = []

    def hear(self, more: str) -> str:
        """Return what may be said now."""
        return self._let_through(self._stream.feed(more))

    def end(self) -> str:
        """Return what may be said when nothing more comes."""
        return self._let_through(self._stream.rest())

    def _let_through(self, sentences: Sequence[str]) -> str:
        let = ""
        for sentence in sentences:
            ours = sentence.strip() in self._known
            checked = CheckedSentence(text=sentence) if ours else self._check.checked(sentence)
            if self.held or checked.faults:
                self.held.append(checked)
            else:
                self._check.stands(checked)
                let += sentence
        self.said += let
        return let


def warn_of_our_own(held: Sequence[CheckedSentence], evidence: Evidence) -> None:
    """Log that our own words did not stand, without them: they may hold the athlete's."""
    kinds = sorted({fault.kind.value for sentence in held for fault in sentence.faults})
    tools = ", ".join(dict.fromkeys(said.tool for said in evidence.tools)) or "no tool"
    log.warning("The offline coach said what its check does not bear out: %s (%s).", ", ".join(kinds), tools)
