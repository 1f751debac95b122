"""The HTTP interface: the same tools the chat uses, over JSON."""
