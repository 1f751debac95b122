"""A house under fire: all is killed, filled and cut at random, and nothing acknowledged may be lost."""
