"""What to think where."""
