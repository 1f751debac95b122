"""The offline coach: a chat model of our own, for when no endpoint is configured or one fails."""
