"""No label lies on another."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ui.commands.plot_labels import LabelRoom


def room() -> LabelRoom:
    figure = Figure(figsize=(10, 5), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    return LabelRoom(figure, axes)


def test_a_place_is_taken_once() -> None:
    free = room()
    assert free.take("gel\n1:40 h", (50, 50), font_pt=8)
    assert not free.take("gel\n1:45 h", (51, 50), font_pt=8)
    assert not free.take("bar", (50, 53), font_pt=8)  # two lines stand higher than one


def test_beside_and_above_there_is_room() -> None:
    free = room()
    assert free.take("gel", (50, 50), font_pt=8)
    assert free.take("gel", (55, 50), font_pt=8)
    assert free.take("gel", (50, 50), font_pt=8, lift_pt=12)
    assert free.take("gel", (50, 60), font_pt=8)


def test_a_longer_word_needs_more() -> None:
    free = room()
    assert free.take("caffeine gel", (50, 50), font_pt=8)
    assert not free.take("gel", (54, 50), font_pt=8)
