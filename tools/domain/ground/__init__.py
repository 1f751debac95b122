"""Where a course goes and how high: from the points of a file to a judged course."""
