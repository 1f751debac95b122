"""Imports and syncs: what is asked for waits in a queue in the database, and a worker does it."""

from agent.jobs.opening import Jobs, open_jobs

__all__ = ["Jobs", "open_jobs"]
