"""Keys and passwords in a message: taken out before anything is kept of it or sent anywhere."""

import re

REMOVED = "[removed]"
_NAMED = re.compile(
    r"\b(?:(?:api|access|secret|client|private)[\s_-]*(?:key|secret|token)|password|passwort|passwd|pwd|passcode"
    r"|token|bearer|client[\s_-]secret|(?:login|mfa|2fa|verification|security|sms)[\s_-]*(?:code|pin))\b"
    r"[\"'”’]?\s*(?:(?:is|was|=|:|->)\s*)+[\"'“‘]?(?P<secret>[^\s\"'”’,;]{4,})",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"\b(?:key|token|bearer)\s+[\"'“‘]?(?P<secret>(?=[A-Za-z_\-]*\d)[A-Za-z0-9_\-]{12,})",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w./-])(?P<secret>(?=(?:[A-Za-z]*\d){3})(?=(?:\d*[A-Za-z]){3})[A-Za-z0-9]{20,})(?![\w./-])"
)
_TOKEN = re.compile(r"(?<!\w)(?P<secret>eyJ[\w-]{10,}(?:\.[\w-]+){1,2})")
_PREFIXED = re.compile(
    r"(?<!\w)(?P<secret>(?:sk|pk|rk|gh[opsu]|github_pat|xox[abp]|glpat|paceline)[-_](?=[\w-]*\d)[\w-]{16,})"
)
"""Keys that begin as their services make them: OpenAI, Stripe, GitHub, Slack, GitLab, and we ourselves."""


def without_secrets(text: str) -> str:
    """Return a message with what looks like a key, a password or a code replaced by `REMOVED`."""
    for pattern in (_TOKEN, _PREFIXED, _NAMED, _KEY, _BARE):
        text = pattern.sub(_blanked, text)
    return text


def _blanked(match: re.Match[str]) -> str:
    start, end = (place - match.start() for place in match.span("secret"))
    return match[0][:start] + REMOVED + match[0][end:]
