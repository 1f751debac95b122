"""When a plan passes what: stops, splits, cut-offs, the clock."""
