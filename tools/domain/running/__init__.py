"""A run: what the ground costs, and targets that add up."""
