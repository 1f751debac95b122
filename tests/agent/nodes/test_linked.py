"""Which links of a message are read."""

import pytest

from agent.nodes.linked import MOST_LINKS, links_in


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://race.example/profile.png", ["https://race.example/profile.png"]),
        ("plan it: https://race.example/a/course.GPX, please", ["https://race.example/a/course.GPX"]),
        ("(http://race.example/guide.pdf)", ["http://race.example/guide.pdf"]),
        ("here is the course profile https://race.example/image?id=3", ["https://race.example/image?id=3"]),
        ("https://race.example/image?id=3", ["https://race.example/image?id=3"]),
        ("I wrote about it on https://blog.example/my-marathon yesterday", []),
        ("my sleep was bad, see https://example.com/a.html", []),
        ("ftp://race.example/profile.png and file:///etc/passwd", []),
        ("https://a.example/x.png https://a.example/x.png", ["https://a.example/x.png"]),
        ("no link at all", []),
    ],
)
def test_links_of_files_and_of_courses_are_read(text: str, links: list[str]) -> None:
    assert links_in(text) == links


def test_not_more_than_a_few() -> None:
    assert len(links_in(" ".join(f"https://a.example/{n}.png" for n in range(20)))) == MOST_LINKS
