"""A house under fire: everything is killed, filled and cut at random, and nothing acknowledged may be lost."""
