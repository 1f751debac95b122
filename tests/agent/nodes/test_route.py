"""Which specialists a model chose, however it wrote them down."""

import pytest

from agent.nodes.route import names_in


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["pacing", "nutrition"], ("pacing", "nutrition")),
        ("pacing", ("pacing",)),
        ('["pacing", "Mental"]', ("pacing", "mental")),
        (None, ()),
        ([], ()),
        (3, ()),
    ],
)
def test_names_are_read_from_lists_and_from_bare_texts(written: object, names: tuple[str, ...]) -> None:
    assert names_in(written) == names
