"""The same sport from the command line: no server, no framework, no model. One module a command."""
