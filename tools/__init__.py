"""Everything an agent may call, and the sport underneath it."""
