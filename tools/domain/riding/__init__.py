"""A ride: power, speed, reserve, the plan that varies them, gears."""
