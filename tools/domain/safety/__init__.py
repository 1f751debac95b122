"""What stops the advice, and whom to see."""
