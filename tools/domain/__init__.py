"""Endurance sport as data and arithmetic: no I/O, no clock, no framework."""
