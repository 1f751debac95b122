"""A strategy made ready to be carried: on paper, on a wrist, in a calendar, on a watch."""
