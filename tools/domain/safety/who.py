"""Whom a red flag may be about: the athlete, or somebody beside them."""

_RELATION = (
    r"(?:husband|wife|partner|girlfriend|boyfriend|fianc[eé]e?|friend|mate|buddy|dad|father|mum|mom"
    r"|mother|son"
    r"|daughter|kid|child|brother|sister|coach|team ?mate|club ?mate|colleague|training partner"
    r"|riding partner|running partner|pacer|athlete|client|guy|man|woman|runner|rider|cyclist)"
)
SOMEONE = (
    r"(?:i|i've|i'm|i'd|he|he's|she|she's|someone|somebody|mum|mom|dad|(?:my|our|a|the|another|this|his"
    r"|her) "
    rf"(?:\w+ )?{_RELATION}(?: just)?)"
)
"""A person as a subject."""
