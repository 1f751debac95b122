"""The nodes of the graph, one module each."""
