"""Two courses side by side, and a stretch of one measured: the same figures for both, in words."""
