"""Training load, and the rules a plan must keep."""
