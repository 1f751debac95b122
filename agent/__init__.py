"""Who answers, and how a turn flows."""
