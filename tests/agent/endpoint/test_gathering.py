"""An endpoint's stream gathered: fewer events, the same words, and nothing else touched."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
from hypothesis import given
from hypothesis import strategies as st

from agent.endpoint.gathering import GatheredStream, put_together


def word(text: str, **more: Any) -> bytes:
    return _event({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None} | more]})


def _event(chunk: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps({"id": "1"} | chunk).encode() + b"\n\n"


OTHERS = (
    _event({"choices": [{"index": 0, "delta": {"tool_calls": [{"index": 0}]}, "finish_reason": None}]}),
    _event({"choices": [{"index": 0, "delta": {"content": "end"}, "finish_reason": "stop"}]}),
    _event({"choices": [], "usage": {"total_tokens": 3}}),
    _event({"error": {"message": "overloaded"}}),
    word("sure", logprobs={"content": []}) + word("sure", logprobs={"content": [1]}),
    b": a comment\n\n",
    b"data: {broken\n\n",
    b"event: ping\ndata: {}\n\n",
    b'data: [1]\n\ndata: {"choices": [7]}\n\n',
    b"data: [DONE]\n\n",
)


def words_in(events: bytes) -> str:
    said = ""
    for event in events.split(b"\n\n"):
        if b'"content"' in event:
            said += json.loads(event[6:])["choices"][0]["delta"]["content"]
    return said


@given(st.lists(st.text(max_size=8), min_size=1, max_size=40))
def test_words_are_put_together_to_the_letter(texts: list[str]) -> None:
    gathered = put_together(b"".join(map(word, texts)))
    assert words_in(gathered) == "".join(texts)
    assert gathered.count(b"data:") == 1
    assert gathered.endswith(b"\n\n")


def test_whatever_is_no_plain_word_goes_through_and_keeps_its_place() -> None:
    for other in OTHERS:
        gathered = put_together(word("a") + word("b") + other + word("c") + word("d"))
        before, _, after = gathered.partition(other[-40:])
        assert after, other
        assert gathered.startswith(put_together(word("a") + word("b")))
        assert words_in(after) == "cd"
        assert before


def test_words_of_two_answers_are_not_mixed() -> None:
    second = word("b").replace(b'"index": 0', b'"index": 1')
    assert put_together(word("a") + second).count(b"data:") == 2


class Sent(httpx.AsyncByteStream):
    """Bytes as they come over the network, cut anywhere."""

    def __init__(self, pieces: list[bytes], every_s: float) -> None:
        self.pieces, self.every_s, self.closed = pieces, every_s, False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            await asyncio.sleep(self.every_s)
            yield piece

    async def aclose(self) -> None:
        self.closed = True


async def test_a_stream_cut_anywhere_says_the_same_in_fewer_events() -> None:
    events = b"".join(word(f"{place} ") for place in range(40)) + b"data: [DONE]\n\n"
    pieces = [events[at : at + 37] for at in range(0, len(events), 37)]
    sent = Sent(pieces, 0.0)
    stream = GatheredStream(sent)
    gathered = b"".join([piece async for piece in stream])
    await stream.aclose()
    assert words_in(gathered) == "".join(f"{place} " for place in range(40))
    assert gathered.endswith(b"data: [DONE]\n\n")
    assert gathered.count(b"data:") < 20
    assert sent.closed


async def test_the_first_word_is_not_held_back() -> None:
    stream = aiter(GatheredStream(Sent([word("first"), word("second")], 0.02)))
    assert words_in(await anext(stream)) == "first"
    assert words_in(b"".join([piece async for piece in stream])) == "second"


async def test_a_sentence_goes_on_as_soon_as_it_is_whole_and_its_words_wait_for_it() -> None:
    said = [word(f"{each} ") for each in ("Go", "out", "slowly.", "Then", "go", "on", "and", "on")]
    stream = GatheredStream(Sent(said, 0.03))
    pieces = [words_in(piece) async for piece in stream]
    assert "".join(pieces) == "Go out slowly. Then go on and on "
    assert len(pieces) <= 4
    assert any(piece.rstrip().endswith(("Then", "go", "on")) and "slowly" in piece for piece in pieces)


async def test_events_that_end_in_the_other_way_are_told_apart_too() -> None:
    said = [word(f"{place} ").replace(b"\n", b"\r\n") for place in range(8)]
    pieces = [piece async for piece in GatheredStream(Sent(said, 0.05))]
    assert words_in(pieces[0]) == "0 "
    assert "".join(map(words_in, pieces)) == "0 1 2 3 4 5 6 7 "


async def test_what_has_no_end_is_not_given_one() -> None:
    pieces = [piece async for piece in GatheredStream(Sent([word("a"), b'data: {"choi'], 0.02))]
    assert b"".join(pieces).endswith(b'\n\ndata: {"choi')
