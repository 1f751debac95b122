"""Training plans made, judged, changed, compared, and held beside what was done."""
