"""Pages beside the chat, drawn on the server: for what must never be typed into a conversation."""

import json
from functools import cache
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tools.domain.carrying.carry_rows import taken_words
from tools.domain.ground.grade_bands import grade_colour

HERE = Path(__file__).parent
THEME = HERE.parent / "public" / "theme.json"
HEADERS = {
    # What was typed and what a service says of an account stays in no cache.
    "Cache-Control": "no-store",
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
}


def draw(template: str, **shown: object) -> HTMLResponse:
    """Return a page. Everything shown is escaped."""
    html = templates().get_template(template).render(theme=Markup(theme_style()), **shown)  # noqa: S704 (our own file's)
    return HTMLResponse(html, headers=HEADERS)


@cache
def theme_style() -> str:
    """Return the chat's colours, light and dark, as a style sheet."""
    variables = json.loads(THEME.read_text(encoding="utf-8"))["variables"]
    return " ".join(
        f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in variables[theme].items())} }}"
        for selector, theme in ((":root", "light"), (".dark", "dark"))
    )


@cache
def templates() -> Environment:
    """Return the pages' templates. Everything shown is escaped."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["grade_step"] = grade_colour
    environment.filters["taken"] = taken_words
    return environment
