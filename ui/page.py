"""The chat page: Chainlit's, with nothing fetched from outside and its athlete already signed in."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.middleware import Middleware

from agent.settings import Settings
from ui import chat_files, door
from ui.gate import identity_of

OUTSIDE = re.compile(r"<link\b[^>]*(?:fonts\.g(?:oogleapis|static)\.com|cdn\.jsdelivr\.net)[^>]*>", re.DOTALL)
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
OUR_TEXTS = Path(__file__).with_name("texts.json")
PAGES = ("/", "/login", "/thread/{thread_id}")
NO_MENU = "#user-nav-button { display: none; }"
"""Where a machine just opens nobody signs in, so there is nobody to sign out."""


def mount(app: FastAPI, settings: Settings) -> str:
    """Mount the chat at the root of `app`, below every route it has; return the page's security policy."""
    import chainlit.server
    from chainlit.config import config
    from chainlit.utils import mount_chainlit

    from ui import own_sessions
    from ui.history import give_thumb
    from ui.sent_by_pages import hear_only_what_pages_send
    from ui.sockets import OwnSockets, end_as_they_began, keep_no_messages

    keep_no_messages()
    end_as_they_began()
    hear_only_what_pages_send()
    app.user_middleware.append(Middleware(OwnSockets))  # The innermost: who asks is known there.

    if config.features.spontaneous_file_upload is not None:
        # The browser knows one limit for all files; the server keeps single files to theirs (ui/uploads.py).
        largest_mb = max(settings.max_upload_mb, settings.max_archive_mb)
        config.features.spontaneous_file_upload.max_size_mb = largest_mb
    html = OUTSIDE.sub("", chainlit.server.get_html_template("/"))
    chainlit.server.get_html_template = lambda _root_path: html
    for path in PAGES:
        app.add_api_route(path, _page(html), include_in_schema=False, response_class=HTMLResponse)
    app.add_api_route("/auth/config", _sign_in_settings, include_in_schema=False)
    app.add_api_route("/project/translations", _texts, include_in_schema=False)
    app.add_api_route("/blobs/{key:path}", _blob, include_in_schema=False)
    app.add_api_route("/feedback", give_thumb, methods=["PUT"], include_in_schema=False)
    app.include_router(own_sessions.router)
    take_upload = chat_files.upload_route(settings.max_upload_mb)
    app.add_api_route("/project/file", take_upload, methods=["POST"], include_in_schema=False)
    mount_chainlit(app=app, target=str(Path(__file__).with_name("chat.py")), path="/")
    return content_security_policy(html)


def content_security_policy(html: str) -> str:
    """Allow our own files and the page's own inline scripts, and nothing else.

    Chainlit draws custom elements by evaluating their source (react-runner), hence 'unsafe-eval';
    React sets styles inline.
    """
    scripts = (hashlib.sha256(text.encode()).digest() for text in INLINE_SCRIPT.findall(html))
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in scripts)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'unsafe-eval' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _page(html: str) -> Callable[[Request], HTMLResponse]:
    def page(request: Request) -> HTMLResponse:
        identity = identity_of(request)
        nobody_signs_out = NO_MENU if identity is None or identity.sign_in_id is None else ""
        style = f"<style>{model_line_style(door.coach().model_label)}{nobody_signs_out}</style></head>"
        return HTMLResponse(html.replace("</head>", style, 1), headers={"Cache-Control": "no-cache"})

    return page


def _sign_in_settings() -> JSONResponse:
    """Return Chainlit's own answer, with a theme that follows the system, which its settings cannot say."""
    from chainlit.auth import get_configuration

    return JSONResponse(get_configuration() | {"default_theme": "system"})


def _texts() -> JSONResponse:
    """Return Chainlit's texts with ours laid over them, and who is answering in the line under the box."""
    from chainlit.config import config

    texts = laid_over(config.load_translation("en-US"), json.loads(OUR_TEXTS.read_text(encoding="utf-8")))
    texts["chat"]["watermark"] = door.coach().model_label
    return JSONResponse({"translation": texts})


def laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return the texts of `below` with those that `above` says differently."""
    merged = dict(below)
    for name, text in above.items():
        merged[name] = laid_over(below.get(name, {}), text) if isinstance(text, dict) else text
    return merged


async def _blob(key: str) -> StreamingResponse:
    """Return a file shown in a conversation, to the conversation's owner, as the type it came with."""
    from ui.history import shown_file

    pieces, media_type = await shown_file(key)
    policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
    return StreamingResponse(pieces, media_type=media_type, headers={"Content-Security-Policy": policy})


def model_line_style(model_label: str) -> str:
    """Return the style sheet that writes who is answering under the box of the welcome page."""
    text = json.dumps(model_label, ensure_ascii=False).replace("<", r"\3c ")
    return f"#welcome-screen::after {{ content: {text}; }}"
