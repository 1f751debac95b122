"""Grades as colours: blue down, grey flat, orange to red up, the same on page and paper."""

GRADE_EDGES = (-0.06, -0.03, -0.01, 0.01, 0.03, 0.06)
"""Where one grade colour ends and the next begins, the same in chart and table (our design choice [D])."""

GRADE_NAMES = ("−6 %", "−3 %", "−1 %", "+1 %", "+3 %", "+6 %")
"""The edges as a legend writes them."""

ON_LIGHT = ("#2b5c9e", "#6296cf", "#a9c8e6", "#c3c8cc", "#f0bd85", "#dd7d2c", "#97291b")
ON_DARK = ("#5f97e0", "#4674ad", "#37577c", "#545d63", "#8f5f2f", "#cf7424", "#e0604b")
"""The colours on light and on dark ground, steep down first: the page's --grade-0 to --grade-6."""


def grade_colour(grade: float) -> int:
    """Return the number of a grade's colour, 0 (steep down) over 3 (flat) to 6 (steep up)."""
    return sum(grade >= edge for edge in GRADE_EDGES)
