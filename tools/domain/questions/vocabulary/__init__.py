"""What the words of endurance mean to a question: phrases of one meaning on a line."""
