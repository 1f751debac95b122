"""Wishes to take a strategy along are understood, and what only sounds like one is left alone."""

import pytest

from agent.understanding.carry_wishes import CarryWish, read_carry_wish
from tools.formats.carried import CarryFormat


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("give me the PDF", CarryFormat.PDF),
        ("pdf please", CarryFormat.PDF),
        ("can I have that as a PDF?", CarryFormat.PDF),
        ("print it", CarryFormat.PDF),
        ("I'd like a printable version", CarryFormat.PDF),
        ("save it as pdf", CarryFormat.PDF),
        ("make a pace band", CarryFormat.BAND),
        ("pace band", CarryFormat.BAND),
        ("can you make me a wristband for the race?", CarryFormat.BAND),
        ("a sticker for my top tube, I need one", CarryFormat.STEM_CARD),
        ("make a stem card", CarryFormat.STEM_CARD),
        ("put it on my lock screen", CarryFormat.LOCK_SCREEN),
        ("put it on my watch", CarryFormat.FIT),
        ("how do I get it on my Garmin?", CarryFormat.FIT),
        ("send it to my wahoo", CarryFormat.FIT),
        ("load the plan onto my bike computer", CarryFormat.FIT),
        ("export as FIT file", CarryFormat.FIT),
        ("give me a fit workout of the race", CarryFormat.FIT_WORKOUT),
        ("export a GPX with waypoints", CarryFormat.GPX),
        ("I need a tcx", CarryFormat.TCX),
        ("can I ride it on zwift? give me the file", CarryFormat.ZWO),
        ("export it as erg", CarryFormat.ERG),
        ("mrc file please", CarryFormat.MRC),
        ("splits as csv please", CarryFormat.CSV),
        ("put the splits into excel", CarryFormat.CSV),
        ("add the race to my calendar", CarryFormat.ICS),
        ("export my plan as json", CarryFormat.JSON),
    ],
)
def test_a_format_is_heard(text: str, format: CarryFormat) -> None:
    assert read_carry_wish(text) == CarryWish("last", format)


@pytest.mark.parametrize(
    "text",
    [
        "export my plan",
        "export it",
        "download the strategy",
        "I want to take it along",
        "can I take the plan with me?",
        "what can I export?",
    ],
)
def test_all_formats_are_wanted(text: str) -> None:
    assert read_carry_wish(text) == CarryWish()


@pytest.mark.parametrize(
    "text",
    [
        "share it with my crew",
        "share my plan",
        "can you share this with my wife?",
        "send it to my crew",
        "send my husband the plan",
        "I need a link for my crew",
        "make a share link",
        "crew sheet please",
        "let my family follow the race",
        "make a link to my plan",
    ],
)
def test_sharing_is_heard(text: str) -> None:
    wish = read_carry_wish(text)
    assert wish is not None
    assert (wish.which, wish.share) == ("last", True)


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("export my Boston plan", "Boston"),
        ("give me the PDF of “The saved plan” v2", "The saved plan v2"),
        ("make a pace band for Boston Marathon", "Boston Marathon"),
        ("pdf of v2 please", "v2"),
        ("share my Berlin 2027 strategy with my crew", "Berlin 2027"),
        ("print my race plan", "last"),
        ("make a pace band of it", "last"),
        ("share my newest plan", "newest"),
        ("make a pace band for Sunday", "last"),
        ("Take my strategy “Boston” v3 along", "Boston v3"),
    ],
)
def test_a_strategy_is_named(text: str, which: str) -> None:
    wish = read_carry_wish(text)
    assert wish is not None
    assert wish.which == which


@pytest.mark.parametrize(
    "text",
    [
        "what is a pace band?",
        "should I wear a pace band?",
        "I don't want a pace band",
        "here is my GPX",
        "I have a gpx of the course",
        "marathon on 18 April, want 3:45",
        "put my workouts on my watch",
        "send this week's sessions to my Garmin",
        "what should my watch show at each mile?",
        "how do I share the road with faster runners?",
        "connect Garmin",
        "sync my watch",
        "my watch says 172 bpm",
        "export all my data",
        "plan my race",
        "who paces the crew?",
        "add a gel at km 30",
        "print",
        "show my form",
        "my crew meets me at km 20 and 55",
        "drop bag at 42, crew at 60",
        "can I upload a tcx from my old polar watch",
        "connect to my watch",
        "boston.gpx",
        "I carry everything in two bottles",
        "can you read a PDF?",
    ],
)
def test_other_messages_are_left_alone(text: str) -> None:
    assert read_carry_wish(text) is None
