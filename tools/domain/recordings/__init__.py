"""What was done: recorded activities and their measures."""
