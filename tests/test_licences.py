"""Every package that runs with Paceline may be given away with it: no GPL and nothing unnamed."""

import re
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

import pytest
from packaging.markers import Marker

LOCK = Path(__file__).parents[1] / "requirements.lock"
PINNED = re.compile(r"^([\w.-]+)==\S+(?: ; (.+?))? \\$", re.MULTILINE)
STRONG = re.compile(r"(?<!lesser )\b(?:general public license|a?gpl)", re.IGNORECASE)
FREE = re.compile(
    r"\b(?:apache|mit|bsd|0bsd|isc|psf|python software foundation|mpl|mozilla|zlib|cc0|lgpl|lesser)",
    re.IGNORECASE,
)


def locked() -> list[str]:
    """Return the packages that are installed on a machine like this one."""
    found = PINNED.findall(LOCK.read_text(encoding="utf-8"))
    return [name for name, marker in found if not marker or Marker(marker).evaluate()]


def licences(about: PackageMetadata) -> list[str]:
    """Return what a package says its licences are, the short ways before the whole text."""
    classifiers = [each for each in about.get_all("Classifier") or () if each.startswith("License ::")]
    expression = about.get("License-Expression")
    first_lines = (about.get("License") or "").strip().splitlines()[:1]
    return [expression] if expression else classifiers or first_lines


@pytest.mark.parametrize("name", locked())
def test_a_package_may_be_given_away(name: str) -> None:
    said = licences(metadata(name))
    assert said, f"{name} names no licence"
    alternatives = [part for each in said for part in each.split(" OR ")]
    assert any(FREE.search(part) and not STRONG.search(part) for part in alternatives), said


def test_the_lock_is_read_whole() -> None:
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    assert len(PINNED.findall(LOCK.read_text(encoding="utf-8"))) == sum("==" in line for line in lines)
    assert len(locked()) > 200


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False),
        ("License :: OSI Approved :: GNU Affero General Public License v3", False),
        ("LGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", True),
        ("Apache-2.0", True),
        ("Proprietary", False),
    ],
)
def test_the_words_are_told_apart(said: str, free: bool) -> None:
    assert bool(FREE.search(said) and not STRONG.search(said)) is free
