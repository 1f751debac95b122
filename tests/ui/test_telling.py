"""A message is told at an even pace, to the letter, and never faster than its page takes it."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from ui.telling import LEAST_CHARACTERS, MOST_WAITING, UPDATE_EVERY_S, Telling, next_piece


@given(st.text(min_size=1, max_size=400))
def test_pieces_are_the_text_to_the_letter_and_end(text: str) -> None:
    told, pieces = "", 0
    while len(told) < len(text):
        piece = next_piece(text[len(told) :])
        assert piece
        told, pieces = told + piece, pieces + 1
    assert told == text
    assert pieces <= 30


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=2, max_size=60))
def test_a_piece_ends_with_a_word(words: list[str]) -> None:
    text = " ".join(words)
    piece = next_piece(text)
    assert piece == text or (piece.endswith(" ") and len(piece) >= LEAST_CHARACTERS)


class Page:
    """What one page has been sent; it takes nothing while it is `slow`."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.slow = False

    async def tell(self, text: str) -> None:
        self.sent.append(text)

    def waiting(self) -> int:
        return MOST_WAITING + 1 if self.slow else 0


async def test_what_is_said_reaches_the_page_in_order_and_in_pieces() -> None:
    page = Page()
    telling = Telling(page.tell, page.waiting)
    telling.say("Hold back early and let the course come to you. ")
    await asyncio.sleep(0.25)
    telling.say("Drink when you are thirsty.")
    while "".join(page.sent) != telling.text:
        await asyncio.sleep(0.05)
    assert len(page.sent) > 3
    assert await telling.end() == telling.text


async def test_an_end_leaves_nothing_out_and_tells_nothing_more() -> None:
    page = Page()
    telling = Telling(page.tell, page.waiting)
    telling.say("All of this was said before the page had heard of it.")
    assert await telling.end() == "All of this was said before the page had heard of it."
    heard = len(page.sent)
    await asyncio.sleep(3 * UPDATE_EVERY_S)
    assert len(page.sent) == heard


async def test_a_slow_page_is_sent_nothing_more_and_gets_larger_pieces_later() -> None:
    page = Page()
    page.slow = True
    telling = Telling(page.tell, page.waiting)
    for _ in range(20):
        telling.say("Drink when you are thirsty. ")
    await asyncio.sleep(3 * UPDATE_EVERY_S)
    assert page.sent == []
    page.slow = False
    while not page.sent:
        await asyncio.sleep(UPDATE_EVERY_S / 2)
    assert len(page.sent[0]) > LEAST_CHARACTERS * 5
    assert await telling.end() == "Drink when you are thirsty. " * 20
