"""What results, training and a split point to."""
