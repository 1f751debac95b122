"""The page and the HTTP interface: they ask the coach, and draw what it answers."""
