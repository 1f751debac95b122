"""The outside world turned into the domain's nouns, one module a format."""
