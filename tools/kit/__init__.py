"""What every tool is made of: ports, the typed context, the error tree."""
