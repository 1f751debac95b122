"""Checking an answer: every number, day and name in it is traced to where it comes from, or is a fault."""
