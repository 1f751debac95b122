"""What the words and lines in a picture of a course mean."""
