"""When two questions ask the same, so that one answer serves both; and when an answer may be kept at all."""
