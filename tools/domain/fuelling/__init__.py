"""What to eat and drink, inside limits."""
