"""Bad input on purpose: every operation and every parser is given what nobody meant to send."""
