"""Cut-offs and halts in the order of the course."""

from tools.domain.ground.along_course import by_place
from tools.domain.race import Cutoff, Stop


def test_what_is_said_now_replaces_what_was_known_of_the_same_place() -> None:
    known = (Cutoff(at_m=20_000, time_s=9_000), Cutoff(at_m=60_000, time_s=30_000))
    said = (Cutoff(at_m=40_000, time_s=18_000), Cutoff(at_m=20_000, time_s=10_000))
    assert [(cutoff.at_m, cutoff.time_s) for cutoff in by_place(known, said)] == [
        (20_000, 10_000),
        (40_000, 18_000),
        (60_000, 30_000),
    ]


def test_nothing_known_and_nothing_said_is_nothing() -> None:
    nothing: tuple[Stop, ...] = ()
    assert by_place(nothing, nothing) == ()
