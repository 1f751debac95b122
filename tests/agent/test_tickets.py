"""Tickets are good once, for ten minutes, and for the athlete they were given to."""

from dataclasses import dataclass

from agent.tickets import MOST_TICKETS, TICKET_LIFE_S, Tickets


@dataclass
class Clock:
    now_s: float = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_a_ticket_is_good_once() -> None:
    tickets: Tickets[str] = Tickets()
    ticket = tickets.issue("anna", "thing")
    assert tickets.redeem("anna", ticket) == "thing"
    assert tickets.redeem("anna", ticket) is None


def test_a_ticket_is_good_for_its_athlete_alone() -> None:
    tickets: Tickets[str] = Tickets()
    ticket = tickets.issue("anna", "thing")
    assert tickets.redeem("ben", ticket) is None
    assert tickets.redeem("anna", ticket) == "thing"


def test_a_ticket_ends_after_ten_minutes() -> None:
    clock = Clock()
    tickets: Tickets[str] = Tickets(clock)
    early, late = tickets.issue("anna", "early"), tickets.issue("anna", "late")
    clock.now_s = TICKET_LIFE_S - 0.001
    assert tickets.redeem("anna", early) == "early"
    clock.now_s = TICKET_LIFE_S
    assert tickets.redeem("anna", late) is None


def test_tickets_do_not_pile_up_and_cannot_be_guessed() -> None:
    tickets: Tickets[int] = Tickets()
    issued = [tickets.issue("anna", number) for number in range(MOST_TICKETS + 1)]
    assert tickets.redeem("anna", issued[0]) is None
    assert tickets.redeem("anna", issued[1]) == 1
    assert len(set(issued)) == len(issued)
    assert min(map(len, issued)) >= 43
