"""The style sheet of shared pages: inside the page, so that nothing but the page has to be fetched."""

import base64
import hashlib
import json
from functools import cache
from pathlib import Path

from tools.domain.ground.grade_bands import ON_DARK, ON_LIGHT
from ui.form_page import THEME

SHEET = Path(__file__).parent / "templates" / "shared.css"
NAMES = (
    "background",
    "foreground",
    "card",
    "primary",
    "primary-foreground",
    "muted",
    "muted-foreground",
    "border",
)


@cache
def share_style() -> str:
    """Return the theme's colours, light and dark, the grades' colours, and our rules."""
    variables = json.loads(THEME.read_text(encoding="utf-8"))["variables"]
    light, dark = (
        f":root {{ {' '.join([*_named(variables[theme]), *_graded(grades)])} }}"
        for theme, grades in (("light", ON_LIGHT), ("dark", ON_DARK))
    )
    rules = SHEET.read_text(encoding="utf-8")
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n{rules}"


@cache
def share_headers() -> dict[str, str]:
    """Return what a browser, a cache and a search engine are told of a shared page."""
    digest = base64.b64encode(hashlib.sha256(share_style().encode()).digest()).decode()
    policy = (
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return {
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "; ".join(policy),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    }


def _named(variables: dict[str, str]) -> list[str]:
    return [f"--{name}: {variables[f'--{name}']};" for name in (*NAMES, "font-sans")]


def _graded(colours: tuple[str, ...]) -> list[str]:
    return [f"--g{step}: {colour};" for step, colour in enumerate(colours)]
