"""How many conversations one server process holds: real sockets, a scripted endpoint, a bare peer."""
