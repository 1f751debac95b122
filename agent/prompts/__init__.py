"""The prompts, as Markdown files named for what they are for."""

from functools import cache
from importlib.resources import files


@cache
def prompt(name: str) -> str:
    """Return a prompt's text."""
    return files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8").strip()
