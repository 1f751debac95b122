"""What a house's owner can watch: log lines, numbers, traces, failures, and how every part stands."""
